"""What a memory holds, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN = 0
"""The mark of a neighbour that nothing is known of."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment with a translation that a person approved."""

    source: str
    target: str
    source_language: str
    """BCP 47, as is the target's."""
    target_language: str
    before: int = UNKNOWN
    """The `mark` of the segment before it in its article; that of "" where it is the first."""
    after: int = UNKNOWN
    article: str = ""
    """The name of the article; empty where nothing tells, like the two below."""
    person: str = ""
    date: str = ""
    """When it was approved, in ISO 8601: `2026-11-20`."""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit that was found for a segment."""

    unit: Unit
    likeness: float
    """Of the two sources, from 0 to 1; 1 also where they differ in typographic marks alone."""
    before: bool = False
    """Whether the segment before is the same, too."""
    after: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of units that were handed to a memory."""

    new: int = 0
    changed: int = 0
    """Units that took the place of an older translation, made in the same context."""
    known: int = 0
    """Units that were there already, or are older than what is there."""

    def __add__(self, other: Stored) -> Stored:
        return Stored(self.new + other.new, self.changed + other.changed, self.known + other.known)


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a memory holds from one language to another."""

    source_language: str
    target_language: str
    units: int
    segments: int
    """Different sources."""
    articles: int
    people: int
    newest: str
    """The latest date; empty where no unit has one."""
