"""What a call of `translate` or `lines` asks for, checked before any work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConfigError
from ..languages import normalise

if TYPE_CHECKING:
    from ..glossary import Glossary


@dataclass(frozen=True, slots=True)
class Order:
    """Languages, engine and glossary of a call."""

    targets: tuple[str, ...]
    """BCP 47 tags."""
    glossary: Glossary
    source: str | None = None
    engine: str | None = None

    @classmethod
    def of(
        cls,
        targets: str,
        source: str | None,
        engine: str | None,
        glossary: Sequence[Path],
        *,
        house: bool,
    ) -> Order:
        """Read an order as people type it. Raises ConfigError, InputError."""
        tags = tuple(dict.fromkeys(normalise(tag.strip()) for tag in targets.split(",")))
        if engine:
            from ..engines.base import by_name

            by_name(engine)
        return cls(
            tags, glossaries(glossary, house=house), normalise(source) if source else None, engine
        )

    @property
    def target(self) -> str:
        """The one target. Raises ConfigError where there are several."""
        if len(self.targets) > 1:
            raise ConfigError("several targets need several outputs", hint="give one language")
        return self.targets[0]


def glossaries(paths: Sequence[Path], *, house: bool) -> Glossary:
    """The glossary of a call: its files, over the house's unless that is off."""
    from ..glossary import Glossary

    own = Glossary.load(*paths)
    return own.over(Glossary.house()) if house else own
