"""A corpus job killed again and again: `uv run python bench/kills.py --help`.

    uv run python bench/kills.py --kills 200
    uv run python bench/kills.py --kills 12 --engine firefox

In turn a worker, the driver, and the driver with its workers get SIGKILL at a random instant, and
the job is run again on what that left. Whenever it comes to its end, its output, receipts and all,
is compared with that of a job that nobody killed, byte by byte, and begun anew. Told as well: kills
that fell between the first receipt and the last, workers that were still there five seconds after
their driver, and runs that said anything on the terminal.
"""

from __future__ import annotations

import argparse
import contextlib
import filecmp
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translate.batch.place import STATE

NOT_COMPARED = ["lock", "journal.db", "report.json"]
"""Who worked there last, when, and how fast."""
VICTIMS = ("worker", "driver", "all")
_PATIENCE = 5.0
"""Seconds that workers have to be gone in."""
STORY = """\
Harbour report {number}

The ferry of {day} was {number} minutes late, and nobody at the harbour knew why.

"We wait at pier {pier}," said the mayor of town {number}. She gave no further details.
"""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def make(folder: Path, count: int) -> None:
    """Write so many short articles, no two the same, in folders of a hundred."""
    for number in range(count):
        path = folder / f"{number // 100:02}" / f"{number:04}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        day = DAYS[number % len(DAYS)]
        path.write_text(STORY.format(number=number, day=day, pier=number % 9), "utf-8")


@dataclass
class Trial:
    """One job and what is done to it."""

    news: Path
    whole: Path
    output: Path
    engine: str
    shard_words: int
    chance: random.Random
    seconds: float = 0.0
    """That the whole job takes."""
    receipts: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    amid: Counter[str] = field(default_factory=Counter)
    """Kills with some receipts written, and some not."""
    orphans: Counter[str] = field(default_factory=Counter)
    spoke: Counter[str] = field(default_factory=Counter)
    ends: int = 0
    faults: list[str] = field(default_factory=list)

    def start(self, output: Path) -> subprocess.Popen[str]:
        call = [sys.executable, "-m", "translate", "corpus", "run", str(self.news), "--quiet"]
        call += ["-o", str(output), "--from", "en", "--to", "pt", "--jobs", "2"]
        call += ["--engine", self.engine, "--shard-words", str(self.shard_words)]
        return subprocess.Popen(
            call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    def unbroken(self) -> None:
        started = time.perf_counter()
        job = self.start(self.whole)
        told = "".join(job.communicate())
        if job.returncode:
            sys.exit(f"the unbroken job failed: {told}")
        self.seconds = time.perf_counter() - started
        self.receipts = written(self.whole)

    def run(self, kills: int) -> None:
        """Kill so often, and go on to the end each time."""
        while self.kills.total() < kills:
            self._attempt(VICTIMS[self.kills.total() % len(VICTIMS)])
        if self.output.exists():
            self._told("", self.start(self.output))
            self._ended()

    def _attempt(self, victim: str) -> None:
        job = self.start(self.output)
        with contextlib.suppress(subprocess.TimeoutExpired):
            job.wait(self.chance.uniform(0, self.seconds))
        workers = children(job.pid)
        if job.poll() is None and (workers or victim != "worker"):
            self.kills[victim] += 1
            self.amid[victim] += 0 < written(self.output) < self.receipts
            self._kill(victim, job.pid, workers)
        self._told(victim, job)
        if job.returncode == 0:
            self._ended()
        else:
            self.orphans[victim] += len(alive(workers))

    def _kill(self, victim: str, driver: int, workers: list[int]) -> None:
        with contextlib.suppress(ProcessLookupError):
            match victim:
                case "worker":
                    os.kill(self.chance.choice(workers), signal.SIGKILL)
                case "driver":
                    os.kill(driver, signal.SIGKILL)
                case _:
                    os.killpg(driver, signal.SIGKILL)

    def _told(self, victim: str, job: subprocess.Popen[str]) -> None:
        """Wait for a run's end; where none of ours killed it, it has to be a good one."""
        told = "".join(job.communicate()).strip()
        self.spoke[victim] += bool(told)
        if told or job.returncode not in (0, -signal.SIGKILL):
            self.faults.append(f"status {job.returncode}: {told}")

    def _ended(self) -> None:
        self.faults += differences(self.whole, self.output)
        self.ends += 1
        shutil.rmtree(self.output)

    def table(self) -> list[str]:
        rows = [
            f"| {victim} | {self.kills[victim]} | {self.amid[victim]} | {self.orphans[victim]} "
            f"| {self.spoke[victim]} |"
            for victim in VICTIMS
        ]
        return [
            "| killed | times | between two commits | workers left | runs that spoke |",
            "|---|---|---|---|---|",
            *rows,
        ]


def written(output: Path) -> int:
    return sum(1 for _ in (output / STATE / "receipts").glob("*/*.json"))


def children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def alive(processes: Sequence[int]) -> list[int]:
    """Those that don't end in time."""
    deadline = time.monotonic() + _PATIENCE
    while left := [pid for pid in processes if Path(f"/proc/{pid}").exists()]:
        if time.monotonic() > deadline:
            return left
        time.sleep(0.01)
    return []


def differences(one: Path, other: Path) -> list[str]:
    """What differs between two outputs, receipts and all: nothing else may be there."""
    found: list[str] = []

    def compare(pair: filecmp.dircmp[str]) -> None:
        found.extend(f"only in one: {n}" for n in (*pair.left_only, *pair.right_only))
        _, *others = filecmp.cmpfiles(pair.left, pair.right, pair.common_files, shallow=False)
        found.extend(f"differs: {name}" for names in others for name in names)
        for below in pair.subdirs.values():
            compare(below)

    compare(filecmp.dircmp(one, other, ignore=NOT_COMPARED, hide=[]))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--engine", default="upper")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--shard-words", type=int, default=150)
    parser.add_argument("--seed", type=int, default=9)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder / "news", given.articles)
        trial = Trial(
            folder / "news",
            folder / "whole",
            folder / "killed",
            given.engine,
            given.shard_words,
            random.Random(given.seed),
        )
        trial.unbroken()
        print(f"{given.articles} articles, {trial.receipts} shards, {trial.seconds:.1f} s unbroken")
        trial.run(given.kills)
        print("\n".join(trial.table()))
        print(f"{trial.ends} jobs that came to their end, {len(trial.faults)} faults")
        print("\n".join(trial.faults[:10]))
    return int(bool(trial.faults or trial.orphans.total()))


if __name__ == "__main__":
    sys.exit(main())
