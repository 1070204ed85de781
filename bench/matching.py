"""Measure how terms are found: 100,000 of them in 1 MB of text, and beside it Aho-Corasick.

    uv run --with ahocorasick_rs --with pyahocorasick python bench/matching.py [LANGUAGE]

Terms and text are made up from a fixed seed: names of one to three words, every fourth sentence
with one of them. LANGUAGE is en, or ru, whose names have case endings. The automata look for the
same names without regard to case and to word boundaries, and check nothing of what they find:
that work comes on top.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable

from translate.glossary import Cell, Concept, Glossary

TERMS = 100_000
SIZE = 1_000_000
SYLLABLES = {
    "en": "ba ko ri ten mar lo vi san dro pel qui zu nar eth or ul",
    "ru": "ба ко ри тен мар ло ви сан дро пел кви зу нар эт ор ул",
}
SMALL = 4000
"""Words that the text is made of, besides the names."""


def word(chance: random.Random, language: str) -> str:
    syllables = SYLLABLES[language].split()
    return "".join(chance.choice(syllables) for _ in range(chance.randint(2, 4)))


def made_up(language: str) -> tuple[list[str], list[str]]:
    """Names, and sentences that hold some of them."""
    chance = random.Random(6)
    names: set[str] = set()
    while len(names) < TERMS:
        words = (word(chance, language).capitalize() for _ in range(chance.choice((1, 1, 2, 2, 3))))
        names.add(" ".join(words))
    listed = sorted(names)
    small = [word(chance, language) for _ in range(SMALL)]
    lines: list[str] = []
    size = 0
    while size < SIZE:
        words = [chance.choice(small) for _ in range(chance.randint(12, 24))]
        if len(lines) % 4 == 0:
            words.insert(chance.randrange(len(words)), chance.choice(listed))
        lines.append(" ".join(words).capitalize() + ".")
        size += len(lines[-1].encode()) + 1
    return listed, lines


def memory() -> float:
    """The most that the process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(what: str, work: Callable[[], object]) -> object:
    before, start = memory(), time.process_time()
    result = work()
    took = time.process_time() - start
    count = (
        f"{result:>7,} found" if isinstance(result, int) else f"{memory() - before:4.0f} MB more"
    )
    print(f"{what:45} {took:6.2f} s CPU  {count}", flush=True)
    return result


def main() -> int:
    language = sys.argv[1] if len(sys.argv) > 1 else "en"
    names, lines = made_up(language)
    text = "\n".join(lines)
    print(f"{TERMS:,} terms, {len(text.encode()):,} bytes in {len(lines):,} segments, {language}")
    cells = [{language: Cell((name,)), "pt": Cell((name + "o",))} for name in names]
    glossary = Glossary((tuple(Concept(cell, kind="person") for cell in cells),))
    matcher = glossary.matcher
    timed("dragoman: made ready", lambda: matcher(language, "pt"))
    find = glossary.matcher(language, "pt").match
    timed("dragoman: segment by segment", lambda: sum(len(find(line)) for line in lines))
    timed("dragoman: all in one", lambda: len(find(text)))
    automata(names, text)
    return 0


def automata(names: list[str], text: str) -> None:
    """The libraries, where they are installed."""
    low, folded = [name.lower() for name in names], text.lower()
    try:
        import ahocorasick_rs
    except ImportError:
        print("ahocorasick_rs: not installed")
    else:
        found = timed("ahocorasick_rs: made ready", lambda: ahocorasick_rs.AhoCorasick(low))
        search = found.find_matches_as_indexes  # type: ignore[attr-defined]
        timed("ahocorasick_rs: all in one", lambda: len(search(folded, overlapping=True)))
    try:
        import ahocorasick
    except ImportError:
        print("pyahocorasick: not installed")
        return

    def ready() -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for number, name in enumerate(low):
            automaton.add_word(name, number)
        automaton.make_automaton()
        return automaton

    automaton = timed("pyahocorasick: made ready", ready)
    timed("pyahocorasick: all in one", lambda: sum(1 for _ in automaton.iter(folded)))  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main())
