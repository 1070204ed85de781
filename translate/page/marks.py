"""A text in pieces, each with what there is to mark of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from ..catalog.changes import cut_words
from ..finding import Finding, Severity
from ..glossary import Match, TermPair
from ..glossary.lexicon import Lexicon
from ..glossary.verify import offending, standing, unmet
from ..marks import Span


class Mark(StrEnum):
    """Why a piece of a text stands out."""

    NONE = ""
    TERM = "term"
    UNMET = "unmet"
    """A term that the translation doesn't keep, or a form of it that is not to be used."""
    GONE = "gone"
    NEW = "new"


class Numbered(NamedTuple):
    """A finding, and the number that stands at its place as a footnote's does."""

    number: int
    """From 1; 0 where it has no place."""
    finding: Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text."""

    text: str
    mark: Mark = Mark.NONE
    title: str = ""
    """What a pointer that rests on it is told."""
    about: tuple[Numbered, ...] = ()
    """The findings that are about it."""
    ends: tuple[int, ...] = ()
    """The numbers of those whose place ends here."""

    @property
    def severity(self) -> Severity | None:
        """The gravest of what is found here."""
        return min((one.finding.severity for one in self.about), key=_GRAVEST.index, default=None)


_GRAVEST = list(Severity)

Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A source and its translation with their terms marked, and the terms by themselves."""

    source: Pieces
    target: Pieces
    terms: tuple[str, ...]
    """`ferry = balsa`."""


def numbered(findings: Iterable[Finding]) -> tuple[Numbered, ...]:
    """Number those that have a place."""
    done, last = [], 0
    for finding in findings:
        has_place = finding.source is not None or finding.target is not None
        last += has_place
        done.append(Numbered(last if has_place else 0, finding))
    return tuple(done)


def mark_segment(
    source: str,
    target: str,
    matches: Sequence[Match],
    told: Iterable[TermPair] = (),
    findings: Iterable[Finding] = (),
) -> Marked:
    """Mark the terms of a segment on both sides, and what the findings are about.

    `matches` are the glossary's; `told` are further ones, of a glossary that is not at hand: those
    are only shown, and nothing is held against a translation that hasn't them.
    """
    there = [(match.start, match.end, match.term) for match in matches]
    known = {(match.term.source, match.term.target) for match in matches}
    for pair in told:
        if (pair.source, pair.target) not in known:
            lexicon = Lexicon(pair.source_language)
            lexicon.add(pair.source, pair)
            there += lexicon.find(source)
    missing = {match.term for match in unmet(target, matches)} if target else set()
    pairs = list(dict.fromkeys(pair for _, _, pair in there))
    found = numbered(findings)
    return Marked(
        _cut(
            source,
            [(start, end, _mark(pair in missing), pair) for start, end, pair in there],
            [(one.finding.source, one) for one in found if one.finding.source],
        ),
        _cut(
            target,
            _standing(target, pairs),
            [(one.finding.target, one) for one in found if one.finding.target],
        ),
        tuple(dict.fromkeys(map(_title, pairs))),
    )


_Place = tuple[int, int, Mark, TermPair]


def _standing(target: str, pairs: Sequence[TermPair]) -> Iterator[_Place]:
    for pair in pairs:
        for start, end, _ in standing(target, pair):
            yield start, end, Mark.TERM, pair
        for start, end, _ in offending(target, pair, pairs):
            yield start, end, Mark.UNMET, pair


def _mark(unmet: bool) -> Mark:
    return Mark.UNMET if unmet else Mark.TERM


def _title(pair: TermPair) -> str:
    return f"{pair.source} = {pair.target}"


def _cut(text: str, terms: Iterable[_Place], found: Sequence[tuple[Span, Numbered]] = ()) -> Pieces:
    """Cut a text wherever something begins or ends; of terms that overlap the earlier wins."""
    marked = _apart(terms)
    bounds = {0, len(text)}
    bounds |= {at for start, end, _, _ in marked for at in (start, end)}
    bounds |= {at for (start, end), _ in found for at in (start, end)}
    pieces = []
    for start, end in pairwise(sorted(bounds)):
        term = next((one for one in marked if one[0] <= start and end <= one[1]), None)
        about = [(span, one) for span, one in found if span[0] <= start and end <= span[1]]
        pieces.append(
            Piece(
                text[start:end],
                term[2] if term else Mark.NONE,
                _title(term[3]) if term else "",
                tuple(one for _, one in about),
                tuple(one.number for span, one in about if span[1] == end),
            )
        )
    return tuple(pieces)


def _apart(places: Iterable[_Place]) -> list[_Place]:
    """Those that don't overlap: earlier and longer ones win."""
    chosen: list[_Place] = []
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if not chosen or place[0] >= chosen[-1][1]:
            chosen.append(place)
    return chosen


def difference(old: str, new: str) -> Pieces:
    """Both versions of a text in one, word by word: what is gone before what came instead."""
    before, after = cut_words(old), cut_words(new)
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(before[a:b])))
        else:
            pieces.append(Piece("".join(before[a:b]), Mark.GONE))
            pieces.append(Piece("".join(after[c:d]), Mark.NEW))
    return tuple(piece for piece in pieces if piece.text)
