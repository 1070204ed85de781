"""How far a job is, and how fast it gets on."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field

from .values import FAILED, QUARANTINED, SKIPPED, Receipt

_WINDOW = 60.0
"""Seconds over which the pace is told."""


@dataclass
class Progress:
    """Counts of one run, as its outcomes come in."""

    articles: int = 0
    """Of all targets, with those that were found done."""
    found: int = 0
    """Articles that an earlier run had done."""
    words: int = 0
    """Of this run."""
    troubles: int = 0
    skipped: int = 0
    size: int = 0
    """Bytes of the sources that are behind it."""
    total: int | None = None
    """Bytes of all sources, times the targets; None until they are counted."""
    started: float = field(default_factory=time.monotonic)
    _recent: deque[tuple[float, int, int]] = field(default_factory=deque)

    def adopt(self, receipt: Receipt, size: int) -> None:
        """Take a shard that an earlier run did."""
        self._count(receipt)
        self.found += len(receipt.rows)
        self.size += size

    def take(self, receipt: Receipt, size: int) -> None:
        """Take a shard that this run did."""
        self._count(receipt)
        self.words += receipt.words
        self.size += size
        now = time.monotonic()
        self._recent.append((now, receipt.words, size))
        while self._recent[0][0] < now - _WINDOW:
            self._recent.popleft()

    def _count(self, receipt: Receipt) -> None:
        states = receipt.count()
        self.articles += len(receipt.rows)
        self.troubles += states[FAILED] + states[QUARANTINED]
        self.skipped += states[SKIPPED]

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    @property
    def pace(self) -> float:
        """Words a second, over the last minute; over all of it at first."""
        return self._over(1)

    @property
    def left(self) -> float | None:
        """Seconds; None where nothing tells."""
        pace = self._over(2)
        if self.total is None or not pace:
            return None
        return max(self.total - self.size, 0) / pace

    def _over(self, column: int) -> float:
        seconds = min(_WINDOW, self.seconds)
        return sum(row[column] for row in self._recent) / seconds if seconds else 0.0

    @property
    def line(self) -> str:
        """For people: `1,204 articles, 512,000 words, 5,610 words/s, 3 min left, 2 failed`."""
        parts = [f"{self.articles:,} articles", f"{self.words:,} words"]
        if self.words:
            parts.append(f"{self.pace:,.0f} words/s")
        if self.left is not None:
            parts.append(f"{duration(self.left)} left")
        parts += [f"{self.found:,} done before"] if self.found else []
        parts += [f"{self.troubles:,} failed"] if self.troubles else []
        return ", ".join(parts)


def duration(seconds: float) -> str:
    """`45 s`, `12 min`, `3 h 20 min`, `4 days`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    if minutes < 90:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours < 72 else f"{hours / 24:.0f} days"
