"""Whether the approved translation of one sentence may stand in as the draft of another.

Only where somebody asks for it, and only where what differs can be told to be neither a number, nor
a name, nor a negation, nor a word that has an opposite: what can't be told counts as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .. import placeables
from ..catalog import Entry, State
from ..catalog.changes import carries_over, changed_words
from ..catalog.comments import Comments
from ..checks import denials, numerals
from ..checks.stems import words
from ..finding import Finding, Severity
from ..languages import base
from ..memory import Match
from .opposites import TURNING

KIND = "memory-like"
PREFIX = "approved for a like sentence: "
"""Begins the `Check:` that stays with such a draft until it is approved or changed."""

_PARTS = re.compile("[-'’]")


def may_stand_in(match: Match, source: str, format: str, least: float) -> bool:
    """Whether a match of at least that likeness differs in words alone that are only words."""
    old, language = match.unit.source, match.unit.source_language
    if match.likeness < least or not carries_over(old, source):
        return False
    if placeables.missing(old, source, format) or placeables.missing(source, old, format):
        return False
    changed = changed_words(old, source)
    if not changed:
        return True  # marks and spaces
    counted = [numerals.in_words(text, language) for text in (old, source)]
    if base(language) not in TURNING or None in counted or counted[0] != counted[1]:
        return False
    # A script without capitals doesn't tell a name; neither does a word that opens a sentence.
    return all(word.islower() and _is_only_a_word(word, language) for word in changed)


def stand_in(entry: Entry) -> Iterator[Finding]:
    """That an entry's draft is another sentence's, as its comments have it."""
    if entry.state is State.DRAFT:
        for told in Comments.parse(entry.comments).checks:
            if told.startswith(PREFIX):
                yield Finding(KIND, Severity.WARNING, told)


def _is_only_a_word(word: str, language: str) -> bool:
    """Whether a word is none of a number, none that denies, and none that has an opposite."""
    if any(map(str.isdigit, word)) or word.endswith(("n’t", "n't")):
        return False
    return not any(
        numerals.in_words(part, language)
        or numerals.multiples(part, 0, language)[0]
        or _turning(base(language)).fullmatch(part)
        for part in _PARTS.split(word)
    )


@cache
def _turning(language: str) -> re.Pattern[str]:
    known = (denials.DENY, denials.NOBODY, denials.NEARBY, TURNING)
    return words(" ".join(table[language] for table in known))
