"""BLEU and chrF of every way from one language to another, side by side.

    uv run python bench/routes.py [--lines 300] [en-es es-en ...]

Takes each engine at hand that is chosen by itself, directly and with one language in between, and
the longer ways of the table in translate/engines/quality.py. Reads NTREX-128 from
../shared/eval/ntrex (not part of the project); quotes are folded to straight ones on both sides.
That table's figures are of all 1,007 lines (`--lines 1007`).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from translate.engines.base import discover
from translate.engines.quality import MEASURED
from translate.engines.routing import Leg, Route, along, find_route
from translate.evaluation import corpus_scores, fold

DATA = Path(__file__).parents[2] / "shared" / "eval" / "ntrex"
_FILES = {"en": "eng", "es": "spa", "pt": "por", "ca": "cat", "fr": "fra", "it": "ita"}


def lines(language: str, count: int) -> list[str]:
    text = (DATA / f"{_FILES[language]}.txt").read_text("utf-8")
    return [fold(line) for line in text.splitlines()[:count]]


def ways(source: str, target: str) -> Iterator[Route]:
    engines = [engine for engine in discover().values() if engine.preference is not None]

    def legs(start: str, end: str) -> list[Leg]:
        found = ((engine, engine.find(start, end)) for engine in engines)
        return [Leg(engine, model) for engine, model in found if model]

    for leg in legs(source, target):
        yield Route(source, target, (leg,))
    for middle in _FILES:
        if middle not in (source, target):
            for first in legs(source, middle):
                for last in legs(middle, target):
                    yield Route(source, target, (first, last))
    for way in MEASURED.get((source, target), ()):
        if len(way) > 2 and (longer := along(engines, source, target, way)):
            yield longer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=300)
    parser.add_argument("pairs", nargs="*", default=["en-es"])
    options = parser.parse_args()
    if not DATA.is_dir():
        sys.exit(f"skipped: {DATA} is not there")
    for pair in options.pairs:
        source, target = pair.split("-")
        texts, wanted = lines(source, options.lines), lines(target, options.lines)
        print(f"{pair}, {len(texts)} lines; taken: {find_route(source, target).description}")
        for route in ways(source, target):
            begun = time.perf_counter()
            drafts = [fold(each.text) for each in route.translate(texts)]
            seconds = time.perf_counter() - begun
            scores = corpus_scores(drafts, [wanted], target, ("BLEU", "chrF2"))
            figures = f"BLEU {scores['BLEU']:5.1f}  chrF {scores['chrF2']:5.1f}"
            print(f"  {figures}  {seconds:5.1f} s  {route.description}")


if __name__ == "__main__":
    main()
