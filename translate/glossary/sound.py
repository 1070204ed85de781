"""Whether a text may be the translation that an earlier draft of it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .match import Match
from .tokens import is_name_like, tokens

_TELLING = 4
"""Letters of a word that is seldom there twice by chance."""


def is_sound(source: str, first: str, text: str, matches: Sequence[Match]) -> bool:
    """Whether it is of like length, and neither doubles a term's words nor loses a name."""
    return (
        is_sane(text, first)
        and not _doubled(first, text, matches)
        and not lost(source, first, text, matches)
    )


def is_sane(text: str, first: str) -> bool:
    """Whether by its length a text may say the same as the first draft."""
    words, before = len(text.split()), len(first.split())
    return before / 2 - 2 <= words <= before * 1.5 + 3


def _doubled(first: str, text: str, matches: Sequence[Match]) -> list[str]:
    """Words of the terms that stand more often in a text than in the first draft.

    An engine that was told `casos de covid` may go on with its own `de covid`.
    """
    asked = _counted(" ".join(match.term.target for match in matches))
    before, after = _counted(first), _counted(text)
    return [
        word
        for word, count in asked.items()
        if len(word) >= _TELLING and after[word] > max(before[word], count)
    ]


def _counted(text: str) -> Counter[str]:
    return Counter(token.key for token in tokens(text))


def lost(source: str, first: str, text: str, matches: Sequence[Match]) -> set[str]:
    """Names and numbers that the first draft kept as the source has them, and a text has not.

    Those of the terms themselves are no loss; a number may be written another way.
    """
    names = {
        token.text
        for token in tokens(source)
        if is_name_like(token.text)
        and not any(match.start < token.end and token.start < match.end for match in matches)
    }
    kept = names & {token.text for token in tokens(first)}
    numbers = _numbers(source) & _numbers(first)
    return (kept - {token.text for token in tokens(text)}) | (numbers - _numbers(text))


def _numbers(text: str) -> set[str]:
    """The digits of each number."""
    return {re.sub(r"\D", "", number) for number in re.findall(r"\d+(?:[.,\u00a0]\d+)*", text)}
