"""Whether a translation keeps the terms that its source holds, whoever wrote it.

A term is met by any of its accepted forms as a whole word, in capitals too where the draft has
them, and in an inflected form where the language has one (`inflection`). It has to stand once,
however often the source has it: a pronoun may take its place later on. A place's name inside
another name that the draft leaves as it is (`Jordan Spieth`) is not asked for. Where a draft has
adjectives of the place alone, there have to be as many as the source has names and adjectives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache

from .adjectives import in_draft
from .lexicon import Found, Lexicon
from .match import Match
from .terms import TermPair
from .tokens import Cut


class State(Enum):
    """What became of a term in a translation."""

    MET = "met"
    """The preferred form stands there."""
    VARIANT = "variant"
    """Another form that is listed as right, or tolerated, does."""
    INFLECTED = "inflected"
    """Only a plural, a case form or an adjective of a place does."""
    MISSING = "missing"
    FORBIDDEN = "forbidden"
    """A form that is not to be used stands there, whatever else does."""

    @property
    def holds(self) -> bool:
        """Whether the translation keeps the term."""
        return self not in (State.MISSING, State.FORBIDDEN)


@lru_cache(maxsize=1 << 14)
def _accepted(pair: TermPair) -> Lexicon:
    return _lexicon(pair, pair.accepted)


@lru_cache(maxsize=1 << 14)
def _forbidden(pair: TermPair) -> Lexicon:
    return _lexicon(pair, pair.forbidden)


def _lexicon(pair: TermPair, forms: Iterable[str]) -> Lexicon:
    lexicon = Lexicon(pair.target_language, target=True)
    for form in forms:
        lexicon.add(form, pair, match="")
    return lexicon


def standing(draft: str, pair: TermPair) -> list[Found]:
    """Where the term's accepted forms stand in a draft."""
    return _accepted(pair).find(draft)


def offending(draft: str, pair: TermPair, others: Iterable[TermPair] = ()) -> list[Found]:
    """Where its forbidden forms stand, but for those inside an accepted form of any term."""
    found = _forbidden(pair).find(draft)
    if not found:
        return []
    covers = [cover for term in (pair, *others) for cover in standing(draft, term)]
    return [
        one for one in found if not any(c.start <= one.start and one.end <= c.end for c in covers)
    ]


def state(
    draft: str,
    term: Match | TermPair,
    others: Iterable[TermPair] = (),
    *,
    adjectives: bool = True,
) -> State:
    """What became of a term in a draft.

    `others` are the further terms of the source: what is forbidden for one may be another's name.
    Without `adjectives` neither a place's adjective nor what the glossary tolerates will do.
    """
    pair = term.term if isinstance(term, Match) else term
    if offending(draft, pair, others):
        return State.FORBIDDEN
    stands = {_keys(draft[found.start : found.end]) for found in standing(draft, pair)}
    if _keys(pair.target) in stands:
        return State.MET
    if not stands.isdisjoint(map(_keys, pair.accepted)):
        return State.VARIANT
    if stands:
        return State.INFLECTED
    listed, derived = in_draft(draft, pair) if adjectives else (set(), set())
    akin = term.akin if isinstance(term, Match) else 0
    if len(listed | derived) <= akin:
        return State.MISSING
    return State.VARIANT if listed else State.INFLECTED


def _keys(text: str) -> tuple[str, ...]:
    """What two spellings of a form have in common."""
    return tuple(Cut.of(text).keys)


def is_met(
    draft: str,
    term: Match | TermPair,
    others: Sequence[TermPair] = (),
    *,
    adjectives: bool = True,
) -> bool:
    """Whether an accepted form stands in the draft and no forbidden one does (`state`)."""
    return state(draft, term, others, adjectives=adjectives).holds


def is_elsewhere(draft: str, match: Match) -> bool:
    """Whether the match is no place but a part of a name that the draft keeps word for word."""
    low = draft.casefold()
    return any(
        re.search(rf"(?<!\w){re.escape(phrase.casefold())}(?!\w)", low) for phrase in match.within
    )


def states(draft: str, matches: Sequence[Match]) -> list[tuple[Match, State]]:
    """What became of the terms of a source, each told once, by its first match."""
    first: dict[TermPair, Match] = {}
    for match in matches:
        if not is_elsewhere(draft, match):
            first.setdefault(match.term, match)
    return [(match, state(draft, match, first)) for match in first.values()]


def unmet(draft: str, matches: Sequence[Match]) -> tuple[Match, ...]:
    """The terms that the draft doesn't keep, each once, by its first match."""
    return tuple(match for match, found in states(draft, matches) if not found.holds)
