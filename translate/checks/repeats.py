"""Words that stand there twice, and drafts that go round in circles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ..languages import base
from .pair import Fault, Pair, Word, spanned
from .thresholds import LOOP_APART, LOOP_CHARACTERS, LOOP_LONGEST, LOOP_TIMES, LOOP_WORDS

# Words that good sentences have twice in a row: "dass sie sie sieht", "nous nous".
_AFTER_COMMA = {"de": {"das", "den", "der", "die"}, "nl": {"die"}}
"""The same where a relative clause begins: "Leute, die die Insel kennen"."""
_TWICE = {
    "de": {"sie"},
    "en": {"had", "that"},
    "fr": {"nous", "vous"},
    "nl": {"je", "ze"},
}
# Languages that double words to say "very", "many", "each".
_DOUBLING = frozenset(
    ("az", "bn", "fa", "hi", "id", "jv", "km", "lo", "ms", "ta", "te", "th", "tl", "tr", "ur", "vi")
)
_LONG_WORD = re.compile(rf"[^\W\d_]{{{2 * LOOP_CHARACTERS},}}")
_CIRCLE = re.compile(rf"([^\W\d_]{{2,12}}?)\1{{{LOOP_CHARACTERS - 1},}}")
_LONG_CIRCLE = re.compile(rf"([^\W\d_]{{2,12}}?)\1{{{LOOP_CHARACTERS},}}")
"""Where endings are heaped: `gününün`."""
_SPELT = 2
"""Letters of a name of a letter in Arabic, which abbreviations are spelt with."""


def doubled(pair: Pair) -> Iterator[Fault]:
    language = base(pair.target_language)
    texts = list(map(str.lower, pair.target_texts))
    if language in _DOUBLING or not any(map(str.__eq__, texts, texts[1:])):
        return
    allowed = _TWICE.get(language, set())
    clauses = _AFTER_COMMA.get(language, set())
    twice = {word.text.lower() for word, _ in _doubles(pair.source, pair.source_words)}
    for one, other in _doubles(pair.target, pair.target_words):
        text = one.text.lower()
        if language == "ar" and len(text) <= _SPELT:
            continue
        opens = pair.target[: one.start].rstrip().endswith(",")
        if text not in allowed and not twice and not (opens and text in clauses):
            yield Fault(f"“{one.text}” stands there twice", target=(one.start, other.end))


def _doubles(text: str, words: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Words twice in a row, with but a blank between them."""
    for one, other in pairwise(words):
        same = one.text.lower() == other.text.lower()
        if same and text[one.end : other.start].isspace():
            yield one, other


def loops(pair: Pair) -> Iterator[Fault]:
    texts = list(map(str.lower, pair.target_texts))
    if len(set(pairwise(texts))) < len(texts) - 1:  # else nothing comes twice
        run = _circle(pair, texts) or _again(pair, texts)
        if run:
            message = f"the draft repeats itself: “{' '.join(pair.target_texts[run])}”"
            yield Fault(message, target=spanned(pair.target_words[run]))
            return
    long = base(pair.target_language) in _DOUBLING
    circle = _stutter(_LONG_CIRCLE if long else _CIRCLE, pair.target)
    if circle and not _stutter(_CIRCLE, pair.source):
        yield Fault(f"the draft repeats itself: “{circle[1]}”", target=circle.span())


def _stutter(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first circle within a word. Looked for only where enough letters come again: the pattern
    tries a dozen ways at each letter.
    """
    for word in _LONG_WORD.finditer(text):
        again = len(word[0]) - len(set(word[0]))
        if again >= 2 * (LOOP_CHARACTERS - 1) and (found := pattern.search(text, *word.span())):
            return found
    return None


def _circle(pair: Pair, texts: list[str]) -> slice | None:
    """The words of the target that come twice in a row, where none of the source's do."""
    found = _round(texts)
    if found is None or _round(list(map(str.lower, pair.source_texts))):
        return None
    return slice(found[0], sum(found))


def _round(words: list[str]) -> tuple[int, int] | None:
    """Where a run of words comes twice in a row, and how long it is; the shortest run first."""
    for length in range(LOOP_WORDS, min(len(words) // 2, LOOP_LONGEST) + 1):
        same = 0
        for at in range(len(words) - length):
            same = same + 1 if words[at] == words[at + length] else 0
            if same == length:
                return at - length + 1, length
    return None


def _again(pair: Pair, texts: list[str]) -> slice | None:
    """A run of words that comes again and again, here and there, as none of the source's does."""
    found = _most_frequent(texts)
    if found is None or _most_frequent(list(map(str.lower, pair.source_texts))):
        return None
    return slice(found, found + LOOP_APART)


def _most_frequent(texts: list[str]) -> int | None:
    """Where a run of words first stands that comes as often as a loop."""
    grams = [tuple(texts[at : at + LOOP_APART]) for at in range(len(texts) - LOOP_APART + 1)]
    often = Counter(grams).most_common(1)
    return grams.index(often[0][0]) if often and often[0][1] >= LOOP_TIMES else None
