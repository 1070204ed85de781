"""Which of the languages that share a script some words are of."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .grams import lower, size, word_scores
from .letters import is_foreign

CANDIDATES = {
    "Latn": (
        *("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it"),
        *("lt", "lv", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw"),
        *("tl", "tr", "vi"),
    ),
    "Cyrl": ("be", "bg", "mk", "ru", "sr", "uk"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
}
"""All languages of langdetect's profiles by script, and those that borrow one."""

_WIDE = frozenset({"en", "es", "fr", "de", "it", "pt", "ru", "ar", "hi"})
_NARROW = frozenset({"af", "cy", "sq", "so", "sw", "tl", "et", "lv", "lt", "mk", "sl"})
_PRIOR = 2.0
"""What speaks for languages in which much news is written, and against those with little.

It favours and never excludes: one common word outweighs it."""
_HANDICAP = {"be": -3.0}
"""What a borrowed profile starts with, so that their owner wins where nothing tells."""

_COMMON = 4.0
_ODDS = 200.0
_RANK = 8.0
"""A common word counts `_COMMON * log(1 + _ODDS / (_RANK + its place))`."""
_NAME = 0.4
"""The weight of words with a capital inside a sentence: names mostly, from anywhere."""
_FOREIGN = -12.0
"""For each word with letters that a language doesn't have."""
Words = Sequence[tuple[str, float]]
"""Words in small letters with their weights."""

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}]){{0,40}}")


Scores = tuple[tuple[str, float], ...]
"""Languages with their log likelihoods, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The languages of a script by how likely they are for some words."""

    script: str
    scores: Scores
    letters: float
    """How many letters were judged, those of names for less."""
    fit: float
    """How well the words go with the likeliest, in nats an n-gram: -6 well, -10 badly."""
    outside: float = 0.0
    """By how much a second opinion holds another language, none of these, for likelier."""

    @property
    def best(self) -> str:
        return self.scores[0][0]

    @property
    def margin(self) -> float:
        """By how much the likeliest is ahead."""
        return self.scores[0][1] - self.scores[1][1]


def words_of(text: str) -> Words:
    """The words of a text in small letters with their weights."""
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    capital = [word[0].isupper() for word in words]
    if 2 * sum(capital) > len(words):  # German, a headline
        return [(lower(word), 1.0) for word in words]
    return [
        (lower(word), _NAME if place and capital[place] else 1.0)
        for place, word in enumerate(words)
    ]


def ranked(parts: Sequence[Words], script: str) -> Ranked:
    """Rank the languages of a script, one of `CANDIDATES`, by the words of a text's parts."""
    words = [each for part in parts for each in part]
    tags = CANDIDATES[script]
    sums = list(map(_prior, tags))
    for word, weight in words:
        scored = zip(sums, _scores(word, script), strict=True)
        sums = [total + weight * score for total, score in scored]
    scores = ordered(dict(zip(tags, sums, strict=True)))
    letters = sum(weight * len(word) for word, weight in words)
    grams = sum(weight * size(len(word)) for word, weight in words)
    return Ranked(script, scores, letters, scores[0][1] / grams)


def ordered(scores: Mapping[str, float]) -> Scores:
    """The likeliest first; those that are even by their tags."""
    return tuple(sorted(scores.items(), key=lambda each: (-each[1], each[0])))


@lru_cache(maxsize=1 << 14)
def _scores(word: str, script: str) -> tuple[float, ...]:
    tags = CANDIDATES[script]
    return tuple(
        score + _common(tag).get(word, 0.0) + _FOREIGN * is_foreign(word, tag)
        for tag, score in zip(tags, word_scores(word, tags), strict=True)
    )


def _prior(tag: str) -> float:
    base = _PRIOR * ((tag in _WIDE) - (tag in _NARROW))
    return base + _HANDICAP.get(tag, 0.0)


@lru_cache(maxsize=64)
def _common(tag: str) -> Mapping[str, float]:
    """What each common word of a language counts for it."""
    words = enumerate(_common_words().get(tag, ()))
    return {word: _COMMON * math.log1p(_ODDS / (_RANK + place)) for place, word in words}


@lru_cache(maxsize=1)
def _common_words() -> dict[str, list[str]]:
    from importlib.resources import files

    lines = files(__package__).joinpath("words.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(":") for line in lines if not line.startswith("#"))
    return {tag: lower(words).split() for tag, _, words in pairs}
