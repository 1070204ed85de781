"""Blocks into segments: sentences, or the whole block where it holds no sentence."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from ..article import Article, Block, Role, Segment, Span
from .sentences import boundaries

_TITLES = frozenset({Role.HEADLINE, Role.SUBHEAD, Role.LABEL})
_PARTS = frozenset({Role.CAPTION, Role.LIST_ITEM, Role.RESIDUE})
_LONGEST_PART = 200
"""A caption or list item without a final stop is taken for sentences from this length on."""

_CLOSED = re.compile(r"[.!?…。！？][\"”’»)\]*_`]*$")
_LINE_END = re.compile(r"\r\n?|\n")


def segment(article: Article, keep: Collection[str] = ()) -> Article:
    """Fill the segments of the blocks whose role is translated.

    `keep` are texts whose bounds hold, such as msgids a person has translated: where one stands
    whole in a block, from the end of a sentence to the end of a sentence, it is one segment, and
    the rest of the block is cut around it.
    """
    return article.with_blocks(
        tuple(
            replace(block, segments=tuple(_segments(article, block, keep)))
            if block.role.translated
            else block
            for block in article.blocks
        )
    )


def segment_text(text: str, language: str) -> list[str]:
    """The sentences of a text without blanks around them; a blank line always ends one."""
    found = []
    for paragraph in re.split(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*", text):
        line = _LINE_END.sub(" ", paragraph)
        found += [line[start:end] for start, end in _spans(line, [0, *boundaries(line, language)])]
    return found


def _segments(article: Article, block: Block, keep: Collection[str]) -> Iterator[Segment]:
    text = article.block_text(block)
    starts = _cuts(text, block.role, article.language)
    if keep:
        starts = _keep_bounds(text, starts, keep)
    place = _Place(block)
    for start, end in _spans(text, starts):
        yield Segment(text[start:end], place.of(start), place.of(end - 1) + 1)


def _cuts(text: str, role: Role, language: str) -> list[int]:
    """Where the segments of a block start."""
    if role in _TITLES or role in _PARTS:
        closed = bool(_CLOSED.search(text.rstrip()[-8:]))
        if not closed and (role in _TITLES or len(text) < _LONGEST_PART):
            return [0]
    return [0, *boundaries(text, language)]


def _spans(text: str, starts: list[int]) -> Iterator[Span]:
    """The stretches between the starts, without the blanks around them; empty ones left out."""
    for start, end in pairwise([*starts, len(text)]):
        stretch = text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        end -= len(stretch) - len(stretch.rstrip())
        if start < end:
            yield start, end


def _keep_bounds(text: str, starts: list[int], keep: Collection[str]) -> list[int]:
    """Move the starts so that each kept text that stands whole is a stretch of its own."""
    own = set(starts)
    ends = {end for _, end in _spans(text, starts)}
    standing = {text[start:end] for start, end in _spans(text, starts)}
    kept: list[Span] = []
    for wanted in sorted({*keep} - standing - {""}, key=len, reverse=True):
        position = text.find(wanted)
        while position >= 0:
            span = position, position + len(wanted)
            whole = (position in own or _ends_sentence(text[:position])) and (
                span[1] in ends or _ends_sentence(wanted)
            )
            if whole and all(span[1] <= start or end <= span[0] for start, end in kept):
                kept.append(span)
            position = text.find(wanted, span[1])
    cut = {start for start in starts if not any(first < start < last for first, last in kept)}
    for first, last in kept:
        cut |= {first, last}
    return sorted(cut - {len(text)})


def _ends_sentence(text: str) -> bool:
    return not text.strip() or bool(_CLOSED.search(text[-16:].rstrip()))


class _Place:
    """Where a character of a block's text stands in the source."""

    def __init__(self, block: Block) -> None:
        lengths = [end - start + 1 for start, end in block.lines]
        self._lines = block.lines
        self._starts = [0, *accumulate(lengths)][:-1]

    def of(self, position: int) -> int:
        line = bisect.bisect_right(self._starts, position) - 1
        return self._lines[line][0] + position - self._starts[line]
