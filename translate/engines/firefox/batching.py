"""Sentences in batches of like lengths, and the batches over threads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TypeVar

from .. import processors

BATCH = 16
"""Sentences. More make the products larger, and the batch's candidates too many for the cache:
of 4, 8, 16, 32 and 64 the fastest (`bench/engine.py --batches`)."""
_CELLS = 16 * 128 * 128
"""Sentences times the square of their length: what a batch's attention may take in memory."""

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Workers:
    """Threads that do work in batches; calls from several threads share them."""

    def __init__(self, threads: int | None = None) -> None:
        """`threads` batches at a time, by default one for each processor that it may use."""
        self._threads = threads or processors.usable()
        # One is the caller's own.
        self._pool = ThreadPoolExecutor(self._threads) if self._threads > 1 else None

    def __call__(
        self,
        work: Callable[[Sequence[Item]], Sequence[Answer]],
        items: Sequence[Item],
        lengths: Sequence[int],
    ) -> list[Answer]:
        """Do the work; the answers in the items' order. Lengths are in words of the source."""
        groups = batches(lengths, self._threads)
        parts = [[items[n] for n in group] for group in groups]
        done = list((self._pool.map if self._pool else map)(work, parts))
        answers = dict(zip(chain(*groups), chain(*done), strict=True))
        return [answers[n] for n in range(len(items))]


def batches(lengths: Sequence[int], threads: int = 1) -> list[list[int]]:
    """Numbers of sentences in batches, the longest first, so that the last thread ends soon."""
    size = max(1, min(BATCH, -(-len(lengths) // threads)))
    groups: list[list[int]] = []
    for n in sorted(range(len(lengths)), key=lambda n: -lengths[n]):
        room = min(size, max(1, _CELLS // lengths[groups[-1][0]] ** 2)) if groups else 0
        if not groups or len(groups[-1]) >= room:
            groups.append([])
        groups[-1].append(n)
    return groups
