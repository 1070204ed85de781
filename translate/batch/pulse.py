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
