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
from test_job import receipts, written

ARTICLES = 24
STORY = "The ferry number {number} was late.\n\nNobody at pier {number} knew why.\n\n{more}\n"
POISON = """\
import os, signal
from translate.engines.upper import UpperEngine

class PoisonEngine(UpperEngine):
    name = "poison"

    def translate(self, texts):
        for text in texts:
            if "segfault" in text:
                os.kill(os.getpid(), signal.SIGSEGV)
            while "for ever" in text:
                pass
        return super().translate(texts)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(ARTICLES):
        more = " ".join(f"Boat {number} went to port {port}." for port in range(number % 5))
        (folder / f"{number:02}.txt").write_text(STORY.format(number=number, more=more))
    return folder


@pytest.fixture
def start(news: Path, tmp_path: Path) -> Callable[..., subprocess.Popen[str]]:
    """Start a job in a process group of its own."""

    def call(output: str, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "translate", "corpus", "run", str(news), "-o", output]
        options = ["--from", "en", "--to", "pt", "--jobs", "2", "--shard-words", "30", "--quiet"]
        return subprocess.Popen(
            [*command, *options, *(arguments or ("--engine", "upper"))],
            cwd=tmp_path,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    return call


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
    start: Callable[..., subprocess.Popen[str]], news: Path, poison: str, tmp_path: Path
) -> None:
    """One that kills its worker and one that never ends, each with its reason; the rest is done."""
    (news / "05.txt").write_text("A story of a segfault at the harbour.\n")
    (news / "11.txt").write_text("A story that goes on for ever.\n")
    arguments = ("--engine", "poison", "--timeout", "1.5")
    job = start("out", *arguments, PYTHONPATH=poison)
    _, told = job.communicate()
    assert job.returncode == 1, told
    assert sorted(line for line in told.splitlines() if "quarantined" in line) == [
        "05.txt: quarantined: the worker was killed (SIGSEGV), 3 times, at this article",
        "11.txt: quarantined: it took longer than 2 seconds, 3 times, at this article",
    ]
    states = receipts(tmp_path / "out")
    assert sorted(states.values()) == ["done"] * (ARTICLES - 2) + ["quarantined"] * 2
    again = start("out", *arguments, PYTHONPATH=poison)
    again.communicate()
    assert again.returncode == 1
    assert receipts(tmp_path / "out") == states
