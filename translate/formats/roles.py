"""What each passage of a story is: by its words, its neighbours and its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..article import Block, Role, Span, clean
from ..newswire import dateline_end, is_sign_off, sign_off_start
from .phrases import is_byline, is_caption, is_credit, is_residue

_LONGEST_TITLE = 160
_LONGEST_SUBHEAD = 80
_LABEL = re.compile(r"[^\W\d_][\w’'-]*(?:\s*[|/>&·]?\s*[\w’'-]+){0,2}")
_UNTITLED = (".", ":", ";", ",", "…", "。", "！", "？", "；", "：", "-", "–", "—")
_CLOSING = '"”’»)]*_ '


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the source before it has a role."""

    lines: tuple[Span, ...]
    role: Role | None = None
    """What the format itself says of it; None where the words have to tell."""

    def words(self, text: str) -> str:
        """The passage as one line, as `Article.block_text` gives a block."""
        return " ".join(clean(text[start:end]) for start, end in self.lines)


def assign(text: str, passages: Sequence[Passage]) -> tuple[Block, ...]:
    """Turn the passages of `text` into blocks, agencies' sign-offs into blocks of their own."""
    story = _Story([passage.words(text) for passage in passages], [p.role for p in passages])
    blocks: list[Block] = []
    for passage, words, role in zip(passages, story.words, story.roles(), strict=True):
        at = sign_off_start(words) if role in (Role.PARAGRAPH, Role.DATELINE) else None
        if at is None:
            blocks.append(Block(role, passage.lines))
        else:
            before, after = _split(text, passage.lines, at)
            blocks += [Block(role, before), Block(Role.SIGN_OFF, after)]
    return tuple(blocks)


def _split(
    text: str, lines: tuple[Span, ...], at: int
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Part the lines at a position of their joined text, without blanks around the cut."""
    for number, (start, end) in enumerate(lines):
        if at <= end - start:
            cut = start + at
            head = start + len(text[start:cut].rstrip())
            before = (*lines[:number], (start, head)) if head > start else lines[:number]
            return before, ((cut, end), *lines[number + 1 :])
        at -= end - start + 1
    raise IndexError("position is outside the lines")


class _Story:
    """The passages of one story, in order, on their way to their roles."""

    def __init__(self, words: list[str], given: list[Role | None]) -> None:
        self.words = words
        self._given = given
        # A source that marks its headings has no others, save a label above the headline.
        unmarked = given.index(Role.HEADLINE) if Role.HEADLINE in given else len(words)
        self._titles = [
            role in (Role.HEADLINE, Role.SUBHEAD)
            or (role is None and i < unmarked and _is_title(one))
            for i, (one, role) in enumerate(zip(words, given, strict=True))
        ]
        body = [i for i in range(len(words)) if self._is_body(i)]
        self._body_starts = body[0] if body else len(words)
        self._body_ends = body[-1] if body else -1
        self._headline = False

    def roles(self) -> list[Role]:
        roles: list[Role] = []
        tail = False
        for i in range(len(self.words)):
            role = self._given[i] or self._by_words(i)
            if role is None:
                role = self._by_place(i, tail)
            self._headline |= role is Role.HEADLINE
            tail |= i > self._body_starts and role in (Role.RESIDUE, Role.CREDIT, Role.SIGN_OFF)
            roles.append(role)
        return roles

    def _is_body(self, i: int) -> bool:
        """Whether a passage is running text, as opposed to titles, captions and residue."""
        return (
            self._given[i] is None
            and not self._titles[i]
            and self._by_form(self.words[i].strip("*_ ")) is None
        )

    def _by_words(self, i: int) -> Role | None:
        words = self.words[i].strip("*_ ")
        if role := self._by_form(words):
            return role
        if i > self._body_starts and is_credit(words, last=i > self._body_ends):
            return Role.CREDIT
        return Role.DATELINE if dateline_end(words) and not self._titles[i] else None

    @staticmethod
    def _by_form(words: str) -> Role | None:
        if is_sign_off(words):
            return Role.SIGN_OFF
        if is_residue(words):
            return Role.RESIDUE
        return Role.CAPTION if is_caption(words) else None

    def _by_place(self, i: int, tail: bool) -> Role:
        if not self._titles[i] or is_byline(self.words[i].strip("*_ ")) or len(self.words) == 1:
            return Role.PARAGRAPH
        if tail:
            return Role.RESIDUE
        if i < self._body_starts:
            return self._title(i)
        short = len(self.words[i]) <= _LONGEST_SUBHEAD and not self.words[i].endswith(("?", "!"))
        return Role.SUBHEAD if short and i < self._body_ends else Role.PARAGRAPH

    def _title(self, i: int) -> Role:
        """Label, headline or subhead: what stands above the first paragraph."""
        if self._headline:
            return Role.SUBHEAD
        label = len(self.words[i]) <= 30 and _LABEL.fullmatch(self.words[i])
        below = i + 1 < len(self.words) and self._titles[i + 1] and self._by_words(i + 1) is None
        return Role.LABEL if label and below else Role.HEADLINE


def _is_title(words: str) -> bool:
    """Whether a passage is short and doesn't end as a sentence does."""
    if len(words) > _LONGEST_TITLE or sign_off_start(words) is not None:
        return False
    bare = words[-32:].rstrip(_CLOSING)
    return bare != "" and not bare.endswith(_UNTITLED)
