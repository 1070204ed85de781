"""Which words of a text its translation's words render, read off the decoder's attention.

Attention is between pieces; a reviewer and the glossary speak of words. So pieces are given to the
words whose characters they hold, and a target word is tied to the source word that its pieces
attend to most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from ..hypothesis import Link
from ..marks import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = Sequence[Sequence[float]] | NDArray[np.float32]

LEAST = 0.5
"""The share of a target word's attention that a source word needs for a link.

On the sentences of tests/data/argos (bench/argos_alignment.py) 568 of 572 names and 207 of 762
nouns are linked, none wrongly; at 0.35 all names and 529 nouns, 68 of them wrongly."""

# Scripts that write no spaces: there a piece is the nearest thing to a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_LETTER = rf"(?:(?![{_UNSPACED}])\w)"
_WORD = re.compile(
    # U.S., 1,200.5, a stretch without spaces, well-known, and any mark by itself.
    rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,:]\d+)+|[{_UNSPACED}]+"
    rf"|{_LETTER}+(?:[-'’·]{_LETTER}+)*|[^\w\s]"
)
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")


def has_unspaced(text: str) -> bool:
    """Whether a script that writes no spaces between words stands in the text."""
    return bool(_IS_UNSPACED.search(text))


class Links(Sequence[Link]):
    """Links that are worked out when somebody looks at them, which is seldom.

    Working them out for each draft took 7 % of the time of translating on one processor, and kept
    the others waiting: it holds the interpreter's lock.
    """

    __slots__ = ("_links", "_make")

    def __init__(self, make: Callable[[], tuple[Link, ...]]) -> None:
        self._make: Callable[[], tuple[Link, ...]] | None = make
        self._links: tuple[Link, ...] = ()

    def _all(self) -> tuple[Link, ...]:
        make = self._make
        if make is not None:
            self._links = make()
            self._make = None  # an attention is larger than its links
        return self._links

    @overload
    def __getitem__(self, at: int) -> Link: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Link]: ...
    def __getitem__(self, at: int | slice) -> Link | Sequence[Link]:
        return self._all()[at]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text and the characters that each of its pieces stands for."""

    text: str
    spans: Sequence[Span]

    def words(self) -> list[Span]:
        """The text's words, and each punctuation mark by itself, in order."""
        starts = {start for start, _ in self.spans}
        words = []
        for match in _WORD.finditer(self.text):
            start, end = match.span()
            if _IS_UNSPACED.match(match.group()):
                for cut in range(start + 1, end):
                    if cut in starts:
                        words.append((start, cut))
                        start = cut
            words.append((start, end))
        return words

    def owners(self, words: Sequence[Span]) -> list[int | None]:
        """For each piece the word with most of its characters; None for a piece of space."""
        owners: list[int | None] = []
        first = 0
        for start, end in self.spans:
            while first < len(words) and words[first][1] <= start:
                first += 1
            best, most = None, 0
            for number in range(first, len(words)):
                if words[number][0] >= end:
                    break
                shared = min(end, words[number][1]) - max(start, words[number][0])
                if shared > most:
                    best, most = number, shared
            owners.append(best)
        return owners


def align(
    source: Pieces, target: Pieces, rows: Rows, is_light: Callable[[str], bool] | None = None
) -> tuple[Link, ...]:
    """Link target words to source words.

    Attention: a row a target piece and a column a source piece. A word that `is_light`, an article
    or a preposition, attends to the noun that it stands with: it is linked to a source word that
    nothing else renders, and else not at all.
    """
    import numpy as np

    source_words, target_words = source.words(), target.words()
    if not (source_words and target_words):
        return ()
    held, holding = _membership(source, source_words), _membership(target, target_words)
    mass = holding.T @ np.asarray(rows, np.float32) @ held
    counts = holding.sum(0)
    best = mass.argmax(1)
    sure = (counts > 0) & (mass[np.arange(len(best)), best] >= LEAST * counts)
    if is_light:
        light = np.array([is_light(target.text[start:end]) for start, end in target_words])
        sure &= ~(light & np.isin(best, best[sure & ~light]))
    return tuple(
        Link(source_words[best[n]], target_words[n]) for n in np.flatnonzero(sure).tolist()
    )


def _membership(pieces: Pieces, words: Sequence[Span]) -> NDArray[np.float32]:
    """[pieces, words]: 1 where the piece is the word's."""
    import numpy as np

    table = np.zeros((len(pieces.spans), len(words)), np.float32)
    for number, owner in enumerate(pieces.owners(words)):
        if owner is not None:
            table[number, owner] = 1
    return table
