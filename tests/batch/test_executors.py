"""What every executor promises, whatever it runs shards on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from acting import Act, shards

from translate.batch.executors import map_shards
from translate.batch.executors.worker import start
from translate.batch.values import Outcome, Shard

EVERY = pytest.mark.parametrize("workers", [0, 1, 2], ids=["in process", "one", "two"])
"""Numbers of workers; 0 is this process."""
APART = pytest.mark.parametrize("workers", [1, 2], ids=["one", "two"])
"""Those that outlive a death."""


def told(outcomes: Iterator[Outcome]) -> list[tuple[str, str, bool]]:
    """Each shard with what is said of it, and whether it stops the job, by name."""
    return sorted((o.shard.items[0].name, o.error, o.fatal) for o in outcomes)


@EVERY
def test_every_shard_has_one_outcome(workers: int, tmp_path: Path) -> None:
    """Each shard is done once and told once; what the work raises is told of its shard alone."""
    act = Act(tmp_path)
    given = shards(["fine", "fault", "fine", "fine", "fine"])
    outcomes = told(map_shards(act, iter(given), workers=workers))
    fault = (
        "a fault in dragoman itself (ValueError: no such thing); please report it with what "
        "DRAGOMAN_DEBUG=1 shows"
    )
    assert outcomes == [
        ("fault-1", fault, False),
        *((f"fine-{number}", "", False) for number in (0, 2, 3, 4)),
    ]
    assert sorted(act.begun()) == [name for name, _, _ in outcomes]


@EVERY
def test_no_more_shards_are_taken_than_are_needed(workers: int, tmp_path: Path) -> None:
    """The reader waits for the workers: twice as many shards as workers are held at most."""
    taken = 0

    def stream() -> Iterator[Shard]:
        nonlocal taken
        for one in shards(["fine"] * 20):
            taken += 1
            yield one

    held = []
    for done, _ in enumerate(map_shards(Act(tmp_path), stream(), workers=workers), 1):
        held.append(taken - done)
    assert len(held) == 20
    assert max(held) <= max(2 * workers, 1)


@EVERY
def test_a_full_disk_stops_the_job_and_blames_no_shard(workers: int, tmp_path: Path) -> None:
    """Nothing is begun behind a full disk; what was in hand ends."""
    given = shards(["fine", "full", *["fine"] * 20])
    outcomes = list(map_shards(Act(tmp_path), iter(given), workers=workers))
    assert [outcome for outcome in told(iter(outcomes)) if outcome[1]] == [
        ("full-1", "there: the disk is full", True)
    ]
    behind = outcomes[[outcome.fatal for outcome in outcomes].index(True) + 1 :]
    assert len(behind) <= workers


@APART
def test_a_worker_that_dies_costs_its_shard_alone(workers: int, tmp_path: Path) -> None:
    """A shard whose worker was killed is tried once more; the others are done but once."""
    act = Act(tmp_path)
    given = shards(["fine", "once", "fine", "fine"])
    outcomes = map_shards(act, iter(given), workers=workers, again=lambda shard, reason: shard)
    assert told(outcomes) == [(s.items[0].name, "", False) for s in sorted(given, key=_name)]
    assert sorted(act.begun()) == ["fine-0", "fine-2", "fine-3", "once-1", "once-1"]


@APART
def test_a_shard_that_always_kills_is_given_up(workers: int, tmp_path: Path) -> None:
    """How often it is tried is for `again` to say; the others are done."""
    tries = 0

    def again(shard: Shard, reason: str) -> Shard | None:
        nonlocal tries
        tries += 1
        return shard if tries < 3 else None

    outcomes = map_shards(
        Act(tmp_path), iter(shards(["killed", "fine", "fine"])), workers=workers, again=again
    )
    assert told(outcomes) == [
        ("fine-1", "", False),
        ("fine-2", "", False),
        ("killed-0", "the worker was killed (SIGKILL)", False),
    ]
    assert tries == 3


@APART
def test_a_shard_that_never_ends_is_ended(workers: int, tmp_path: Path) -> None:
    """After its time its worker is killed, and that is said."""
    given = iter(shards(["hangs", "fine"]))
    outcomes = map_shards(Act(tmp_path), given, workers=workers, timeout=1)
    assert told(outcomes) == [
        ("fine-1", "", False),
        ("hangs-0", "it took longer than 1 seconds", False),
    ]


@APART
def test_closing_stops_at_once(workers: int, tmp_path: Path) -> None:
    """Whoever has seen enough does not wait for the shards in hand, and leaves no worker behind."""
    outcomes = map_shards(Act(tmp_path), iter(shards(["fine", *["hangs"] * 5])), workers=workers)
    assert next(iter(outcomes)).error == ""
    outcomes.close()  # type: ignore[attr-defined]


def test_a_worker_whose_driver_is_gone_as_it_starts_goes_quietly(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """It had nothing to do yet, and says nothing."""
    process, pipe = start(Act(tmp_path))
    pipe.close()
    assert process.communicate() == (None, None)
    assert process.returncode == 0
    assert capfd.readouterr() == ("", "")


def _name(shard: Shard) -> str:
    return shard.items[0].name
