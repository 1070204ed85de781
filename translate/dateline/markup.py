"""A text without its tags and emphasis, and where each of them stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"</?[a-z]+[0-9]*>|\*{1,3}|_{1,3}")
_FARTHEST = 400
"""Characters; no dateline is that long."""


@dataclass(frozen=True, slots=True)
class Markup:
    """A tag or a mark of emphasis."""

    at: int
    """Before which character of the bare text."""
    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A bare text cut in two, with the markup of each part."""

    opening: str
    """What stands in front and is closed in the second part only."""
    inside: tuple[Markup, ...]
    """What belongs to the first part."""
    rest: str
    """The second part, markup and all, with the opening in front."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without the markup near its beginning."""

    text: str
    marks: tuple[Markup, ...]

    def cut(self, end: int) -> Cut | None:
        """Cut at a place in the bare text; None where an element would be torn in two."""
        taken, still_open = 0, list[Markup]()
        for mark in self.marks:
            closes = bool(still_open) and mark.text == _closing(still_open[-1].text)
            if mark.at > end or (mark.at == end and not closes):
                break
            if closes:
                still_open.pop()
            elif mark.text.startswith("</"):
                return None
            else:
                still_open.append(mark)
            taken += 1
        inside, opening = self.marks[:taken], tuple(still_open)
        if opening != inside[: len(opening)] or any(mark.at for mark in opening):
            return None
        rest = self.text[end:]
        for mark in reversed(self.marks[taken:]):
            rest = rest[: mark.at - end] + mark.text + rest[mark.at - end :]
        front = "".join(mark.text for mark in opening)
        return Cut(front, inside[len(opening) :], front + rest if rest else "")


def bare(text: str) -> Bare:
    """Take the markup out of the beginning of a text."""
    marks: list[Markup] = []
    pieces: list[str] = []
    at = 0
    for match in _MARK.finditer(text, 0, _FARTHEST):
        pieces.append(text[at : match.start()])
        marks.append(Markup(sum(map(len, pieces)), match[0]))
        at = match.end()
    return Bare("".join((*pieces, text[at:])), tuple(marks))


def _closing(opening: str) -> str:
    return f"</{opening[1:]}" if opening.startswith("<") else opening
