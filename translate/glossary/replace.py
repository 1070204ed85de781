"""Put a term's preferred form in the place of the engine's own rendering.

Renderings are looked for in this order: names of the concept that are known and wrong here
(forbidden, the source's own, other languages'); what the engine's alignment ties to the source's
words; what the engine makes of the term alone; words that look much like a form.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..hypothesis import Link
from ..marks import Span
from .fitting import Place
from .lexicon import Lexicon
from .terms import TermPair
from .tokens import Token, fold, is_name_like, tokens
from .verify import offending, standing

_ALIKE = 78.0
"""Least likeness (rapidfuzz's ratio, of 100) of a name's rendering. `Vladivostok` and
`Vladivostoque` reach 83; names of other people that share a part stay below."""
_TERM_ALIKE = 85.0
"""The same of a term's: `antivírico` and `antiviral`, or a word left in a language in between."""
_WORD_ALIKE = 50.0
"""Least likeness of each of its words."""
_TELLING = 4
"""Shorter words are mostly articles and prepositions: they go with the rendering."""
_LEAST_LETTERS, _LEAST_OF_A_TERM = 4, 7
"""Shorter words are alike by chance."""


def known(draft: str, pair: TermPair, others: Sequence[TermPair]) -> list[Place]:
    """Where forbidden forms and other names of the concept stand."""
    wrong = [Place(f.start, f.end) for f in offending(draft, pair, others)]
    if standing(draft, pair):
        return wrong
    return wrong or [Place(f.start, f.end) for f in _known(pair).find(draft)]


@lru_cache(maxsize=1 << 14)
def _known(pair: TermPair) -> Lexicon:
    lexicon = Lexicon(pair.target_language)
    for form in dict.fromkeys((*pair.sources, *pair.accepted, *pair.known)):
        several = pair.is_name and len(form.split()) > 1
        lexicon.add(form, pair, match="case" if several or form in pair.accepted else "")
    return lexicon


def aligned(
    draft: str, spans: Iterable[Span], links: Sequence[Link], pair: TermPair
) -> list[Place]:
    """The stretches of the draft that the links tie to the term's places, as whole words.

    None much longer than the form that is to come: there the links have strayed. Words inside a
    stretch that render others of the source are told by it.
    """
    found = []
    for start, end in spans:
        ends = [link.target for link in links if link.source[0] < end and start < link.source[1]]
        words = _words(draft, min(e[0] for e in ends), max(e[1] for e in ends)) if ends else []
        if words:
            others = [k for k in links if not (k.source[0] < end and start < k.source[1])]
            own = [w for w in words if any(_meets(w, target) for target in ends)]
            kept = [
                w
                for w in words
                if w not in own
                and len(w.text) >= _TELLING
                and any(_meets(w, k.target) for k in others)
            ]
            place = words[0].start, words[-1].end
            found.append(Place(*place, " ".join(w.text for w in kept)))
    longest = len(pair.target.split()) + 2
    return [
        place
        for place in dict.fromkeys(found)
        if len(draft[place.start : place.end].split()) <= longest
        and may_render(draft[place.start : place.end], pair)
    ]


def may_render(text: str, pair: TermPair) -> bool:
    """Not a number for a word, nor a word in small letters for a name."""
    if any(char.isdigit() for char in text) and not any(char.isdigit() for char in pair.source):
        return False
    return not pair.is_name or is_name_like(text[:1]) or not is_name_like(pair.target[:1])


def _words(draft: str, start: int, end: int) -> list[Token]:
    return [t for t in tokens(draft) if t.is_word and t.start < end and start < t.end]


def _meets(word: Token, span: Span) -> bool:
    return word.start < span[1] and span[0] < word.end


def rendered(draft: str, pair: TermPair, rendering: str) -> list[Place]:
    """Where the engine's translation of the term alone stands, inflected or not."""
    form = rendering.strip(" .,;:!?\"'¿¡")
    if sum(char.isalpha() for char in form) < 2 or fold(form) == fold(pair.target):
        return []
    lexicon = Lexicon(pair.target_language, target=True)
    lexicon.add(form, pair, match="stem" if not pair.is_name else "case")
    return [Place(f.start, f.end, alone=form) for f in lexicon.find(draft)]


def alike(draft: str, pair: TermPair, source: str) -> list[Place]:
    """The one stretch of words that looks most like one of the term's forms.

    For a name not one that stands in the source as well: that is somebody else's name.
    """
    best: tuple[float, list[Place]] = (_ALIKE if pair.is_name else _TERM_ALIKE, [])
    letters = _LEAST_LETTERS if pair.is_name else _LEAST_OF_A_TERM
    words = [token for token in tokens(draft) if token.is_word]
    forms = (*pair.accepted, *pair.sources) if pair.is_name else pair.accepted
    for form in dict.fromkeys(forms):
        parts = [token for token in tokens(form) if token.is_word]
        if form.isupper() or sum(len(part.text) for part in parts) < letters:
            continue
        for i in range(len(words) - len(parts) + 1):
            window = words[i : i + len(parts)]
            likeness = _likeness(parts, window)
            place = Place(window[0].start, window[-1].end)
            others = pair.is_name and draft[slice(*place.span)].casefold() in source.casefold()
            if likeness > best[0] and not others:
                best = (likeness, [place])
    return best[1]


def _likeness(form: Sequence[Token], window: Sequence[Token]) -> float:
    """Mean likeness of the words of 100; 0 where one is another word, or lacks its capital."""
    from rapidfuzz import fuzz

    ratios = [fuzz.ratio(_bare(a), _bare(b)) for a, b in zip(form, window, strict=True)]
    capitals = all(
        is_name_like(b.text[0]) or not is_name_like(a.text[0])
        for a, b in zip(form, window, strict=True)
    )
    return sum(ratios) / len(ratios) if capitals and min(ratios) > _WORD_ALIKE else 0.0


def _bare(word: Token) -> str:
    """A word without case and accents."""
    marked = unicodedata.normalize("NFD", word.key)
    return "".join(char for char in marked if not unicodedata.combining(char))


def free(places: Iterable[Place], draft: str, others: Iterable[TermPair]) -> list[Place]:
    """The places that no accepted form of another term overlaps."""
    taken = [found for pair in others for found in standing(draft, pair)]
    return [
        place
        for place in places
        if not any(t.start < place.end and place.start < t.end for t in taken)
    ]
