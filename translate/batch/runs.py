"""A job over time: what each run had done at some moments, and the memory that it took.

However long a run takes, the moments that are kept are few: once there are too many, each two
neighbours become one, and from then on only every second one is taken.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3

    from .progress import Progress

_MOST = 240
"""Moments of a run."""
_LASTING = 50
"""Runs that a journal remembers."""
_FIRST = 1.0
"""Seconds from one moment to the next, to begin with."""
_LOOK = 10.0
"""Seconds from one look at the memory to the next, at most."""


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


class Pulse:
    """Looks at a run now and then, beside its work; a context manager."""

    def __init__(
        self,
        progress: Progress,
        *,
        workers: int,
        cluster: bool,
        memory: Callable[[], int] | None = None,
        first: float = _FIRST,
    ) -> None:
        self._progress, self._workers, self._cluster = progress, workers, cluster
        self._memory = memory or tree_memory
        self._every = first
        self._started = time.time()
        self._moments: list[Moment] = []
        self._most_memory = 0
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> Pulse:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
        self._look()

    @property
    def run(self) -> Run:
        """The run until now; one that has ended has no rate any more."""
        with self._lock:
            moments = (*self._moments, self._now())
        rate = 0.0 if self._ended.is_set() else self._progress.pace
        return Run(self._started, self._workers, self._cluster, rate, moments)

    def _beat(self) -> None:
        """Look until the end."""
        while True:
            with self._lock:
                self._look()
            if self._ended.wait(min(self._every, _LOOK)):
                return

    def _look(self) -> None:
        self._most_memory = max(self._most_memory, self._memory())
        last = self._moments[-1].seconds if self._moments else 0.0
        if self._progress.seconds - last < self._every:
            return
        self._moments.append(self._now())
        self._most_memory = 0
        if len(self._moments) >= _MOST:
            self._moments = list(thinned(self._moments, _MOST // 2))
            self._every *= 2

    def _now(self) -> Moment:
        done = self._progress
        memory = self._most_memory or (self._moments[-1].memory if self._moments else 0)
        return Moment(round(done.seconds, 3), done.articles, done.words, memory)


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


def tree_memory() -> int:
    """Bytes that this process and all below it have; what they share counts once on Linux.

    Elsewhere, what each has resident: shared pages are counted for each.
    """
    import psutil

    driver = psutil.Process()
    total = 0
    for process in (driver, *driver.children(recursive=True)):
        with suppress(psutil.Error, OSError):  # it has just ended
            told = process.memory_full_info()
            total += getattr(told, "pss", 0) or told.rss
    return total


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
