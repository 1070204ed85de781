"""The runs of a job: how far each was at some moments, and the memory that it took."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

_LASTING = 50
"""Runs that a journal remembers."""


class Moment(NamedTuple):
    """How far a run was."""

    seconds: float
    """Since it began."""
    articles: int
    """With those that were found done."""
    words: int
    memory: int
    """Bytes at most since the moment before: of the driver and all processes below it."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a job, or of a part of it."""

    started: float
    """Seconds since 1970, as the clock was then. Nothing is decided by it."""
    workers: int
    """0 where the driver did the work itself."""
    cluster: bool
    """Whether others did: their memory is not among that of the moments."""
    rate: float
    """Words a second over the last minute; 0 where it has ended."""
    moments: tuple[Moment, ...]
    """In order; the last is how far it came."""
    part: str = ""
    """`3-of-40`."""

    @property
    def seconds(self) -> float:
        return self.moments[-1].seconds if self.moments else 0.0

    @property
    def words(self) -> int:
        return self.moments[-1].words if self.moments else 0

    @property
    def memory(self) -> int:
        """Bytes at most."""
        return max((moment.memory for moment in self.moments), default=0)


def thinned(moments: Sequence[Moment], most: int) -> tuple[Moment, ...]:
    """At most so many of them, the last one always: each the end of those that it stands for."""
    while len(moments) > max(most, 1):
        odd = len(moments) % 2  # the first stands alone, for the last to have its neighbour
        groups = [moments[:odd]] if odd else []
        groups += [moments[n : n + 2] for n in range(odd, len(moments), 2)]
        moments = [
            group[-1]._replace(memory=max(moment.memory for moment in group)) for group in groups
        ]
    return tuple(moments)


def put_run(database: sqlite3.Connection, number: int, run: Run) -> None:
    """Note a run in place of what was noted of it before; the oldest runs go."""
    row = (number, run.started, run.workers, run.cluster, run.rate, json.dumps(run.moments))
    database.execute("INSERT OR REPLACE INTO run VALUES (?, ?, ?, ?, ?, ?)", row)
    database.execute("DELETE FROM run WHERE number <= ?", (number - _LASTING,))


def read_runs(database: sqlite3.Connection, part: str) -> list[Run]:
    """In order."""
    rows = database.execute(
        "SELECT started, workers, cluster, rate, moments FROM run ORDER BY number"
    )
    return [
        Run(started, workers, bool(cluster), rate, tuple(map(_moment, json.loads(moments))), part)
        for started, workers, cluster, rate, moments in rows
    ]


def _moment(row: list[float]) -> Moment:
    seconds, *counts = row
    return Moment(seconds, *map(int, counts))
