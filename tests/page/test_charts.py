"""Where things stand in a chart."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.page.charts import Bar, Column, Measured, bars, curve, histogram
from translate.page.scales import percent, span, ticks, times


@given(st.floats(1e-3, 1e15))
def test_an_axis_has_few_round_values(most: float) -> None:
    """From 0 to the first at or above the largest, in equal steps of 1, 2 or 5 and zeros."""
    found = ticks(most)
    step = found[1]
    assert found[0] == 0
    assert found[-2] < most <= found[-1] * (1 + 1e-6)
    assert 2 <= len(found) <= 5
    assert found == pytest.approx([step * number for number in range(len(found))])
    assert f"{step:e}"[0] in "125"
    assert float(f"{step:.0e}") == pytest.approx(step)


@pytest.mark.parametrize(
    ("most", "found"),
    [(0, [0, 1]), (8, [0, 2, 4, 6, 8]), (9, [0, 5, 10]), (4694, [0, 2000, 4000, 6000])],
)
def test_axes_of_values(most: float, found: list[float]) -> None:
    """Nothing at all has an axis too."""
    assert ticks(most) == found


@pytest.mark.parametrize(
    ("end", "labels"),
    [
        (0.4, ["0 s"]),
        (16, ["0 s", "5 s", "10 s", "15 s"]),
        (700, ["0 s", "2 min", "4 min", "6 min", "8 min", "10 min"]),
        (30_000, ["0 s", "2 h", "4 h", "6 h", "8 h"]),
        (86400 * 20, ["0 s", "4 d", "8 d", "12 d", "16 d", "20 d"]),
    ],
)
def test_axes_of_time(end: float, labels: list[str]) -> None:
    """Round by the clock, at most six steps."""
    assert [span(seconds) for seconds in times(end)] == labels


@given(st.floats(0.01, 1e9))
def test_an_axis_of_time_is_never_crowded(end: float) -> None:
    """However long a job took."""
    found = times(end)
    assert 1 <= len(found) <= 7
    assert found[-1] <= end


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.4, "0 s"),
        (59.6, "1 min"),
        (90, "1 min 30 s"),
        (3599.7, "1 h"),
        (3629, "1 h"),
        (12_000, "3 h 20 min"),
        (86399, "1 d"),
        (187_200, "2 d 4 h"),
    ],
)
def test_a_time_is_told_in_two_units(seconds: float, text: str) -> None:
    """Rounded to the smaller of them."""
    assert span(seconds) == text


def test_a_curve_is_a_stair() -> None:
    """A step a stretch; marks and times by their share of all the time."""
    found = curve(
        [Measured(0, 30, 400.0), Measured(30, 60, 800.0)],
        {"run 2": 45.0},
        lambda value: f"{value:.0f}",
        " words/s",
    )
    assert found is not None
    assert found.line == "M0.00 50.00V50.00H50.00V0.00H100.00"
    assert found.area == "M0.00 50.00V50.00H50.00V0.00H100.00V100H0.00Z"
    assert [step.title for step in found.steps] == [
        "0 s to 30 s: 400 words/s",
        "30 s to 1 min: 800 words/s",
    ]
    assert found.rows == (("0 s to 30 s", "400"), ("30 s to 1 min", "800"))
    assert [tick.label for tick in found.values] == ["0", "200", "400", "600", "800"]
    assert [tuple(mark) for mark in found.marks] == [(75.0, "run 2")]
    assert [tick.at for tick in found.times] == pytest.approx([100 * part / 6 for part in range(7)])


def test_nothing_measured_is_no_curve() -> None:
    """Nor is what took no time."""
    assert curve([], {}, str) is None
    assert curve([Measured(0, 0, 1.0)], {}, str) is None


def test_a_histogram_has_a_column_a_range() -> None:
    """As high as its share of the highest; counts on top are short."""
    found = histogram({"0–9": 5, "10–19": 20}, ["10–19"])
    assert found is not None
    assert found.columns == (
        Column(0.0, 50.0, 75.0, 25.0, "0–9", 5, 0.2, False),
        Column(50.0, 50.0, 0.0, 100.0, "10–19", 20, 0.8, True),
    )
    assert histogram({"0–9": 0}) is None
    tops = {9999: "9,999", 10_000: "10 k", 999_499: "999 k", 999_500: "1.0 M", 4e9: "4,000.0 M"}
    for count, top in tops.items():
        assert Column(0, 0, 0, 0, "", int(count), 1, False).top == top


@given(st.dictionaries(st.text(), st.integers(1, 10**6)), st.integers(2, 20))
def test_bars_come_most_frequent_first(counts: dict[str, int], shown: int) -> None:
    """All that is counted is in a bar; what is too much to show shares the last one."""
    found = bars(counts, sum(counts.values()), shown)
    assert len(found) == min(len(counts), shown)
    assert sum(bar.count for bar in found) == sum(counts.values())
    ranked = [bar.count for bar in found[: shown - 1]]
    assert ranked == sorted(ranked, reverse=True)
    if found:
        assert max(bar.width for bar in found) == 100
        assert math.isclose(sum(bar.share for bar in found), 1)


def test_bars_of_equals_come_by_name() -> None:
    """So that the same job gives the same page."""
    assert bars({"b": 1, "a": 1, "c": 2, "d": 1}, 10, 3) == (
        Bar("c", 2, 100.0, 0.2),
        Bar("a", 1, 50.0, 0.1),
        Bar("2 others", 2, 100.0, 0.2),
    )


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0 %"),
        (1e-9, "< 0.1 %"),
        (0.125, "12.5 %"),
        (0.4, "40 %"),
        (0.99951, "> 99.9 %"),
        (1, "100 %"),
    ],
)
def test_shares_are_told_with_care(share: float, text: str) -> None:
    """Some is never none, and almost all is not all."""
    assert percent(share) == text.replace(" %", "\xa0%")
