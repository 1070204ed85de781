"""Pairs of quotation marks and brackets: where a quotation starts, ends, and what it holds."""

from __future__ import annotations

import re
from collections import deque
from itertools import islice

from ..marks import Span

_KINDS = {
    **dict.fromkeys('"“”„‟«»', "double"),
    **dict.fromkeys(("``", "''", ",,"), "double"),
    **dict.fromkeys("'‘’‚‹›", "single"),
    **dict.fromkeys("()（）", "round"),
    **dict.fromkeys("[]【】", "square"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
    **dict.fromkeys("《》〈〉", "angle"),
    "`": "code",
}
MARKS = frozenset("".join(_KINDS)) - {","} | frozenset("´{}*_")
"""What may stand between a stop and a blank: marks that pair, and Markdown's emphasis."""
_BRACKETS = frozenset("()（）[]【】`")
"""The marks of pairs that are never cut."""
_OPENING = frozenset("“„«‘‚‹(（[【「『《〈")
_DIRECTED = frozenset("()（）[]【】「」『』《》〈〉")
"""Marks that open or close by their form alone; quotation marks of one form do either."""
_TYPED = {"``": "opens", ",,": "opens", "''": "closes"}
"""Quotation marks as a typewriter makes them of two others."""
_BEFORE_OPENING = frozenset("([{“„«‘‹—–-/¿¡")
_BEFORE_WORD = frozenset("([{“„«‘‹¿¡$€£#@…")
_MARK = re.compile(rf"``|''|,,(?=\s?\w)|[{re.escape(''.join(sorted(MARKS - set('´{}*_'))))}]")
# A note's number, or the closing quotation mark of a typewriter, parted from the stop.
_NOTE = re.compile(r"(?:\d{1,3}(?:[\s,]\d{1,3})*|\s?(?:(?:\[\d{1,3}\])+|''))(?=\s)")

_STOPS = tuple(".!?…")

_LONGEST = 1_000
"""What is further apart is two strays rather than a pair."""
_DEEPEST = 8

_WHOLE_QUOTATION = 100
"""A quotation inside a sentence is cut where it is longer than this: engines lose sentences."""
_WHOLE_PART = 300
"""The same for one that a comma makes a part of the sentence: `She said, “We won. We did”, and`."""


def pairs(text: str) -> list[Span]:
    """The pairs as positions of the opening and the closing mark, by the opening one.

    Strays (apostrophes, a quotation that goes on in the next paragraph) are in no pair.
    """
    found = []
    unclosed: deque[tuple[str, int]] = deque(maxlen=_DEEPEST)
    for match in _MARK.finditer(text):
        kind, position = _KINDS[match[0]], match.start()
        side = _TYPED.get(match[0]) or _side(text, position)
        if side == "opens":
            unclosed.append((kind, position))
        elif side and any(kind == other for other, _ in unclosed):
            while (last := unclosed.pop())[0] != kind:
                pass
            if position - last[1] <= _LONGEST:
                found.append((last[1], match.end() - 1))
    return sorted(found)


def _side(text: str, position: int) -> str | None:
    """Whether the mark opens or (perhaps) closes, by what stands around it, else by its form."""
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
    if mark == '"':
        # Within a word, as where Korean has a particle behind a quotation.
        return "may close"
    if mark in "'`":
        return None
    return "opens" if mark in _OPENING else "closes"


class Marks:
    """The quotation marks and brackets of a text, and what they hold together."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs = pairs(text)
        self._closing = {closing for _, closing in self._pairs}
        self._opening = {opening for opening, _ in self._pairs}
        self._next = 0

    def around(self, stop: int) -> Span:
        """The end of the one sentence and the start of the next, by where a stop ends.

        Closing marks stay behind, and so does a note's number.
        """
        text, end, position = self._text, stop, stop
        while position < len(text) and (text[position].isspace() or text[position] in MARKS):
            if position in self._closing or (
                position == end and text[position] in MARKS and position not in self._opening
            ):
                end = position + 1
            elif not (text[position].isspace() or text.startswith("''", position)):
                break
            position += 1
        if not text[stop:end].strip("*_´{}") and text[end : end + 1].isalnum():
            # Emphasis that begins, rather than some that ends.
            end = stop
        if note := _NOTE.match(text, end):
            end = note.end()
        start = end
        while start < len(text) and text[start].isspace():
            start += 1
        return end, start

    def hold(self, start: int) -> bool:
        """Whether a pair holds together what a boundary at `start` would part.

        Positions have to come in order.
        """
        while self._next < len(self._pairs) and self._pairs[self._next][1] < start:
            self._next += 1
        for opening, closing in islice(self._pairs, self._next, None):
            if opening >= start:
                break
            if closing >= start and self._binds(opening, closing):
                return True
        return False

    def _binds(self, opening: int, closing: int) -> bool:
        if self._text[opening] in _BRACKETS:
            return True
        is_part = self._text[max(0, opening - 2) : opening].endswith((", ", "，"))
        longest = _WHOLE_PART if is_part else _WHOLE_QUOTATION
        return closing - opening <= longest and self._goes_on(closing)

    def _goes_on(self, closing: int) -> bool:
        """Whether the sentence goes on after a quotation: `“We won. We did,” she said.`"""
        rest = self._text[closing + 1 : closing + 16].lstrip()
        last = self._text[max(0, closing - 4) : closing].rstrip(" '")[-1:]
        ended = last in _STOPS or rest[:1] in _STOPS
        return bool(rest) and (not ended or rest[0].islower() or rest[0] in ",;—–-(")
