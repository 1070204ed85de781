"""How likely each language is for a word, by langdetect's n-gram profiles.

langdetect itself draws n-grams at random until it is sure, out of tables that take half a second
to build. The same profiles summed over all n-grams give the same answer always, more often the
right one, and are read in a twentieth of the time (bench/detection.py).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache

_WEIGHTS = {1: 0.3, 2: 0.6, 3: 1.0}
"""Of n-grams by length: they overlap, and the longer ones say more."""
_RARE = {1: -12.0, 2: -11.0, 3: -11.0}
"""The log probability of an n-gram that a profile lacks."""

_CODES = {"zh-Hans": "zh-cn", "zh-Hant": "zh-tw", "nb": "no", "nn": "no"}
_BORROWED = {"be": "ru", "sr": "hr"}
"""Languages without a profile that are told from its owner by their letters and words."""
_RESPELT = {
    "be": (str.maketrans("и", "і"), {}),
    "sr": (
        str.maketrans("abcčćdđefghijklmnoprsštuvzž", "абцчћдђефгхијклмнопрсштувзж"),
        {"лј": "љ", "нј": "њ", "дж": "џ"},
    ),
}
"""The owner's letters as they write them."""
_VARIANTS = str.maketrans("șțی", "şţي")
"""Letters as the profiles have them."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How often a language has each sequence of one to three letters; ` ` is a word's edge."""

    counts: dict[str, int]
    totals: tuple[int, int, int]
    """Of the n-grams of each length."""


@lru_cache(maxsize=64)
def profile(tag: str) -> Profile | None:
    """langdetect's profile of a language, without capitals; None where it has none."""
    from importlib.resources import files

    code = _BORROWED.get(tag) or _CODES.get(tag) or tag.split("-")[0]
    found = files("langdetect") / "profiles" / _CODES.get(code, code)
    if not found.is_file():
        return None
    read = json.loads(found.read_text(encoding="utf-8"))
    counts: dict[str, int] = read["freq"]
    for gram in [gram for gram in counts if gram != gram.lower()]:
        small = lower(gram)
        counts[small] = counts.get(small, 0) + counts.pop(gram)
    if tag in _RESPELT:
        counts = _respelt(counts, *_RESPELT[tag])
    return Profile(counts, tuple(read["n_words"]))


def _respelt(
    counts: dict[str, int], letters: dict[int, int], pairs: dict[str, str]
) -> dict[str, int]:
    """Counts in other letters, some pairs of them as one."""
    respelt: dict[str, int] = {}
    for gram, count in counts.items():
        own = gram.translate(letters)
        for two, one in pairs.items():
            own = own.replace(two, one)
        respelt[own] = respelt.get(own, 0) + count
    return respelt


def lower(text: str) -> str:
    """Small letters, one for one, in the variants that the profiles have."""
    return text.replace("İ", "i").lower().translate(_VARIANTS)


def word_scores(word: str, tags: tuple[str, ...]) -> tuple[float, ...]:
    """The log likelihood of a word in small letters in each language, up to a factor."""
    grams = _grams(word)
    rare = sum(_WEIGHTS[len(gram)] * _RARE[len(gram)] for gram in grams)
    return tuple(rare + _above_rare(grams, profile(tag)) for tag in tags)


@lru_cache(maxsize=64)
def size(length: int) -> float:
    """What a word's score has to be divided by to get nats an n-gram."""
    return sum(_WEIGHTS[len(gram)] for gram in _grams("x" * length))


def _grams(word: str) -> list[str]:
    padded = f" {word} "
    cut = [padded[at : at + n] for n in _WEIGHTS for at in range(len(padded) - n + 1)]
    return [gram for gram in cut if gram != " "]


def _above_rare(grams: list[str], known: Profile | None) -> float:
    total = 0.0
    if known:
        for gram in grams:
            if count := known.counts.get(gram):
                n = len(gram)
                total += _WEIGHTS[n] * (math.log(count / known.totals[n - 1]) - _RARE[n])
    return total
