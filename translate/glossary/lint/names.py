"""A glossary as the rules look at it: its rows, and the names in them one by one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from ...languages import same_base
from ..resolve import Key, key
from ..terms import KEEP, Concept


@dataclass(frozen=True, slots=True)
class Listed:
    """A name that an article may hold, and the row that it stands in."""

    text: str
    language: str
    """BCP 47."""
    row: int
    key: Key
    """Its style, then its words, as `terms.key` has them."""

    @property
    def shown(self) -> str:
        return f"{self.language} “{self.text}”"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a file, and the names that articles may hold."""

    concepts: Sequence[Concept]
    names: Sequence[Listed]
    target: str | None
    """The language that is translated into; None for any."""

    @classmethod
    def of(cls, concepts: Sequence[Concept], source: str | None, target: str | None) -> Rows:
        """All names, or those of articles in `source`; those of `target` can't be of an article."""

        def wanted(tag: str) -> bool:
            if source:
                return same_base(tag, source)
            return not (target and same_base(tag, target))

        names = [
            Listed(name, tag, row, key(name))
            for row, concept in enumerate(concepts)
            for tag, cell in concept.cells.items()
            if wanted(tag)
            for name in cell.names
            if name != KEEP
        ]
        return cls(concepts, names, target)

    def where(self, row: int) -> str:
        return self.concepts[row].where

    def twice(self, by: Callable[[Listed], Hashable]) -> Iterator[tuple[Listed, Listed]]:
        """Names of a language that are alike, of two rows each: one, and the next like it."""
        last: dict[tuple[str, Hashable], Listed] = {}
        for name in self.names:
            group = (name.language, by(name))
            if group in last and last[group].row != name.row:
                yield last[group], name
            last[group] = name

    def translations(self, one: Listed, other: Listed) -> tuple[str, bool]:
        """How two like names are translated otherwise, if they are; whether they are at all."""
        rows = self.concepts[one.row], self.concepts[other.row]
        shared = False
        for tag in dict.fromkeys((*rows[0].cells, *rows[1].cells)):
            if same_base(tag, one.language) or not same_base(tag, self.target or tag):
                continue
            cells = [concept.target(tag).names for concept in rows]
            if not all(cells):
                continue
            shared = True
            first, again = (
                name.text if names[0] == KEEP else names[0]
                for name, names in zip((one, other), cells, strict=True)
            )
            if first != again:
                return f"{tag} “{again}” here, “{first}”", True
        return "", shared
