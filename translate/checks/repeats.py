"""Words that stand there twice, and drafts that go round in circles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..languages import base
from .pair import Fault, Pair, Word, spanned
from .thresholds import LOOP_APART, LOOP_CHARACTERS, LOOP_TIMES, LOOP_WORDS

# Words that good sentences have twice in a row: "die, die", "nous nous", "que que".
_TWICE = {
    "de": {"der", "die", "das", "sie", "den", "dem"},
    "en": {"had", "that"},
    "fr": {"nous", "vous"},
    "nl": {"die", "dat", "je", "ze"},
}
# Languages that double words to say "very", "many", "each".
_DOUBLING = frozenset(("bn", "fil", "hi", "id", "jv", "km", "lo", "ms", "ta", "te", "th", "tl"))
_DOUBLING_WITH_A_REASON = frozenset(("az", "fa", "tr", "ur", "vi"))
_CIRCLE = re.compile(r"([^\W\d_]{2,12}?)\1{%d,}" % (LOOP_CHARACTERS - 1))


def doubled(pair: Pair) -> Iterator[Fault]:
    language = base(pair.target_language)
    if language in _DOUBLING or language in _DOUBLING_WITH_A_REASON:
        return
    allowed = _TWICE.get(language, frozenset())
    twice = {word.text.lower() for word, _ in _doubles(pair.source, pair.source_words)}
    for one, other in _doubles(pair.target, pair.target_words):
        text = one.text.lower()
        if text not in allowed and text not in twice and not twice:
            yield Fault(f"“{one.text}” stands there twice", target=(one.start, other.end))


def _doubles(text: str, words: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Words twice in a row, with but a blank between them."""
    for one, other in zip(words, words[1:], strict=False):
        same = one.text.lower() == other.text.lower()
        # "Bora Bora", "Walla Walla": a name.
        named = one.text[0].isupper() and other.text[0].isupper()
        if same and not named and text[one.end : other.start].isspace():
            yield one, other


def loops(pair: Pair) -> Iterator[Fault]:
    words = pair.target_words
    texts = [word.text.lower() for word in words]
    own = _round(list(w.text.lower() for w in pair.source_words)) if (found := _round(texts)) else None
    if found and not own:
        start, length = found
        run = words[start : start + length]
        told = " ".join(word.text for word in run)
        yield Fault(f"the draft repeats itself: “{told}”", target=spanned(words[start : start + 2 * length]))
        return
    circle = _CIRCLE.search(pair.target)
    if circle and not _CIRCLE.search(pair.source):
        yield Fault(f"the draft repeats itself: “{circle[1]}”", target=circle.span())
        return
    yield from _apart(pair, words, texts)


def _round(words: list[str]) -> tuple[int, int] | None:
    """Where a run of words comes twice in a row, and how long it is; the shortest run first."""
    for length in range(LOOP_WORDS, len(words) // 2 + 1):
        same = 0
        for at in range(len(words) - length):
            same = same + 1 if words[at] == words[at + length] else 0
            if same == length:
                return at - length + 1, length
    return None


def _apart(pair: Pair, words: list[Word], texts: list[str]) -> Iterator[Fault]:
    """A run of words that comes again and again."""
    grams = [tuple(texts[at : at + LOOP_APART]) for at in range(len(texts) - LOOP_APART + 1)]
    often = Counter(grams).most_common(1)
    if not often or often[0][1] < LOOP_TIMES:
        return
    source = [word.text.lower() for word in pair.source_words]
    own = Counter(zip(*(source[n:] for n in range(LOOP_APART)), strict=False)).most_common(1)
    if own and own[0][1] >= LOOP_TIMES:
        return
    start = grams.index(often[0][0])
    run = words[start : start + LOOP_APART]
    told = " ".join(word.text for word in run)
    yield Fault(f"the draft repeats itself: “{told}”", target=spanned(run))
