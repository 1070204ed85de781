"""Which words of a headline in capitals or in Title Case are names: the article says it first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .. import typography
from ..checks.lexicon import is_word
from ..formats.phrases import is_byline

_WORD = re.compile(r"(?<![\w'’.])[^\W\d_]+")
_MIDST = re.compile(r"[\w,;][”’\"']?\s[“‘\"']?\Z")
"""What stands before a word in the midst of a sentence."""
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "st", "sen", "gen", "rep", "gov", "prof", "sgt"))


@dataclass(frozen=True, slots=True)
class Casing:
    """How the running text of an article writes its words."""

    names: frozenset[str]
    """Words in lower case that have a capital wherever they stand in the midst of a sentence."""
    others: frozenset[str]

    @classmethod
    def of(cls, texts: Sequence[str], language: str) -> Casing:
        """Read the segments of an article, but for its headlines; none if no headline asks."""
        capital, small = set[str](), set[str]()
        running = [text for text in texts if not _is_set(text, language)]
        if len(running) == len(texts):
            return NOTHING
        for text in running:
            for match in _WORD.finditer(text):
                word = match[0]
                if word.islower():
                    small.add(word)
                elif word[1:].islower() and _MIDST.search(text[: match.start()][-4:]):
                    capital.add(word.lower())
        return cls(frozenset(capital - small), frozenset(small))

    def is_name(self, word: str) -> bool | None:
        """Whether a word in lower case is a name; None where the article doesn't have it."""
        return True if word in self.names else False if word in self.others else None


def _is_set(text: str, language: str) -> bool:
    return typography.is_capitals(text) or _is_titled(text, language)


def _is_titled(text: str, language: str) -> bool:
    """Whether a text is a headline in Title Case; a byline's capitals are all its own."""
    return typography.is_title_case(text, language) and not is_byline(text)


NOTHING = Casing(frozenset(), frozenset())


def in_sentence_case(
    text: str,
    source: str,
    target: str,
    keep: list[tuple[int, int]],
    casing: Casing,
    likely: Callable[[str], bool],
) -> str:
    """A headline in title case as a sentence, if the target sets its own so; else as it is.

    A word of which the article has nothing is a name if no dictionary of the source's language
    has it, or if the engine is `likely` to have seen it with a capital.
    """
    if typography.sets_titles(target) or not _is_titled(text, source):
        return text

    def is_name(word: str) -> bool:
        known = casing.is_name(word)
        if known is None:
            return word in _TITLES or not is_word(word, source) or likely(word)
        return known

    return typography.untitled(text, is_name, keep)
