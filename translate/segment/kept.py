"""Bounds that hold: texts that stay one segment wherever they stand whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import pairwise

from ..marks import Span
from .tags import Tags

_SENTENCE_END = r"[.!?…。！？][\"”’»)\]*_`]*"
CLOSED = re.compile(rf"{_SENTENCE_END}$")
"""Of the last few characters of a text: whether a sentence ends there."""

_AFTER_END = re.compile(rf"{_SENTENCE_END}\s*")
_KEY = 32
"""Characters by which the texts that may stand at a place are looked up."""


class Kept:
    """The texts whose bounds hold in one article."""

    def __init__(self, texts: Collection[str], given: Collection[str]) -> None:
        """`given` are the segments that the rules make: they need not be looked for."""
        self._texts = frozenset(texts)
        self._wanted: dict[str, list[str]] = defaultdict(list)
        for text in sorted(self._texts - frozenset(given) - {""}, key=len, reverse=True):
            self._wanted[text[:_KEY]].append(text)
        self._key_lengths = sorted({len(key) for key in self._wanted})

    def moved(self, text: str, starts: list[int], tags: Tags | None = None) -> list[int]:
        """Move the starts in a block so that what is kept is a stretch of its own.

        Of two that overlap the longer one is: be it found, or a segment as it is.
        """
        stretches = list(spans(text, starts, tags))
        found = list(self._found(text, starts, stretches))
        if not found:
            return starts
        own = [(start, end) for start, end in stretches if text[start:end] in self._texts]
        kept: list[Span] = []
        taken = bytearray(len(text))
        for start, end in sorted(own + found, key=lambda span: span[0] - span[1]):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                kept.append((start, end))
        inside = bytearray(len(text) + 1)
        for first, last in kept:
            inside[first + 1 : last] = b"\1" * (last - first - 1)
        edges = {edge for span in kept for edge in span}
        return sorted({*(start for start in starts if not inside[start]), *edges} - {len(text)})

    def _found(self, text: str, starts: list[int], stretches: list[Span]) -> Iterator[Span]:
        """Where wanted texts stand whole, the places in order and the longest first at each."""
        if not self._wanted:
            return
        ends = {end for _, end in stretches}
        places = {*starts, *(start for start, _ in stretches)}
        for match in _AFTER_END.finditer(text):
            places.update(range(match.start() + 1, match.end() + 1))
        for place in sorted(places):
            for length in self._key_lengths:
                for wanted in self._wanted.get(text[place : place + length], ()):
                    end = place + len(wanted)
                    whole = end in ends or CLOSED.search(wanted[-16:].rstrip())
                    if whole and text.startswith(wanted, place):
                        yield place, end


def spans(text: str, starts: list[int], tags: Tags | None = None) -> Iterator[Span]:
    """The stretches between the starts, without the blanks (and tags) around them.

    What has neither letter nor digit (a bullet, an emoji, a stray mark) is none: there is
    nothing to translate in it, and it stays where it stands.
    """
    for start, end in pairwise([*starts, len(text)]):
        stretch = text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        end -= len(stretch) - len(stretch.rstrip())
        if tags:
            start, end = tags.trimmed(start, end)
        if any(map(str.isalnum, (tags.words if tags else text)[start:end])):
            yield start, end
