"""A command and all processes below it, looked at while they run; for the scripts beside it."""

from __future__ import annotations

import contextlib
import math
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

MB = 1e6


@dataclass(frozen=True, slots=True)
class Process:
    """Bytes of memory of a process."""

    pid: int
    rss: int
    """Resident: what several processes share counts for each."""
    pss: int
    """What it has to itself, and its share of what several share: these add up."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The tree at a moment; the command itself comes first."""

    seconds: float
    processes: tuple[Process, ...]

    @property
    def rss(self) -> int:
        return sum(process.rss for process in self.processes)

    @property
    def pss(self) -> int:
        return sum(process.pss for process in self.processes)


@dataclass(frozen=True, slots=True)
class Run:
    """A command that has ended."""

    status: int
    seconds: float
    cpu: float
    """Seconds, of all processes that were waited for."""
    samples: tuple[Sample, ...]

    @property
    def peak(self) -> int:
        """The most of the tree's memory, PSS."""
        return max((sample.pss for sample in self.samples), default=0)


def run(
    command: Sequence[str],
    *,
    every: float = 1.0,
    at: float = math.inf,
    then: Callable[[subprocess.Popen[bytes]], None] = lambda job: None,
) -> Run:
    """Run a command to its end, in its own session; `then` is done to it after `at` seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started, seen, told = time.perf_counter(), [], False
    job = subprocess.Popen(command, start_new_session=True)
    while job.poll() is None:
        now = time.perf_counter() - started
        seen.append(Sample(now, tuple(tree(job.pid))))
        if now > at and not told:
            told = True
            then(job)
        with contextlib.suppress(subprocess.TimeoutExpired):
            job.wait(every)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return Run(job.returncode, time.perf_counter() - started, cpu, tuple(seen))


def tree(pid: int) -> list[Process]:
    """A process and those below it, so far as they are still there."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
        sizes = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines}
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    if "Rss" not in sizes:  # it has ended, and nobody has asked yet
        return []
    own = Process(pid, sizes["Rss"], sizes["Pss"])
    return [own, *chain.from_iterable(tree(int(child)) for child in children)]


def memory_table(samples: Sequence[Sample], rows: int = 10) -> str:
    """The tree's memory over time, in Markdown: at the end of each tenth of the run."""
    ends = [samples[len(samples) * n // rows - 1] for n in range(1, rows + 1)]
    lines = [
        "| s | PSS in all | RSS in all | the command | those below it |",
        "|---|---|---|---|---|",
    ]
    for sample in dict.fromkeys(ends if len(samples) >= rows else samples):
        first, *others = (f"{process.pss / MB:.0f}" for process in sample.processes)
        lines.append(
            f"| {sample.seconds:.0f} | {sample.pss / MB:.0f} | {sample.rss / MB:.0f} "
            f"| {first} | {', '.join(others)} |"
        )
    return "\n".join(lines)
