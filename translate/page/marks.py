"""A text in pieces, each with what there is to mark of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from ..catalog.changes import cut_words
from ..glossary import Match, TermPair
from ..glossary.lexicon import Lexicon
from ..glossary.verify import offending, standing, unmet


class Mark(StrEnum):
    """Why a piece of a text stands out."""

    NONE = ""
    TERM = "term"
    UNMET = "unmet"
    """A term that the translation doesn't keep, or a form of it that is not to be used."""
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text."""

    text: str
    mark: Mark = Mark.NONE
    title: str = ""
    """What a pointer that rests on it is told."""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A source and its translation with their terms marked, and the terms by themselves."""

    source: Pieces
    target: Pieces
    terms: tuple[str, ...]
    """`ferry = balsa`."""


def mark_terms(
    source: str, target: str, matches: Sequence[Match], told: Iterable[TermPair]
) -> Marked:
    """Mark the terms of a segment on both sides.

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
    return Marked(
        _cut(source, ((start, end, _mark(pair in missing), pair) for start, end, pair in there)),
        _cut(target, _standing(target, pairs)),
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


def _cut(text: str, places: Iterable[_Place]) -> Pieces:
    """Cut a text at the places, of which the earlier and longer ones win."""
    pieces = []
    at = 0
    for start, end, mark, pair in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= at:
            pieces += [Piece(text[at:start]), Piece(text[start:end], mark, _title(pair))]
            at = end
    return tuple(piece for piece in (*pieces, Piece(text[at:])) if piece.text)


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
