"""Quotation marks: those that have lost their partner, and quotations that have lost both."""

from __future__ import annotations

from collections.abc import Iterator

from ..article import Span
from ..typography import Mark, scan
from .pair import Fault, Pair
from .thresholds import QUOTED_WORDS

_TITLES = {"《": True, "》": False}
"""Marks of titles, for which English has quotation marks."""


def lost_quotes(pair: Pair) -> Iterator[Fault]:
    """A mark without its partner; a quotation of some length without any.

    Titles and words set apart lose their marks in one good translation of forty.
    """
    wanted, found = _marks(pair.source), _marks(pair.target)
    opening, closing = _missing(pair, wanted, found)
    if opening or closing:
        if opening:
            yield Fault(_counted(opening, "opening quotation mark"))
        if closing:
            yield Fault(_counted(closing, "closing quotation mark"))
        return
    pairs = min(_opens(wanted), _closes(wanted)) - min(_opens(found), _closes(found))
    long = [span for span in _quoted(wanted) if _words(pair.source, span) > QUOTED_WORDS]
    lost = min(pairs, len(long) - sum(1 for _ in _quoted(found)))
    if lost > 0:
        yield Fault(_counted(lost, "pair", "of quotation marks"), long[0])


def _missing(pair: Pair, wanted: list[Mark], found: list[Mark]) -> tuple[int, int]:
    """How many opening and closing marks the target lacks for its own or the source's others."""
    over = _opens(found) - _closes(found)
    due = _opens(wanted) - _closes(wanted)
    if over == due or (over == 0 and not _at_an_edge(pair.source, wanted, due)):
        return 0, 0
    return max(0, due - over), max(0, over - due)


def _at_an_edge(text: str, marks: list[Mark], due: int) -> bool:
    """Whether the mark without a partner is where a quotation goes on into other sentences.

    Elsewhere it is a slip of the source, or an apostrophe in other dress.
    """
    if due > 0:
        return bool(marks) and not text[: marks[0].start].strip()
    return bool(marks) and not any(map(str.isalnum, text[marks[-1].end :]))


def _opens(marks: list[Mark]) -> int:
    return sum(mark.opens for mark in marks)


def _closes(marks: list[Mark]) -> int:
    return len(marks) - _opens(marks)


def _quoted(marks: list[Mark]) -> Iterator[Span]:
    """What stands between an opening mark and the next closing one."""
    for one, other in zip(marks, marks[1:], strict=False):
        if one.opens and not other.opens:
            yield one.end, other.start


def _words(text: str, span: Span) -> int:
    return len(text[span[0] : span[1]].split())


def _marks(text: str) -> list[Mark]:
    """The marks of a text; `,””` counts once, as some write it."""
    marks = scan(text).marks
    single = [
        mark
        for before, mark in zip((None, *marks), marks, strict=False)
        if before is None or before.end != mark.start or before.opens != mark.opens
    ]
    titles = [
        Mark(at, at + 1, _TITLES[char], False, True, False)
        for at, char in enumerate(text)
        if char in _TITLES
    ]
    return sorted([*single, *titles], key=lambda mark: mark.start)


def _counted(count: int, thing: str, rest: str = "") -> str:
    what = f"{thing}s" if count > 1 else thing
    article = str(count) if count > 1 else "an" if thing[0] in "aeiou" else "a"
    return " ".join(filter(None, (article, what, rest, "are" if count > 1 else "is", "missing")))
