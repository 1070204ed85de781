"""Translations into a page: written as it writes, the tags of each balanced.

A translation may lie inside another one: the text for a picture is an attribute of a tag that
stands in a sentence.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice, takewhile

from ...article import Block
from ...marks import Mark, MarkKind
from ...origin import Edit


@dataclass(frozen=True, slots=True)
class Replacement:
    """What takes the place of a stretch of a block."""

    block: Block
    start: int
    end: int
    """Characters of the source."""
    text: str
    """As a reviewer writes it: words, and the block's marks."""


def edits(source: str, replacements: Sequence[Replacement]) -> Iterator[Edit]:
    """What changes in a page that gets its translations."""
    return _Splice(source, replacements).edits(0, len(source))


class _Splice:
    def __init__(self, source: str, replacements: Sequence[Replacement]) -> None:
        self._source = source
        self._all = sorted(replacements, key=lambda each: (each.start, -each.end))
        self._starts = [each.start for each in self._all]
        self._written_as: dict[int, dict[str, str]] = {}
        """By where a block starts."""

    def rendered(self, start: int, end: int) -> str:
        """A stretch of the source with the translations in it."""
        parts, at = [], start
        for first, last, text in self.edits(start, end):
            parts += [self._source[at:first], text]
            at = last
        return "".join((*parts, self._source[at:end]))

    def edits(self, start: int, end: int) -> Iterator[Edit]:
        """What changes in a stretch of the source."""
        at = start
        for each in islice(self._all, bisect.bisect_left(self._starts, start), None):
            if each.start >= end:
                break
            if each.start >= at:  # else it is inside of the one before
                yield each.start, each.end, self._written(each)
                at = each.end

    def _written(self, each: Replacement) -> str:
        marks, writes = self._marks(each)
        if each.block.attribute:
            return self._attribute(each, writes)
        tags = {m.reads: m for m in marks if m.reads and m.kind is not MarkKind.CHARACTER}
        parts = _parts(each.text, tags)
        sound = _sound(parts)
        kept = {id(part) for part in sound if isinstance(part, Mark)}
        written = "".join(
            self._mark(part) if isinstance(part, Mark) else _escaped(part, "&<", writes)
            for part in sound
        )
        return written + "".join(
            self._mark(mark)
            for mark in marks
            if mark.kind in (MarkKind.ALONE, MarkKind.KEPT, MarkKind.HIDDEN)
            and id(mark) not in kept
        )

    def _marks(self, each: Replacement) -> tuple[list[Mark], dict[str, str]]:
        """The marks in what is replaced, and the characters that the block writes otherwise."""
        block = each.block
        if block.start not in self._written_as:
            chars = (mark for mark in block.marks if _is_char(mark))
            self._written_as[block.start] = {
                mark.reads: self._source[mark.start : mark.end] for mark in chars
            }
        first = bisect.bisect_left(block.marks, each.start, key=lambda mark: mark.start)
        inside = takewhile(lambda mark: mark.end <= each.end, islice(block.marks, first, None))
        return list(inside), self._written_as[block.start]

    def _mark(self, mark: Mark) -> str:
        """What a mark stands for, with the translations of its attributes."""
        # From the second character on: the sentence itself may begin with the tag.
        return self._source[mark.start] + self.rendered(mark.start + 1, mark.end)

    def _attribute(self, each: Replacement, writes: dict[str, str]) -> str:
        before = next(
            c
            for c in map(self._source.__getitem__, count(each.block.start - 1, -1))
            if not c.isspace()
        )
        if before == "'":
            return _escaped(each.text, "&'", writes)
        written = _escaped(each.text, '&"', writes)
        return written if before == '"' else f'"{written}"'


_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def _is_char(mark: Mark) -> bool:
    return mark.kind is MarkKind.CHARACTER and len(mark.reads) == 1


def _escaped(text: str, chars: str, writes: dict[str, str]) -> str:
    """A text with references: for `chars`, and for those that the block writes so."""
    table = {**{char: _REFERENCES[char] for char in chars}, **writes}
    return text.translate({ord(char): written for char, written in table.items()})


def _parts(text: str, tags: dict[str, Mark]) -> list[str | Mark]:
    """A translation in order: its words, and the marks in it."""
    if not tags:
        return [text]
    longest = sorted(tags, key=len, reverse=True)
    pieces = re.split(f"({'|'.join(map(re.escape, longest))})", text)
    return [tags.get(piece, piece) for piece in pieces if piece]


def _sound(parts: Sequence[str | Mark]) -> list[str | Mark]:
    """Without tags that have lost their other half, or cross another pair."""
    dropped: set[int] = set()
    opened: list[int] = []
    for number, part in enumerate(parts):
        if not isinstance(part, Mark):
            continue
        if part.kind is MarkKind.OPENING:
            opened.append(number)
        elif part.kind is MarkKind.CLOSING:
            place = next(
                (n for n in reversed(opened) if _opens(parts[n], part)),
                None,
            )
            if place is None:
                dropped.add(number)
                continue
            while opened[-1] != place:
                dropped.add(opened.pop())
            opened.pop()
    dropped.update(opened)
    return [part for number, part in enumerate(parts) if number not in dropped]


def _opens(part: str | Mark, closing: Mark) -> bool:
    return isinstance(part, Mark) and part.reads == f"<{closing.reads[2:]}"
