"""Measure the checks: planted faults found, and alarms on the untouched human translations.

    uv run python bench/checks.py [--pairs 500] [--skip 0] [--languages pt-BR,es,fr,de,ru | all]
        [--show KIND]

Reads ../shared/eval/ntrex (English and its translations; one thread, half a minute), and for the
words that a language has itself ../shared/eval/segmentation. A fault is planted in each translation
that can have one of its kind and had no alarm of that kind before. Notes are counted apart: they
tell a reviewer, and alarm nobody.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from faults import KINDS, Line, words

from translate.checks import check_segment, slipped
from translate.draft import Pair, Request
from translate.finding import Finding, Severity
from translate.glossary import Glossary
from translate.languages import base

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "ntrex"
TREEBANKS = DATA.parent / "segmentation"
FILES = {
    "pt-BR": "por-BR", "es": "spa", "fr": "fra", "de": "deu", "ru": "rus", "pt-PT": "por",
    "it": "ita", "ca": "cat", "uk": "ukr", "pl": "pol", "tr": "tur", "ar": "arb", "ja": "jpn",
    "ko": "kor", "zh-Hans": "zho-CN",
}  # fmt: skip
OTHERS = {"es": "ca", "ca": "es", "ru": "uk", "uk": "ru", "de": "fr", "ja": "zh-Hans"}
"""The language that a wrong draft is in; Spanish elsewhere."""


def check(line: Line, source: str, target: str, *, terms: bool = False) -> list[Finding]:
    """What the checks say; the house's terms only where one was planted."""
    matches = Glossary.house().matcher("en", line.language).match(source) if terms else ()
    found = check_segment(
        source, target, source_language="en", target_language=line.language, matches=matches
    )
    return list(found)


def lines(language: str, pairs: int, skip: int = 0) -> list[Line]:
    def read(name: str) -> list[str]:
        return (DATA / f"{name}.txt").read_text("utf-8").splitlines()

    chance = random.Random(4)
    sources, own = read("eng"), read(FILES[language])
    follows = [*zip(sources[1:], own[1:], strict=True), (sources[0], own[0])]
    wrong = read(FILES[OTHERS.get(language, "es")])
    vocabulary = frozenset(words_of([*own, *others(language)]))
    every = [
        Line(source, target, language, other, after, chance, vocabulary)
        for source, target, other, after in zip(sources, own, wrong, follows, strict=True)
    ]
    return every[skip : skip + pairs]


def words_of(texts: Iterable[str]) -> Iterator[str]:
    return (word[0] for text in texts for word in words(text) if word[0].islower())


