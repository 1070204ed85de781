"""Read and rewrite a made file of records, and say how fast and in how much memory.

    uv run python bench/records.py [--megabytes 100] [--format jsonl|csv|parquet]

CPU seconds of one process: reading all records, making articles of the first thousands, and
writing the file again with another title in each. Memory is the most that the process ever held.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from translate.formats import records

_STORY = "\n\n".join(
    ["Two harbour towns asked for a “second ferry” on Monday. The mayor said no."] * 20
)
_ARTICLES = 2_000


def rows(size: int) -> Iterator[dict[str, object]]:
    """Records of about `size` bytes in all."""
    for number in range(size // len(_STORY)):
        yield {"id": f"x{number}", "title": "Towns ask for a ferry", "text": _STORY, "n": number}


def make(path: Path, size: int) -> None:
    """Write the file, a record at a time."""
    if path.suffix == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist(list(rows(size))), path, row_group_size=10_000)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            writer = csv.DictWriter(file, ["id", "title", "text", "n"])
            writer.writeheader()
            writer.writerows(rows(size))
        else:
            file.writelines(json.dumps(row) + "\n" for row in rows(size))


def measured(what: str, work: Callable[[], int]) -> None:
    start = time.process_time()
    count = work()
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(
        f"{what}: {count} records, {seconds:.1f} s, {count / seconds:.0f} a second, {memory:.0f} MB"
    )


def rewrite(path: Path) -> int:
    count = 0

    def changes(record: records.Record) -> records.Changes:
        nonlocal count
        count += 1
        return {("title", 0): [(0, 5, "Vilas")]}

    with open(os.devnull, "wb") as out:
        records.rewrite(path, changes, out)
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--format", choices=["jsonl", "csv", "parquet"], default="jsonl")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"news.{given.format}"
        if (child := os.fork()) == 0:  # what makes the file counts for no memory
            make(path, given.megabytes * 1_000_000)
            os._exit(0)
        os.waitpid(child, 0)
        print(f"{path.name}: {path.stat().st_size / 1e6:.0f} MB")
        measured("read", lambda: sum(1 for _ in records.read(path)))
        measured(
            "articles",
            lambda: sum(
                bool(record.article.blocks)
                for record in records.read(path, limit=_ARTICLES)
                if isinstance(record, records.Record)
            ),
        )
        measured("rewrite", lambda: rewrite(path))


if __name__ == "__main__":
    main()
