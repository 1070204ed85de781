"""What an article takes of its worker's time.

The articles of a shard are drafted together, in batches that mix their sentences: no clock tells an
article's time there. So its seconds are those of what is done for it alone (read, told, cut,
checked, written), as measured, and of the seconds of drafting its share by words. What a process
does for the first time loads what all others use as well: that is no article's, or all of a shard
share it.
"""

from __future__ import annotations

import heapq
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from .database import as_text
from .values import Cost, Item

if TYPE_CHECKING:
    import sqlite3

_OF_SHARD = 5
_OF_JOB = 20
"""Articles whose cost is kept."""


class Costs:
    """The costs of a shard's articles."""

    def __init__(self, target: str, warm: set[tuple[str, str]]) -> None:
        """`warm` is what the process has done before: it stands for all shards, and is added to."""
        self._target, self._warm = target, warm
        self._costs: dict[str, Cost] = {}

    @contextmanager
    def of(self, items: Sequence[Item], what: str) -> Iterator[None]:
        """Measure what is done for them; for one of them alone, it is its own."""
        started = time.perf_counter()
        try:
            yield
        finally:
            seconds = time.perf_counter() - started
            if len(items) == 1 and (what, self._target) not in self._warm:
                seconds = 0.0
            self._warm.add((what, self._target))
            self._share(items, seconds)

    def _share(self, items: Sequence[Item], seconds: float) -> None:
        words = sum(item.words for item in items)
        alone = len(items) == 1
        for item in items:
            part = seconds * item.words / words if words else seconds / len(items)
            none = Cost(item.name, self._target, item.words, 0.0)
            known = self._costs.get(item.name, none)
            self._costs[item.name] = replace(
                known, own=known.own + part * alone, shared=known.shared + part * (not alone)
            )

    def slowest(self) -> tuple[Cost, ...]:
        """A few, the slowest first."""
        return ranked(self._costs.values(), _OF_SHARD)


def ranked(costs: Iterable[Cost], most: int = _OF_JOB) -> tuple[Cost, ...]:
    """The slowest of them, the slowest first."""
    return tuple(heapq.nsmallest(most, costs, key=lambda cost: (-cost.seconds, cost.name)))


def put_costs(database: sqlite3.Connection, key: str, costs: Iterable[Cost]) -> None:
    """Note what the articles of a shard took, where that is among the most of all."""
    rows = [
        tuple(map(as_text, (key, cost.name, cost.target, cost.words, cost.own, cost.shared)))
        for cost in costs
    ]
    database.execute("DELETE FROM cost WHERE key = ?", (key,))
    database.executemany("INSERT OR REPLACE INTO cost VALUES (?, ?, ?, ?, ?, ?)", rows)
    database.execute(
        "DELETE FROM cost WHERE rowid NOT IN "
        "(SELECT rowid FROM cost ORDER BY own + shared DESC LIMIT ?)",
        (_OF_JOB,),
    )


def read_costs(database: sqlite3.Connection) -> list[Cost]:
    rows = database.execute("SELECT name, target, words, own, shared FROM cost").fetchall()
    return [Cost(*row) for row in rows]
