"""Which words of a text its translation's words render, read off the decoder's attention.

Attention is between pieces; a reviewer and the glossary speak of words. So pieces are given to the
words whose characters they hold, and a target word is tied to the source word that its pieces
attend to most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...article import Link, Span

LEAST = 0.5
"""The share of a target word's attention that a source word needs for a link.

On the sentences of tests/data/argos (bench/argos_alignment.py) 568 of 572 names and 207 of 762
nouns are linked, none wrongly; at 0.35 all names and 529 nouns, 68 of them wrongly."""

# Scripts that write no spaces: there a piece is the nearest thing to a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_WORD = re.compile(
    rf"[{_UNSPACED}]+|(?:(?![{_UNSPACED}])\w)+(?:[-'’·](?:(?![{_UNSPACED}])\w)+)*|[^\w\s]"
)
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")


def has_unspaced(text: str) -> bool:
    """Whether a script that writes no spaces between words stands in the text."""
    return bool(_IS_UNSPACED.search(text))


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


def align(source: Pieces, target: Pieces, rows: Sequence[Sequence[float]]) -> tuple[Link, ...]:
    """Link target words to source words.

    Attention: a row a target piece and a column a source piece.
    """
    source_words, target_words = source.words(), target.words()
    source_owners = source.owners(source_words)
    mass = [[0.0] * len(source_words) for _ in target_words]
    counts = [0] * len(target_words)
    for row, owner in zip(rows, target.owners(target_words), strict=True):
        if owner is None:
            continue
        counts[owner] += 1
        for weight, word in zip(row, source_owners, strict=True):
            if word is not None:
                mass[owner][word] += weight
    links = []
    for target_word, weights, count in zip(target_words, mass, counts, strict=True):
        best = max(weights, default=0.0)
        if count and best >= LEAST * count:
            links.append(Link(source_words[weights.index(best)], target_word))
    return tuple(links)
