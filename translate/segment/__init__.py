"""Blocks into segments: sentences, or the whole block where it holds no sentence."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import accumulate

from ..article import Article, Block, Role, Segment
from .kept import CLOSED, Kept, spans
from .sentences import boundaries

_TITLES = frozenset({Role.HEADLINE, Role.SUBHEAD, Role.LABEL})
_PARTS = frozenset({Role.CAPTION, Role.LIST_ITEM, Role.RESIDUE})
_LONGEST_PART = 200
"""A caption or list item without a final stop is taken for sentences from this length on."""

_LINE_END = re.compile(r"\r\n?|\n")


def segment(article: Article, keep: Collection[str] = ()) -> Article:
    """Fill the segments of the blocks whose role is translated.

    `keep` are texts whose bounds hold, such as msgids a person has translated: where one stands
    whole in a block, from the end of a sentence to the end of a sentence, it is one segment, and
    the rest of the block is cut around it. Those that the rules give anyway are not looked for
    elsewhere, so that an article that hasn't changed is cut as it was.
    """
    texts = {block: article.block_text(block) for block in article.blocks if block.role.translated}
    cuts = {block: _cuts(text, block.role, article.language) for block, text in texts.items()}
    if keep:
        kept = Kept(keep, given={t[a:b] for k, t in texts.items() for a, b in spans(t, cuts[k])})
        cuts = {block: kept.moved(text, cuts[block]) for block, text in texts.items()}
    return article.with_blocks(
        tuple(
            replace(block, segments=tuple(_segments(block, texts[block], cuts[block])))
            if block in texts
            else block
            for block in article.blocks
        )
    )


def segment_text(text: str, language: str) -> list[str]:
    """The sentences of a text without blanks around them; a blank line always ends one."""
    found = []
    for paragraph in re.split(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*", text):
        line = _LINE_END.sub(" ", paragraph)
        found += [line[start:end] for start, end in spans(line, [0, *boundaries(line, language)])]
    return found


def _segments(block: Block, text: str, starts: list[int]) -> Iterator[Segment]:
    place = _Place(block)
    for start, end in spans(text, starts):
        yield Segment(text[start:end], place.of(start), place.of(end - 1) + 1)


def _cuts(text: str, role: Role, language: str) -> list[int]:
    """Where the segments of a block start."""
    if role in _TITLES or role in _PARTS:
        closed = bool(CLOSED.search(text.rstrip()[-8:]))
        if not closed and (role in _TITLES or len(text) < _LONGEST_PART):
            return [0]
    return [0, *boundaries(text, language)]


class _Place:
    """Where a character of a block's text stands in the source."""

    def __init__(self, block: Block) -> None:
        lengths = [end - start + 1 for start, end in block.lines]
        self._lines = block.lines
        self._starts = [0, *accumulate(lengths)][:-1]

    def of(self, position: int) -> int:
        line = bisect.bisect_right(self._starts, position) - 1
        return self._lines[line][0] + position - self._starts[line]
