"""Which article of a shard it is that workers die of, found out in few tries.

A shard whose worker died is tried once more with care: each article by itself, named in a file
before it is touched. The one that was named last is the suspect; where it is that twice, it is put
into quarantine, and the others of the shard go on. Only what this driver saw counts: a person who
kills workers, or the whole job, makes no article a suspect for long.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace

from .place import Place
from .values import Shard

TRIES = 3
"""How often a worker may die of an article: once among others, twice by itself."""


class Suspects:
    """What this driver saw workers die of."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._deaths: Counter[tuple[str, int | None]] = Counter()

    def again(self, shard: Shard, reason: str) -> Shard | None:
        """How to try a shard once more; None where it isn't known what kills its workers."""
        if not shard.careful:
            return replace(shard, careful=True)
        number = self._last(shard.key)
        self._deaths[shard.key, number] += 1
        if self._deaths[shard.key, number] < TRIES - 1:
            return shard
        if number is None:
            return None
        told = f"{reason}, {TRIES} times, at this article"
        return replace(shard, quarantined=(*shard.quarantined, (number, told)))

    def _last(self, key: str) -> int | None:
        """The article that a careful worker was at; forgotten, so that it is told but once."""
        path = self._place.trying / key
        with suppress(OSError, ValueError):
            number = int(path.read_text())
            path.unlink()
            return number
        return None
