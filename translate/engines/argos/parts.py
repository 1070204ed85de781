"""Texts cut into what a model can take at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..alignment import has_unspaced
from .tokenizer import Tokenizer

LONGEST = 256
"""Pieces; a longer text is cut between sentences, else between words.

Models learn from sentences of under about 150 pieces, and memory grows with the square."""
_STOPS = (".", "!", "?", "…")
_UNSPACED_STOPS = ("。", "！", "？")


@dataclass(frozen=True, slots=True)
class Part:
    """A text's pieces, or those of a stretch of it."""

    start: int
    """Which piece of the text is the first."""
    pieces: tuple[str, ...]
    after_space: bool
    verbatim: bool = False
    """To be copied: no language has a word of more than `LONGEST` pieces, files in base64 do."""


def cut(pieces: Sequence[str], tokenizer: Tokenizer) -> list[Part]:
    """Cut a text's pieces so that each part is of at most `LONGEST`, save verbatim ones."""
    parts: list[Part] = []
    start = 0
    while start < len(pieces):
        end, verbatim = len(pieces), False
        if end > start + LONGEST:
            end = _joint(pieces, start, tokenizer)
        if end == start:
            end = start + LONGEST
            verbatim = not has_unspaced(tokenizer.decode(pieces[start:end]))
        while verbatim and end < len(pieces) and not tokenizer.starts_word(pieces, end):
            end += 1
        space = tokenizer.starts_word(pieces, start)
        parts.append(Part(start, tuple(pieces[start:end]), space, verbatim))
        start = end
    return parts


def _joint(pieces: Sequence[str], start: int, tokenizer: Tokenizer) -> int:
    """Where best to end a part that starts there; the same place where a single word fills it."""
    places = range(start + LONGEST, start, -1)
    words = [at for at in places if tokenizer.starts_word(pieces, at)]
    half = start + LONGEST // 2
    for at in words:
        if at > half and pieces[at - 1].endswith(_STOPS):
            return at
    for at in places:
        if at > half and pieces[at - 1].endswith(_UNSPACED_STOPS):
            return at
    return words[0] if words else start
