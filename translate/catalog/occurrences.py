"""Where sentences stand in a text, found by their first words.

So an article of ten thousand sentences is not searched for each of ten thousand entries.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from ..marks import Span

_WORD = re.compile(r"[^\W_]+")
"""A run of characters for which `str.isalnum` holds."""
_FIRST = 4
"""Words that a sentence is known by; a shorter one is known by all that it has."""


def has_words(text: str) -> bool:
    """Whether there is a letter or digit in a text."""
    return _WORD.search(text) is not None


def cuts_word(text: str, at: int) -> bool:
    """Whether a cut there would part a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


class Sentences:
    """Sentences by their first words; those without a word are nowhere."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._lead: dict[int, int] = {}
        self._known: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            if words := list(_first_words(text)):
                self._lead[number] = words[0].start()
                self._known[tuple(word[0] for word in words)].append(number)

    def opening(self, text: str, following: int) -> Iterator[int]:
        """The sentences that a text may open with, those from `following` on first."""
        numbers = sorted(self._beginning([word[0] for word in _first_words(text)]))
        at = bisect_left(numbers, following)
        yield from numbers[at:]
        yield from numbers[:at]

    def within(self, text: str) -> Iterator[tuple[int, Span]]:
        """Each sentence that stands in a text, with its place; words are not cut in two."""
        words = list(_WORD.finditer(text))
        for place, word in enumerate(words):
            first = [w[0] for w in words[place : place + _FIRST]]
            for number in self._beginning(first):
                start = word.start() - self._lead[number]
                end = start + len(self.texts[number])
                stands = start >= 0 and text.startswith(self.texts[number], start)
                if stands and not cuts_word(text, end):
                    yield number, (start, end)

    def _beginning(self, words: Sequence[str]) -> Iterator[int]:
        for count in range(1, len(words) + 1):
            yield from self._known.get(tuple(words[:count]), ())


def _first_words(text: str) -> Iterator[re.Match[str]]:
    return islice(_WORD.finditer(text), _FIRST)
