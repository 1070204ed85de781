"""Which units of a memory are meant: those that fit all that is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .tokens import mark

FROM = (
    "FROM unit JOIN segment ON segment.id = unit.segment "
    "JOIN pair ON pair.id = segment.pair JOIN origin ON origin.id = unit.origin "
)
"""The tables that a selection speaks of."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What units have to be like; all of them, where it says nothing."""

    source: str = ""
    """The source itself; typographic marks may be set another way."""
    words: str = ""
    """Words that stand in source or translation, in any case."""
    article: str = ""
    person: str = ""
    since: str = ""
    """ISO 8601: the first day on which a unit may have been approved. Those without a day are
    neither since nor before any."""
    before: str = ""
    """The first day on which it may not."""
    source_language: str = ""
    """BCP 47, as is the target's: just this one."""
    target_language: str = ""

    def condition(self) -> tuple[str, tuple[object, ...]]:
        """An SQL condition on FROM, and its values; `holds` is a function of the memory's."""
        found = list(self._conditions())
        where = " AND ".join(condition for condition, _ in found) or "1"
        return where, tuple(value for _, values in found for value in values)

    def _conditions(self) -> Iterator[tuple[str, tuple[object, ...]]]:
        if self.source:
            yield "segment.mark = ?", (mark(self.source),)
        if self.words:
            words = self.words.casefold()
            yield "(holds(segment.text, ?) OR holds(unit.target, ?))", (words, words)
        for column, value in (
            ("origin.article = ?", self.article),
            ("origin.person = ?", self.person),
            ("origin.date >= ?", self.since),
            ("origin.date <> '' AND origin.date < ?", self.before),
            ("pair.source = ?", self.source_language),
            ("pair.target = ?", self.target_language),
        ):
            if value:
                yield column, (value,)


def holds(text: str, words: str) -> bool:
    """Whether a text has words, which are casefolded."""
    return words in text.casefold()
