"""A run looked at beside its work.

However long it takes, the moments that are kept are few: once there are too many, each two
neighbours become one, and from then on only half as many are taken.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from .progress import Progress
from .runs import Moment, Run, thinned

_MOST = 240
"""Moments of a run."""
_FIRST = 1.0
"""Seconds from one moment to the next, to begin with."""
_LOOK = 10.0
"""Seconds from one look at the memory to the next, at most."""


class Series:
    """The moments of a run: few of them, however many it is given."""

    def __init__(self, every: float = _FIRST) -> None:
        self.every = every
        """Seconds between two that are kept."""
        self._kept: list[Moment] = []
        self._last: Moment | None = None
        """What came since the last that is kept."""

    def take(self, moment: Moment) -> None:
        """A moment, with the memory as it is then."""
        if self._last:
            moment = moment._replace(memory=max(moment.memory, self._last.memory))
        self._last = moment
        if moment.seconds - (self._kept[-1].seconds if self._kept else 0.0) < self.every:
            return
        self._kept.append(moment)
        self._last = None
        if len(self._kept) >= _MOST:
            self._kept = list(thinned(self._kept, _MOST // 2))
            self.every *= 2

    @property
    def moments(self) -> tuple[Moment, ...]:
        """In order, to the last that was given."""
        return (*self._kept, self._last) if self._last else tuple(self._kept)


class Pulse:
    """Looks at a run now and then, beside its work; a context manager."""

    def __init__(
        self,
        progress: Progress,
        *,
        workers: int,
        cluster: bool,
        memory: Callable[[], int] | None = None,
        every: float = _FIRST,
    ) -> None:
        self._progress, self._workers, self._cluster = progress, workers, cluster
        self._memory = memory or tree_memory
        self._started = time.time()
        self._series = Series(every)
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

    @property
    def run(self) -> Run:
        """The run until now; one that has ended has no rate any more."""
        self._look()
        rate = 0.0 if self._ended.is_set() else self._progress.pace
        return Run(self._started, self._workers, self._cluster, rate, self._series.moments)

    def _beat(self) -> None:
        """Look until the end."""
        while True:
            self._look()
            if self._ended.wait(min(self._series.every, _LOOK)):
                return

    def _look(self) -> None:
        with self._lock:
            done = self._progress
            memory = self._memory()
            self._series.take(Moment(round(done.seconds, 3), done.articles, done.words, memory))


def tree_memory() -> int:
    """Bytes that this process and all below it have; what they share counts once on Linux.

    Elsewhere, what each has resident: shared pages are counted for each.
    """
    import psutil

    driver = psutil.Process()
    tree = [driver]
    with suppress(psutil.Error, OSError):  # a system that tells of no others
        tree += driver.children(recursive=True)
    total = 0
    for process in tree:
        with suppress(psutil.Error, OSError):  # it has just ended
            told = process.memory_full_info()
            total += getattr(told, "pss", 0) or told.rss
    return total
