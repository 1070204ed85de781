"""How a block reads where its source is written otherwise: entities, tags, comments.

A block's text is made of pieces: stretches of the source as they stand, a blank for each joint of
two lines, and marks, which stand for something else. Nothing here knows of a format.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]


class MarkKind(StrEnum):
    """What a mark stands for; decides what becomes of it in a translation."""

    CHARACTER = "character"
    """Written as a reference: `&rsquo;` reads `’`."""
    OPENING = "opening"
    CLOSING = "closing"
    """The tags of a pair: `<a>` and `</a>`."""
    ALONE = "alone"
    """Something without words: `<img/>`."""
    KEPT = "kept"
    """Words that are not translated: `<code>ls -l</code>`."""
    HIDDEN = "hidden"
    """Reads as nothing, and has to stay: a comment."""
    DROPPED = "dropped"
    """Reads as nothing, and says where a word may be parted: a soft hyphen."""

    @property
    def has_words(self) -> bool:
        return self in (MarkKind.CHARACTER, MarkKind.KEPT)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the source that reads otherwise."""

    start: int
    end: int
    reads: str
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text and of its source."""

    at: int
    """Where in the block's text it begins."""
    start: int
    end: int
    """Characters of the source."""
    mark: Mark | None = None
    joint: bool = False

    @property
    def length(self) -> int:
        """In the block's text."""
        if self.joint:
            return 1
        return len(self.mark.reads) if self.mark else self.end - self.start


class Reading:
    """The pieces of a block, and the way from its text to the source."""

    __slots__ = ("_starts", "pieces")

    def __init__(self, lines: Sequence[Span], marks: Sequence[Mark] = ()) -> None:
        self.pieces = tuple(_pieces(lines, marks))
        """In order; those without any length in the text are among them."""
        self._starts = [piece.at for piece in self.pieces]

    @property
    def length(self) -> int:
        return self.pieces[-1].at + self.pieces[-1].length

    def text(self, source: str) -> str:
        """The block's text."""
        return "".join(
            " " if p.joint else p.mark.reads if p.mark else source[p.start : p.end]
            for p in self.pieces
        )

    def source(self, position: int, *, end: bool = False) -> int:
        """Map a position in the text to the source.

        Where something that has no length in the text stands there, a joint of two lines or a
        mark, it is the place behind it, or with `end` before it. Raises IndexError outside.
        """
        if not 0 <= position <= self.length:
            raise IndexError("position is outside the block")
        end = end and position > 0
        found = self._holding(position - end)
        if found is None:
            return self.pieces[-1].end
        if found.joint:
            return found.end
        if found.mark:
            return found.end if end else found.start
        return found.start + position - found.at

    def _holding(self, position: int) -> Piece | None:
        """The piece that holds a character."""
        number = bisect.bisect_right(self._starts, position) - 1
        found = self.pieces[number]
        return found if position < found.at + found.length else None

    def marks(self) -> Iterator[Piece]:
        """The pieces that are marks."""
        return (piece for piece in self.pieces if piece.mark)

    def blanked(self, text: str) -> str:
        """The block's text with blanks for tags, and a made-up word for words that are kept.

        As long as before; for those who look at words and stops alone.
        """
        parts, at = [], 0
        for piece in self.pieces:
            if piece.mark is None or piece.mark.kind is MarkKind.CHARACTER or not piece.length:
                continue
            filled = "X" + "x" * (piece.length - 1)
            parts.append(text[at : piece.at])
            parts.append(filled if piece.mark.kind.has_words else " " * piece.length)
            at = piece.at + piece.length
        return "".join((*parts, text[at:]))


def _pieces(lines: Sequence[Span], marks: Sequence[Mark]) -> Iterator[Piece]:
    at = number = 0
    before: int | None = None
    for start, end in lines:
        if before is not None:
            yield Piece(at, before, start, joint=True)
            at += 1
        while number < len(marks) and marks[number].end <= end:
            mark = marks[number]
            if start < mark.start:
                yield Piece(at, start, mark.start)
                at += mark.start - start
            yield Piece(at, mark.start, mark.end, mark)
            at += len(mark.reads)
            start = mark.end
            number += 1
        if start < end:
            yield Piece(at, start, end)
            at += end - start
        before = end
