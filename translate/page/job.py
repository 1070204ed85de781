"""What a page shows of a corpus job, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .charts import Bar, Curve, Histogram


class Figure(NamedTuple):
    """A number that matters, large."""

    value: str
    name: str
    note: str = ""
    bad: bool = False


class Slow(NamedTuple):
    """An article that took long."""

    name: str
    target: str
    words: int
    seconds: float
    alone: float


class Failure(NamedTuple):
    """An article that is not done."""

    name: str
    target: str
    state: str
    reason: str


class Session(NamedTuple):
    """One run of the job, or of a part of it."""

    name: str
    started: str
    """UTC."""
    lasted: str
    workers: str
    words: int
    rate: float
    memory: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How far people are with its POs."""

    pos: int
    begun: int
    finished: int
    unreadable: int
    entries: int
    reviewed: int
    states: dict[str, int]
    """Entries by state: all five."""


@dataclass(frozen=True, slots=True)
class JobPage:
    """A corpus job to look at."""

    name: str
    """Of its output folder."""
    where: str
    targets: str
    at_work: str
    """Who is; empty where nobody does."""
    states: tuple[tuple[str, int], ...]
    """Articles by what became of them."""
    figures: tuple[Figure, ...]
    pace: Curve | None
    memory: Curve | None
    memory_note: str
    languages: tuple[Bar, ...]
    routes: tuple[Bar, ...]
    findings: tuple[Bar, ...]
    terms: int
    unmet: int
    risks: Histogram | None
    review: Reviewed | None
    """None where nobody looked into the POs."""
    slowest: tuple[Slow, ...]
    reasons: tuple[Bar, ...]
    """Why articles are not done."""
    failures: tuple[Failure, ...]
    more_failures: int
    """That the page doesn't list."""
    sessions: tuple[Session, ...]
    settings: tuple[tuple[str, str], ...]

    @property
    def articles(self) -> int:
        return sum(count for _, count in self.states)
