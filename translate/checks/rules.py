"""The checks, one function each: a pair in, a message for each thing that is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..languages import base, same_base
from ..placeables import extra, find, leftovers, missing
from ..typography import scan
from .names import lost_names
from .numbers import lost

if TYPE_CHECKING:
    from ..glossary.match import Match

COPIED_WORDS = 3
"""Words without a capital from which on an untouched source is a copy: names have one or two."""
COPIED_RUN = 6
"""Words of the source, `COPIED_WORDS` of them without a capital, that no translation shares."""
CLOSE_WORDS, CLOSE_RUN = 6, 9
"""The same between languages so close that they share whole phrases."""
_CLOSE = (
    {"ca", "es", "fr", "gl", "it", "oc", "pt", "ro"},
    {"be", "ru", "uk"},
    {"da", "nb", "nn", "sv"},
    {"bs", "hr", "sl", "sr"},
    {"cs", "sk"},
    {"af", "nl"},
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment and its translation, which is not empty."""

    source: str
    target: str
    source_language: str
    target_language: str
    matches: tuple[Match, ...] = ()
    format: str = "text"


Rule = Callable[[Pair], Iterator[str]]

# C0 and C1 but for the tab, line and paragraph separators, and what a broken decoding leaves.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufffd]")
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_EMPHASIS = frozenset("*_~")


def control_characters(pair: Pair) -> Iterator[str]:
    extra = Counter(_CONTROL.findall(pair.target)) - Counter(_CONTROL.findall(pair.source))
    for char in extra:
        if char in _LINE_ENDS:
            yield "the translation has a line break"
        else:
            yield f"the translation holds the control character U+{ord(char):04X}"


def leftover_masks(pair: Pair) -> Iterator[str]:
    for token in Counter(leftovers(pair.target)) - Counter(leftovers(pair.source)):
        yield f"the mask {token} was left in the translation"


def lost_placeables(pair: Pair) -> Iterator[str]:
    for text in missing(pair.source, pair.target, pair.format):
        if not set(text) <= _EMPHASIS:
            yield f"{text} is missing or changed"


def lost_emphasis(pair: Pair) -> Iterator[str]:
    for text in missing(pair.source, pair.target, pair.format):
        if set(text) <= _EMPHASIS:
            yield f"the emphasis mark {text} is missing"


def extra_placeables(pair: Pair) -> Iterator[str]:
    return _extra(pair, emphasis=False)


def extra_emphasis(pair: Pair) -> Iterator[str]:
    return _extra(pair, emphasis=True)


def _extra(pair: Pair, *, emphasis: bool) -> Iterator[str]:
    for text, count in extra(pair.source, pair.target, pair.format).items():
        if (set(text) <= _EMPHASIS) is not emphasis:
            continue
        if text not in pair.source:
            yield f"{text} is not in the source"
        else:
            often = "twice" if count == 2 else f"{count} times"
            yield f"{text} stands {often}, not as in the source"


def unmet_terms(pair: Pair) -> Iterator[str]:
    if not pair.matches:
        return
    from ..glossary.verify import State, offending, states

    terms = [match.term for match in pair.matches]
    for match, state in states(pair.target, pair.matches):
        if state is State.FORBIDDEN:
            first = offending(pair.target, match.term, terms)[0]
            form = pair.target[first.start : first.end]
            yield f"{form} is not to be used for {match.term.source}: write {match.term.target}"
        elif state is State.MISSING and match.term.kind != "place":
            yield f"the term {match.term.source} = {match.term.target} is missing"


def unmet_places(pair: Pair) -> Iterator[str]:
    """A place that is not named may stand there as an adjective of another stem (`britânico`)."""
    if not any(match.term.kind == "place" for match in pair.matches):
        return
    from ..glossary.verify import State, states

    for match, state in states(pair.target, pair.matches):
        if state is State.MISSING and match.term.kind == "place":
            yield f"the place {match.term.source} = {match.term.target} is not named"


def lost_numbers(pair: Pair) -> Iterator[str]:
    for number in lost(pair.source, pair.target, pair.source_language, pair.target_language):
        yield f"the number {number} is missing"


def changed_names(pair: Pair) -> Iterator[str]:
    if pair.source.isascii():
        return
    known = [(match.start, match.end) for match in pair.matches]
    known += [
        (found.start, found.end)
        for found in find(pair.source, pair.format)
        if found.kind != "emphasis"
    ]
    for name in lost_names(pair.source, pair.target, pair.source_language, known):
        yield f"the name {name} is missing"


def lost_quotes(pair: Pair) -> Iterator[str]:
    wanted, found = _marks(pair.source), _marks(pair.target)
    opening, closing = wanted[0] - found[0], wanted[1] - found[1]
    pairs = max(0, min(opening, closing))
    if pairs:
        yield _counted(pairs, "pair", "of quotation marks")
    if opening > pairs:
        yield _counted(opening - pairs, "opening quotation mark")
    if closing > pairs:
        yield _counted(closing - pairs, "closing quotation mark")


def _marks(text: str) -> tuple[int, int]:
    """How many opening and closing marks a text has; `,””` counts once, as some write it."""
    marks = scan(text).marks
    single = [
        mark
        for before, mark in zip((None, *marks), marks, strict=False)
        if before is None or before.end != mark.start or before.opens != mark.opens
    ]
    opening = sum(mark.opens for mark in single)
    # Titles that English puts in quotation marks.
    return opening + text.count("《"), len(single) - opening + text.count("》")


def _counted(count: int, thing: str, rest: str = "") -> str:
    what = f"{thing}s" if count > 1 else thing
    article = str(count) if count > 1 else "an" if thing[0] in "aeiou" else "a"
    return " ".join(filter(None, (article, what, rest, "are" if count > 1 else "is", "missing")))


def copied(pair: Pair) -> Iterator[str]:
    if same_base(pair.source_language, pair.target_language):
        return
    languages = {base(pair.source_language), base(pair.target_language)}
    close = any(languages <= family for family in _CLOSE)
    least, length = (CLOSE_WORDS, CLOSE_RUN) if close else (COPIED_WORDS, COPIED_RUN)
    source, target = _words(pair.source, pair.format), _words(pair.target, pair.format)
    if [word.lower() for word in source] == [word.lower() for word in target]:
        if _telling(source, least):
            yield "the source was copied, not translated"
        return
    run = _common_run(source, target, least, length)
    if run:
        yield f"“{' '.join(run)}” was copied, not translated"


def _words(text: str, format: str) -> list[str]:
    """The words of a text, those of its placeables apart."""
    for placeable in reversed(find(text, format)):
        text = f"{text[: placeable.start]} {text[placeable.end :]}"
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)


def _telling(words: list[str], least: int) -> bool:
    """Whether words are more than names: enough without a capital, or a headline in capitals."""
    small = sum(word.islower() or word.upper() == word.lower() for word in words)
    return small >= least or (len(words) > least and all(word.isupper() for word in words))


def _common_run(source: list[str], target: list[str], least: int, length: int) -> list[str]:
    """The first long run of the source's words that stands in the target too."""
    runs = {tuple(target[at : at + length]) for at in range(len(target) - length + 1)}
    for at in range(len(source) - length + 1):
        run = source[at : at + length]
        if tuple(run) in runs and _telling(run, least):
            return run
    return []
