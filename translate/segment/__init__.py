"""Blocks into segments: sentences, or the whole block where it holds no sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise

from ..article import Article, Block, Role, Segment
from ..marks import Reading, Span
from ..newswire import picture_credit_start
from .kept import CLOSED, Kept, spans
from .sentences import boundaries
from .srx import Rules
from .tags import Tags

__all__ = ["Rules", "segment", "segment_text"]

_TITLES = frozenset({Role.HEADLINE, Role.SUBHEAD, Role.LABEL, Role.PAGE_TITLE})
_PARTS = frozenset(
    {
        Role.CAPTION,
        Role.LIST_ITEM,
        Role.CELL,
        Role.RESIDUE,
        Role.SUMMARY,
        Role.ALTERNATIVE,
        Role.TOOLTIP,
    }
)
_LONGEST_PART = 200
"""A caption or list item without a final stop is taken for sentences from this length on."""

_LINE_END = re.compile(r"\r\n?|\n")


def segment(article: Article, keep: Collection[str] = (), rules: Rules | None = None) -> Article:
    """Fill the segments of the blocks whose role is translated.

    `keep` are texts whose bounds hold, such as msgids a person has translated: where one stands
    whole in a block, from the end of a sentence to the end of a sentence, it is one segment, and
    the rest of the block is cut around it. Those that the rules give anyway are not looked for
    elsewhere, so that an article that hasn't changed is cut as it was. `rules` are a user's own:
    where they decide, ours don't. Raises InputError where one of them takes too long.
    """
    found = [
        _Cut(article, block, rules) if article.is_translated(block) else block
        for block in article.blocks
    ]
    parts = [part for part in found if isinstance(part, _Cut)]
    if keep:
        kept = Kept(keep, given={text for part in parts for text in part.given()})
        for part in parts:
            part.move(kept)
    return article.with_blocks(
        tuple(part.segmented() if isinstance(part, _Cut) else part for part in found)
    )


def segment_text(text: str, language: str, rules: Rules | None = None) -> list[str]:
    """The sentences of a text without blanks around them; a blank line always ends one.

    Marks that stand alone belong to a sentence beside them, so that no character but blanks is
    lost of a paragraph that has words. `rules` as of `segment`.
    """
    found = []
    for paragraph in re.split(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*", text):
        line = _LINE_END.sub(" ", paragraph)
        ends = [end for _, end in spans(line, _starts(line, language, rules))]
        if ends:
            ends[-1] = len(line)
        found += [line[start:end].strip() for start, end in pairwise([0, *ends])]
    return found


class _Cut:
    """A block, and where its segments start."""

    def __init__(self, article: Article, block: Block, rules: Rules | None) -> None:
        self._block = block
        self._text = article.block_text(block)
        words = article.block_words(block)
        self._tags = Tags(block, words) if block.marks else None
        cuts = _cuts(words, block.role, article.language, rules)
        self._starts = self._tags.sound(cuts) if self._tags else cuts

    def given(self) -> list[str]:
        """The texts of the segments."""
        return [self._text[start:end] for start, end in self._spans()]

    def move(self, kept: Kept) -> None:
        self._starts = kept.moved(self._text, self._starts, self._tags)

    def segmented(self) -> Block:
        reading = Reading(self._block.lines, self._block.marks)
        segments = (
            Segment(self._text[a:b], reading.source(a), reading.source(b, end=True))
            for a, b in self._spans()
        )
        return replace(self._block, segments=tuple(segments))

    def _spans(self) -> Iterator[Span]:
        return spans(self._text, self._starts, self._tags)


def _cuts(text: str, role: Role, language: str, rules: Rules | None) -> list[int]:
    """Where the segments of a block start."""
    credit = picture_credit_start(text) if role is Role.CAPTION else None
    if credit and ":" in text[credit:]:  # `AP/Ana Duarte` is nothing to translate by itself
        return [*_cuts(text[:credit].rstrip(), role, language, rules), credit]
    if role in _TITLES or role in _PARTS:
        closed = bool(CLOSED.search(text.rstrip()[-8:]))
        if not closed and (role in _TITLES or len(text) < _LONGEST_PART):
            return [0]
    return _starts(text, language, rules)


def _starts(text: str, language: str, rules: Rules | None) -> list[int]:
    starts = boundaries(text, language)
    return [0, *(rules.applied(text, language, starts) if rules else starts)]
