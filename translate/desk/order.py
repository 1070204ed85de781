"""What a call that drafts asks for, checked before any work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConfigError
from ..languages import normalise
from .plan import STDIN

if TYPE_CHECKING:
    from ..article import Role
    from ..catalog import Addresses
    from ..glossary import Glossary
    from ..memory import Memory
    from ..segment import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a call asks for as a person types it; nothing of it is looked at yet."""

    targets: str
    """One or several, by commas."""
    source: str | None = None
    engine: str | None = None
    glossary: tuple[Path, ...] = ()
    house_glossary: bool = True
    memory: Path | None = None
    memory_like: int | None = None
    """In percent."""
    segmentation: Path | None = None
    skip: tuple[str, ...] = ()
    desk: str | None = None
    risk: str = "quick"
    """`quick` or `full`."""


@dataclass(frozen=True, slots=True)
class Order:
    """Languages, engine and glossary of a call."""

    targets: tuple[str, ...]
    """BCP 47 tags."""
    glossary: Glossary
    source: str | None = None
    engine: str | None = None
    desk: str | None = None
    """Where a reviewer writes about a new PO."""
    full_risk: bool = False
    """Whether the model of the other direction is asked about each draft."""
    memory_like: float | None = None
    """From which likeness on the memory's translation of a like sentence is a draft, 0.85 to 1."""
    memory: Memory | None = None
    """Open for as long as the call takes."""
    rules: Rules | None = None
    """Where sentences end, by the user's own rules."""
    skip: frozenset[Role] = frozenset()
    """Roles whose blocks are left as they stand."""

    @classmethod
    def of(cls, asked: Asked) -> Order:
        """Read what was typed, and the files that it names. Raises ConfigError, InputError."""
        from ..article import Role

        tags = tuple(dict.fromkeys(normalise(tag.strip()) for tag in asked.targets.split(",")))
        if asked.engine:
            from ..engines.base import by_name

            by_name(asked.engine)
        told = normalise(asked.source) if asked.source else None
        pair = (told, tags[0]) if told and len(tags) == 1 else ()
        return cls(
            tags,
            glossaries(asked.glossary, house=asked.house_glossary, languages=pair),
            told,
            asked.engine,
            None if asked.desk is None else address(asked.desk),
            asked.risk == "full",
            asked.memory_like / 100 if asked.memory_like else None,
            rules=rules(asked.segmentation),
            skip=frozenset(map(Role, asked.skip)),
        )

    @property
    def target(self) -> str:
        """The one target. Raises ConfigError where there are several."""
        if len(self.targets) > 1:
            raise ConfigError("several targets need several outputs", hint="give one language")
        return self.targets[0]

    @property
    def addresses(self) -> Addresses | None:
        """Who answers for a new PO; None where the call doesn't say."""
        from ..catalog import Addresses

        return Addresses(desk=self.desk) if self.desk else None


_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+|https?://\S+")
_LONGEST = 53
"""Characters that fit beside `Report-Msgid-Bugs-To` in a header line that no tool wraps."""


def address(text: str) -> str:
    """Check the address of a desk. Raises ConfigError."""
    if not _ADDRESS.fullmatch(text) or not text.isascii() or len(text) > _LONGEST:
        raise ConfigError(
            f"{text!r} is no address",
            hint=f"give an e-mail address or URL of at most {_LONGEST} characters",
        )
    return text


def rules(srx: Path | None) -> Rules | None:
    """A user's own segmentation rules. Raises InputError."""
    from ..segment import Rules

    return Rules.load(srx) if srx else None


def glossaries(paths: Sequence[Path], *, house: bool, languages: Sequence[str] = ()) -> Glossary:
    """The glossary of a call: its files, over the house's unless that is off.

    `languages` (from, to) are the call's, where it is of two: for files that don't say theirs.
    """
    from ..glossary import Glossary

    if STDIN in paths:
        raise ConfigError("a glossary can't come from standard input", hint="give a file")
    own = Glossary.load(*paths, languages=languages)
    return own.over(Glossary.house()) if house else own
