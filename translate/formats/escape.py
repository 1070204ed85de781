"""Markdown in a translation that would change the structure around it."""

from __future__ import annotations

import re

# What makes a line a heading, list item, quotation, fence, rule, underline or definition.
_OPENING = re.compile(
    r"#{1,6}(?=\s|\Z)|[-+*](?=\s|\Z)|(?P<number>\d{1,9})[.)](?=\s|\Z)|>|`{3}|~{3}"
    r"|(?:[-*_]\s*){3,}\Z|=+\s*\Z|\[[^\]]+\]:"
)
_PIPE = re.compile(r"(?<!\\)\|")


def escaped(text: str, source: str, *, opens_line: bool, in_cell: bool) -> str:
    """Escape what `source` has no like of: a marker that opens a line, a bar in a table's cell."""
    if in_cell and not _PIPE.search(source):
        text = _PIPE.sub(r"\\|", text)
    marker = _OPENING.match(text) if opens_line else None
    if marker is None or _OPENING.match(source):
        return text
    at = marker.end("number") if marker["number"] else 0
    return rf"{text[:at]}\{text[at:]}"
