"""Measure `--memory-like`: which changed sentences get the translation of the old one.

    uv run python bench/memory_like.py [--skip 0] [--pairs 1007] [--show KIND]

Reads ../shared/eval/ntrex (English; one thread, half a minute). Each sentence is what somebody
approved; it is changed by rule in one place, and the table says of each kind of change what share
is put in as the draft from which likeness on. Changed numbers, names and denials should never be.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

from translate.catalog.changes import likeness
from translate.draft.like import may_stand_in
from translate.memory import Match, Unit

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "ntrex" / "eng.txt"
LEVELS = (85, 90, 95, 99)

Change = Callable[[str, random.Random, list[str]], str]
"""A sentence, changed; the same, where there is no place for it."""


def swaps(pairs: str) -> Change:
    """One of some words for its partner, in either direction: `more less, before after`."""
    both = [pair.split() for pair in pairs.split(", ")]
    table = {one.replace("_", " "): other.replace("_", " ") for one, other in both}
    table |= {other: one for one, other in table.items()}
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(table, key=len, reverse=True))})\b")

    def change(text: str, chance: random.Random, others: list[str]) -> str:
        found = list(pattern.finditer(text))
        return put(text, chance.choice(found), lambda word: table[word]) if found else text

    return change


def of_another(pattern: str) -> Change:
    """A word of another sentence in the place of one."""

    def change(text: str, chance: random.Random, others: list[str]) -> str:
        found = list(re.finditer(pattern, text))
        new = re.findall(pattern, chance.choice(others))
        return (
            put(text, chance.choice(found), lambda _: chance.choice(new)) if found and new else text
        )

    return change


def digit(text: str, chance: random.Random, others: list[str]) -> str:
    found = list(re.finditer(r"\d", text))
    other = chance.choice("123456789")
    return put(text, chance.choice(found), lambda _: other) if found else text


def without(pattern: str, instead: str = "") -> Change:
    def change(text: str, chance: random.Random, others: list[str]) -> str:
        found = list(re.finditer(pattern, text))
        return put(text, chance.choice(found), lambda _: instead) if found else text

    return change


def denied(text: str, chance: random.Random, others: list[str]) -> str:
    found = list(re.finditer(r"\b(?:is|are|was|were|has|have|had|will|would|could|can)\b", text))
    word = chance.choice(["not", "never", "no longer", "hardly"])
    return put(text, chance.choice(found), lambda verb: f"{verb} {word}") if found else text


def put(text: str, place: re.Match[str], new: Callable[[str], str]) -> str:
    return text[: place.start()] + new(place[0]) + text[place.end() :]


NUMBER, NAME, DENIAL, OTHER, SMALL = "number", "name", "denial", "other words", "small words"
KINDS: dict[str, tuple[str, Change]] = {
    "a digit": (NUMBER, digit),
    "a number in words": (NUMBER, swaps(
        "two three, four five, six seven, first second, hundred thousand, million "
        "billion, once twice, half third"
    )),
    "a name": (NAME, of_another(r"(?<=[a-z,] )[A-Z][a-z]{2,}")),
    "a day, a month": (NAME, swaps(
        "Monday Tuesday, Friday Thursday, Saturday Sunday, June July, March May, October "
        "September"
    )),
    "a negation put in": (DENIAL, denied),
    "a negation left out": (DENIAL, without(r"\b(?:not|never|no) |n['’]t\b")),
    "a word that denies": (DENIAL, swaps(
        "with without, able unable, agreed refused, likely unlikely, legal illegal, known "
        "unknown, managed failed, accepted rejected, usual unusual, possible impossible, "
        "happy unhappy, confirmed denied, many few, everyone nobody, always never"
    )),
    "the opposite": (DENIAL, swaps(
        "more less, before after, up down, won lost, increase decrease, rose fell, above "
        "below, over under, high low, higher lower, large small, big little, old new, "
        "most least, best worst, open closed, started ended, begin end, better worse, all "
        "some, early late, good bad, long short, strong weak, inside outside, man woman, "
        "men women, he she, his her, day night, today yesterday, left right, north south"
    )),
    "a word": (OTHER, of_another(r"\b[a-z]{4,}\b")),
    "a word left out": (OTHER, without(r"\b[a-z]{5,} ")),
    "said, told": (SMALL, swaps(
        "said stated, told informed, also too, but yet, big huge, because since, begin "
        "start, while whereas"
    )),
    "the, a, that": (SMALL, without(r"\b(?:the|that|also|just|very|quite) ")),
    "a mark": (SMALL, without(r",|:|;|[.]$")),
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--pairs", type=int, default=1007)
    parser.add_argument("--show", default="", help="print what is put in of a kind")
    given = parser.parse_args()
    if not DATA.exists():
        print(f"skipped: needs {DATA.name} of NTREX")
        return 0
    lines = DATA.read_text("utf-8").splitlines()
    chosen = lines[given.skip : given.skip + given.pairs]
    print(f"{'changed':22} {'of':>5} " + " ".join(f"{level:>6}" for level in LEVELS))
    for kind, (_, change) in KINDS.items():
        chance = random.Random(kind)
        made = [(old, change(old, chance, lines)) for old in chosen for _ in range(3)]
        pairs = [(old, new) for old, new in dict.fromkeys(made) if old != new]
        into = [share(pairs, level, given.show == kind) for level in LEVELS]
        print(f"{kind:22} {len(pairs):5} " + " ".join(f"{100 * each:6.1f}" for each in into))
    return 0


def share(pairs: list[tuple[str, str]], level: int, show: bool) -> float:
    """Of how many pairs the old translation is put in as the draft of the new sentence."""
    taken = 0
    for old, new in pairs:
        match = Match(Unit(old, "", "en", "pt"), likeness(old, new))
        if may_stand_in(match, new, "text", level / 100):
            taken += 1
            if show and level == LEVELS[0]:
                print(f"  {old}\n  {new}\n")
    return taken / len(pairs) if pairs else 0.0


if __name__ == "__main__":
    sys.exit(main())
