"""A term's form put into a draft, and what agrees with it there.

Several texts may come of it: with the article in either gender, in singular or plural. The first
is the safest; an engine that can tell how likely a text is chooses among them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..languages import base
from ..marks import Span
from .agreement import agreements, linked
from .endings import carried
from .terms import TermPair
from .tokens import is_name_like, tokens

_POSSESSIVE = re.compile(r"\A['’]s\b")


class Place(NamedTuple):
    """A rendering in a draft that gives way to a term's form."""

    start: int
    end: int
    kept: str = ""
    """Words inside it that render something else, and have to stay."""
    alone: str = ""
    """What the engine makes of the term alone, where that is known."""

    def told(self, *renderings: str) -> Place:
        """The place with what the engine makes of the term alone, as far as it was asked."""
        return self._replace(alone=self.alone or next(iter(renderings), ""))

    @property
    def span(self) -> Span:
        return self.start, self.end


def replacements(draft: str, place: Place, pair: TermPair) -> list[str]:
    """The draft with the preferred form in the place, the safest first."""
    language = pair.target_language
    start, end = _with_doubles(draft, place.span, pair)
    old, rest = draft[place.start : place.end], draft[end:]
    if base(language) != "en":
        # An English possessive that was copied along.
        rest = _POSSESSIVE.sub("", rest)
    form = carried(pair.target, place.alone, old, language, name=pair.is_name)
    fit = fitted(form, draft, start, end)
    befores = agreements(draft[:start], old, fit, language, name=pair.is_name)
    if pair.kind == "person":
        del befores[1:]
    texts = [fit] if not place.kept else [f"{fit} {place.kept}", f"{place.kept} {fit}"]
    found = [before + text + rest for before in befores for text in texts]
    found += _behind_a_noun(draft[:start], fit, rest, pair)
    return list(dict.fromkeys(found))


def agreed(text: str, span: Span, pair: TermPair) -> list[str]:
    """A text in which a form of the term stands, with what agrees with it; as it is first."""
    start, end = span
    rest = _POSSESSIVE.sub("", text[end:]) if base(pair.target_language) != "en" else text[end:]
    form = text[start:end]
    befores = agreements(text[:start], form, form, pair.target_language, name=True)
    if pair.kind == "person":
        del befores[1:]
    return [before + form + rest for before in befores]


def _behind_a_noun(before: str, form: str, rest: str, pair: TermPair) -> list[str]:
    """With a preposition: a noun where an adjective stood, `tensão superficial`."""
    behind = re.search(r"[^\W\d_]{4,} \Z", before)
    if pair.is_name or not behind or agreements(before, "", form, pair.target_language) != [before]:
        return []
    return [before + link + form + rest for link in linked(form, pair.target_language)]


def _with_doubles(draft: str, span: Span, pair: TermPair) -> Span:
    """The span with the words of the form that stand right beside it, and not in it."""
    start, end = span
    inside = {token.key for token in tokens(draft[start:end])}
    extra = {t.key for t in tokens(pair.target) if t.is_word and len(t.key) > 3} - inside
    words = [token for token in tokens(draft) if token.is_word]
    before = next((w for w in reversed(words) if w.end <= start), None)
    after = next((w for w in words if w.start >= end), None)
    if before and before.key in extra and draft[before.end : start].isspace():
        start = before.start
    if after and after.key in extra and draft[end : after.start].isspace():
        end = after.end
    return start, end


def fitted(form: str, draft: str, start: int, end: int) -> str:
    """The form in capitals or with a capital, as its place asks for it."""
    old = draft[start:end]
    if draft.isupper() and len(old) > 1:
        return form.upper()
    if not draft[:start].strip(" \"'“”‘’«„([¿¡-–—") and is_name_like(old[:1]):
        return form[:1].upper() + form[1:]
    return form
