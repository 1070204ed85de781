"""Sources with a mask for each missing term, and what comes back turned into drafts.

A mask is the token that engines copy (`placeables.mask`); where a source has masks of its own,
for placeables, those here are numbered above them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..placeables import free_mask, leftovers, mask
from .fitting import Place
from .match import Match
from .replace import may_render
from .terms import TermPair
from .tokens import tokens

_MOST_WORDS = 5
"""Where two translations differ by more, which word renders which is a guess."""

_LEAST_SHARED = 0.5
"""Least share of the words of both translations that they have in common, for the same reason."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A source with some of its terms masked."""

    text: str
    pairs: tuple[TermPair, ...]
    """The terms that are masked."""
    forms: tuple[tuple[str, TermPair], ...]
    """Each mask and the term that it stands for."""


def attempts(source: str, matches: Sequence[Match], missing: Sequence[TermPair]) -> list[Attempt]:
    """All missing terms masked at once; where there are several, also each by itself."""
    groups = [tuple(missing)] if missing else []
    if len(missing) > 1:
        groups += [(pair,) for pair in missing]
    return [masked(source, matches, group) for group in groups]


def masked(source: str, matches: Sequence[Match], pairs: tuple[TermPair, ...]) -> Attempt:
    """A source with these of its terms masked."""
    number = free_mask(source)
    text, forms = "", []
    end = 0
    for match in matches:
        if match.term in pairs:
            forms.append((mask(number), match.term))
            text += source[end : match.start] + mask(number)
            end = match.end
            number += 1
    return Attempt(text + source[end:], pairs, tuple(forms))


def has_masks(attempt: Attempt, answer: str) -> bool:
    """Whether an answer is a translation, and has every mask as often as it was sent."""
    if answer.strip().casefold() == attempt.text.strip().casefold():
        return False
    return sorted(leftovers(attempt.text)) == sorted(leftovers(answer))


def located(attempt: Attempt, answer: str, first: str) -> dict[TermPair, list[Place]]:
    """Where the first draft renders the masked terms, told by what the masks stand in place of.

    Only where the two translations differ by a few words around a mask, none of them a number:
    as many words stand before and after the rendering as before and after the mask.
    """
    old, new = ([t for t in tokens(text) if t.is_word] for text in (first, answer))
    matcher = SequenceMatcher(None, [t.text for t in old], [t.text for t in new], autojunk=False)
    if matcher.ratio() < _LEAST_SHARED:
        return {}
    blocks = matcher.get_opcodes()
    found: dict[TermPair, list[Place]] = {}
    for token, pair in attempt.forms:
        place = next((i for i, t in enumerate(new) if t.text == token), None)
        if place is None:
            continue
        _, i1, i2, j1, j2 = next(b for b in blocks if b[3] <= place < b[4])
        before, after = place - j1, j2 - place - 1
        if i1 + before < i2 - after and i2 - i1 <= _MOST_WORDS and j2 - j1 <= _MOST_WORDS:
            rendering = Place(old[i1 + before].start, old[i2 - after - 1].end)
            if may_render(first[slice(*rendering.span)], pair):
                found.setdefault(pair, []).append(rendering)
    return found


def masked_places(attempt: Attempt, answer: str) -> list[tuple[Place, TermPair]]:
    """Where the masks stand in an answer that has them, and what for."""
    found = ((re.search(rf"{token}(?!\d)", answer), pair) for token, pair in attempt.forms)
    return [(Place(*match.span()), pair) for match, pair in found if match]
