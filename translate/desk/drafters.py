"""Who drafts a stream of batches: this process at first, several once there is much to do.

Threads of one process share the engine's model, but Python lets only one of them work at a time,
and what is not the engine's is Python's. Processes share nothing: they draft more (`bench/engine.py
--flow`), at a model and about a second's start each.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING

from ..errors import EngineError

if TYPE_CHECKING:
    from .order import Order

ALONE = 100_000
"""Characters that come before there is an answer to those before them, from which on others are
called: a pipe that is full at once has as much, who waits for each line's answer never."""
MOST = 8
"""Processes by default: each takes a quarter of a gigabyte."""


class Drafters:
    """Drafts batches of lines, each as it would be alone; a context that ends with the work."""

    def __init__(self, order: Order, jobs: int | None = None) -> None:
        """`jobs` processes, by default one for each processor up to `MOST`; 1 is this one alone."""
        from ..engines import processors

        self._order = order
        self._processors = processors.usable()
        self._jobs = jobs or min(MOST, self._processors)
        self._open = ExitStack()
        self._here = self._open.enter_context(_ended(ThreadPoolExecutor(1)))
        self._others: Executor | None = None
        self._last: Future[list[str]] | None = None
        self._waited = 0
        """Characters that have come without waiting for what they get."""

    @property
    def ahead(self) -> int:
        """Batches to have under way, so that nobody waits for the next one."""
        return 2 * self._jobs if self._others else 2

    def submit(self, lines: Sequence[str]) -> Future[list[str]]:
        """Draft a batch. The future raises as `translate_lines` does, or EngineError."""
        if self._others is None and self._jobs > 1 and self._is_much(lines):
            threads = max(1, self._processors // self._jobs)
            self._others = self._open.enter_context(_processes(self._jobs, self._order, threads))
        if self._others is None:
            self._last = self._here.submit(drafted, self._order, lines)
        else:
            self._last = self._others.submit(_drafted, lines)
        return self._last

    def _is_much(self, lines: Sequence[str]) -> bool:
        """Whether lines come so fast and are so many that others should help."""
        waits = self._last is not None and not self._last.done()
        self._waited = sum(map(len, lines)) + (self._waited if waits else 0)
        return self._waited > ALONE

    def __enter__(self) -> Drafters:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()
        if isinstance(error, BrokenProcessPool):
            raise EngineError(
                "a process that drafts came to an end", hint="if memory is short, give --jobs 1"
            ) from error


def drafted(order: Order, lines: Sequence[str]) -> list[str]:
    """The lines in the order's target, each an article of its own."""
    from ..draft import translate_lines

    assert order.source is not None
    drafts = translate_lines(
        lines,
        order.source,
        order.target,
        engine=order.engine,
        glossary=order.glossary,
        checked=False,
        rules=order.rules,
    )
    return [draft.text for draft in drafts]


@contextmanager
def _ended(executor: Executor) -> Iterator[Executor]:
    """An executor that is rid of what it has not begun when its context ends."""
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def _processes(count: int, order: Order, threads: int) -> Iterator[Executor]:
    from multiprocessing import get_context

    with TemporaryDirectory(prefix="dragoman-") as folder:
        # In a file: a process that dies as it starts would leave this one writing an order of
        # more than a pipe holds for ever.
        place = Path(folder, "order")
        place.write_bytes(pickle.dumps(order))
        # A fork would copy locks that the engine's threads hold.
        context = get_context("spawn")
        with _ended(ProcessPoolExecutor(count, context, _begin, (place, threads))) as executor:
            yield executor


_order: Order | None = None
"""What a process of `_processes` drafts by."""


def _begin(place: Path, threads: int) -> None:
    from ..engines import processors

    global _order
    _order = pickle.loads(place.read_bytes())
    os.environ[processors.SETTING] = str(threads)
    # Ctrl-C is the parent's, which ends its children.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _drafted(lines: Sequence[str]) -> list[str]:
    from ..engines import processors

    assert _order is not None
    done = drafted(_order, lines)
    processors.settle()
    return done
