"""The runs of a job in one line of time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.batch.report.timeline import Stretch, timeline
from translate.batch.runs import Moment, Run


def run(started: float, *done: tuple[float, int, int], part: str = "") -> Run:
    """A run by its moments: seconds, words, bytes."""
    moments = tuple(Moment(seconds, 0, words, memory) for seconds, words, memory in done)
    return Run(started, 2, False, 0.0, moments, part)


def test_a_run_is_told_as_it_went() -> None:
    """Words a second from one moment to the next, and the memory."""
    found = timeline([run(5000.0, (10, 100, 7), (20, 400, 9))])
    assert found.stretches == (Stretch(0.0, 10.0, 10.0, 7), Stretch(10.0, 20.0, 30.0, 9))
    assert found.starts == (0.0,)


def test_pauses_between_runs_are_no_time_at_work() -> None:
    """A run that goes on a week later stands right behind the first."""
    first, second = run(0.0, (10, 100, 7)), run(700_000.0, (10, 200, 8))
    found = timeline([first, second])
    assert found.stretches == (Stretch(0.0, 10.0, 10.0, 7), Stretch(10.0, 20.0, 20.0, 8))
    assert found.starts == (0.0, 10.0)


@pytest.mark.parametrize("back", [5.0, 3600.0, 1e9])
def test_a_clock_set_back_mixes_no_runs(back: float) -> None:
    """What ran after another stands after it, whatever the clock said."""
    found = timeline([run(2e9, (10, 100, 7)), run(2e9 - back, (10, 200, 8))])
    assert [stretch.rate for stretch in found.stretches] == [10.0, 20.0]
    assert found.starts == (0.0, 10.0)


def test_parts_side_by_side_add_up() -> None:
    """Their words and their memory, where they overlap."""
    found = timeline(
        [
            run(100.0, (10, 100, 7), (20, 200, 7), part="1-of-2"),
            run(110.0, (10, 300, 5), (20, 600, 5), part="2-of-2"),
        ]
    )
    assert found.stretches == (
        Stretch(0.0, 10.0, 10.0, 7),
        Stretch(10.0, 20.0, 40.0, 12),
        Stretch(20.0, 30.0, 30.0, 5),
    )


def test_a_job_that_has_not_begun_has_no_time() -> None:
    """Nor one whose runs were all over at once."""
    assert timeline([]).stretches == ()
    assert timeline([run(5.0), run(6.0, (0.0, 0, 4))]).stretches == ()


_MOMENTS = st.lists(
    st.tuples(st.floats(0.01, 5000), st.integers(0, 10**6), st.integers(0, 10**10)), max_size=30
)
_RUNS = st.lists(st.tuples(st.floats(0, 1e6), st.sampled_from(("", "1-of-2", "2-of-2")), _MOMENTS))


@given(_RUNS)
def test_no_word_is_lost_or_told_twice(rows: list[tuple[float, str, list[tuple]]]) -> None:
    """However runs lie, the stretches are few, without a gap, and have all words and peaks."""
    runs = []
    for started, part, steps in rows:
        seconds, words, done = 0.0, 0, []
        for length, more, memory in steps:
            seconds, words = seconds + length, words + more
            done.append((seconds, words, memory))
        runs.append(run(started, *done, part=part))
    found = timeline(runs).stretches
    assert len(found) <= 120
    for one, two in pairwise(found):
        assert one.end == two.start
    told = sum(stretch.rate * (stretch.end - stretch.start) for stretch in found)
    assert told == pytest.approx(sum(one.words for one in runs), rel=1e-6, abs=1e-3)
    peak = max((one.memory for one in runs), default=0)
    assert max((stretch.memory for stretch in found), default=0) >= peak
