"""Long texts in stretches, and what is better not sent at all.

The models saw single sentences in training. Given a word of 10,000 letters they would answer with
as many steps as they may, and none of sense (`bench/odd_input.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..alignment import has_unspaced

MOST, MOST_OF_ONE = 300, 400
"""Characters a stretch, and of one that is a single sentence.

Given more, the small models leave out whole sentences: five lines of NTREX at a time come to BLEU
20.6 in stretches of 800 characters, 29.9 of 500, 31.5 of 400, 31.7 of 300. A single sentence is
better left whole a while longer: a cut at 300 costs 0.1 from Portuguese to English."""
LONGEST_WORD = 100
"""Characters; what is longer is no word but data, and stays as it is."""

_STOP = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][\"'”’)])\s+|(?<=[。！？])")
_CLAUSE = re.compile(r"(?<=[;:,.!?…])\s+|\s+(?=[—–(])|(?<=[。！？；，、])")
_SPACE = re.compile(r"\s+")
_LONG_WORD = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text that is translated by itself, or copied."""

    start: int
    end: int
    is_sent: bool
    """False for what the model could make nothing of: no letter in it, or data."""


def stretches(text: str) -> list[Stretch]:
    """Cut a text: overlong words by themselves, and the rest where it is longer than MOST.

    Between the stretches lies white space, or nothing.
    """
    found = []
    for start, end, is_data in _around_data(text):
        for piece in [(start, end)] if is_data else _cut(text, start, end):
            start, end = _trimmed(text, *piece)
            if start < end:
                is_sent = not is_data and any(map(str.isalpha, text[start:end]))
                found.append(Stretch(start, end, is_sent))
    return found


def _around_data(text: str) -> Iterator[tuple[int, int, bool]]:
    begin = 0
    for word in _LONG_WORD.finditer(text):
        if not has_unspaced(word[0]):
            yield begin, word.start(), False
            yield *word.span(), True
            begin = word.end()
    yield begin, len(text), False


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at the end of a sentence, else at a clause mark, else at a space, the last that fits."""
    start, end = _trimmed(text, start, end)
    is_whole = end - start <= MOST or (
        end - start <= MOST_OF_ONE and not _STOP.search(text, start, end)
    )
    while end - start > MOST and not is_whole:
        cut = start + MOST
        for mark, least in ((_STOP, MOST // 4), (_CLAUSE, MOST // 4), (_SPACE, 1)):
            marks = [m.start() for m in mark.finditer(text, start + least, start + MOST)]
            if marks:
                cut = marks[-1]
                break
        yield start, cut
        start, end = _trimmed(text, cut, end)
    yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return start, start + len(inside.strip())
