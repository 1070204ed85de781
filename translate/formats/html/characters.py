"""Text as HTML writes it: blanks that are one, and character references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ...marks import Mark, MarkKind, Span

BLANK = re.compile(r"[ \t\n\r\f]+")
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[A-Za-z][A-Za-z0-9]*;?)|\u00ad")
_SOFT_HYPHEN = "\u00ad"


def references(text: str, start: int, end: int) -> Iterator[Mark]:
    """The character references in a stretch of text, and what they read."""
    for match in _REFERENCE.finditer(text, start, end):
        reads = unescape(match[0])
        if reads == _SOFT_HYPHEN:
            yield Mark(*match.span(), "", MarkKind.DROPPED)
        elif reads != match[0]:
            yield Mark(*match.span(), reads, MarkKind.CHARACTER)


def lines(text: str, spans: list[tuple[Span, bool]]) -> tuple[Span, ...]:
    """Part a run into lines at its blanks, but for single spaces; none at its ends.

    The run is of stretches one behind the other, each with whether it is text.
    """
    found: list[Span] = []
    start = at = spans[0][0][0]
    for (first, last), is_text in spans:
        if is_text:
            for blank in BLANK.finditer(text, first, last):
                if blank[0] == " " and start < blank.start():
                    continue
                if start < blank.start():
                    found.append((start, blank.start()))
                start = blank.end()
        at = last
    if start < at:
        found.append((start, at))
    if found:
        last_start, last_end = found[-1]
        if spans[-1][1] and text[last_end - 1] == " ":
            found[-1] = last_start, last_end - 1
    return tuple(found)
