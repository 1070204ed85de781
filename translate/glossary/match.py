"""Find a glossary's names in a text: longest first, whole words, by case rules.

A match begins and ends where a word does (`Pyongyang` in `Pyongyang's`, `US` in `US-led`); in
Chinese, Thai and the like at any character; in Korean particles may follow. Hyphen and space are
one in names. What `match` in the glossary says:

exact   letter for letter, no case rules
case    in any case
stem    by the case rules, and with the endings that the language has for plural and case
(none)  by the case rules; names with their case endings in languages that inflect them
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .lexicon import Found, Lexicon
from .terms import TermPair


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a source text that a term's name stands in."""

    start: int
    end: int
    term: TermPair


def longest_first(found: Iterable[Found]) -> list[Found]:
    """Those that don't overlap: a longer one wins, then the earlier one; in text order."""
    chosen: list[Found] = []
    free: dict[int, bool] = {}
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        places = range(one.start, one.end)
        if not any(place in free for place in places):
            free.update(dict.fromkeys(places, False))
            chosen.append(one)
    return sorted(chosen)


class Matcher:
    """Finds the terms of one pair of languages."""

    def __init__(self, names: Iterable[tuple[str, TermPair]], source: str) -> None:
        self._lexicon = Lexicon(source)
        for name, pair in names:
            self._lexicon.add(name, pair)

    def match(self, text: str) -> tuple[Match, ...]:
        """The terms that stand in a text: longest first, not overlapping, in text order."""
        return tuple(Match(*found) for found in longest_first(self._lexicon.find(text)))
