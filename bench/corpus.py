"""Corpus jobs: pace, and memory as it goes: `uv run python bench/corpus.py --help`.

    uv run python bench/corpus.py --articles 300
    uv run python bench/corpus.py --articles 10000 --news NEWS.jsonl
    uv run python bench/corpus.py --articles 200000 --short --engine upper --jobs 2

The articles are those of bench/articles.py: no sentence comes twice, so that none is remembered.
Words a second are wall time, from the start of the command to its end. Busy is the share of the
workers' time in which they had a shard. Memory is looked at every second, of the driver and all
below it: PSS, where what processes share is counted once, and RSS.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import articles
import watched

from translate.batch.place import STATE


def command(news: Path, output: Path, given: argparse.Namespace, jobs: int) -> list[str]:
    call = [sys.executable, "-m", "translate", "corpus", "run", str(news), "-o", str(output)]
    call += ["--to", "pt", "--jobs", str(jobs), "--as", given.form, "-q"]
    call += ["--engine", given.engine] if given.engine else []
    call += ["--from", given.language] if given.language else []
    return [*call, *(["--shard-words", str(given.shard_words)] if given.shard_words else [])]


def pace(news: Path, total: int, folder: Path, given: argparse.Namespace) -> None:
    """A row for each number of workers, then their memory over time, and what the disk holds."""
    rows, tables = [], []
    for jobs in map(int, given.jobs.split(",")):
        output = folder / f"out-{jobs}"
        run = watched.run(command(news, output, given, jobs))
        report = json.loads((output / STATE / "report.json").read_bytes())
        busy = report["worker_seconds"] / run.seconds / max(jobs, 1)
        rows.append(
            f"| {jobs} | {given.articles / run.seconds:,.1f} | {total / run.seconds:,.0f} "
            f"| {total / run.cpu:,.0f} | {busy:.0%} | {run.peak / watched.MB:.0f} | {run.status} |"
        )
        tables.append(f"\n{jobs} workers, memory in MB\n\n{watched.memory_table(run.samples)}")
        tables.append(f"\n{held(output, given.articles)}")
    print("| workers | articles/s | words/s | words a CPU s | busy | most PSS, MB | status |")
    print("|---|---|---|---|---|---|---|", *rows, *tables, sep="\n")


def held(output: Path, count: int) -> str:
    """What an output folder takes of the disk, an article, and a million of them."""
    paths = [path for path in output.rglob("*") if path.is_file()]
    parts = {
        "outputs": [path for path in paths if STATE not in path.parts],
        "receipts": [path for path in paths if "receipts" in path.parts],
        "journal": [path for path in paths if path.name.startswith("journal")],
    }
    told = []
    for name, some in parts.items():
        sizes = [path.stat() for path in some]
        size, blocks = sum(s.st_size for s in sizes), sum(s.st_blocks * 512 for s in sizes)
        told.append(f"{len(some):,} {name}: {size / count:,.0f} bytes an article, on disk "
                    f"{blocks / count:,.0f}")  # fmt: skip
    return "; ".join(told)


def alone(made: list[articles.Made]) -> str:
    """The engine by itself, on one thread, with the same sentences."""
    from translate.engines.routing import find_route

    os.environ["OMP_NUM_THREADS"] = "1"
    texts = [s for each in made for p in each.paragraphs for s in p.split(". ")]
    route = find_route("en", "pt", engine="firefox")
    route.translate(texts[:1])
    cpu = time.process_time()
    route.translate(texts)
    words = sum(len(text.split()) for text in texts)
    return f"the engine alone: {words / (time.process_time() - cpu):,.0f} words a CPU s"


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--short", action="store_true", help="of one or two sentences")
    parser.add_argument("--news", type=Path, action="append", default=[], help="for articles.py")
    parser.add_argument("--records", action="store_true", help="one file of JSON lines")
    parser.add_argument("--engine")
    parser.add_argument("--from", dest="language", help="instead of telling each one's language")
    parser.add_argument("--as", dest="form", default="po")
    parser.add_argument("--jobs", default="1,2", help="numbers of workers, one run each")
    parser.add_argument("--shard-words", type=int)
    return parser.parse_args()


def main() -> int:
    given = options()
    made = articles.articles(given.articles, news=given.news, short=given.short)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        news = folder / ("news.jsonl" if given.records else "news")
        total = articles.write(made, news)
        print(f"{given.articles:,} articles, {total:,} words")
        pace(news, total, folder, given)
    if given.engine in (None, "firefox"):
        print(f"\n{alone(list(articles.articles(50, news=given.news)))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
