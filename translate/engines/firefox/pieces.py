"""Long texts in pieces, and what is better not sent at all: the native code has no guard.

It gives a word of 10,000 letters 81 seconds, and answers with 24,130 of them
(`bench/odd_input.py`).
"""

from __future__ import annotations

import re

MOST = 800
"""Characters a piece: some 130 words. The models saw single sentences in training."""
LONGEST_WORD = 100
"""Characters; what is longer is no word but data, and stays as it is."""

_CLAUSE = re.compile(r"(?<=[;:,.!?…])\s+|\s+(?=[—–(])")
_WORD = re.compile(r"\S+")


def split_long(text: str) -> list[str]:
    """Cut a text that is longer than MOST into pieces, at the last clause mark that fits.

    Without one the cut is at a space; an overlong word is a piece of its own. Joined by spaces the
    pieces are the text again, runs of blanks apart.
    """
    if len(text) <= MOST and not _overlong(text):
        return [text]
    pieces: list[str] = []
    for part in _around_overlong(text):
        while len(part) > MOST and not _overlong(part):
            cuts = [m.start() for m in _CLAUSE.finditer(part, 0, MOST) if m.start() > MOST // 4]
            cut = cuts[-1] if cuts else part.rfind(" ", 0, MOST)
            pieces.append(part[:cut].strip())
            part = part[cut:].strip()
        pieces.append(part)
    return [piece for piece in pieces if piece]


def _overlong(text: str) -> bool:
    return any(len(word) > LONGEST_WORD for word in text.split())


def _around_overlong(text: str) -> list[str]:
    parts: list[str] = []
    begin = 0
    for word in _WORD.finditer(text):
        if len(word[0]) > LONGEST_WORD:
            parts += [text[begin : word.start()].strip(), word[0]]
            begin = word.end()
    return [part for part in [*parts, text[begin:].strip()] if part]


def translatable(piece: str) -> bool:
    """Whether the model could make anything of it: some letter, and no overlong word."""
    return any(char.isalpha() for char in piece) and not _overlong(piece)
