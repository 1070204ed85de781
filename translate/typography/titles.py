"""Title Case: an English headline goes to the engine as a sentence, as most languages set theirs.

Measured with the Firefox en→pt model on 250 NTREX lines put in title case (bench/quality.py): BLEU
23.5 as they are, 29.9 as sentences, 31.8 in their own case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..languages import base
from ..marks import Span

_WORD = re.compile(r"(?<![\w'’])[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:\A|[.!?…:|]|\s[-–—])[\"'“”‘’«»„(\[]*\s*[\"'“”‘’«»„(\[¿¡]*\Z")
_SMALL = {
    "en": frozenset(
        re.findall(
            r"\w+",
            "a an and as at but by down for from if in into like near nor of off on onto or out"
            " over past per so than that the to up upon via vs with yet",
        )
    )
}
"""Words that stay small in a title."""
_SMALL_LETTERS = 3
"""In other languages any word of so few letters may be one of them."""
_TITLED = frozenset(("en", "id", "ms", "tl", "fil"))
"""Languages whose newsrooms set headlines so."""
_NOUNS_WITH_CAPITALS = frozenset(("de", "lb"))
_FEWEST = 5
"""Words with a capital; fewer may be a name."""


def sets_titles(language: str) -> bool:
    """Whether newsrooms of a language set headlines in Title Case."""
    return base(language) in _TITLED


def is_title_case(text: str, language: str) -> bool:
    """Whether all words of a text but the small ones have a capital, as in an English headline."""
    if base(language) in _NOUNS_WITH_CAPITALS:
        return False
    capitals = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0].isupper():
            capitals += word[1:].islower()
        elif word[0].islower() and not _is_small(word, language):
            return False
    return capitals >= _FEWEST


def _is_small(word: str, language: str) -> bool:
    known = _SMALL.get(base(language))
    return word in known if known else len(word) <= _SMALL_LETTERS


def untitled(text: str, is_name: Callable[[str], bool], keep: Sequence[Span] = ()) -> str:
    """A text in title case as a sentence, as long as before.

    Words that are names keep their capital, and so do the spans to keep, acronyms and the first
    word of a sentence. `is_name` gets a word in lower case, without what follows an apostrophe.
    """

    def cased(match: re.Match[str]) -> str:
        word = match[0]
        lower = word[0].lower() + word[1:]
        stem = re.split("['’]", lower, maxsplit=1)[0]
        if (
            not (word[0].isupper() and word[1:].islower())
            or len(lower) != len(word)
            or any(start <= match.start() < end for start, end in keep)
            or _SENTENCE_START.search(text, max(0, match.start() - 6), match.start())
            or stem == "i"
            or is_name(stem)
        ):
            return word
        return lower

    return _WORD.sub(cased, text)
