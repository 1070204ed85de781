"""Figures as pictures: where things stand in a chart, for a template to draw.

By hand and by template, not by a library: matplotlib is 50 MB, and what pygal draws brings scripts
and style attributes, which the pages' security policy forbids. Places are percentages of the
chart's box, from its upper left corner, so that texts keep their size in windows of any width.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .scales import percent, span, ticks, times


class Tick(NamedTuple):
    """A place on an axis."""

    at: float
    label: str


class Step(NamedTuple):
    """A stretch of time and what was measured in it."""

    x: float
    width: float
    y: float
    """Where its line is."""
    title: str
    """What a pointer that rests on it is told: when, and how much."""


class Measured(NamedTuple):
    """A value that held from one second to another."""

    start: float
    end: float
    value: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A value over time, as steps."""

    steps: tuple[Step, ...]
    values: tuple[Tick, ...]
    """The axis of values, from below."""
    times: tuple[Tick, ...]
    marks: tuple[Tick, ...]
    """Moments that stand out."""
    rows: tuple[tuple[str, str], ...]
    """The same as a table: when, and how much."""

    @property
    def line(self) -> str:
        """The path of its line, in a box of 100 by 100."""
        first = self.steps[0]
        treads = (f"V{step.y:.2f}H{step.x + step.width:.2f}" for step in self.steps)
        return f"M{first.x:.2f} {first.y:.2f}{''.join(treads)}"

    @property
    def area(self) -> str:
        """The path of what is below its line."""
        return f"{self.line}V100H{self.steps[0].x:.2f}Z"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a histogram."""

    x: float
    width: float
    y: float
    height: float
    label: str
    count: int
    share: float
    """Of all, 0 to 1."""
    stands_out: bool

    @property
    def percent(self) -> str:
        return percent(self.share)

    @property
    def top(self) -> str:
        """The count, short enough to stand on it: `9,140`, `12 k`, `3.4 M`."""
        if self.count < 10_000:
            return f"{self.count:,}"
        return f"{self.count / 1e3:.0f} k" if self.count < 999_500 else f"{self.count / 1e6:,.1f} M"


@dataclass(frozen=True, slots=True)
class Histogram:
    """How often values of each range come."""

    columns: tuple[Column, ...]

    @property
    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """The same as a table: range, count, share."""
        return tuple((one.label, f"{one.count:,}", one.percent) for one in self.columns)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart."""

    label: str
    count: int
    width: float
    """Of the longest bar, 0 to 100."""
    share: float
    """Of all, 0 to 1."""

    @property
    def percent(self) -> str:
        return percent(self.share)


def curve(
    measured: Sequence[Measured],
    marks: Mapping[str, float],
    written: Callable[[float], str],
    unit: str = "",
) -> Curve | None:
    """Steps over time from 0; None where nothing was measured.

    `marks` are names and their seconds; `unit` goes behind a value that stands alone.
    """
    if not measured or measured[-1].end <= 0:
        return None
    end = measured[-1].end
    values = ticks(max(one.value for one in measured))
    top = values[-1]

    def x(seconds: float) -> float:
        return 100 * seconds / end

    steps = tuple(
        Step(
            x(one.start),
            x(one.end - one.start),
            100 - 100 * one.value / top,
            f"{span(one.start)} to {span(one.end)}: {written(one.value)}{unit}",
        )
        for one in measured
    )
    return Curve(
        steps,
        tuple(Tick(100 - 100 * value / top, written(value)) for value in values),
        tuple(Tick(x(seconds), span(seconds)) for seconds in times(end)),
        tuple(Tick(x(seconds), label) for label, seconds in marks.items()),
        tuple((f"{span(one.start)} to {span(one.end)}", written(one.value)) for one in measured),
    )


def histogram(counts: Mapping[str, int], stands_out: Sequence[str] = ()) -> Histogram | None:
    """A column a range; None where there is nothing to count."""
    total, most = sum(counts.values()), max(counts.values(), default=0)
    if not total:
        return None
    width = 100 / len(counts)
    return Histogram(
        tuple(
            Column(
                number * width,
                width,
                100 - 100 * count / most,
                100 * count / most,
                label,
                count,
                count / total,
                label in stands_out,
            )
            for number, (label, count) in enumerate(counts.items())
        )
    )


def bars(counts: Mapping[str, int], total: int, shown: int = 12) -> tuple[Bar, ...]:
    """The most frequent first; those behind the last that is shown in one bar."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ranked) > shown:
        rest = ranked[shown - 1 :]
        others = sum(count for _, count in rest)
        ranked = [*ranked[: shown - 1], (f"{len(rest):,} others", others)]
    most = max((count for _, count in ranked), default=1)
    return tuple(
        Bar(label, count, 100 * count / most, count / total if total else 0.0)
        for label, count in ranked
    )
