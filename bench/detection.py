"""Measure language detection on lingua's sentences and word pairs and on whole articles.

    uv run python bench/detection.py

The figures of `translate/detect/` come from here. The data stands beside the repository
(`../shared/eval`); without it there is nothing to measure.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from translate.detect import _load, detect

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval"


def samples() -> Iterator[tuple[str, str, str]]:
    """Kind of sample, language, text."""
    for kind, name in (("sentences", "sentences"), ("word pairs", "word-pairs")):
        with (DATA / "langid" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
            for language, text in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield kind, language, text
                if kind == "sentences":
                    yield "first 25 characters", language, text[:25]
                    yield "first 50 characters", language, text[:50]
    for path in sorted((DATA / "news").glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            for line in file:
                article = json.loads(line)
                yield "articles", article["lang"], article["text"]


def main() -> int:
    if not (DATA / "langid").is_dir():
        print(f"skipped: no evaluation data in {DATA}", file=sys.stderr)
        return 0
    known = {code.split("-")[0].replace("no", "nb") for code in _load().get_lang_list()}
    counts: Counter[tuple[str, str]] = Counter()
    started = time.process_time()
    for kind, language, text in samples():
        kind += "" if language in known | {"nn"} else ", no profile"
        found = detect(text).language.split("-")[0]
        right = found == language or (found == "nb" and language == "nn")
        counts[kind, "und" if found == "und" else "right" if right else "wrong"] += 1
    seconds = (time.process_time() - started) / counts.total()
    print(f"{'sample':34} {'n':>6} {'right':>7} {'und':>7} {'wrong':>7} {'right of answered':>18}")
    for kind in sorted({kind for kind, _ in counts}):
        right, undecided, wrong = (counts[kind, how] for how in ("right", "und", "wrong"))
        n = right + undecided + wrong
        print(
            f"{kind:34} {n:6} {right / n:7.1%} {undecided / n:7.1%} {wrong / n:7.1%}"
            f" {right / max(1, right + wrong):18.1%}"
        )
    print(f"{seconds * 1000:.1f} ms a text")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
