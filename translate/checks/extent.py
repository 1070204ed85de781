"""Drafts that are too short or too long for their source, or have lost a sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from ..languages import fallbacks
from .endings import GOES_ON, end_mark, lost_end
from .pair import Fault, Pair
from .speech import scripts
from .thresholds import (
    FEWEST_LETTERS,
    FITTING,
    HALF,
    LONG,
    LONG_PART,
    LONG_RATIO,
    MOST_SENTENCES,
    SHORT,
    SHORT_OPEN,
    SHORT_PART,
)

# Letters of a text in the language for one in English: over NTREX's 1,007 lines, and
# for the rest of a family that of its kin.
_SIZES = {
    "en": 1.0, "ar": 0.94, "ca": 1.15, "de": 1.23, "es": 1.17, "fr": 1.18, "gl": 1.15, "it": 1.19,
    "ja": 0.52, "ko": 0.50, "nl": 1.17, "pl": 1.18, "pt": 1.11, "pt-BR": 1.08, "pt-PT": 1.14,
    "ro": 1.15, "ru": 1.13, "tr": 1.13, "uk": 1.08, "zh": 0.38, "he": 0.80, "fa": 0.95,
}  # fmt: skip
_ALPHABETIC = 1.1
"""Of the other languages with letters for sounds."""
_PRIOR = 20
"""Letters by which short texts may differ more."""
_SENTENCE = re.compile(
    r"""[.!?…]["”’»)\]']*\s+(?:["“„«‘(¿¡\['][ \u00a0\u202f]*)*(?P<first>[^\W_])
      | [。！？]["”’»」』）]*(?=.)""",
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"(?<!\d[-–:.,/])\b\w{1,5}\Z")
"""Where a stop may belong to it, which after a score (2-1) or a decimal it does not."""
_STOPPED = """
    mr mrs ms dr st sr jr no vs gen sen rep gov jan feb mar apr jun jul aug sep sept oct nov dec
    sra dra ee uu ej núm art pág etc bzw nr ca str tzw np św ang im ul ok godz prof
    г гг св им ул англ др тыс млн млрд руб стр см тел р
"""
_ABBREVIATED = frozenset(_STOPPED.split())
"""What ends with a stop that ends no sentence."""


@lru_cache(maxsize=64)
def size(language: str) -> float | None:
    """How long texts of a language are, English ones being 1; None where not known."""
    known = next((_SIZES[tag] for tag in fallbacks(language) if tag in _SIZES), None)
    return known or (_ALPHABETIC if scripts(language) & {"Latn", "Cyrl", "Grek"} else None)


def expected(source: str, source_language: str, target_language: str) -> float | None:
    """The letters that a translation is likely to have; None where that is not known."""
    ours, theirs = size(source_language), size(target_language)
    return _letters(source) * theirs / ours if ours and theirs else None


def deviation(source: str, target: str, source_language: str, target_language: str) -> float:
    """How far the target's length is from the one to be expected, in roots of letters.

    A character that stands for several letters counts for more. 0 where it is not known.
    """
    likely = expected(source, source_language, target_language)
    if likely is None:
        return 0.0
    dense = math.sqrt(_ALPHABETIC / (size(target_language) or _ALPHABETIC))
    return (_letters(target) - likely) * dense / math.sqrt(likely * dense + _PRIOR)


def _is_grown(pair: Pair) -> bool:
    likely = expected(pair.source, pair.source_language, pair.target_language)
    return likely is not None and _letters(pair.target) > LONG_RATIO[1] * likely


@lru_cache(maxsize=256)  # each rule asks for those of the same two texts
def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def odd_length(pair: Pair) -> Iterator[Fault]:
    if _letters(pair.source) < FEWEST_LETTERS:
        return
    off = _deviation(pair, pair.target)
    if off < SHORT or (off < SHORT_OPEN and _seems_cut(pair)):
        yield Fault("the translation is much shorter than its source: is all of it there?")
    elif off > LONG or (
        _letters(pair.source) >= 2 * FEWEST_LETTERS and off > LONG_RATIO[0] and _is_grown(pair)
    ):
        yield Fault("the translation is much longer than its source")


def _seems_cut(pair: Pair) -> bool:
    """Whether a short draft ends without its mark, or is half a headline."""
    if lost_end(pair.source, pair.target.rstrip(GOES_ON), pair.target_language):
        return True
    likely = expected(pair.source, pair.source_language, pair.target_language) or 0.0
    unmarked = not end_mark(pair.source) and not end_mark(pair.target)
    return unmarked and _letters(pair.target) < HALF * likely


def other_sentences(pair: Pair) -> Iterator[Fault]:
    """Sentences lost, or added, not only joined or parted."""
    wanted, found = sentences(pair.source), sentences(pair.target)
    if found == wanted:
        return
    off = _deviation(pair, pair.target)
    if (
        off < SHORT_PART
        if found < wanted
        else off > LONG_PART and _has_too_many(pair, found - wanted)
    ):
        yield Fault(f"the source has {_counted(wanted)}, the translation {found}")


def _deviation(pair: Pair, target: str) -> float:
    return deviation(pair.source, target, pair.source_language, pair.target_language)


def _has_too_many(pair: Pair, more: int) -> bool:
    """Whether the translation fits without some of its sentences, at most `more` in a row.

    Else it is longer because it says things at length, in more sentences than the source.
    """
    cuts = [0, *_ends(pair.target), len(pair.target)]
    if len(cuts) > MOST_SENTENCES:
        return False
    runs = ((one, end) for at, one in enumerate(cuts) for end in cuts[at + 1 : at + 1 + more])
    return any(
        abs(_deviation(pair, pair.target[:start] + pair.target[end:])) < FITTING
        for start, end in runs
    )


def sentences(text: str) -> int:
    """How many sentences a segment seems to hold, abbreviations apart."""
    return 1 + len(_ends(text.strip()))


def _ends(text: str) -> list[int]:
    """Where the sentences of a segment end, but for the last one."""
    return [
        match.end()
        for match in _SENTENCE.finditer(text)
        if not (match["first"] or "").islower() and not _is_abbreviated(text, match.start())
    ]


def _is_abbreviated(text: str, at: int) -> bool:
    """Whether the stop there belongs to the word before it, or to initials."""
    word = _LAST_WORD.search(text[max(0, at - 7) : at]) if text[at] == "." else None
    return word is not None and (len(word[0]) == 1 or word[0].lower() in _ABBREVIATED)


def _counted(sentences: int) -> str:
    return "1 sentence" if sentences == 1 else f"{sentences} sentences"
