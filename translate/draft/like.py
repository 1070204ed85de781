"""Whether the approved translation of one sentence may stand in as the draft of another.

Only where somebody asks for it, and only where what differs can be told to be neither a number, nor
a name, nor a negation: what can't be told counts as one.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import placeables
from ..catalog import Entry, State
from ..catalog.changes import carries_over, changed_words, negations
from ..catalog.comments import Comments
from ..checks import numerals
from ..finding import Finding, Severity
from ..memory import Match

KIND = "memory-like"
PREFIX = "approved for a like sentence: "
"""Begins the `Check:` that stays with such a draft until it is approved or changed."""


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
    known = negations(language)
    counted = [numerals.in_words(text, language) for text in (old, source)]
    if not known or None in counted or counted[0] != counted[1]:
        return False
    # A script without capitals doesn't tell a name; neither does a word that opens a sentence.
    return all(word.islower() and not _denies(word, known) for word in changed)


def stand_in(entry: Entry) -> Iterator[Finding]:
    """That an entry's draft is another sentence's, as its comments have it."""
    if entry.state is State.DRAFT:
        for told in Comments.parse(entry.comments).checks:
            if told.startswith(PREFIX):
                yield Finding(KIND, Severity.WARNING, told)


def _denies(word: str, known: tuple[str, ...]) -> bool:
    return word in known or word.endswith(("n’t", "n't"))
