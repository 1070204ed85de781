"""What each passage of a story is: by its words, its neighbours and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..article import Block, Role, clean
from ..marks import Mark, MarkKind, Reading, Span
from ..newswire import dateline_end, is_date, is_sign_off, sign_off_start
from .phrases import (
    heads_sources,
    is_byline,
    is_caption,
    is_credit,
    is_pull_quote,
    is_residue,
)

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
    marks: tuple[Mark, ...] = ()
    """What in the lines reads otherwise than it is written."""
    attribute: bool = False
    """Whether it is an attribute's value."""

    def words(self, text: str) -> str:
        """The passage as one line without its tags."""
        if not self.marks:
            return " ".join(clean(text[start:end]) for start, end in self.lines)
        return "".join(char for char, _ in self._words(text)).strip()

    def _words(self, text: str) -> Iterator[tuple[str, int]]:
        """The characters of the words, and where each is written."""
        for piece in Reading(self.lines, self.marks).pieces:
            if piece.joint:
                yield " ", piece.start
            elif piece.mark is None:
                for at in range(piece.start, piece.end):
                    yield clean(text[at]), at
            elif piece.mark.kind.has_words:
                for char in _TAG.sub("", piece.mark.reads):
                    yield clean(char), piece.start

    def source(self, text: str, position: int) -> int:
        """Where a character of the words is written."""
        if not self.marks:
            return Reading(self.lines).source(position)
        found = list(self._words(text))
        while found and found[0][0].isspace():
            found.pop(0)
        return found[position][1]

    def block(self, role: Role) -> Block:
        return Block(role, self.lines, (), self.marks, self.attribute)


_TAG = re.compile(r"</?[a-z]+[0-9]*>")


def assign(text: str, passages: Sequence[Passage]) -> tuple[Block, ...]:
    """Turn the passages of `text` into blocks, agencies' sign-offs into blocks of their own."""
    story = _Story([passage.words(text) for passage in passages], [p.role for p in passages])
    blocks: list[Block] = []
    for passage, words, role in zip(passages, story.words, story.roles(), strict=True):
        at = sign_off_start(words) if role in (Role.PARAGRAPH, Role.DATELINE) else None
        parts = _split(text, passage, passage.source(text, at)) if at is not None else None
        if parts:
            blocks += [parts[0].block(role), parts[1].block(Role.SIGN_OFF)]
        else:
            blocks.append(passage.block(role))
    return tuple(blocks)


def _split(text: str, passage: Passage, cut: int) -> tuple[Passage, Passage] | None:
    """Part a passage at a place in the source, without blanks around; None inside of tags."""
    before = [mark for mark in passage.marks if mark.end <= cut]
    kinds = [mark.kind for mark in before]
    if kinds.count(MarkKind.OPENING) != kinds.count(MarkKind.CLOSING):
        return None
    lines = [(start, min(end, cut)) for start, end in passage.lines if start < cut]
    start, end = lines.pop()
    end = start + len(text[start:end].rstrip())
    lines += [(start, end)] if end > start else []
    after = [(max(start, cut), end) for start, end in passage.lines if end > cut]
    rest = tuple(mark for mark in passage.marks if mark.start >= cut)
    return replace(passage, lines=tuple(lines), marks=tuple(before)), replace(
        passage, lines=tuple(after), marks=rest
    )


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
        captions = (
            i for i, one in enumerate(words) if given[i] is None and is_caption(one.strip("*_ "))
        )
        self._content_ends = max([self._body_ends, *captions])
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
            and not is_date(self.words[i])
            and self._by_form(self.words[i].strip("*_ ")) is None
        )

    def _by_words(self, i: int) -> Role | None:
        words = self.words[i].strip("*_ ")
        if role := self._by_form(words):
            return role
        if i < self._body_starts and is_date(words):
            return Role.DATELINE
        if i > self._body_starts and is_credit(words, last=i > self._body_ends):
            return Role.CREDIT
        if i > self._body_starts and is_pull_quote(words):
            return Role.QUOTATION
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
        if i > self._body_ends and self._heads_sources(i):
            return Role.SUBHEAD
        if tail:
            return Role.RESIDUE
        if i < self._body_starts:
            return self._title(i)
        short = len(self.words[i]) <= _LONGEST_SUBHEAD and not self.words[i].endswith(("?", "!"))
        return Role.SUBHEAD if short and i < self._content_ends else Role.PARAGRAPH

    def _heads_sources(self, i: int) -> bool:
        below = i + 1 < len(self.words) and self._by_form(self.words[i + 1].strip("*_ ")) is None
        return below and heads_sources(self.words[i].strip("*_ "))

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
