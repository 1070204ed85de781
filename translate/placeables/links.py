"""Links and images of Markdown in a segment: the bracket before their words, and all behind them.

By hand, since Markdown parsers tell no offsets inside a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..marks import Span

_CLOSING = re.compile(
    r"\]\(\s*(?:<[^<>]*>|(?:[^\s()<]|\([^\s()]*\))(?:[^\s()]|\([^\s()]*\))*)?"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
    r"|\]\[[^\]\[]+\]"
)
_STEP = re.compile(r"\\.|!?\[|\]")


def links(text: str) -> Iterator[tuple[Span, Span]]:
    """Both ends of each link: `[` or `![`, and `](address "title")` or `][reference]`.

    In the order of the later ones; inner ones come first. A link has words, or it is none that
    anybody could translate.
    """
    opened: list[Span] = []
    at = 0
    while step := _STEP.search(text, at):
        at = step.end()
        if step[0] in ("[", "!["):
            opened.append(step.span())
        elif step[0] == "]" and opened:
            opening = opened.pop()
            closing = _CLOSING.match(text, step.start())
            if closing and opening[1] < closing.start():
                yield opening, closing.span()
                at = closing.end()