def others(language: str) -> Iterator[str]:
    """Texts that were written in the language: treebanks of it."""
    for path in sorted(TREEBANKS.glob(f"{base(language)}_*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            yield json.loads(line)["text"]


def documents(given: list[Line], skip: int) -> Iterator[list[Line]]:
    ids = (DATA / "doc_ids.txt").read_text("utf-8").splitlines()[skip:]
    for _, group in groupby(zip(ids, given, strict=False), key=lambda pair: pair[0]):
        yield [line for _, line in group]


def shifts(given: list[Line], language: str, skip: int) -> tuple[int, int, int]:
    """Documents shifted by one that are found, that there are, and untouched ones that alarm."""
    found = total = alarms = 0
    for document in documents(given, skip):
        if len(document) < 5:
            continue
        sources = [line.source for line in document]
        targets = [line.target for line in document]
        alarms += slipped(list(zip(sources, targets, strict=True)), "en", language) is not None
        total += 1
        moved = [*targets[1:], targets[0]]
        found += slipped(list(zip(sources, moved, strict=True)), "en", language) is not None
    return found, total, alarms


def cost() -> int:
    """CPU seconds of all checks over human translations, against drafting the same sources.

    Loading apart: of the model on one side, of profiles and a dictionary on the other.
    """
    own = lines("pt-BR", 1007)
    for line in own[:50]:  # loads what has to be loaded
        check(line, line.source, line.target)
    start = time.process_time()
    for line in own:
        check(line, line.source, line.target)
    checks = time.process_time() - start
    pair = Pair.open("en", "pt", engine="firefox", glossary=Glossary.house())
    requests = [Request.of(line.source, pair.matcher) for line in own]
    pair.draft(requests[:50])
    start = time.process_time()
    pair.draft(requests, checked=False)
    drafting = time.process_time() - start
    print(f"drafting {drafting:.2f} s, all checks {checks:.2f} s: {checks / drafting:.1%}")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--skip", type=int, default=0, help="that many pairs first")
    parser.add_argument("--languages", default="pt-BR,es,fr,de,ru")
    parser.add_argument("--time", action="store_true", help="against drafting with Firefox")
    parser.add_argument("--show", default="", help="print the alarms, or what is missed, of a kind")
    given = parser.parse_args()
    if not (DATA / "eng.txt").exists():
        print(f"skipped: needs NTREX in {DATA.parent.parent.name}/{DATA.parent.name}")
        return 0
    if given.time:
        return cost()
    languages = list(FILES) if given.languages == "all" else given.languages.split(",")
    recall: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    alarms: dict[str, Counter[str]] = {}
    for language in languages:
        own = lines(language, given.pairs, given.skip)
        alarms[language] = Counter(lines=len(own))
        count = {kind: [0, 0] for kind in KINDS}
        for line in own:
            found = check(line, line.source, line.target)
            for finding in found:
                if given.show in (finding.kind, "any"):
                    told = f"{language} {finding.severity}: {finding.message}"
                    print(f"\n  {line.source}\n  {line.target}\n  {told}")
            alarming = {f.kind for f in found if f.severity is not Severity.NOTE}
            alarms[language].update(alarming)
            alarms[language]["any"] += bool(alarming)
            alarms[language]["notes"] += any(f.severity is Severity.NOTE for f in found)
            for kind, (plant, meant) in KINDS.items():
                if meant & {finding.kind for finding in found}:
                    continue
                for source, target in plant(line):
                    hit = bool(
                        meant & {f.kind for f in check(line, source, target, terms=kind == "term")}
                    )
                    count[kind][0] += hit
                    count[kind][1] += 1
                    if not hit and given.show == f"missed {kind}":
                        print(f"\n  {source}\n  {target}")
        for kind, (hits, total) in count.items():
            recall[kind][language] = hits, total
        hits, total, wrong = shifts(own, language, given.skip)
        recall["shifted by one"][language] = hits, total
        alarms[language]["shift"] = wrong
    report(languages, recall, alarms)
    return 0


def report(
    languages: list[str],
    recall: dict[str, dict[str, tuple[int, int]]],
    alarms: dict[str, Counter[str]],
) -> None:
    print(f"\nplanted and found, %: {' '.join(f'{name:>8}' for name in (*languages, 'all'))}")
    for kind, by in recall.items():
        total = sum(n for _, n in by.values())
        cells = [f"{100 * h / n:.1f}" if n else "-" for h, n in (by[name] for name in languages)]
        cells.append(f"{100 * sum(h for h, _ in by.values()) / total:.1f}" if total else "-")
        print(f"{kind:20} {' '.join(f'{cell:>8}' for cell in cells)}   of {total}")
    print("\nalarms on untouched translations, %")
    kinds = sorted({kind for counts in alarms.values() for kind in counts} - {"lines"})
    for kind in kinds:
        cells = [100 * alarms[name][kind] / alarms[name]["lines"] for name in languages]
        whole = sum(counts[kind] for counts in alarms.values())
        cells.append(100 * whole / sum(counts["lines"] for counts in alarms.values()))
        print(f"{kind:20} {' '.join(f'{cell:8.1f}' for cell in cells)}")


if __name__ == "__main__":
    sys.exit(main())
