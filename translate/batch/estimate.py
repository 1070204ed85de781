"""How much there is to do, and how long it would take."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import DragomanError
from .progress import duration
from .values import Item

if TYPE_CHECKING:
    from .job import Job

_SAMPLE = 2000
"""Words that are drafted to see how fast it goes, and as many before, for the engine to load."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run would find to do."""

    articles: int
    """With every target counted."""
    words: int
    shards: int
    done: int
    """Articles for which there is nothing to do."""
    left: int
    """Words to draft."""
    pace: float
    """Words a second of a worker, measured with the first articles; 0 where there are none."""
    workers: int

    @property
    def seconds(self) -> float | None:
        return self.left / self.pace / max(self.workers, 1) if self.pace else None

    @property
    def lines(self) -> list[str]:
        lines = [
            f"{self.articles:,} articles, {self.words:,} words, {self.shards:,} shards",
            f"{self.done:,} articles are done, {self.left:,} words are left",
        ]
        if self.left and self.seconds is not None:
            lines.append(
                f"about {duration(self.seconds)} with {self.workers} workers at "
                f"{self.pace:,.0f} words/s each, as measured with the first articles"
            )
        return lines

    def as_json(self) -> dict[str, Any]:
        row = {name: getattr(self, name) for name in self.__slots__}
        return {**row, "seconds": self.seconds}


def estimate(job: Job, told: Callable[[str], None]) -> Estimate:
    """Read through the sources, count, and draft a little to nowhere. Raises DragomanError."""
    settings = job.call.settings(job.place, job.part, keep=False)
    articles = words = shards = done = left = 0
    sample: list[tuple[Item, str]] = []
    sampled = 0
    for shard in job.shards(job.sources()):
        shards += 1
        articles += len(shard.items)
        words += shard.words
        if job.is_done(shard, settings.fingerprint):
            done += len(shard.items)
        else:
            left += shard.words
            for item in shard.items:
                if sampled < 2 * _SAMPLE:
                    sample.append((item, shard.target))
                    sampled += item.words
        told(f"{articles:,} articles, {words:,} words")
    pace = _pace(sample, settings.order) if sample else 0.0
    return Estimate(articles, words, shards, done, left, pace, job.workers)


def _pace(sample: list[tuple[Item, str]], order: Callable[..., Any]) -> float:
    """Words a second over the second half of a sample."""
    from ..desk.opened import catalogs, open_article

    paces = []
    half = max(len(sample) // 2, 1)
    for part in (sample[:half], sample[half:] or sample[:half]):
        started = time.perf_counter()
        words = 0
        for item, target in part:
            try:
                ordered = order(target, None)
                catalogs([open_article(item.read(), target, None, ordered)], ordered)
                words += item.words
            except DragomanError:
                continue
        paces.append(words / (time.perf_counter() - started))
    return paces[-1]
