"""The runs of a job in one line of time: pauses cut out, parts that ran side by side added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ..runs import Moment, Run

_MOST = 120
"""Stretches that a chart can show."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the time at work."""

    start: float
    """Seconds of work before it."""
    end: float
    rate: float
    """Words a second."""
    memory: int
    """Bytes at most, of all parts together."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """All the time at work."""

    stretches: tuple[Stretch, ...]
    starts: tuple[float, ...]
    """When each run began, in the order of the runs given."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A run with its place in the time at work."""

    run: Run
    start: float

    @property
    def moments(self) -> Iterator[tuple[float, float, Moment, int]]:
        """From when to when each of its moments speaks, and how many words were done in it."""
        begin = Moment(0.0, 0, 0, 0)
        for before, moment in pairwise((begin, *self.run.moments)):
            words = moment.words - before.words
            yield self.start + before.seconds, self.start + moment.seconds, moment, words


def timeline(runs: Sequence[Run]) -> Timeline:
    """Lay out runs; those without a moment take no time."""
    placed = _placed(runs)
    end = max((one.start + one.run.seconds for one in placed), default=0.0)
    if not end:
        return Timeline((), tuple(one.start for one in placed))
    lengths = [until - since for one in placed for since, until, _, _ in one.moments]
    count = max(1, min(_MOST, round(end / max(median(lengths), end / _MOST))))
    return Timeline(tuple(_stretches(placed, end, count)), tuple(one.start for one in placed))


def _placed(runs: Sequence[Run]) -> list[_Placed]:
    """Where each run began, in seconds of work, whatever the clock said in between."""
    ends: dict[str, float] = {}
    starts = []
    for run in runs:
        # A part has one run after the other: one that seems to overlap had its clock set back.
        start = max(run.started, ends.get(run.part, run.started))
        ends[run.part] = start + run.seconds
        starts.append(start)
    spans = [(start, start + run.seconds) for start, run in zip(starts, runs, strict=True)]
    pauses = list(_pauses(spans))
    first = min(starts, default=0.0)
    return [
        _Placed(run, start - first - sum(length for at, length in pauses if at <= start))
        for start, run in zip(starts, runs, strict=True)
    ]


def _pauses(spans: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """When nobody was at work: up to when, and how long."""
    reached: float | None = None
    for start, end in sorted(spans):
        if reached is not None and start > reached:
            yield start, start - reached
        reached = end if reached is None else max(reached, end)


def _stretches(placed: Sequence[_Placed], end: float, count: int) -> Iterator[Stretch]:
    width = end / count
    words = [0.0] * count
    memory: list[dict[str, int]] = [defaultdict(int) for _ in range(count)]
    for one in placed:
        for since, until, moment, done in one.moments:
            first, last = (min(int(at / width), count - 1) for at in (since, until))
            for number in range(first, last + 1):
                low, high = max(since, number * width), min(until, (number + 1) * width)
                share = (high - low) / (until - since) if last > first else 1.0
                if share <= 0:  # it only touches
                    continue
                words[number] += done * share
                held = memory[number]
                held[one.run.part] = max(held[one.run.part], moment.memory)
    for number in range(count):
        yield Stretch(
            number * width,
            (number + 1) * width,
            words[number] / width,
            sum(memory[number].values()),
        )
