"""Corpus jobs: pace, memory, and what kills leave: `uv run python bench/corpus.py --help`.

    uv run python bench/corpus.py --articles 1000 --jobs 1,2
    uv run python bench/corpus.py --articles 20000 --words 30 --engine upper --jobs 2
    uv run python bench/corpus.py --articles 300 --words 60 --engine upper --kills 200

Articles are made of the sentences of corpus/, drawn anew and numbered, so that no two are the same.
Words a second are wall time, from the first word of the command to its last. Busy is the share of
the workers' time in which they drafted or wrote shards; memory the most of the driver and all
workers together, each second. With --kills a job is killed at random, its workers, its driver or
both, until it is done; then its files have to be those of an unbroken one.
"""

from __future__ import annotations

import argparse
import contextlib
import filecmp
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import translate

ROOT = Path(__file__).parent.parent
STATE = ".dragoman"


def sentences() -> list[str]:
    """The English sentences of the project's own articles."""
    found: list[str] = []
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        article = translate.read(path)
        if translate.detect(article.text).language == "en":
            cut = translate.prepare(article, source="en").segments
            found += [segment.text for segment in cut if len(segment.text.split()) > 6]
    return found


def make(folder: Path, articles: int, words: int) -> int:
    """Write so many articles of about so many words; how many words they have in all."""
    pool, chance, total = sentences(), random.Random(7), 0
    for number in range(articles):
        parts = [f"Harbour report {number}"]
        while sum(len(part.split()) for part in parts) < words:
            parts.append(f"{chance.choice(pool)} That is item {number}-{len(parts)}.")
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(parts) + "\n", "utf-8")
        total += sum(len(part.split()) for part in parts)
    return total


def command(news: Path, output: Path, given: argparse.Namespace, jobs: int) -> list[str]:
    engine = ["--engine", given.engine] if given.engine else []
    words = ["--shard-words", str(given.shard_words)] if given.shard_words else []
    call = [sys.executable, "-m", "translate", "corpus", "run", str(news), "-o", str(output)]
    return [*call, "--from", "en", "--to", "pt", "--jobs", str(jobs), "-q", *engine, *words]


def memory(pid: int) -> int:
    """Bytes that a process and those below it have to themselves, shared ones by their share."""
    total = 0
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            total += memory(int(child))
    return total


def pace(news: Path, total: int, folder: Path, given: argparse.Namespace) -> None:
    print("| workers | articles/s | words/s | busy | memory, MB, at a quarter … the end | most |")
    print("|---|---|---|---|---|---|")
    for jobs in map(int, given.jobs.split(",")):
        output = folder / f"out-{jobs}"
        started, seen = time.perf_counter(), []
        job = subprocess.Popen(command(news, output, given, jobs))
        while job.poll() is None:
            seen.append(memory(job.pid) / 1e6)
            time.sleep(1)
        seconds = time.perf_counter() - started
        report = json.loads((output / STATE / "report.json").read_bytes())
        busy = report["worker_seconds"] / seconds / jobs
        quarters = " … ".join(f"{seen[len(seen) * n // 4 - 1]:.0f}" for n in (1, 2, 3, 4))
        print(
            f"| {jobs} | {given.articles / seconds:,.1f} | {total / seconds:,.0f} | {busy:.0%} "
            f"| {quarters} | {max(seen):.0f} |"
        )


def differences(one: Path, other: Path) -> list[str]:
    """What differs between two outputs, receipts and all; locks, journals and reports may."""
    ignored = ["lock", "journal.db", "report.json"]
    found: list[str] = []

    def compare(pair: filecmp.dircmp[str]) -> None:
        found.extend([*pair.left_only, *pair.right_only, *pair.funny_files])
        found.extend(filecmp.cmpfiles(pair.left, pair.right, pair.common_files, shallow=False)[1])
        for below in pair.subdirs.values():
            compare(below)

    compare(filecmp.dircmp(one, other, ignore=ignored))
    return found


def kill(job: subprocess.Popen[bytes], chance: random.Random) -> None:
    children = Path(f"/proc/{job.pid}/task/{job.pid}/children")
    with contextlib.suppress(OSError):
        workers = [int(pid) for pid in children.read_text().split()]
        match chance.choice(("driver", "worker", "all")):
            case "driver":
                os.kill(job.pid, signal.SIGKILL)
            case "worker" if workers:
                os.kill(chance.choice(workers), signal.SIGKILL)
            case _:
                os.killpg(job.pid, signal.SIGKILL)


def kills(news: Path, folder: Path, given: argparse.Namespace) -> int:
    whole, output, chance = folder / "whole", folder / "killed", random.Random(11)
    subprocess.run(command(news, whole, given, 2), check=True)
    killed = finished = wrong = 0
    while killed < given.kills:
        job = subprocess.Popen(command(news, output, given, 2), start_new_session=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            job.wait(chance.uniform(0.1, given.within))
        if job.poll() is None:
            kill(job, chance)
            killed += 1
        if job.wait() == 0:
            finished += 1
            if found := differences(whole, output):
                wrong += 1
                print(f"differ: {found[:5]}")
            shutil.rmtree(output)
    subprocess.run(command(news, output, given, 2), check=True)
    found = differences(whole, output)
    print(
        f"{killed} kills, {finished + 1} jobs that came to an end, {wrong + bool(found)} of them "
        f"not as the unbroken one {found[:5]}"
    )
    return int(bool(wrong or found))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--words", type=int, default=400, help="of an article")
    parser.add_argument("--engine")
    parser.add_argument("--jobs", default="1,2", help="numbers of workers, one run each")
    parser.add_argument("--shard-words", type=int)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--within", type=float, default=1.5, help="seconds, at most, to a kill")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        total = make(folder / "news", given.articles, given.words)
        print(f"{given.articles:,} articles, {total:,} words")
        if given.kills:
            return kills(folder / "news", folder, given)
        pace(folder / "news", total, folder, given)
    return 0


if __name__ == "__main__":
    sys.exit(main())
