"""Put a term's preferred form in the place of the engine's own rendering.

Renderings are looked for in this order: names of the concept that are known and wrong here
(forbidden, the source's own, other languages'); what the engine's alignment ties to the source's
words; what the engine makes of the term alone; for names, words that look much like a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..article import Link, Span
from ..languages import base
from .lexicon import Lexicon
from .terms import TermPair
from .tokens import Token, fold, is_name_like, tokens
from .verify import offending, standing

_POSSESSIVE = re.compile(r"\A['’]s\b")
_ALIKE = 78.0
"""Least likeness (rapidfuzz's ratio, of 100) of a name's rendering. `Vladivostok` and
`Vladivostoque` reach 83; names of other people that share a part stay below."""
_WORD_ALIKE = 50.0
"""Least likeness of each of its words."""
_LEAST_LETTERS = 4
"""Shorter words are alike by chance."""


def known(draft: str, pair: TermPair, others: Sequence[TermPair]) -> list[Span]:
    """Where forbidden forms and other names of the concept stand."""
    wrong = [(f.start, f.end) for f in offending(draft, pair, others)]
    if standing(draft, pair):
        return wrong
    return wrong or [(f.start, f.end) for f in _known(pair).find(draft)]


@lru_cache(maxsize=1 << 14)
def _known(pair: TermPair) -> Lexicon:
    lexicon = Lexicon(pair.target_language)
    for form in dict.fromkeys((*pair.sources, *pair.accepted, *pair.known)):
        several = pair.is_name and len(form.split()) > 1
        lexicon.add(form, pair, match="case" if several or form in pair.accepted else "")
    return lexicon


def aligned(draft: str, spans: Iterable[Span], links: Sequence[Link], pair: TermPair) -> list[Span]:
    """The stretches of the draft that the links tie to the term's places, as whole words.

    None much longer than the form that is to come: there the links have strayed.
    """
    found = []
    for start, end in spans:
        ends = [link.target for link in links if link.source[0] < end and start < link.source[1]]
        if ends:
            found.append(_whole_words(draft, min(e[0] for e in ends), max(e[1] for e in ends)))
    longest = len(pair.target.split()) + 2
    return [s for s in dict.fromkeys(found) if len(draft[s[0] : s[1]].split()) <= longest]


def _whole_words(draft: str, start: int, end: int) -> Span:
    words = [t for t in tokens(draft) if t.is_word and t.start < end and start < t.end]
    return (words[0].start, words[-1].end) if words else (start, start)


def rendered(draft: str, pair: TermPair, rendering: str) -> list[Span]:
    """Where the engine's translation of the term alone stands, inflected or not."""
    form = rendering.strip(" .,;:!?\"'¿¡")
    if sum(char.isalpha() for char in form) < 2 or fold(form) == fold(pair.target):
        return []
    lexicon = Lexicon(pair.target_language, target=True)
    lexicon.add(form, pair, match="stem" if not pair.is_name else "case")
    return [(f.start, f.end) for f in lexicon.find(draft)]


def alike(draft: str, pair: TermPair, source: str) -> list[Span]:
    """For a name: the one stretch of words that looks most like one of its forms.

    Not one that stands in the source as well: that is somebody else's name.
    """
    if not pair.is_name:
        return []
    best: tuple[float, list[Span]] = (_ALIKE, [])
    words = [token for token in tokens(draft) if token.is_word]
    for form in dict.fromkeys((*pair.accepted, *pair.sources)):
        parts = [token for token in tokens(form) if token.is_word]
        if form.isupper() or sum(len(part.text) for part in parts) < _LEAST_LETTERS:
            continue
        for i in range(len(words) - len(parts) + 1):
            window = words[i : i + len(parts)]
            likeness = _likeness(parts, window)
            span = (window[0].start, window[-1].end)
            if likeness > best[0] and draft[slice(*span)].casefold() not in source.casefold():
                best = (likeness, [span])
    return best[1]


def _likeness(form: Sequence[Token], window: Sequence[Token]) -> float:
    """Mean likeness of the words of 100; 0 where one is another word, or lacks its capital."""
    from rapidfuzz import fuzz

    ratios = [fuzz.ratio(a.key, b.key) for a, b in zip(form, window, strict=True)]
    capitals = all(
        is_name_like(b.text[0]) or not is_name_like(a.text[0])
        for a, b in zip(form, window, strict=True)
    )
    return sum(ratios) / len(ratios) if capitals and min(ratios) > _WORD_ALIKE else 0.0


def splice(draft: str, spans: Iterable[Span], pair: TermPair) -> str:
    """The draft with the preferred form in place of each span, in capitals where the draft is.

    An English possessive that was copied along goes.
    """
    for start, end in sorted(spans, reverse=True):
        form = fitted(pair.target, draft, start, end)
        rest = draft[end:]
        if base(pair.target_language) != "en":
            rest = _POSSESSIVE.sub("", rest)
        draft = draft[:start] + form + rest
    return draft


def fitted(form: str, draft: str, start: int, end: int) -> str:
    """The form in capitals or with a capital, as its place asks for it."""
    old = draft[start:end]
    if draft.isupper() and len(old) > 1:
        return form.upper()
    if not draft[:start].strip(" \"'“”‘’«„([¿¡-–—") and is_name_like(old[:1]):
        return form[:1].upper() + form[1:]
    return form


def free(spans: Iterable[Span], draft: str, others: Iterable[TermPair]) -> list[Span]:
    """The spans that no accepted form of another term overlaps."""
    taken = [found for pair in others for found in standing(draft, pair)]
    return [
        (start, end)
        for start, end in spans
        if end > start and not any(t.start < end and start < t.end for t in taken)
    ]
