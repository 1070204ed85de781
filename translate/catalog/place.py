"""Where the entries of a catalog stand in an article, told by their words alone.

Not by segmenting it again: another version of a splitter would cut elsewhere. In each block
those entries are chosen that cover most of it; so a short sentence is not looked for inside a
longer one that is an entry too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..article import Article, Block
from ..marks import Reading, Span
from .entry import Entry
from .occurrences import Sentences, cuts_word, has_words

_END = frozenset(".!?…。！？।۔؟\"”»’')]」』")
"""What a sentence ends with: where the text around isn't covered, an entry has to stand so."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry and its place in a block: characters of `Article.block_text`."""

    entry: Entry
    block: Block
    start: int
    end: int
    source_start: int
    """Characters of `Article.text`."""
    source_end: int


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
class _Text:
    """What a block reads."""

    text: str
    words: str
    """With blanks for tags: what has no words needs no entry."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An occurrence of a msgid in a block."""

    block: int
    start: int
    end: int
    msgid: str


def place(article: Article, entries: Sequence[Entry]) -> Placed:
    """Find the place of each entry. Copies of a sentence take theirs in the order of contexts.

    First the blocks that a run of entries covers in the catalog's order: all, where neither the
    article nor the catalog has changed. Then those that any entries cover, and what is left.
    Entries without a letter or digit, which older versions made, are passed over.
    """
    entries = [entry for entry in entries if has_words(entry.msgid)]
    blocks = [block for block in article.blocks if article.is_translated(block)]
    texts = [_Text(article.block_text(block), article.block_words(block)) for block in blocks]
    room = Counter(entry.msgid for entry in entries)
    taken = list(_runs(texts, entries))
    room.subtract(found.msgid for found in taken)
    sentences = Sentences(list(room))
    for whole in (True, False):
        done = {found.block for found in taken}
        for number, text in enumerate(texts):
            if number not in done:
                taken += _any(number, text, sentences, room, whole)
    taken.sort(key=lambda found: (found.block, found.start))
    copies = _copies(entries)
    readings = [Reading(block.lines, block.marks) for block in blocks]
    places = tuple(
        Place(
            copies[f.msgid].pop(0),
            blocks[f.block],
            f.start,
            f.end,
            readings[f.block].source(f.start),
            readings[f.block].source(f.end, end=True),
        )
        for f in taken
    )
    left = {entry.key for of_msgid in copies.values() for entry in of_msgid}
    unplaced = tuple(entry for entry in entries if entry.key in left)
    return Placed(places, unplaced, tuple(_uncovered(readings, texts, taken)))


def _runs(texts: Sequence[_Text], entries: Sequence[Entry]) -> Iterator[_Found]:
    """Cover blocks with runs of entries as the catalog has them, each entry once."""
    used: set[int] = set()
    following = 0
    sentences = Sentences([entry.msgid for entry in entries])
    for number, text in enumerate(texts):
        for start in sentences.opening(text.text, following):
            run = _run(number, text, entries, start, used)
            if run:
                used.update(range(start, start + len(run)))
                following = start + len(run)
                yield from run
                break


def _run(
    number: int, block: _Text, entries: Sequence[Entry], start: int, used: set[int]
) -> list[_Found]:
    """The entries from `start` on that cover a block to its end; none where they don't."""
    run: list[_Found] = []
    text, words, at = block.text, block.words, 0
    for place in range(start, len(entries)):
        msgid = entries[place].msgid
        while at < len(text) and not words[at].isalnum() and not text.startswith(msgid, at):
            at += 1
        end = at + len(msgid)
        fits = text.startswith(msgid, at) and not cuts_word(text, end)
        if not msgid or not fits or place in used:
            break
        run.append(_Found(number, at, end, msgid))
        at = end
        if not has_words(words[at:]):
            return run
    return []


def _any(
    number: int, block: _Text, sentences: Sentences, room: Counter[str], whole: bool
) -> Iterator[_Found]:
    """Cover a block with any entries that are left in `room`, which are then taken out of it.

    With `whole`, all of it or nothing; else, what may stand as a sentence.
    """
    standing = ((sentences.texts[n], span) for n, span in sentences.within(block.text))
    found = [_Found(number, *span, msgid) for msgid, span in standing if room[msgid]]
    chosen = _cover(found if whole else _standing_alone(block.words, found))
    if whole and any(map(has_words, _gaps(block.words, chosen))):
        return
    for occurrence in chosen:
        if room[occurrence.msgid]:
            room[occurrence.msgid] -= 1
            yield occurrence


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


def _cover(found: list[_Found]) -> list[_Found]:
    """Choose occurrences that don't overlap and cover most, blanks apart, with fewest parts."""
    found = sorted(found, key=lambda f: (f.end, f.start))
    best: list[tuple[tuple[int, int], int]] = []  # the score up to each, and the one before it
    for this in found:
        score, before = (0, 0), -1
        for other, (other_score, _) in enumerate(best):
            if found[other].end <= this.start and other_score > score:
                score, before = other_score, other
        covers = len(this.msgid) - this.msgid.count(" ")
        best.append(((score[0] + covers, score[1] - 1), before))
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


def _standing_alone(text: str, found: list[_Found]) -> list[_Found]:
    """The occurrences that begin and end where a sentence may, or where another entry does."""
    starts = {occurrence.start for occurrence in found}
    ends = {occurrence.end for occurrence in found}

    def alone(occurrence: _Found) -> bool:
        before = text[: occurrence.start].rstrip()
        rest = text[occurrence.end :]
        begins = not before or before[-1] in _END or len(before) in ends
        after = occurrence.end + len(rest) - len(rest.lstrip())
        ends_so = text[occurrence.start : occurrence.end].rstrip()[-1:] in _END
        return begins and (ends_so or not rest.strip() or after in starts)

    return [occurrence for occurrence in found if alone(occurrence)]


def _uncovered(
    readings: Sequence[Reading], texts: Sequence[_Text], taken: Iterable[_Found]
) -> Iterator[Span]:
    by_block = defaultdict(list)
    for occurrence in taken:
        by_block[occurrence.block].append(occurrence)
    for number, (reading, text) in enumerate(zip(readings, texts, strict=True)):
        for start, end in _gap_spans(text.words, by_block[number]):
            gap = text.words[start:end]
            if has_words(gap):
                start += len(gap) - len(gap.lstrip())
                end -= len(gap) - len(gap.rstrip())
                yield reading.source(start), reading.source(end, end=True)
