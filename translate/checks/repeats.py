"""Words that stand there twice, and drafts that go round in circles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise

from ..finding import Severity
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
    "tr": {
        "adım", "ara", "ayrı", "azar", "kat", "sık", "tek", "teker", "uzun", "yavaş", "yer",
        "zaman",
    },
}  # fmt: skip
# Languages that double words to say "very", "many", "each": as two words, where nothing is told of
# it; as two words in a few sayings; joined by a hyphen.
_DOUBLING = frozenset(("bn", "fa", "hi", "km", "lo", "ta", "te", "th", "ur", "vi"))
_SOMETIMES = frozenset(("az", "tr"))
_HEAPING = _DOUBLING | _SOMETIMES | {"id", "jv", "ms", "tl"}
_LONG_WORD = re.compile(rf"[^\W\d_]{{{2 * LOOP_CHARACTERS},}}")
_CIRCLE = re.compile(rf"([^\W\d_]{{2,12}}?)\1{{{LOOP_CHARACTERS - 1},}}")
_LONG_CIRCLE = re.compile(rf"([^\W\d_]{{2,12}}?)\1{{{LOOP_CHARACTERS},}}")
"""Where endings are heaped: `gününün`."""
_LETTERS = (
    "إيه أيه إي بي سي دي إف اف جي إتش اتش آي أي جيه جاي كيه كي إل ال إم ام إن ان أو او بي كيو"
    " آر ار إس اس تي يو في دبليو إكس اكس واي زد"
)
_SPELT = frozenset(_LETTERS.split())
"""Names of Latin letters in Arabic, which abbreviations are spelt with."""
_SAYINGS = {"ca": {"a més", "a poc"}, "it": {"a poco", "a mano"}}
"""Runs that a saying has twice: "a més a més"."""


def doubled(pair: Pair) -> Iterator[Fault]:
    language = base(pair.target_language)
    texts = list(map(str.lower, pair.target_texts))
    if language in _DOUBLING or not any(map(str.__eq__, texts, texts[1:])):
        return
    allowed = _TWICE.get(language, set())
    clauses = _AFTER_COMMA.get(language, set())
    if next(_doubles(pair.source, pair.source_words), None) is not None:
        return
    severity = Severity.NOTE if language in _SOMETIMES else None
    for at in _doubles(pair.target, pair.target_words):
        if language == "ar" and _spelt(texts, at):
            continue
        one, other = pair.target_words[at : at + 2]
        opens = pair.target[: one.start].rstrip().endswith(",")
        if texts[at] not in allowed and not (opens and texts[at] in clauses):
            message = f"“{one.text}” stands there twice"
            yield Fault(message, target=(one.start, other.end), severity=severity)


def _spelt(texts: list[str], at: int) -> bool:
    """Whether a word twice is two letters of an abbreviation, beside another one: BBC, CNN."""
    beside = {*texts[max(at - 1, 0) : at], *texts[at + 2 : at + 3]}
    return texts[at] in _SPELT and not _SPELT.isdisjoint(beside)


def _doubles(text: str, words: list[Word]) -> Iterator[int]:
    """The first of two words that are the same, with but a blank between them."""
    for at, (one, other) in enumerate(pairwise(words)):
        same = one.text.lower() == other.text.lower()
        if same and text[one.end : other.start].isspace():
            yield at


def loops(pair: Pair) -> Iterator[Fault]:
    texts = list(map(str.lower, pair.target_texts))
    if len(set(pairwise(texts))) < len(texts) - 1:  # else nothing comes twice
        run = _circle(pair) or _again(pair, texts)
        if run:
            message = f"the draft repeats itself: “{' '.join(pair.target_texts[run])}”"
            yield Fault(message, target=spanned(pair.target_words[run]))
            return
    long = base(pair.target_language) in _HEAPING
    circle = _stutter(_LONG_CIRCLE if long else _CIRCLE, pair.target)
    if circle and not _stutter(_CIRCLE, pair.source):
        yield Fault(f"the draft repeats itself: “{circle[1]}”", target=circle.span())


def _stutter(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first circle within a word.

    Looked for only where enough letters come again: the pattern tries a dozen ways at each letter.
    """
    for word in _LONG_WORD.finditer(text):
        again = len(word[0]) - len(set(word[0]))
        if again >= 2 * (LOOP_CHARACTERS - 1) and (found := pattern.search(text, *word.span())):
            return found
    return None


def _circle(pair: Pair) -> slice | None:
    """The words of the target that come twice in a row, where none of the source's do."""
    sayings = _SAYINGS.get(base(pair.target_language), set())
    found = _round(pair.target, pair.target_words, sayings)
    if found is None or _round(pair.source, pair.source_words):
        return None
    return slice(found[0], sum(found))


def _round(text: str, words: list[Word], sayings: Collection[str] = ()) -> tuple[int, int] | None:
    """Where a run of words comes twice in a row, and how long it is; the shortest run first."""
    texts = [word.text.lower() for word in words]
    for length in range(LOOP_WORDS, min(len(words) // 2, LOOP_LONGEST) + 1):
        same = 0
        for at in range(len(words) - length):
            same = same + 1 if texts[at] == texts[at + length] else 0
            if same < length:
                continue
            first = at - length + 1
            if length > LOOP_WORDS or not _meant(text, words[first : first + 6], sayings):
                return first, length
    return None


def _meant(text: str, words: list[Word], sayings: Collection[str]) -> bool:
    """Whether two words stand there but twice in a saying or a list: "by day, by night and"."""
    run, again = (" ".join(word.text for word in words[at : at + 2]).lower() for at in (0, 4))
    first, second = (_mark(text, words, at) for at in (1, 3))
    once = words[0].text != words[1].text
    return once and run != again and ((first != second and bool(first)) or run in sayings)


def _mark(text: str, words: list[Word], at: int) -> str:
    """What stands between a word and the next one."""
    after = words[at + 1].start if at + 1 < len(words) else len(text)
    return text[words[at].end : after].strip()


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
