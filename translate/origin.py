"""The record that an article is: its strings, one behind the other in a text, and edits in that."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]
"""Start, end, and what takes the place of what stands there."""


def applied(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits, of which none overlaps another."""
    parts, at = [], 0
    for start, end, new in sorted(edits):
        parts += [text[at:start], new]
        at = end
    return "".join((*parts, text[at:]))


@dataclass(frozen=True, slots=True)
class Field:
    """A string of a record, as a stretch of its article's text."""

    name: str
    format: str
    """The reader that found its blocks: `text`, `markdown`, `html`."""
    start: int
    end: int
    index: int = 0
    """Which of them it is, in a field that is a list of strings."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The record that an article is: one of many in a file."""

    key: str
    """Names it in its file, whatever its row."""
    row: int
    """The 1-based line that it begins on, or in Parquet its row."""
    fields: tuple[Field, ...]
    """In the order of the article's text."""
    id_field: str | None = None
    """The field that its key is from, where a person said which."""

    def field(self, position: int) -> Field:
        """The string that a position in the article's text is in."""
        return self.fields[bisect.bisect_right(self.fields, position, key=lambda f: f.start) - 1]
