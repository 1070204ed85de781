"""Plain text: paragraphs between blank lines, hard-wrapped or not, or one on every line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..article import Block, Role
from ..marks import Span
from .roles import Passage, assign

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BLANKS = " \t\v\f\u00a0\ufeff\u200b\u3000"
_MARKER = re.compile(r"(?:[-*•·▪◦‣●■]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_CLOSED = re.compile(r"[.!?…:;。！？][\"”’»)\]]*$")

_WIDEST = 120
"""No program wraps wider than this; a longer line is a paragraph."""
_MID_SENTENCE = 0.3
"""In hard-wrapped text at least this share of the line breaks falls inside a sentence."""
_CASELESS = 50
"""In scripts without case a line has to be this long to be taken for one that goes on."""
_FULL = 0.7
"""A wrapped line with its neighbour's first word is at least this much of the widest one."""


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, with their roles."""
    groups = list(_groups(text))
    width = _wrap_width(text, groups)
    paragraphs = (lines for group in groups for lines in _paragraphs(text, group, width))
    passages = [_passage(text, lines) for lines in paragraphs]
    return assign(text, [p for p in passages if any(map(str.isalpha, p.words(text)))])


def _groups(text: str) -> Iterator[list[Span]]:
    """Runs of lines with something on them, as spans without the blanks and `>` around them."""
    group: list[Span] = []
    for match in _LINE.finditer(text):
        line = match[0].rstrip("\r\n")
        quoted = _QUOTED.match(line)
        start = match.start() + (quoted.end() if quoted else 0)
        end = match.start() + len(line)
        inner = text[start:end]
        start += len(inner) - len(inner.lstrip(_BLANKS))
        end -= len(inner) - len(inner.rstrip(_BLANKS))
        # A line of dashes or stars parts paragraphs as a blank one does.
        if start < end and any(char.isalnum() for char in text[start:end]):
            group.append((start, end))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _wrap_width(text: str, groups: list[list[Span]]) -> int | None:
    """The width that the text was wrapped to; None where each line is a paragraph."""
    joints = [joint for group in groups for joint in pairwise(group)]
    if not joints:
        return None
    inside = sum(_is_mid_sentence(text, *joint) for joint in joints)
    width = max((end - start for (start, end), _ in joints if end - start <= _WIDEST), default=0)
    return width if width and inside >= _MID_SENTENCE * len(joints) else None


def _is_mid_sentence(text: str, line: Span, following: Span) -> bool:
    """Whether a line break falls inside a sentence."""
    length = line[1] - line[0]
    if max(length, following[1] - following[0]) > _WIDEST:
        return False
    first = text[following[0]]
    caseless = first.isalpha() and first.lower() == first.upper() and length >= _CASELESS
    return (first.islower() or caseless) and not _CLOSED.search(text[line[1] - 8 : line[1]])


def _paragraphs(text: str, group: list[Span], width: int | None) -> Iterator[tuple[Span, ...]]:
    """The lines of a group, put together where a wrapped paragraph goes on."""
    paragraph = [group[0]]
    for line, following in pairwise(group):
        if width and _goes_on(text, line, following, width):
            paragraph.append(following)
        else:
            yield tuple(paragraph)
            paragraph = [following]
    yield tuple(paragraph)


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    if _MARKER.match(text, *following):
        return False
    if _is_mid_sentence(text, line, following):
        return True
    word = text[following[0] : following[1]].split(maxsplit=1)[0]
    return width >= line[1] - line[0] >= _FULL * width - len(word)


def _passage(text: str, lines: tuple[Span, ...]) -> Passage:
    start, end = lines[0]
    if marker := _MARKER.match(text, start, end):
        return Passage(((marker.end(), end), *lines[1:]), Role.LIST_ITEM)
    return Passage(lines)
