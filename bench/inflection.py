"""Measure the verifier of terms on human translations: false alarms, and planted misses found.

    uv run --with pymorphy3 --with pymorphy3-dicts-uk --with morfeusz2 --with snowballstemmer \\
        python bench/inflection.py [alarms]

Reads ../shared/eval/ntrex, English and its translations. Terms are CLDR's countries and cities
and the house's places and people. Whether a reference has a term is told by others: the
dictionaries of pymorphy3 (Russian, Ukrainian) and Morfeusz (Polish); elsewhere by the listed form.
Misses are planted by putting another name, as listed, in the place of every form of the term, and
by taking all out. `alarms` shows what was wrong.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from babel import Locale

from translate.glossary import Cell, Concept, Glossary, Match, TermPair, lexicon, verify
from translate.glossary.inflection import agrees
from translate.glossary.lemmas import same_lemma
from translate.glossary.tokens import Token, tokens
from translate.glossary.verify import unmet

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "ntrex"
PAIRS = {
    "rus": "ru", "ukr": "uk", "pol": "pl", "por-BR": "pt-BR", "spa": "es", "fra": "fr", "deu": "de",
    "ita": "it",
}  # fmt: skip
KINDS = ("person", "place")
Span = tuple[int, int]


def cldr(language: str) -> tuple[Concept, ...]:
    """Countries and chief cities."""
    english, other = Locale.parse("en"), Locale.parse(language, sep="-")
    names = [
        (name, other.territories.get(code, ""))
        for code, name in english.territories.items()
        if code.isalpha()
    ]
    for zone, names_there in other.time_zones.items():
        own = english.time_zones.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
        names.append((own, names_there.get("city", "")))
    return tuple(
        Concept({"en": Cell((one,)), language: Cell((two,))}, kind="place")
        for one, two in names
        if two
    )


def dictionary(language: str) -> Callable[[str], frozenset[str]]:
    """The dictionary forms of a word, by a library that the program doesn't use."""
    if language in ("ru", "uk"):
        import pymorphy3

        known = pymorphy3.MorphAnalyzer(lang=language)
        return lru_cache(None)(lambda w: frozenset(p.normal_form for p in known.parse(w)))
    if language == "pl":
        import morfeusz2

        polish = morfeusz2.Morfeusz()
        return lru_cache(None)(
            lambda w: frozenset(a[2][1].split(":")[0].lower() for a in polish.analyse(w))
        )
    genitive = "s" if language == "de" else ""
    return lambda word: frozenset((word.lower(), word.lower().removesuffix(genitive)))


@dataclass
class Truth:
    """Where a text has a name in any form."""

    lemmas: Callable[[str], frozenset[str]]

    def spans(self, text: str, pair: TermPair) -> Iterator[Span]:
        words = [token for token in tokens(text) if token.is_word]
        for form in pair.accepted:
            parts = [token for token in tokens(form) if token.is_word]
            for i in range(len(words) - len(parts) + 1):
                window = words[i : i + len(parts)]
                if all(map(self._same, parts, window)):
                    yield window[0].start, window[-1].end

    def _same(self, listed: Token, word: Token) -> bool:
        if listed.text[0].isupper() != word.text[0].isupper():
            return False
        return listed.key == word.key or bool(self.lemmas(listed.text) & self.lemmas(word.text))


@dataclass
class Counts:
    """What came of the terms of one language."""

    present: int = 0
    alarms: Counter[str] = field(default_factory=Counter)
    """By what the forms of a word were told with."""
    planted: int = 0
    noticed: int = 0
    absent: int = 0
    """Terms that the dictionaries don't see in the reference."""
    quiet: int = 0
    """Of these, met all the same: mostly by an adjective of the place."""
    told: list[str] = field(default_factory=list)


METHODS = ("check", "endings", "simplemma", "snowball")


def agreement(method: str, language: str) -> Callable[..., bool]:
    """Whether two words are forms of one, by one means alone; by all as `check` has it."""
    if method == "check":
        return agrees
    if method == "endings":
        return lambda *words, name, **_: agrees(*words, name=name, found=True)
    if method == "simplemma":
        return lambda one, other, tag, **_: one == other or same_lemma(one, other, tag)
    from snowballstemmer import algorithms, stemmer

    known = Locale.parse(language, sep="-").get_language_name("en").split(" ")[0].lower()
    stem = stemmer(known).stemWord if known in algorithms() else str
    return lambda one, other, *_, **__: stem(one) == stem(other)


Sound = tuple[list[Match], str, list[Span]]
"""The places of one term in a source, the reference, and where that has it."""


def measure(name: str, language: str) -> Counts:
    matcher = (Glossary((cldr(language),)) | Glossary.house()).matcher("en", language)
    truth = Truth(dictionary(language))
    texts = ((DATA / f"{each}.txt").read_text("utf-8").splitlines() for each in ("eng", name))
    counts = Counts()
    sound: list[Sound] = []
    for source, target in zip(*texts, strict=True):
        found: dict[TermPair, list[Match]] = {}
        for match in matcher.match(source):
            if match.term.kind in KINDS:
                found.setdefault(match.term, []).append(match)
        for term, matches in found.items():
            spans = list(truth.spans(target, term))
            if spans:
                sound.append((matches, target, spans))
            else:
                counts.absent += 1
                counts.quiet += not unmet(target, matches)
    counts.present = len(sound)
    for method in METHODS:
        verify._accepted.cache_clear()
        lexicon.agrees = agreement(method, language)  # type: ignore[attr-defined]
        wrong = [(matches, target) for matches, target, _ in sound if unmet(target, matches)]
        counts.alarms[method] = len(wrong)
        if method == "check":
            counts.told += [f"alarm: {each[0].term.target} | {target}" for each, target in wrong]
    verify._accepted.cache_clear()
    lexicon.agrees = agrees  # type: ignore[attr-defined]
    plant(sound, truth, counts)
    return counts


def plant(sound: list[Sound], truth: Truth, counts: Counts) -> None:
    """Take the terms out of the texts that have them."""
    chance = random.Random(6)
    names = sorted({matches[0].term.target for matches, _, _ in sound})
    for matches, target, spans in sound:
        for name in (chance.choice(names), ""):
            text = target
            for start, end in sorted(set(spans), reverse=True):
                text = text[:start] + name + text[end:]
            if any(truth.spans(text, matches[0].term)):
                continue
            counts.planted += 1
            if unmet(text, matches):
                counts.noticed += 1
            else:
                counts.told.append(f"not noticed: {matches[0].term.target} | {text}")


def main() -> int:
    if not (DATA / "eng.txt").exists():
        print(f"skipped: needs NTREX in {DATA.parent.parent.name}/{DATA.parent.name}")
        return 0
    print(
        "terms in the reference; false alarms, %: as checked and by one means alone; planted misses"
    )
    heads = ("present", *METHODS, "noticed", "absent", "of these quiet")
    print(f"{'':8}" + "".join(f"{head:>15}" for head in heads))
    for name, language in PAIRS.items():
        counts = measure(name, language)
        shares = [f"{100 * counts.alarms[m] / counts.present:.1f}" for m in METHODS]
        noticed = f"{counts.noticed}/{counts.planted}"
        cells = (counts.present, *shares, noticed, counts.absent, counts.quiet)
        print(f"{language:8}" + "".join(f"{cell:>15}" for cell in cells), flush=True)
        if "alarms" in sys.argv:
            print("\n".join(f"    {line}" for line in counts.told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
