"""Where the entries of a catalog stand in an article, told by their words alone.

Not by segmenting it again: another version of a splitter would cut elsewhere. In each block
those entries are chosen that cover most of it; so a short sentence is not looked for inside a
longer one that is an entry too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..article import Article, Block, Span
from .entry import Entry

_END = frozenset(".!?…。！？।۔؟\"”»’')]」』")
"""What a sentence ends with: where the text around isn't covered, an entry has to stand so."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry and its place in a block: characters of `Article.block_text`."""

    entry: Entry
    block: Block
    start: int
    end: int

    @property
    def source_start(self) -> int:
        return Article.offset(self.block, self.start)

    @property
    def source_end(self) -> int:
        return Article.offset(self.block, self.end, end=True)


@dataclass(frozen=True, slots=True)
class Placed:
    """The entries of a catalog laid out over an article."""

    places: tuple[Place, ...]
    """In the order of the article; none overlaps another."""
    unplaced: tuple[Entry, ...]
    """Entries that stand nowhere in the article."""
    uncovered: tuple[Span, ...]
    """Characters of `Article.text` that are to be translated and have no entry."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An occurrence of a msgid in a block."""

    block: int
    start: int
    end: int
    msgid: str


def place(article: Article, entries: Sequence[Entry]) -> Placed:
    """Find the place of each entry. Copies of a sentence take theirs in the order of contexts."""
    blocks = [block for block in article.blocks if block.role.translated]
    texts = [article.block_text(block) for block in blocks]
    following = {(a.msgid, b.msgid) for a, b in pairwise(entries)}
    whole: list[_Found] = []
    partial: list[_Found] = []
    found = _find(texts, entries)
    for number, text in enumerate(texts):
        here = found[number]
        chosen = _cover(here, following)
        if any(map(_has_words, _gaps(text, chosen))):
            chosen = _cover(_standing_alone(text, here), following)
            partial.extend(chosen)
        else:
            whole.extend(chosen)
    copies = _copies(entries)
    room = {msgid: len(of_msgid) for msgid, of_msgid in copies.items()}
    taken = []
    for occurrence in (*whole, *partial):
        if room[occurrence.msgid]:
            room[occurrence.msgid] -= 1
            taken.append(occurrence)
    taken.sort(key=lambda f: (f.block, f.start))
    places = tuple(Place(copies[f.msgid].pop(0), blocks[f.block], f.start, f.end) for f in taken)
    left = {entry.key for of_msgid in copies.values() for entry in of_msgid}
    unplaced = tuple(entry for entry in entries if entry.key in left)
    return Placed(places, unplaced, tuple(_uncovered(blocks, texts, taken)))


def _copies(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of each sentence, its first copy first."""
    copies = defaultdict(list)
    for entry in entries:
        copies[entry.msgid].append(entry)
    for of_msgid in copies.values():
        of_msgid.sort(key=lambda entry: _copy_number(entry.msgctxt))
    return copies


def _copy_number(msgctxt: str | None) -> int:
    repeat = re.fullmatch(r"repeat ([0-9]+)", msgctxt or "")
    return int(repeat[1]) if repeat else 1


def _find(texts: Sequence[str], entries: Iterable[Entry]) -> dict[int, list[_Found]]:
    """Every occurrence of every msgid, by block; words are not cut in two."""
    whole = "\n".join(texts)
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    found = defaultdict(list)
    for msgid in dict.fromkeys(entry.msgid for entry in entries if entry.msgid):
        at = whole.find(msgid)
        while at >= 0:
            if not (_cuts_word(whole, at) or _cuts_word(whole, at + len(msgid))):
                block = bisect_right(starts, at) - 1
                start = at - starts[block]
                found[block].append(_Found(block, start, start + len(msgid), msgid))
            at = whole.find(msgid, at + 1)
    return found


def _cuts_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _cover(found: list[_Found], following: set[tuple[str, str]]) -> list[_Found]:
    """Choose occurrences that don't overlap and cover most, blanks apart.

    Of equal covers, the one that keeps more of the catalog's order, then the one of fewer parts.
    """
    found = sorted(found, key=lambda f: (f.end, f.start))
    best: list[tuple[tuple[int, int, int], int]] = []  # score up to and with each, its predecessor
    for number, this in enumerate(found):
        top, before = (0, 0, 0), -1
        for other in range(number):
            if found[other].end <= this.start:
                covered, order, parts = best[other][0]
                order += (found[other].msgid, this.msgid) in following
                if (covered, order, parts) > top:
                    top, before = (covered, order, parts), other
        covers = len(this.msgid) - this.msgid.count(" ")
        best.append(((top[0] + covers, top[1], top[2] - 1), before))
    chosen = []
    at = max(range(len(found)), key=lambda n: best[n][0], default=-1)
    while at >= 0:
        chosen.append(found[at])
        at = best[at][1]
    return chosen[::-1]


def _gaps(text: str, chosen: Iterable[_Found]) -> Iterator[str]:
    return (text[start:end] for start, end in _gap_spans(text, chosen))


def _gap_spans(text: str, chosen: Iterable[_Found]) -> Iterator[Span]:
    at = 0
    for occurrence in chosen:
        yield at, occurrence.start
        at = occurrence.end
    yield at, len(text)


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _standing_alone(text: str, found: list[_Found]) -> list[_Found]:
    """The occurrences that begin and end where a sentence may, or where another entry does."""
    starts = {occurrence.start for occurrence in found}
    ends = {occurrence.end for occurrence in found}

    def alone(occurrence: _Found) -> bool:
        before = text[: occurrence.start].rstrip()
        rest = text[occurrence.end :]
        begins = not before or before[-1] in _END or len(before) in ends
        after = occurrence.end + len(rest) - len(rest.lstrip())
        return begins and (text[occurrence.end - 1] in _END or not rest.strip() or after in starts)

    return [occurrence for occurrence in found if alone(occurrence)]


def _uncovered(
    blocks: Sequence[Block], texts: Sequence[str], taken: Iterable[_Found]
) -> Iterator[Span]:
    by_block = defaultdict(list)
    for occurrence in taken:
        by_block[occurrence.block].append(occurrence)
    for number, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        for start, end in _gap_spans(text, by_block[number]):
            gap = text[start:end]
            if _has_words(gap):
                start += len(gap) - len(gap.lstrip())
                end -= len(gap) - len(gap.rstrip())
                yield Article.offset(block, start), Article.offset(block, end, end=True)
