"""Pairs of quotation marks and brackets: where a quotation starts and where it ends."""

from __future__ import annotations

import re
from collections import deque

from ..article import Span

_KINDS = {
    **dict.fromkeys('"“”„‟«»', "double"),
    **dict.fromkeys("'‘’‚‹›", "single"),
    **dict.fromkeys("()（）", "round"),
    **dict.fromkeys("[]【】", "square"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
    **dict.fromkeys("《》〈〉", "angle"),
    "`": "code",
}
MARKS = frozenset(_KINDS) | frozenset("´{}*_")
"""What may stand between a stop and a blank: marks that pair, and Markdown's emphasis."""
BRACKETS = frozenset("()（）[]【】`")
"""The marks of pairs that are never cut."""
_OPENING = frozenset("“„«‘‚‹(（[【「『《〈")
_DIRECTED = frozenset("()（）[]【】「」『』《》〈〉")
"""Marks that open or close by their form alone; quotation marks of one form do either."""
_BEFORE_OPENING = frozenset("([{“„«‘‹—–-/¿¡")
_BEFORE_WORD = frozenset("([{“„«‘‹¿¡$€£#@…")
_MARK = re.compile(f"[{re.escape(''.join(_KINDS))}]")

_LONGEST = 1_000
"""What is further apart is two strays rather than a pair."""
_DEEPEST = 8


def pairs(text: str) -> list[Span]:
    """The pairs as positions of the opening and the closing mark, by the opening one.

    Strays (apostrophes, a quotation that goes on in the next paragraph) are in no pair.
    """
    found = []
    unclosed: deque[tuple[str, int]] = deque(maxlen=_DEEPEST)
    for match in _MARK.finditer(text):
        kind, position = _KINDS[match[0]], match.start()
        side = _side(text, position)
        if side == "opens":
            unclosed.append((kind, position))
        elif side == "closes" and any(kind == other for other, _ in unclosed):
            while (last := unclosed.pop())[0] != kind:
                pass
            if position - last[1] <= _LONGEST:
                found.append((last[1], position))
    return sorted(found)


def _side(text: str, position: int) -> str | None:
    """Whether the mark opens or closes, by what stands around it and else by its form."""
    mark = text[position]
    if mark in _DIRECTED:
        return "opens" if mark in _OPENING else "closes"
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if mark in "'’" and before.isalnum() and after.isalnum():
        return None
    blank_before = not before or before.isspace() or before in _BEFORE_OPENING
    blank_after = not after or not (after.isalnum() or after in _BEFORE_WORD)
    if blank_before != blank_after:
        return "opens" if blank_before else "closes"
    if mark in "\"'`":
        return None
    return "opens" if mark in _OPENING else "closes"
