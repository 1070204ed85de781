"""Segments and the tags in a block: none is cut in two, none is parted from its other half.

Tags at a segment's ends stay outside of it, so that a reviewer sees those alone that have a place
among the words.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..article import Block
from ..marks import MarkKind, Piece, Reading, Span

_NOTE = re.compile(r"\[?\d{1,3}\]?(?!\S)")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Where a pair of tags stands in the block's text."""

    opening: Span
    closing: Span


class Tags:
    """The tags of a block, by where they stand in its text."""

    def __init__(self, block: Block, words: str) -> None:
        self.words = words
        """The block's text with blanks for tags."""
        marks = [p for p in Reading(block.lines, block.marks).marks() if p.length]
        marks = [p for p in marks if p.mark and not p.mark.kind.has_words]
        self._starting = {piece.at: piece for piece in marks}
        self._ending = {piece.at + piece.length: piece for piece in marks}
        self._partner: dict[int, _Pair] = {}
        for pair in _pairs(marks):
            self._partner[pair.opening[0]] = self._partner[pair.closing[0]] = pair

    def sound(self, cuts: list[int]) -> list[int]:
        """The starts of segments, moved to behind closing tags; those that part a pair left out."""
        cuts = sorted({self._behind_closing(self._behind_notes(cut)) for cut in cuts})
        pairs = [pair for at, pair in self._partner.items() if at == pair.opening[0]]
        parting = True
        while parting:
            parting = False
            for pair in pairs:
                first, last = pair.opening[1], pair.closing[0]
                inside = slice(bisect.bisect_left(cuts, first), bisect.bisect_right(cuts, last))
                if cuts[inside] and self._parts(pair, cuts, inside):
                    del cuts[inside]
                    parting = True
        return cuts

    def _behind_closing(self, cut: int) -> int:
        """A cut right behind the tags that close what is before it, in front of all others."""
        end = cut
        while end > 0 and self.words[end - 1].isspace():
            end -= 1
        found = end
        for at in range(end, cut):
            piece = self._starting.get(at)
            if piece and _is(piece, MarkKind.CLOSING):
                found = at + piece.length
        return found

    def _behind_notes(self, cut: int) -> int:
        """A cut behind the numbers of notes, in tags of their own, that follow a sentence at once.

        `It was late.<sup><a>1</a></sup> She`
        """
        end = len(self.words[:cut].rstrip())
        found = cut
        while True:
            while opening := self._starting.get(end):
                end += opening.length
            note = _NOTE.match(self.words, end)
            behind = note.end() if note else end
            while closing := self._starting.get(behind):
                if not _is(closing, MarkKind.CLOSING):
                    break
                behind += closing.length
            if not note or behind == note.end():
                return found
            found = end = behind

    def _parts(self, pair: _Pair, cuts: list[int], inside: slice) -> bool:
        """Whether words stand beside a pair in the segments that hold its halves."""
        start = cuts[inside.start - 1] if inside.start else 0
        end = cuts[inside.stop] if inside.stop < len(cuts) else len(self.words)
        beside = self.words[start : pair.opening[0]] + self.words[pair.closing[1] : end]
        return any(map(str.isalnum, beside))

    def trimmed(self, start: int, end: int) -> Span:
        """A segment without blanks, and tags that don't belong among its words, at its ends."""
        while True:
            before = start, end
            while start < end and self.words[start].isspace() and start not in self._starting:
                start += 1
            while start < end and self.words[end - 1].isspace() and end not in self._ending:
                end -= 1
            left, right = self._starting.get(start), self._ending.get(end)
            if left and left.at + left.length <= end and self._is_outer(left, start, end):
                start += left.length
            elif right and right.at >= start and self._is_outer(right, start, end):
                end = right.at
            if (start, end) == before or start >= end:
                return start, max(start, end)

    def _is_outer(self, piece: Piece, start: int, end: int) -> bool:
        """Whether a tag at an end of a segment is of no use in it."""
        pair = self._partner.get(piece.at)
        if pair is None:
            return True
        if (pair.opening[0], pair.closing[1]) == (start, end):
            return True
        return pair.opening[0] < start or pair.closing[1] > end


def _is(piece: Piece, kind: MarkKind) -> bool:
    return piece.mark is not None and piece.mark.kind is kind


def _pairs(marks: list[Piece]) -> Iterator[_Pair]:
    opened: dict[str, Piece] = {}
    for piece in marks:
        reads = piece.mark.reads if piece.mark else ""
        if _is(piece, MarkKind.OPENING):
            opened[reads] = piece
        elif _is(piece, MarkKind.CLOSING) and (first := opened.pop(f"<{reads[2:]}", None)):
            yield _Pair((first.at, first.at + first.length), (piece.at, piece.at + piece.length))
