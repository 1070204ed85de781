"""A job whose disk is full, or whose output goes away: one line, no loss, and it goes on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_job import receipts, written

CLOCK = """\
import datetime, itertools, os, time

back = itertools.count(int(os.environ["HOURS"]))

def now():
    open("asked", "w").close()
    return 1_700_000_000.0 - 3600 * next(back)

class Wrong(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(now(), tz)

time.time = now
time.time_ns = lambda: int(now()) * 10**9
datetime.datetime = Wrong
"""

Start = Callable[..., "subprocess.Popen[str]"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(folder)]
    if subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_one_line_and_loses_nothing(
    start: Start, small_disk: Path, tmp_path: Path
) -> None:
    """Status 2, no article blamed, no half file; with room the job goes on to the same bytes."""
    output = small_disk / "out"
    for _ in range(2):
        full = start(str(output))
        _, told = full.communicate()
        assert full.returncode == 2, told
        assert told.count("\n") == 1, told
        assert "full" in told or "No space left" in told
    done = len(written(output))
    assert 0 < done < 24
    assert set(receipts(output).values()) <= {"done"}
    subprocess.run(["mount", "-o", "remount,size=2m", str(small_disk)], check=True)
    again = start(str(output))
    _, told = again.communicate()
    assert again.returncode == 0, told
    start("roomy/out").communicate()
    assert written(output) == written(tmp_path / "roomy" / "out")
    assert receipts(output) == receipts(tmp_path / "roomy" / "out")


def test_an_output_that_goes_away_is_one_line(start: Start, tmp_path: Path) -> None:
    """The job stops; the next one does it all."""
    output = tmp_path / "out"
    job = start("out", "--engine", "upper", "--shard-words", "10")
    while not list(output.rglob("*.po")) and job.poll() is None:
        time.sleep(0.02)
    while output.exists() and job.poll() is None:
        shutil.rmtree(output, ignore_errors=True)
    _, told = job.communicate()
    assert job.returncode == 2, told
    assert told.count("\n") == 1, told
    again = start("out")
    _, told = again.communicate()
    assert again.returncode == 0, told
    assert len(written(output)) == 24


def test_no_decision_asks_the_clock(start: Start, fleet: Path, tmp_path: Path) -> None:
    """It goes back by an hour whenever it is asked, and by a year between runs: the same bytes."""
    (fleet / "wire.jsonl").write_text('{"id": 7, "text": "A ferry was late."}\n')
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(CLOCK)
    wrong = {"PYTHONPATH": str(tmp_path / "clock")}
    job = start("out", **wrong, HOURS="0")
    while not list((tmp_path / "out").rglob("*.po")) and job.poll() is None:
        time.sleep(0.02)
    job.kill()
    job.communicate()
    assert 0 < len(written(tmp_path / "out")) < 25
    assert (tmp_path / "asked").exists()
    again = start("out", **wrong, HOURS="9000")
    _, told = again.communicate()
    assert (again.returncode, told) == (0, "")
    third = start("out", "--engine", "upper", "--format", "json", **wrong, HOURS="90000")
    report, told = third.communicate()
    assert (third.returncode, told) == (0, "")
    assert json.loads(report)["states"] == {"done": 25}
    start("whole").communicate()
    assert written(tmp_path / "out") == written(tmp_path / "whole")
    assert receipts(tmp_path / "out") == receipts(tmp_path / "whole")
