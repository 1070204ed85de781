"""Whether a translation keeps the terms that its source holds.

A term is met by any of its accepted forms as a whole word, in capitals too where the draft has
them, and in an inflected form where the language has one (`inflection`). It has to stand once,
however often the source has it: a pronoun may take its place later on. A place's name inside
another name that the draft leaves as it is (`Jordan Spieth`) is not asked for, and an adjective
that begins like the place will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .inflection import derives
from .lexicon import Found, Lexicon
from .match import Match
from .terms import TermPair
from .tokens import tokens


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


def is_met(
    draft: str,
    term: Match | TermPair,
    others: Sequence[TermPair] = (),
    *,
    adjectives: bool = True,
) -> bool:
    """Whether an accepted form stands in the draft and no forbidden one does.

    `others` are the further terms of the source: what is forbidden for one may be another's name.
    Without `adjectives` a place's adjective will not do.
    """
    pair = term.term if isinstance(term, Match) else term
    stands = standing(draft, pair) or (adjectives and _has_adjective(draft, pair))
    return bool(stands) and not offending(draft, pair, others)


def _has_adjective(draft: str, pair: TermPair) -> bool:
    """For a place: `Germany's industry` may well be `a indústria alemã`."""
    if pair.kind != "place":
        return False
    # Of one word only: `novo` is not of `Nova York`.
    places = [form for form in pair.accepted if len(tokens(form)) == 1]
    words = [token.text for token in tokens(draft) if token.is_word]
    language = pair.target_language
    return any(derives(place, word, language) for place in places for word in words)


def is_elsewhere(draft: str, match: Match) -> bool:
    """Whether the match is no place but a part of a name that the draft keeps word for word."""
    low = draft.casefold()
    return any(
        re.search(rf"(?<!\w){re.escape(phrase.casefold())}(?!\w)", low) for phrase in match.within
    )


def unmet(draft: str, matches: Sequence[Match]) -> tuple[Match, ...]:
    """The terms that the draft doesn't keep, each once, by its first match."""
    first: dict[TermPair, Match] = {}
    for match in matches:
        if not is_elsewhere(draft, match):
            first.setdefault(match.term, match)
    pairs = list(first)
    return tuple(match for match in first.values() if not is_met(draft, match, pairs))
