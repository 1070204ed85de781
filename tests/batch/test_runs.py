"""How a job got on over time, and which articles took long: few figures, however long it takes."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from acting import shard
from hypothesis import given
from hypothesis import strategies as st

from translate.batch.costs import Costs, ranked
from translate.batch.journal import Journal
from translate.batch.progress import Progress
from translate.batch.pulse import Pulse, Series, tree_memory
from translate.batch.runs import Moment, Run, thinned
from translate.batch.values import Cost, Receipt


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=600), st.integers(1, 240))
def test_moments_are_thinned_to_what_they_stand_for(memories: list[int], most: int) -> None:
    """At most so many, in order, the last one kept; no peak of the memory is lost."""
    moments = [Moment(n + 1.0, n, n * 7, memory) for n, memory in enumerate(memories)]
    few = thinned(moments, most)
    assert len(few) <= most
    assert (few[-1].seconds, few[-1].words) == (moments[-1].seconds, moments[-1].words)
    start = 0
    for moment in few:
        end = moment.articles + 1
        assert moment.memory == max(memories[start:end])
        start = end


def test_few_moments_are_not_thinned() -> None:
    """What fits stays as it is."""
    moments = (Moment(1.0, 1, 10, 5), Moment(2.0, 2, 20, 4))
    assert thinned(moments, 2) == moments


def test_moments_are_few_however_long_it_takes() -> None:
    """They lie apart by seconds doubled again and again; the last given is there, and all peaks."""
    series = Series()
    for second in range(1, 100_001):
        series.take(Moment(second, second, second * 7, second % 500))
    *kept, last = series.moments
    assert 120 <= len(kept) < 240
    assert {two.seconds - one.seconds for one, two in pairwise(kept)} == {series.every} == {512}
    assert {moment.memory for moment in kept} == {499}
    assert last[:3] == (100_000, 100_000, 700_000)


def test_the_first_moments_are_all_kept() -> None:
    """A second apart; what comes sooner is the tail, with its memory."""
    series = Series()
    assert series.moments == ()
    for seconds, memory in ((0.1, 5), (1.0, 3), (1.5, 9), (1.75, 2)):
        series.take(Moment(seconds, 0, 0, memory))
    assert series.moments == (Moment(1.0, 0, 0, 5), Moment(1.75, 0, 0, 9))


def test_a_run_is_looked_at_beside_its_work() -> None:
    """Without being asked; where it is asked, up to that moment."""
    progress, looks = Progress(), 0

    def memory() -> int:
        nonlocal looks
        looks += 1
        return looks

    with Pulse(progress, workers=2, cluster=False, memory=memory, every=0.001) as pulse:
        deadline = time.monotonic() + 20
        while looks < 20 and time.monotonic() < deadline:
            time.sleep(0.001)
        progress.words = 500
        assert pulse.run.words == 500
    progress.words = 501
    run = pulse.run
    assert looks >= 20
    assert (run.workers, run.cluster, run.rate, run.words) == (2, False, 0.0, 501)
    assert run.memory == looks


def test_memory_is_that_of_the_driver_and_what_it_started() -> None:
    """More than Python alone takes, less than all machines have."""
    assert 5e6 < tree_memory() < 1e12


def test_the_last_runs_are_remembered(tmp_path: Path) -> None:
    """Each by itself, noted again and again; the oldest of very many are forgotten."""
    path = tmp_path / "journal.db"
    for number in range(53):
        with Journal.open(path)[0] as journal:
            for words in (1, 2):
                moments = (Moment(1.5, 1, number * 10 + words, 8),)
                journal.note(Run(1000.0 + number, 2, False, 5.0, moments))
    with Journal.read(path) as journal:
        runs = journal.runs("1-of-2")
    assert [run.words for run in runs] == [number * 10 + 2 for number in range(3, 53)]
    assert runs[0] == Run(1003.0, 2, False, 5.0, (Moment(1.5, 1, 32, 8),), "1-of-2")


def test_what_is_done_together_is_shared_by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done for one article alone is its own, but for what is loaded the first time."""
    clock = iter([0.0, 3.0, 10.0, 14.0, 20.0, 20.5, 30.0, 39.0, 40.0, 44.0])
    monkeypatch.setattr("time.perf_counter", lambda: next(clock))
    one, two = shard("a", "b").items
    costs = Costs("pt", warm := {("open", "pt"), ("open", "es")})
    with costs.of([one], "open"):
        pass
    with costs.of([one, two], "draft"):
        pass
    with pytest.raises(ValueError, match="broken"), costs.of([two], "open"):
        raise ValueError("broken")
    with costs.of([two], "put"):
        pass
    assert costs.slowest() == (Cost("a", "pt", 10, 3.0, 2.0), Cost("b", "pt", 10, 0.5, 2.0))
    assert [cost.seconds for cost in costs.slowest()] == [5.0, 2.5]
    again = Costs("pt", warm)
    with again.of([two], "put"):
        pass
    assert again.slowest() == (Cost("b", "pt", 10, 4.0),)


def test_the_slowest_of_all_shards_are_kept(tmp_path: Path) -> None:
    """Twenty, however many shards there are; a shard done again replaces its own."""
    with Journal.open(tmp_path / "journal.db")[0] as journal:
        for number in range(30):
            receipt = Receipt(f"{number:032}", "pt", "", ())
            journal.put(receipt, 1.0, [Cost(f"{number}\udcff", "pt", 9, number * 1.0, 0.5)])
        journal.put(Receipt(f"{29:032}", "pt", "", ()), 1.0, [Cost("29", "pt", 9, 0.25)])
        found = ranked(journal.slowest())
    assert [cost.own for cost in found] == [*map(float, range(28, 10, -1)), 10.0, 0.25][:20]
    assert found[0] == Cost("28\\udcff", "pt", 9, 28.0, 0.5)
