"""The house's names and terms: read, found in a source, kept in a draft, verified."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from .formats import load
from .match import Match, Matcher
from .resolve import resolve
from .terms import Cell, Concept, TermPair

__all__ = ["Cell", "Concept", "Glossary", "Match", "Matcher", "TermPair"]


@dataclass(frozen=True, slots=True)
class Glossary:
    """Concepts file by file, each file outranking those before it."""

    files: tuple[tuple[Concept, ...], ...] = ()
    _matchers: dict[tuple[str, str], Matcher] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @classmethod
    def load(cls, *paths: Path | str, languages: Sequence[str] = ()) -> Glossary:
        """Read glossary files; a later one outranks an earlier one. Raises InputError.

        `languages` (from, to) are those of files that don't say them: DeepL's, OmegaT's.
        """
        return cls(tuple(load(Path(path), languages) for path in paths))

    @classmethod
    def house(cls) -> Glossary:
        """The glossary that ships with the program; none of its files outranks another."""
        return _house()

    def over(self, other: Glossary) -> Glossary:
        """Both, with this one outranking the other."""
        return Glossary(other.files + self.files)

    def __or__(self, other: Glossary) -> Glossary:
        """Both; the right one outranks the left one, as with dicts."""
        return other.over(self)

    def __len__(self) -> int:
        return sum(len(concepts) for concepts in self.files)

    @property
    def concepts(self) -> Sequence[Concept]:
        return [concept for concepts in self.files for concept in concepts]

    def matcher(self, source: str, target: str) -> Matcher:
        """What finds the terms from one language to another (BCP 47 tags); made once a pair."""
        pair = (source, target)
        if pair not in self._matchers:
            self._matchers[pair] = Matcher(resolve(self.files, source, target), source)
        return self._matchers[pair]


@lru_cache(maxsize=1)
def _house() -> Glossary:
    paths = sorted(_folder().glob("*.csv"))
    return Glossary((tuple(concept for path in paths for concept in load(path)),))


def _folder() -> Path:
    """Inside the installed package, or beside it in a clone."""
    package = Path(__file__).parent.parent
    shipped = package / "house"
    return shipped if shipped.is_dir() else package.parent / "glossaries"
