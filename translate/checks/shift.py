"""Drafts that have slipped by one against their sources: a check of a whole catalog.

Each translation is compared with its own source and with its neighbour's, by what both languages
write alike (figures, names) and by length (Gale and Church 1993). One entry proves nothing; a run
of entries that all fit the neighbour better does.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..marks import Span
from .extent import deviation
from .thresholds import SHIFTED_ENTRIES, SHIFTED_EVIDENCE

_ANCHOR = re.compile(r"\d+(?:[.,]\d+)*|(?<!^)(?<![.!?] )[^\W\d_][^\W_]{2,}")
_MOST = 4.0
"""Nats that one entry may say for or against: no single odd one decides."""
_ODD_MARK = 1.0
"""Nats against, for each kind of marks that only one side has."""
_MARKS = {"question": "?？؟", "quotation": '"“”„«»「」', "brackets": "(（"}
_SPREAD = 1.5
"""The standard deviation of lengths, in roots of letters (over NTREX 1.3 to 1.8)."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A run of entries whose translations are those of their neighbours."""

    entries: Span
    """The first of them, and past the last."""
    by: int
    """1 where each has the translation of the one before it, -1 of the one after."""


def slipped(
    pairs: Sequence[tuple[str, str]], source_language: str, target_language: str
) -> Slip | None:
    """The run of (source, translation) pairs that has slipped most clearly; None without one."""
    if len(pairs) < SHIFTED_ENTRIES:
        return None
    sources = [_anchors(source) for source, _ in pairs]
    targets = [_anchors(target) for _, target in pairs]
    marks = [_marks(source) for source, _ in pairs], [_marks(target) for _, target in pairs]
    rare = Counter(anchor for anchors in sources for anchor in anchors)

    def fit(at: int, to: int) -> float:
        """How well a translation fits a source, as a log likelihood but for a constant."""
        source, target = pairs[to][0], pairs[at][1]
        off = deviation(source, target, source_language, target_language) / _SPREAD
        shared = sum(
            math.log(1 + len(pairs) / rare[anchor]) for anchor in sources[to] & targets[at]
        )
        odd = len(marks[0][to] ^ marks[1][at])
        return shared - off * off / 2 - _ODD_MARK * odd

    best: tuple[float, Slip] | None = None
    for by in (1, -1):
        gains = [
            max(-_MOST, min(_MOST, fit(at, at - by) - fit(at, at)))
            if 0 <= at - by < len(pairs) and pairs[at][1].strip() and pairs[at] != pairs[at - by]
            else -_MOST
            for at in range(len(pairs))
        ]
        total, span = _best_run(gains)
        long_enough = span[1] - span[0] >= SHIFTED_ENTRIES
        if long_enough and total >= SHIFTED_EVIDENCE and (best is None or total > best[0]):
            best = total, Slip(span, by)
    return best[1] if best else None


def _anchors(text: str) -> frozenset[str]:
    """What both languages may write alike: figures without their marks, the heads of words."""
    return frozenset(
        re.sub(r"\D", "", match[0]) if match[0][0].isdigit() else match[0][:5].lower()
        for match in _ANCHOR.finditer(text)
    )


def _marks(text: str) -> frozenset[str]:
    """The kinds of marks that a sentence has in any language: a question, a quotation, brackets."""
    return frozenset(name for name, chars in _MARKS.items() if any(char in text for char in chars))


def _best_run(gains: Sequence[float]) -> tuple[float, Span]:
    """The run with the greatest sum (Kadane), and that sum."""
    best, best_span = 0.0, (0, 0)
    total, start = 0.0, 0
    for at, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, at
        total += gain
        if total > best:
            best, best_span = total, (start, at + 1)
    return best, best_span
