"""How wide a text is on a terminal, as gettext's tools count when they wrap lines."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """The columns of a text inside a PO string: wide characters are two, escapes too."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if char in '"\\\n\t':
        return 2
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """Shorten a text to so many columns, with an ellipsis where something is cut."""
    if width(text) <= columns:
        return text
    while width(text) > columns - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"
