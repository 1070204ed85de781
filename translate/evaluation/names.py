"""Names that a translation leaves as they are, found without a glossary.

A word with a capital inside a sentence that a reference writes letter for letter as the source
does has to stand in the translation too: engines make "Donald Triunfo" of Donald Trump. A
sentence's first word is left out, for its capital says nothing (`No`, `As`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .shares import Tally

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")
_GOES_ON = ",;("
"""What may stand before a word inside a sentence, beside other words."""


def unchanged(source: str, references: Iterable[str]) -> frozenset[str]:
    """The words that are names, by what the references did with them."""
    there = {word for reference in references for word in _WORD.findall(reference)}
    return frozenset(
        match[0]
        for match in _WORD.finditer(source)
        if match[0] in there and _is_name(match[0]) and _inside(source, match.start())
    )


def kept(draft: str, names: frozenset[str]) -> Tally:
    """How many of the names stand in a draft."""
    return len(names.intersection(_WORD.findall(draft))), len(names)


def _is_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _inside(text: str, start: int) -> bool:
    """Whether something of the same sentence stands before a place."""
    before = text[max(0, start - 3) : start].rstrip()
    return bool(before) and (before[-1].isalnum() or before[-1] in _GOES_ON)
