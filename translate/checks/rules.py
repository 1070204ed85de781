"""The checks, one function each: a pair in, a message for each thing that is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..placeables import extra, find, leftovers, missing, torn
from .names import lost_names
from .numbers import lost
from .pair import Fault, Pair, span_of

# C0 and C1 but for the tab, line and paragraph separators, and what a broken decoding leaves.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufffd]")
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_EMPHASIS = frozenset("*_~")
_UNKNOWN = re.compile(r"(?<![\w*@#/.&])[*@#](?!\w+[@*])[^\W\d_][\w'’-]*")


def control_characters(pair: Pair) -> Iterator[Fault]:
    extra = Counter(_CONTROL.findall(pair.target)) - Counter(_CONTROL.findall(pair.source))
    for char in extra:
        where = span_of(char, pair.target)
        if char in _LINE_ENDS:
            yield Fault("the translation has a line break", target=where)
        else:
            message = f"the translation holds the control character U+{ord(char):04X}"
            yield Fault(message, target=where)


def leftover_masks(pair: Pair) -> Iterator[Fault]:
    for token in Counter(leftovers(pair.target)) - Counter(leftovers(pair.source)):
        message = f"the mask {token} was left in the translation"
        yield Fault(message, target=span_of(token, pair.target))


def unknown_words(pair: Pair) -> Iterator[Fault]:
    """Words with the marks of Apertium: `*` not known, `@` no translation, `#` no such form."""
    known = {placeable.start for placeable in find(pair.target, pair.format)}
    for match in _UNKNOWN.finditer(pair.target):
        if match.start() in known:
            continue  # a handle, a hashtag: they have checks of their own
        marked = pair.format == "markdown" and match[0][0] == "*"
        if not marked and match[0] not in pair.source:
            message = f"{match[0]} has the mark of a word that an engine did not know"
            yield Fault(message, target=match.span())


def lost_placeables(pair: Pair) -> Iterator[Fault]:
    lost = missing(pair.source, pair.target, pair.format)
    for text in lost:
        if set(text) <= _EMPHASIS or (_opens_link(text) and any(map(_closes_link, lost))):
            continue
        yield Fault(f"{_shown(text)} is missing or changed", span_of(text, pair.source))


def _opens_link(text: str) -> bool:
    return text in ("[", "![")


def _closes_link(text: str) -> bool:
    return text.startswith("](") or text.startswith("][")


def _shown(text: str) -> str:
    """What of Markdown's links people know them by."""
    if _opens_link(text):
        return "a link"
    return f"the link to {text[2:-1]}" if _closes_link(text) else text


def lost_emphasis(pair: Pair) -> Iterator[Fault]:
    for text in missing(pair.source, pair.target, pair.format):
        if set(text) <= _EMPHASIS:
            yield Fault(f"the emphasis mark {text} is missing", span_of(text, pair.source))


def extra_placeables(pair: Pair) -> Iterator[Fault]:
    for text in Counter(torn(pair.target, pair.format)) - Counter(torn(pair.source, pair.format)):
        yield Fault(f"{text} is left of a link", target=span_of(text, pair.target))
    yield from _extra(pair, emphasis=False)


def extra_emphasis(pair: Pair) -> Iterator[Fault]:
    return _extra(pair, emphasis=True)


def _extra(pair: Pair, *, emphasis: bool) -> Iterator[Fault]:
    for text, count in extra(pair.source, pair.target, pair.format).items():
        if (set(text) <= _EMPHASIS) is not emphasis or _opens_link(text):
            continue
        if text not in pair.source:
            message = f"{_shown(text)} is not in the source"
        else:
            often = "twice" if count == 2 else f"{count} times"
            message = f"{_shown(text)} stands {often}, not as in the source"
        yield Fault(message, target=span_of(text, pair.target))


def unmet_terms(pair: Pair) -> Iterator[Fault]:
    if not pair.matches:
        return
    from ..glossary.verify import State, offending, states

    terms = [match.term for match in pair.matches]
    for match, state in states(pair.target, pair.matches):
        if state is State.FORBIDDEN:
            first = offending(pair.target, match.term, terms)[0]
            form = pair.target[first.start : first.end]
            message = f"{form} is not to be used for {match.term.source}: write {match.term.target}"
            yield Fault(message, match.place, (first.start, first.end))
        elif state is State.MISSING and match.term.kind != "place":
            message = f"the term {match.term.source} = {match.term.target} is missing"
            yield Fault(message, match.place)


def unmet_places(pair: Pair) -> Iterator[Fault]:
    """A place that is not named may stand there as an adjective of another stem (`britânico`)."""
    if not any(match.term.kind == "place" for match in pair.matches):
        return
    from ..glossary.verify import State, states

    for match, state in states(pair.target, pair.matches):
        if state is State.MISSING and match.term.kind == "place":
            message = f"the place {match.term.source} = {match.term.target} is not named"
            yield Fault(message, match.place)


def lost_numbers(pair: Pair) -> Iterator[Fault]:
    for number in lost(pair.source, pair.target, pair.source_language, pair.target_language):
        yield Fault(f"the number {number.text} is missing", number.span)


def changed_names(pair: Pair) -> Iterator[Fault]:
    if pair.source.isascii():
        return
    known = [(match.start, match.end) for match in pair.matches]
    known += [
        (found.start, found.end)
        for found in find(pair.source, pair.format)
        if found.kind != "emphasis"
    ]
    for name in lost_names(pair.source, pair.target, pair.source_language, known):
        yield Fault(f"the name {name} is missing", span_of(name, pair.source))
