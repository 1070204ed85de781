"""Drafts that are too short or too long for their source, or have lost a sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from ..languages import fallbacks
from .endings import has_end, lost_end
from .pair import Fault, Pair
from .thresholds import FEWEST_LETTERS, LONG, LONG_PART, LONG_RATIO, SHORT, SHORT_OPEN, SHORT_PART

# Letters of a text in the language for one in English: over NTREX's 1,007 lines, and
# for the rest of a family that of its kin.
_SIZES = {
    "ar": 0.94, "ca": 1.15, "de": 1.23, "es": 1.17, "fr": 1.18, "gl": 1.15, "it": 1.19,
    "ja": 0.52, "ko": 0.50, "nl": 1.17, "pl": 1.18, "pt": 1.11, "pt-BR": 1.08, "pt-PT": 1.14,
    "ro": 1.15, "ru": 1.13, "tr": 1.13, "uk": 1.08, "zh": 0.38, "he": 0.80, "fa": 0.95,
}  # fmt: skip
_PRIOR = 20
"""Letters by which short texts may differ more."""
_SENTENCE = re.compile(
    r"""(?<!\b[A-Z])(?<!\b[A-Z]\.[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Sr|No|Jr))(?<!\b(?:Mrs|Sra|Gen|Sen|Rep|Nov|Dec|Oct))
        [.!?…]["”’»)\]']*\s+["“„«‘(¿¡\[']*(?P<first>[^\W\d_])
      | [。！？]["”’»」』）]*(?=.)""",
    re.VERBOSE,
)


def size(language: str) -> float:
    """How long texts of a language are, English ones being 1."""
    return next((_SIZES[tag] for tag in fallbacks(language) if tag in _SIZES), 1.0)


def deviation(source: str, target: str, source_language: str, target_language: str) -> float:
    """How far the target's length is from the one to be expected, in roots of letters."""
    expected = _letters(source) * size(target_language) / size(source_language)
    return (_letters(target) - expected) / math.sqrt(expected + _PRIOR)


def _ratio(pair: Pair) -> float:
    expected = _letters(pair.source) * size(pair.target_language) / size(pair.source_language)
    return _letters(pair.target) / expected


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def odd_length(pair: Pair) -> Iterator[Fault]:
    if _letters(pair.source) < FEWEST_LETTERS:
        return
    off = deviation(pair.source, pair.target, pair.source_language, pair.target_language)
    is_open = has_end(pair.source) and lost_end(pair.source, pair.target, pair.target_language)
    if off < (SHORT_OPEN if is_open else SHORT):
        yield Fault("the translation is much shorter than its source: is all of it there?")
    elif off > LONG or (
        _letters(pair.source) >= 2 * FEWEST_LETTERS
        and off > LONG_RATIO[0]
        and _ratio(pair) > LONG_RATIO[1]
    ):
        yield Fault("the translation is much longer than its source")


def other_sentences(pair: Pair) -> Iterator[Fault]:
    """Sentences lost, or added, not only joined or parted."""
    wanted, found = sentences(pair.source), sentences(pair.target)
    if found == wanted:
        return
    off = deviation(pair.source, pair.target, pair.source_language, pair.target_language)
    if off < SHORT_PART if found < wanted else off > LONG_PART:
        yield Fault(f"the source has {_counted(wanted)}, the translation {found}")


def sentences(text: str) -> int:
    """How many sentences a segment seems to hold, abbreviations apart."""
    found = _SENTENCE.finditer(text.strip())
    return 1 + sum(not (match["first"] or "").islower() for match in found)


def _counted(sentences: int) -> str:
    return "1 sentence" if sentences == 1 else f"{sentences} sentences"
