"""Capitals: a headline set in them goes to the engine in sentence case and comes back in them.

Measured with the Firefox en→pt model on 60 NTREX lines put in capitals (bench/typography.py):
BLEU 4 as they are, 25 in sentence case, 27 in their own case, 20 in title case. CLDR's names of
countries, languages, days and months in their own case add 0.1, so that only the glossary's
names and what can be told by its shape are given theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..languages import base
from ..marks import Span

_WORD = re.compile(r"[^\W\d_]+")
_FREE_WORD = re.compile(r"(?<![\w'’])[^\W\d_]+")
_TOKEN = re.compile(r"\w+(?:['’]\w+)*")
_DOTTED = re.compile(r"(?<!\w)(?:\w\.){2,}")
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")
_SENTENCE_START = re.compile(
    r"(?:\A|(?<!\.\w)[.!?…][\"'”’»)]*\s|\b(?:Mrs?|Ms|Dr|St)\.?\s)[^\w\s]*\s?[^\w\s]*(\w)"
)
_COUNTED = re.compile(r"\d+(?:ST|ND|RD|TH|S|AM|PM|M|KM|KG|FT|MPH)")
_VOWEL = re.compile(r"[AEIOUYÀ-ÆÈ-ÏÒ-ÖØ-Ý]")
# Without a vowel, yet written in lower case or with one capital.
_ABBREVIATED = {
    **dict.fromkeys(("MR", "MRS", "MS", "DR", "ST", "JR", "SR", "MT", "FT"), str.title),
    **dict.fromkeys(
        ("VS", "KM", "KG", "CM", "MM", "PM", "MPH", "HRS", "TH", "ND", "RD"), str.lower
    ),
}


def is_capitals(text: str) -> bool:
    """Whether a text is set in capitals: several words, or one too long for an acronym."""
    for match in _WORD.finditer(text):
        word = match[0]
        if any(map(str.islower, word)) and word.lower() != word.upper():
            return False  # mostly at the first
    words = _WORD.findall(text)
    long = [word for word in words if word.lower() != word.upper() and len(word) > 1]
    letters = sum(map(len, long))
    return letters >= (6 if len(long) > 1 else 8)


def sentence_case(text: str, names: Sequence[tuple[Span, str]] = ()) -> str:
    """Write a text in capitals as a sentence.

    `names` are spans of the text and how to write them. Words with a digit, dotted initials,
    Roman numerals, English `I` and short words without a vowel (`BBC`) keep their capitals.
    """
    kept = {match.start(): match[0] for match in _DOTTED.finditer(text)}
    lowered = _TOKEN.sub(lambda match: _cased(match[0]), text)
    for start, initials in kept.items():
        lowered = lowered[:start] + initials + lowered[start + len(initials) :]
    lowered = _SENTENCE_START.sub(lambda match: match[0][:-1] + match[0][-1].title()[:1], lowered)
    for (start, end), name in sorted(names, reverse=True):
        lowered = lowered[:start] + name + lowered[end:]
    return lowered


def name_case(text: str, is_name: Callable[[str], bool], keep: Sequence[Span] = ()) -> str:
    """Give the words that are names their capital, but for the spans to keep; as long as before."""

    def cased(match: re.Match[str]) -> str:
        word = match[0]
        if any(start <= match.start() < end for start, end in keep) or not is_name(word):
            return word
        return word[0].upper() + word[1:]

    return _FREE_WORD.sub(cased, text)


def _cased(word: str) -> str:
    stem = re.split("['’]", word, maxsplit=1)[0]
    if any(char.isdigit() for char in word):
        return word.lower() if _COUNTED.fullmatch(word) else word
    if stem in _ABBREVIATED:
        return _ABBREVIATED[stem](word)
    if stem == "I" or _ROMAN.fullmatch(stem):
        return stem + word[len(stem) :].lower()
    if 2 <= len(stem) <= 5 and stem.isascii() and not _VOWEL.search(stem):
        return stem + word[len(stem) :].lower()
    return _lower(word)


def _lower(word: str) -> str:
    """In lower case and as long as before: `İ` alone would grow."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in word)


def capitals(text: str, language: str, keep: Sequence[Span] = ()) -> str:
    """Set a text in capitals as its language does, but for the spans to keep."""
    done, at = [], 0
    for start, end in sorted(keep):
        done += [_upper(text[at:start], language), text[start:end]]
        at = end
    return "".join((*done, _upper(text[at:], language)))


def _upper(text: str, language: str) -> str:
    if base(language) in ("tr", "az"):
        text = text.replace("i", "İ")
    if base(language) == "el":
        # Greek capitals carry no accent (Unicode SpecialCasing leaves it to the application).
        text = text.translate(_GREEK)
    return text.upper()


_GREEK = str.maketrans("άέήίόύώΐΰΆΈΉΊΌΎΏ", "αεηιουωϊϋΑΕΗΙΟΥΩ")
