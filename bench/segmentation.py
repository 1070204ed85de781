"""Measure sentence boundaries against gold ones: plain sentencex beside ours.

    uv run python bench/segmentation.py [--of 3] [en es …]

Boundaries are counted in characters that are no blanks, paragraphs (blank lines) split first.
`--of 3` makes paragraphs of three sentences where a treebank is one endless paragraph, in which a
mark that never closes costs sentencex all that follows. The data (Universal Dependencies, dev
sets) stands beside the repository (`../shared/eval`); without it there is nothing to measure.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

from translate.segment import segment_text

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "segmentation"

Splitter = Callable[[str, str], list[str]]


@dataclass
class Score:
    hits: int = 0
    false: int = 0
    missed: int = 0
    seconds: float = 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (2 * self.hits + self.false + self.missed)


def main(arguments: list[str]) -> int:
    size = int(arguments[1]) if arguments[:1] == ["--of"] else 0
    languages = arguments[2:] if size else arguments
    files = [
        path
        for path in sorted(DATA.glob("*.dev.jsonl"))
        if not languages or path.name.split("_")[0] in languages
    ]
    if not files:
        print(f"skipped: no treebanks in {DATA}", file=sys.stderr)
        return 0
    print(f"{'treebank':16} {'sentencex':>9} {'ours':>7} {'false':>6} {'missed':>6} {'s':>6}")
    below = 0
    for path in files:
        plain, ours = (score(path, splitter, size) for splitter in (sentencex, segment_text))
        below += ours.f1 < plain.f1
        print(
            f"{path.name.removesuffix('.dev.jsonl'):16} {plain.f1:9.3f} {ours.f1:7.3f}"
            f" {ours.false:6} {ours.missed:6} {ours.seconds:6.2f}"
        )
    print(f"below sentencex on {below} of {len(files)}")
    return 1 if below else 0


def sentencex(text: str, language: str) -> list[str]:
    from sentencex import segment

    return [sentence for sentence in segment(language, text) if sentence.strip()]


def score(path: Path, splitter: Splitter, size: int) -> Score:
    language = path.name.split("_")[0]
    total = Score()
    for document in documents(path):
        text: str = document["text"]
        # How many characters other than blanks stand before each position.
        ink = [0, *accumulate(not char.isspace() for char in text)]
        gold = {ink[end] for _, end in document["sents"]}
        found, position = set(), 0
        for paragraph in paragraphs(document, size):
            line = " ".join(paragraph.split())
            started = time.perf_counter()
            sentences = splitter(line, language)
            total.seconds += time.perf_counter() - started
            for sentence in sentences:
                position += sum(not char.isspace() for char in sentence)
                found.add(position)
        total.hits += len(gold & found)
        total.false += len(found - gold)
        total.missed += len(gold - found)
    return total


def paragraphs(document: dict, size: int) -> list[str]:  # type: ignore[type-arg]
    text, sents = document["text"], document["sents"]
    if not size or "\n\n" in text:
        return re.split(r"\n\s*\n", text)
    ends = [end for _, end in sents[size - 1 :: size]]
    return [text[start:end] for start, end in pairwise([0, *ends, len(text)])]


def documents(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
