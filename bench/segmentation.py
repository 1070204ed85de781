"""Measure sentence boundaries against gold ones: ours beside sentencex, pysbd and nupunkt.

    uv run --with pysbd --with nupunkt --with sentencex python bench/segmentation.py
        [--markdown] [--of 3] [--half 1] [--golden] [en es …]

The libraries are no dependencies of the project: `--with` lays them over its environment for
one run. One that isn't there, or doesn't know a language, shows a dash.

Every splitter gets the same lines: blank lines part paragraphs, and a paragraph's lines are
joined by blanks. Boundaries are counted in characters that are no blanks. `--of 3` makes
paragraphs of three sentences where a treebank is one endless paragraph, in which a mark that
never closes costs sentencex all that follows. `--half 1` or `2` counts the boundaries of one half
of each treebank, so that rules can be made by one and confirmed by the other. `--golden` runs
pragmatic_segmenter's golden rules instead: a rule holds when all of its sentences are found,
blanks folded. The data (Universal Dependencies' dev sets, the rules' own specs) stands beside the
repository (`../shared/eval`); without it there is nothing to measure.
"""

from __future__ import annotations

import argparse
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
ALLOWED = 0.003
"""How far below the best library a treebank may be."""

Splitter = Callable[[str], list[str]]
"""A line into its sentences."""


@dataclass
class Score:
    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)


@dataclass
class Speed:
    characters: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"{self.characters / self.seconds:,.0f}" if self.seconds else "–"


def sentencex(language: str) -> Splitter:
    from sentencex import segment

    return lambda line: segment(language, line)


def pysbd(language: str) -> Splitter:
    from pysbd import Segmenter

    return Segmenter(language=language, clean=False).segment  # type: ignore[no-any-return]


def nupunkt(language: str) -> Splitter:
    from nupunkt import sent_tokenize

    return lambda line: sent_tokenize(line)


def ours(language: str) -> Splitter:
    return lambda line: segment_text(line, language)


SPLITTERS = (sentencex, pysbd, nupunkt, ours)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", help="languages or treebanks")
    parser.add_argument("--of", type=int, default=0, metavar="SENTENCES")
    parser.add_argument("--half", type=int, choices=(1, 2))
    parser.add_argument("--golden", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args(arguments)
    if not DATA.is_dir():
        print(f"skipped: no treebanks in {DATA}", file=sys.stderr)
        return 0
    rows, speeds = [], {splitter.__name__: Speed() for splitter in SPLITTERS}
    for path in files("golden*/*.jsonl" if options.golden else "*.dev.jsonl", options.names):
        language = path.name[:2]
        row: list[float | str | None] = []
        for make in SPLITTERS:
            splitter = made(make, language, speeds[make.__name__])
            if splitter is None:
                row.append(None)
            elif options.golden:
                row.append(rules(path, splitter))
            else:
                row.append(score(path, splitter, options.of, options.half).f1)
        rows.append((path.name.split(".")[0], row))
    print("\n".join(table(rows, list(map(str, speeds.values())), options.markdown)))
    return 0 if options.golden else verdict([row for _, row in rows])


def files(pattern: str, names: list[str]) -> list[Path]:
    found = sorted(DATA.glob(pattern))
    return [
        path for path in found if not names or {path.name[:2], path.name.split(".")[0]} & set(names)
    ]


def made(make: Callable[[str], Splitter], language: str, speed: Speed) -> Splitter | None:
    """A splitter that counts its time; None where it is missing or doesn't know the language."""
    try:
        splitter = make(language)
        splitter("One. Two.")
    except (ImportError, ValueError):
        return None

    def timed(line: str) -> list[str]:
        started = time.process_time()
        sentences = splitter(line)
        speed.seconds += time.process_time() - started
        speed.characters += len(line)
        return sentences

    return timed


def score(path: Path, splitter: Splitter, size: int, half: int | None) -> Score:
    total, before = Score(), 0
    everything = list(documents(path))
    middle = sum(ink(document["text"]) for document in everything) // 2
    for document in everything:
        text: str = document["text"]
        # How many characters other than blanks stand before each position.
        count = [0, *accumulate(not char.isspace() for char in text)]
        gold = {before + count[end] for _, end in document["sents"]}
        found = set()
        for paragraph in paragraphs(document, size):
            position = before
            for sentence in splitter(" ".join(paragraph.split())):
                position += ink(sentence)
                found.add(position)
            before += ink(paragraph)
        if half:
            gold, found = (
                {one for one in many if (one > middle) == (half == 2)} for many in (gold, found)
            )
        total.hits += len(gold & found)
        total.false += len(found - gold)
        total.missed += len(gold - found)
    return total


def rules(path: Path, splitter: Splitter) -> str:
    """How many golden rules hold, of how many."""
    held = of = 0
    for rule in documents(path):
        found = [
            " ".join(sentence.split())
            for paragraph in re.split(r"\n\s*\n", rule["text"])
            for sentence in splitter(" ".join(paragraph.split()))
        ]
        held += [one for one in found if one] == [" ".join(s.split()) for s in rule["sentences"]]
        of += 1
    return f"{held}/{of}"


def ink(text: str) -> int:
    return sum(map(len, text.split()))


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


def table(
    rows: list[tuple[str, list[float | str | None]]], speeds: list[str], markdown: bool
) -> Iterator[str]:
    heads = ["", *(splitter.__name__ for splitter in SPLITTERS)]
    lines = [[name, *map(_cell, row)] for name, row in rows]
    lines.append(["characters/s", *speeds])
    if markdown:
        yield "| " + " | ".join(heads) + " |"
        yield "|---" + "|---:" * len(SPLITTERS) + "|"
        yield from ("| " + " | ".join(line) + " |" for line in lines)
    else:
        for line in [heads, *lines]:
            yield f"{line[0]:14}" + "".join(f"{cell:>12}" for cell in line[1:])


def _cell(value: float | str | None) -> str:
    return f"{value:.3f}" if isinstance(value, float) else value or "–"


def verdict(rows: list[list[float | str | None]]) -> int:
    """Say how ours compares with the best library; 1 where it is too far below."""
    margins = []
    for *others, own in rows:
        best = max((one for one in others if isinstance(one, float)), default=0.0)
        assert isinstance(own, float)
        margins.append(own - best)
    above = sum(margin > 0 for margin in margins)
    below = sum(margin < -ALLOWED for margin in margins)
    print(f"above the best library on {above} of {len(rows)}, more than {ALLOWED} below on {below}")
    return 1 if below else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
