"""Find a glossary's names in a text: longest first, whole words, by case rules.

A match begins and ends where a word does (`Pyongyang` in `Pyongyang's`, `US` in `US-led`); in
Chinese, Thai and the like at any character; in Korean particles may follow. Hyphen and space are
one in names. What `match` in the glossary says:

exact   letter for letter, no case rules
case    in any case
stem    by the case rules, and with the endings that the language has for plural and case
(none)  by the case rules; names with their case endings in languages that inflect them

In an article people are also found by the short forms of their names (`short`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace

from ..marks import Span
from .adjectives import in_source
from .lexicon import Found, Lexicon
from .short import ShortNames
from .terms import TermPair
from .tokens import Token, is_name_like, tokens

_LONGEST = 5000
"""Characters of a segment. In longer texts adjectives are not counted: time would not be linear."""


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a source text that a term's name stands in."""

    start: int
    end: int
    term: TermPair
    within: tuple[str, ...] = field(default=(), compare=False)
    """For a place: the name with the capitalised word before or after it, `Jordan Spieth`.

    Where a draft has kept that word for word, the place is a part of another name."""
    akin: int = field(default=0, compare=False)
    """How often else the text has the term or an adjective of it: where a draft has adjectives
    alone, so many do not stand for the term."""

    @property
    def place(self) -> Span | None:
        """Where it stands; None where it has lost its place, which an empty stretch says."""
        return (self.start, self.end) if self.start < self.end else None


def placed(matches: Sequence[Match], there: Sequence[Match]) -> tuple[Match, ...]:
    """Matches with the places that the same terms have in another state of their text.

    `there` are that one's own; a term that is not among them has no place in it.
    """
    places: dict[TermPair, list[Match]] = {}
    for other in there:
        places.setdefault(other.term, []).append(other)
    moved = []
    for match in matches:
        same = places.get(match.term)
        start, end = (same[0].start, same.pop(0).end) if same else (0, 0)
        moved.append(replace(match, start=start, end=end))
    return tuple(moved)


def longest_first(found: Iterable[Found]) -> list[Found]:
    """Those that don't overlap: a longer one wins, then the earlier one; in text order."""
    chosen: list[Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(one)
    return sorted(chosen, key=lambda f: f.start)


class Matcher:
    """Finds the terms of one pair of languages."""

    def __init__(self, names: Iterable[tuple[str, TermPair]], source: str) -> None:
        self._source = source
        self._lexicon = Lexicon(source)
        self._short: ShortNames | None = None
        self._known: dict[str, list[Found]] | None = None
        for name, pair in names:
            self._lexicon.add(name, pair)

    def in_article(self, texts: Sequence[str]) -> Matcher:
        """The matcher for the segments of one article: it knows the people they tell of."""
        matcher = copy(self)
        # The texts are looked through for people now, and for all terms when they are drafted.
        matcher._known = {}
        matcher._short = ShortNames(texts, matcher._listed, self._source)
        return matcher

    def _listed(self, text: str) -> list[Found]:
        return longest_first(self._find(text))

    def _find(self, text: str) -> list[Found]:
        if self._known is None:
            return self._lexicon.find(text)
        if text not in self._known:
            self._known[text] = self._lexicon.find(text)
        return self._known[text]

    def match(self, text: str) -> tuple[Match, ...]:
        """The terms that stand in a text: longest first, not overlapping, in text order."""
        found = self._find(text)
        if self._short:
            found = [*found, *self._short.find(text)]
        found = longest_first(found)
        if not any(one.pair.kind == "place" or one.pair.tolerated for one in found):
            return tuple(Match(*one) for one in found)
        cut = tokens(text)
        starts = [token.start for token in cut]
        akin = _akin(text, found)
        return tuple(
            Match(*one, _within(text, cut, starts, one), akin.get(one.pair, 0)) for one in found
        )


def _within(text: str, cut: list[Token], starts: list[int], found: Found) -> tuple[str, ...]:
    if found.pair.kind != "place":
        return ()
    first = bisect_left(starts, found.start)
    last = bisect_left(starts, found.end) - 1
    phrases = []
    if first >= 2 and _joined(cut[first - 1], cut[first - 2]):
        phrases.append(text[cut[first - 2].start : found.end])
    if last + 2 < len(cut) and _joined(cut[last + 1], cut[last + 2]):
        phrases.append(text[found.start : cut[last + 2].end])
    return tuple(phrases)


def _akin(text: str, found: list[Found]) -> dict[TermPair, int]:
    if len(text) > _LONGEST:
        return {}
    often = Counter(one.pair for one in found)
    return {
        pair: in_source(text, pair) + count - 1
        for pair, count in often.items()
        if pair.kind == "place" or pair.tolerated
    }


def _joined(gap: Token, word: Token) -> bool:
    return gap.key == " " and is_name_like(word.text[0])
