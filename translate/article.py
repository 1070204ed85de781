"""An article, its blocks and their segments: what every stage speaks of.

Offsets are characters of `Article.text`, half-open, unless a docstring says otherwise.
"""

from __future__ import annotations

import bisect
import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from .marks import Mark, Reading, Span
from .origin import Origin

UNDETERMINED = "und"
"""BCP 47's tag for a language that is not known."""


class Role(StrEnum):
    """What a block is in the story; decides what the reviewer is told and what is translated."""

    LABEL = "label"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    DATELINE = "dateline"
    """A paragraph that opens with a dateline: the dateline and the lead."""
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    """A paragraph of a quotation that the source sets off from the text."""
    LIST_ITEM = "list item"
    CELL = "table cell"
    CAPTION = "caption"
    CREDIT = "credit"
    SIGN_OFF = "sign-off"
    RESIDUE = "residue"
    """What a web page left behind: "Back to top", "Related Articles"."""
    PAGE_TITLE = "page title"
    SUMMARY = "page summary"
    """What a page says of itself to search engines and to those who share it."""
    ALTERNATIVE = "alternative text"
    """What stands for a picture that can't be seen."""
    TOOLTIP = "tooltip"

    @property
    def translated(self) -> bool:
        """False for what stays as it stands: the initials of a credit, an agency's sign-off."""
        return self not in (Role.CREDIT, Role.SIGN_OFF)

    @property
    def tells_language(self) -> bool:
        """False too for what a web page left behind, which may be in the site's language."""
        return self.translated and self is not Role.RESIDUE


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit of translation: about a sentence, inside one block."""

    text: str
    """What is translated, and the msgid: one line, as `Article.block_text` has it."""
    start: int
    end: int
    """The stretch of the source that a translation takes the place of."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the source with one role."""

    role: Role
    lines: tuple[Span, ...]
    """The block's text, a span a source line, without indentation, list and quotation marks.

    Wrapped paragraphs have several; joined by a space they read as one."""
    segments: tuple[Segment, ...] = ()
    marks: tuple[Mark, ...] = ()
    """What in the lines reads otherwise than it is written, in order: entities, inline tags."""
    attribute: bool = False
    """Whether it is an attribute's value, which may lie inside another block's tag."""

    @property
    def start(self) -> int:
        return self.lines[0][0]

    @property
    def end(self) -> int:
        return self.lines[-1][1]


@dataclass(frozen=True)
class Article:
    """One document in one language: its source, and the blocks found in it."""

    text: str
    """The whole source, decoded and otherwise untouched: BOM, CRLF and all."""
    format: str = "text"
    """The reader that found the blocks: `text`, `markdown`, `html`."""
    path: Path | None = field(default=None, compare=False)
    encoding: str = "utf-8"
    language: str = UNDETERMINED
    """BCP 47."""
    blocks: tuple[Block, ...] = ()
    date: datetime | None = field(default=None, compare=False)
    """When the source was last changed, with a time zone; None where nothing tells."""
    note: str = field(default="", compare=False)
    """What a person should know of how it was read: that its encoding is a guess."""
    record: Origin | None = field(default=None, compare=False)
    """Of a record: which one it is. Its text is that of the chosen fields, a blank line between."""
    skipped: frozenset[Role] = frozenset()
    """Roles that are left as they stand, besides those that always are."""

    @property
    def name(self) -> str:
        """The file's name, for people; `-` without one."""
        name = self.path.name if self.path else "-"
        return f"{name}, record {self.record.key}" if self.record else name

    @property
    def where(self) -> str:
        """Its file, for an error; of a record with its line."""
        where = str(self.path or "-")
        return f"{where}:{self.record.row}" if self.record else where

    @property
    def source(self) -> bytes:
        """The bytes that were read."""
        return self.text.encode(self.encoding)

    @property
    def digest(self) -> str:
        """The first 32 hex digits of the SHA-256 of the source's bytes."""
        return hashlib.sha256(self.source).hexdigest()[:32]

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment for block in self.blocks for segment in block.segments)

    @property
    def running_text(self) -> str:
        """What people read: of a page its blocks, since the quotes in its tags are not theirs."""
        if self.format != "html":
            return self.text
        return "\n".join(map(self.block_text, self.blocks))

    def is_translated(self, block: Block) -> bool:
        return block.role.translated and block.role not in self.skipped

    def block_format(self, block: Block) -> str:
        """The reader that found a block."""
        return self.record.field(block.start).format if self.record else self.format

    def with_blocks(self, blocks: tuple[Block, ...]) -> Article:
        return replace(self, blocks=blocks)

    def with_language(self, language: str) -> Article:
        return replace(self, language=language)

    def block_text(self, block: Block) -> str:
        """The block as one line: its lines joined by a space, each control character a space.

        Its marks read as what they stand for; `offset` maps it back.
        """
        if not block.marks:
            return " ".join(clean(self.text[start:end]) for start, end in block.lines)
        return clean(Reading(block.lines, block.marks).text(self.text))

    def block_words(self, block: Block) -> str:
        """As `block_text`, of the same length, with blanks where tags stand."""
        text = self.block_text(block)
        return Reading(block.lines, block.marks).blanked(text) if block.marks else text

    @staticmethod
    def offset(block: Block, position: int, *, end: bool = False) -> int:
        """Map a position in `block_text` to the source.

        A position on the joint of two lines is the start of the later one, or with `end` the
        end of the earlier one.
        """
        return Reading(block.lines, block.marks).source(position, end=end)

    def line_number(self, position: int) -> int:
        """The 1-based line of a position; as editors count, by LF, CRLF or CR.

        Of a record it is the line that this begins on, wherever in it the position is.
        """
        if self.record:
            return self.record.row
        return bisect.bisect_right(self._line_starts, position)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for i, char in enumerate(self.text):
            if char == "\n" or (char == "\r" and self.text[i + 1 : i + 2] != "\n"):
                starts.append(i + 1)
        return starts


def clean(text: str) -> str:
    """Put a space for each character that a msgid must not hold; the length stays.

    C0 and C1 controls, U+2028 and U+2029, which PO readers take for line ends, and the BOM.
    """
    return text.translate(_CONTROLS)


_CONTROLS = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF)}
