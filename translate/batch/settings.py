"""What decides the drafts of a job: carried to every worker, named by a fingerprint."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ..article import Role
from ..desk.order import Order
from ..glossary import Glossary

if TYPE_CHECKING:
    from ..memory import Memory
    from ..segment import Rules

FORMS = ("po", "jsonl", "parquet")


@dataclass(frozen=True, eq=False)
class Settings:
    """All that a worker has to know; it can be pickled. Equal are those of one fingerprint."""

    output: Path
    form: str = "po"
    source: str | None = None
    engine: str | None = None
    own: Glossary = field(default_factory=Glossary)
    """What outranks the house's glossary; that one every worker has."""
    house: bool = True
    memory: Path | None = None
    """A snapshot, which nobody writes to any more."""
    memory_digest: str = ""
    desk: str | None = None
    full_risk: bool = False
    memory_like: float | None = None
    rules: Rules | None = None
    """The user's own for where sentences end."""
    skip: frozenset[Role] = frozenset()
    fingerprint: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Settings) and self._name == other._name

    def __hash__(self) -> int:
        return hash(self._name)

    @property
    def _name(self) -> tuple[Path, str]:
        return self.output, self.fingerprint

    @property
    def parts(self) -> dict[str, object]:
        """What they come to, by names that a person knows; equal ones make equal drafts.

        Raises EngineError where the engine can't be loaded.
        """
        from ..draft.pair import VERSION

        return {
            "dragoman": (version("dragoman"), VERSION),
            "form": self.form,
            "source": self.source,
            "engine": self.engine,
            "models": _models(self.engine),
            "glossary": _names(self.own),
            "house glossary": _names(Glossary.house()) if self.house else "",
            "memory": self.memory_digest,
            "desk": self.desk,
            "full risk": self.full_risk,
            "memory like": self.memory_like,
            "segmentation": self.rules,
            "skip": sorted(self.skip),
        }

    def named(self) -> Settings:
        """With its fingerprint. Raises EngineError where the engine can't be loaded."""
        text = repr(sorted(self.parts.items()))
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return replace(self, fingerprint=digest[:32])

    def order(self, target: str, memory: Memory | None) -> Order:
        """The same as a call of `translate` has it."""
        glossary = self.own.over(Glossary.house()) if self.house else self.own
        return Order(
            (target,),
            glossary,
            self.source,
            self.engine,
            self.desk,
            self.full_risk,
            self.memory_like,
            memory,
            self.rules,
            self.skip,
        )


@dataclass(frozen=True)
class Probe:
    """Asked on a worker, names what it would draft with: dragoman, models, house glossary."""

    settings: Settings

    def __call__(self) -> str:
        return self.settings.named().fingerprint


def _models(engine: str | None) -> list[tuple[str, str]]:
    from ..engines.base import by_name, discover

    engines = [by_name(engine)] if engine else discover().values()
    return sorted((each.name, model.name) for each in engines for model in each.models())


def _names(glossary: Glossary) -> str:
    """The digest of a glossary's rows, wherever its files lie."""
    rows = [[replace(row, where="") for row in rows] for rows in glossary.files]
    return hashlib.sha256(repr(rows).encode("utf-8", "surrogatepass")).hexdigest()
