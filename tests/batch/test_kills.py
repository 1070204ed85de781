"""A job that is killed, or whose articles kill: nothing lost, nothing twice, nothing half."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from test_job import receipts, written

ARTICLES = 24
POISON = """\
import os, re, signal
from translate.engines.upper import UpperEngine

class PoisonEngine(UpperEngine):
    name = "poison"

    def translate(self, texts):
        for text in texts:
            if "segfault" in text:
                os.kill(os.getpid(), signal.SIGSEGV)
            if "for ever" in text:
                open("begun", "w").close()
                re.match("(a|a)*b", "a" * 99)
        return super().translate(texts)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []


def left_behind(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.endswith((".tmp", "-journal"))]


def test_a_job_killed_at_random_comes_to_the_same(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """Workers, the driver or both are killed; the last run leaves what an unbroken one does."""
    whole = start("whole")
    _, told = whole.communicate()
    assert whole.returncode == 0, told
    chance = random.Random(9)
    for whom in ("driver", "all", "worker", "driver", "all", "worker"):
        job = start("out")
        time.sleep(chance.uniform(0.3, 1.1))
        workers = children(job.pid)
        with contextlib.suppress(ProcessLookupError):
            if whom == "all":
                os.killpg(job.pid, signal.SIGKILL)
            elif whom == "driver" or not workers:
                os.kill(job.pid, signal.SIGKILL)
            else:
                os.kill(chance.choice(workers), signal.SIGKILL)
        job.communicate()
    last = start("out")
    _, told = last.communicate()
    assert last.returncode == 0, told
    assert written(tmp_path / "out") == written(tmp_path / "whole")
    assert receipts(tmp_path / "out") == receipts(tmp_path / "whole")
    assert left_behind(tmp_path / "out") == []


def test_ctrl_c_ends_behind_the_shards_in_hand(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """Status 130, and how to go on; what was in hand is done, and so is the rest the next time."""
    job = start("out")
    while not list((tmp_path / "out").rglob("*.po")) and job.poll() is None:
        time.sleep(0.02)
    os.killpg(job.pid, signal.SIGINT)
    _, told = job.communicate()
    assert job.returncode == 130, told
    assert told.endswith("interrupted: run the same command again to go on\n")
    assert left_behind(tmp_path / "out") == []
    assert len(receipts(tmp_path / "out")) == len(written(tmp_path / "out")) < ARTICLES
    again = start("out")
    _, told = again.communicate()
    assert again.returncode == 0, told
    assert len(written(tmp_path / "out")) == ARTICLES


@pytest.fixture
def poison(tmp_path: Path) -> str:
    """An engine as another package brings it, which some articles kill."""
    folder = tmp_path / "poison"
    info = folder / "poisonous-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "poisonous.py").write_text(POISON)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: poisonous\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[dragoman.engines]\npoison = poisonous:PoisonEngine\n")
    return str(folder)


def test_poison_is_put_into_quarantine(
    start: Callable[..., subprocess.Popen[str]], fleet: Path, poison: str, tmp_path: Path
) -> None:
    """One that kills its worker and one that never ends, each with its reason; the rest is done.

    So are thousands of lines; what is far too long, or in no known language, fails alone.
    """
    (fleet / "05.txt").write_text("A story of a segfault at the harbour.\n")
    (fleet / "11.txt").write_text("A story that goes on for ever.\n")
    (fleet / "lines.txt").write_text("".join(f"Boat {n} was late.\n" for n in range(3000)))
    (fleet / "long.txt").write_text("A boat was late. " * 3_000_000)
    (fleet / "code.txt").write_text("0x1F 2B\n")
    arguments = ("--engine", "poison", "--timeout", "3")
    job = start("out", *arguments, told=False, PYTHONPATH=poison)
    _, told = job.communicate()
    assert job.returncode == 1, told
    troubles = {
        "05.txt": "quarantined: the worker was killed (SIGSEGV), 3 times, at this article",
        "11.txt": "quarantined: it took longer than 3 seconds, 3 times, at this article",
        "code.txt": "failed: the language can't be told: the text is too short or undecided "
        "(say it with --from)",
        "long.txt": "failed: is longer than 16 MB: no article is",
    }
    assert sorted(told.splitlines()) == [f"{name}: {why}" for name, why in troubles.items()]
    states = receipts(tmp_path / "out")
    assert len(states) == ARTICLES + 3
    assert {name: state for name, state in states.items() if state != "done"} == {
        name: why.partition(":")[0] for name, why in troubles.items()
    }
    again = start("out", *arguments, told=False, PYTHONPATH=poison)
    again.communicate()
    assert again.returncode == 1
    assert receipts(tmp_path / "out") == states


def test_an_article_in_quarantine_is_mended(
    start: Callable[..., subprocess.Popen[str]],
    dragoman: Callable[..., Result],
    fleet: Path,
    poison: str,
    tmp_path: Path,
) -> None:
    """Its text by whoever reads it, or the engine by whoever keeps that: `retry` then does it."""
    text = (fleet / "05.txt").read_text()
    (fleet / "05.txt").write_text("A story of a segfault at the harbour.\n")
    start("out", "--engine", "poison", PYTHONPATH=poison).communicate()
    assert receipts(tmp_path / "out")["05.txt"] == "quarantined"
    kept = written(tmp_path / "out")
    (fleet / "05.txt").write_text(text)
    environment = {**os.environ, "PYTHONPATH": poison}
    command = [sys.executable, "-m", "translate", "corpus", "retry", "out", "--jobs", "1"]
    retried = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert retried.returncode == 0, retried.stderr
    assert set(receipts(tmp_path / "out").values()) == {"done"}
    assert kept.items() < written(tmp_path / "out").items()
    assert "24 articles (24 done)" in dragoman("corpus", "status", "out").stdout


def test_no_worker_outlives_its_driver(
    start: Callable[..., subprocess.Popen[str]], fleet: Path, poison: str, tmp_path: Path
) -> None:
    """Not even one at an article that never ends, in code that no other thread interrupts."""
    (fleet / "00.txt").write_text("A story that goes on for ever.\n")
    job = start("out", "--engine", "poison", PYTHONPATH=poison)
    while not (tmp_path / "begun").exists() and job.poll() is None:
        time.sleep(0.02)
    workers = children(job.pid)
    os.kill(job.pid, signal.SIGKILL)
    job.wait()
    deadline = time.monotonic() + 10
    while (left := [pid for pid in workers if Path(f"/proc/{pid}").exists()]) and (
        time.monotonic() < deadline
    ):
        time.sleep(0.02)
    assert (len(workers), left) == (2, [])
    assert job.communicate() == ("", "")
