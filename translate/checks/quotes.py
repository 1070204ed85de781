"""Quotation marks: those that have lost their partner, and quotations that have lost both."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..finding import Severity
from ..languages import base
from ..marks import Span
from ..typography import Mark, scan
from .pair import Fault, Pair
from .thresholds import QUOTED_WORDS

_BY_SHAPE = frozenset(("ar", "fa", "he", "ja", "ko", "th", "ur", "zh"))
"""Languages whose marks have no space at one side to be known by: endings follow, or nothing."""
_INTRODUCING = ":,：，"
"""What stands before speech."""
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟")
_OPENING, _CLOSING = "“‘「『《〈«", "”’」』》〉»"


def lost_quotes(pair: Pair) -> Iterator[Fault]:
    """A mark without its partner; a quotation without any.

    Titles and words set apart lose their marks in one good translation of forty, speech that is
    interrupted (“No,” he said, “never”) becomes one, and where it goes on over sentences the
    marks do not always stand in the same one: all these are notes.
    """
    wanted, found = (
        _marks(pair.source, pair.source_language),
        _marks(pair.target, pair.target_language),
    )
    opening, closing, severity = _missing(pair.source, wanted, found)
    if opening:
        yield Fault(_counted(opening, "opening quotation mark"), severity=severity)
    if closing:
        yield Fault(_counted(closing, "closing quotation mark"), severity=severity)
    pairs = min(_opens(wanted), _closes(wanted)) - min(_opens(found), _closes(found))
    if opening or closing or pairs <= 0:
        return
    spans = list(_quoted(wanted))
    long = [span for span in spans if len(pair.source[slice(*span)].split()) > QUOTED_WORDS]
    message = _counted(pairs, "pair", "of quotation marks")
    severity = None if long and not found else Severity.NOTE
    yield Fault(message, spans[0] if len(spans) == 1 else None, severity=severity)


def _missing(
    source: str, wanted: list[Mark], found: list[Mark]
) -> tuple[int, int, Severity | None]:
    """How many opening and closing marks the target lacks, and how bad that is."""
    over = _opens(found) - _closes(found)
    due = _opens(wanted) - _closes(wanted)
    if not wanted or over == due:
        return 0, 0, None
    if over == 0:
        if found or not _goes_on(source, wanted, due):
            return 0, 0, None  # closed with the sentence, where the source goes on
        return max(0, due), max(0, -due), Severity.NOTE
    return max(0, due - over), max(0, over - due), None


def _goes_on(text: str, marks: list[Mark], due: int) -> bool:
    """Whether the mark without a partner is where a quotation goes on into other sentences.

    Elsewhere it is a slip of the source, or an apostrophe in other dress.
    """
    if due > 0:
        before = (text[: mark.start].rstrip() for mark in marks if mark.opens)
        return any(not each or each[-1] in _INTRODUCING for each in before)
    last = marks[-1]
    closes = text[last.start - 1 : last.start] in (*",.!?…",)
    return closes or not any(map(str.isalnum, text[last.end :]))


def _opens(marks: list[Mark]) -> int:
    return sum(mark.opens for mark in marks)


def _closes(marks: list[Mark]) -> int:
    return len(marks) - _opens(marks)


def _quoted(marks: list[Mark]) -> Iterator[Span]:
    """What stands between an opening mark and the next closing one."""
    for one, other in pairwise(marks):
        if one.opens and not other.opens:
            yield one.end, other.start


def _marks(text: str, language: str) -> list[Mark]:
    """The marks of a text; `,””` counts once, as some write it."""
    if base(language) in _BY_SHAPE:
        return _shapes(text)
    marks = scan(text).marks
    return [
        mark
        for before, mark in zip((None, *marks), marks, strict=False)
        if before is None or before.end != mark.start or not _is_again(text, before, mark)
    ]


def _is_again(text: str, one: Mark, other: Mark) -> bool:
    """Whether two marks in a row are one; a quotation in another one ends with two kinds."""
    alike = text[one.start : one.end].strip() == text[other.start : other.end].strip()
    return alike and one.opens == other.opens


def _shapes(text: str) -> list[Mark]:
    """The marks by their shape; an even number of mixed ones opens and closes in turn."""
    places = [(at, char) for at, char in enumerate(text) if char in _OPENING + _CLOSING + '"']
    opening = [char in _OPENING or (char == '"' and _opens_at(text, at)) for at, char in places]
    if len(places) % 2 == 0 and sum(opening) * 2 != len(places):
        opening = [n % 2 == 0 for n in range(len(places))]
    return [
        Mark(at, at + 1, opens, False, True, char == '"')
        for (at, char), opens in zip(places, opening, strict=True)
    ]


def _opens_at(text: str, at: int) -> bool:
    """Whether a straight mark opens: words follow, and no sentence ends before it."""
    return text[at - 1 : at] not in _STOPS and any(map(str.isalnum, text[at:]))


def _counted(count: int, thing: str, rest: str = "") -> str:
    what = f"{thing}s" if count > 1 else thing
    article = str(count) if count > 1 else "an" if thing[0] in "aeiou" else "a"
    return " ".join(filter(None, (article, what, rest, "are" if count > 1 else "is", "missing")))
