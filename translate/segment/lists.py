"""Lists that run on in one line: `1) The ferry 2) The lamp`, `• The ferry • The lamp`."""

from __future__ import annotations

import re

from .abbreviations import writes_ordinals_with_stop

_BULLETS = "•⁃▪◦‣●■"
_BEGINS = tuple(_BULLETS)
_NAME = r"(?P<name>\d{1,4}|[^\W\d_]|[ivxlc]{1,5}|[IVXLC]{1,5})"
_LABEL = rf"[{_BULLETS}]?\s?[(\[]?{_NAME}(?P<mark>\.\)|[.)\]])"
_IS_LABEL = re.compile(rf"{_LABEL}|[{_BULLETS}*-]")
_ITEM = re.compile(rf"(?<!\S){_LABEL}\s+(?=[^\s.,;:)])")
_MAY_BE_ITEM = re.compile(r"[.)\]]\s")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def is_label(text: str) -> bool:
    """Whether a text is nothing but what an item begins with: `1.`, `b)`, `(iv)`."""
    return bool(_IS_LABEL.fullmatch(text.strip()))


def items(text: str, language: str) -> list[int]:
    """Where the second and later items of a list start, in order.

    A list begins its line, and its labels count on in one style.
    """
    first = len(text) - len(text.lstrip())
    if text.startswith(_BEGINS, first):
        return [
            at.start() for at in re.finditer(rf"(?<=\s){text[first]}", text) if at.start() > first
        ]
    if not _MAY_BE_ITEM.search(text):
        return []
    found: list[int] = []
    awaited: dict[str, tuple[str, str]] = {}
    for match in _ITEM.finditer(text):
        name, mark = match["name"], match["mark"]
        if len(name) == 1 and name.isupper() and mark == ".":
            continue
        if mark == "." and name.isdigit() and writes_ordinals_with_stop(language):
            continue
        start = match.start()
        if awaited and name in awaited.get(mark, ()):
            found.append(start)
        elif start > first:
            continue
        awaited = {mark: _following(name)}
    return found


def _following(name: str) -> tuple[str, str]:
    """The labels that may come after one: `i` is a letter or a Roman number."""
    if name.isdigit():
        return str(int(name) + 1), ""
    letter = chr(ord(name) + 1) if len(name) == 1 else ""
    small = name.lower()
    roman = _ROMAN[(_ROMAN.index(small) + 1) % len(_ROMAN)] if small in _ROMAN else ""
    return letter, roman if name == small else roman.upper()
