"""What a model's shortlist tells of a translation, whoever made it, without running the model.

The shortlist is a lexicon: for each word of a text the 50 words that it may become. A word of a
translation that none of the text's words may become was put there by something else. And words
that just one of the text's may become show in which order the text was rendered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..lexicon import Compared
from .files import ModelFiles
from .shortlist import Shortlist
from .tokenizer import Tokenizer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .shortlist import Ids

COMMON = 300
"""The most frequent pieces of a vocabulary, which are short and stand anywhere, show no order."""
FEWEST = 4
"""Words that have to show an order."""

_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True)
class ShortlistLexicon:
    """One direction; may be used from several threads."""

    model: str
    source: Tokenizer
    target: Tokenizer
    shortlist: Shortlist

    @classmethod
    def read(cls, model: str, files: ModelFiles) -> ShortlistLexicon | None:
        """Read a model's lexicon; None where it has no shortlist. Raises EngineError."""
        if files.shortlist is None:
            return None
        source = Tokenizer(files.source_vocabulary)
        one = files.source_vocabulary == files.target_vocabulary
        target = source if one else Tokenizer(files.target_vocabulary)
        shortlist = Shortlist.read(files.shortlist, len(source), len(target))
        return cls(model, source, target, shortlist)

    def compare(self, texts: Sequence[str], translations: Sequence[str]) -> list[Compared]:
        """Look up each translation's words among those that its text's words may become."""
        pairs = zip(self.source.numbers(texts), self.target.numbers(translations), strict=True)
        return [self._compare(text, translation) for text, translation in pairs]

    def _compare(self, text: Sequence[int], translation: Sequence[int]) -> Compared:
        import numpy as np

        if not text or not translation:
            return Compared(len(translation))
        lists = [self.shortlist.of_word(word) for word in text]
        words = np.concatenate(lists)
        # Small numbers: a text has few words, and the arrays are as long as the vocabulary.
        places = np.repeat(np.arange(len(lists), dtype=np.int32), [len(each) for each in lists])
        first = np.full(self.shortlist.target_size, -1, np.int32)
        last = first.copy()
        last[words] = places
        first[words[::-1]] = places[::-1]
        pieces = np.array(translation)
        known = (first[pieces] >= 0) | (pieces < self.shortlist.frequent)
        sure = pieces[(first[pieces] == last[pieces]) & known & (pieces >= COMMON)]
        foreign = () if known.all() else self._foreign(translation, known)
        return Compared(len(pieces), foreign, disorder(first[sure]))

    def _foreign(
        self, pieces: Sequence[int], known: NDArray[np.bool_]
    ) -> tuple[tuple[str, int], ...]:
        """The words that have unknown pieces, without the marks around them."""
        words: list[str] = []
        counts: list[int] = []
        for number, is_known in zip(pieces, known.tolist(), strict=True):
            piece = self.target.piece(number)
            if piece.startswith("▁") or not words:
                words.append("")
                counts.append(0)
            words[-1] += piece.removeprefix("▁")
            counts[-1] += not is_known
        plain = (_EDGES.sub("", word) for word in words)
        return tuple((word, n) for word, n in zip(plain, counts, strict=True) if word and n)


def disorder(places: Ids) -> float | None:
    """How far places are from standing in a row: 0 in order, forwards or backwards, 1 at random.

    By the mean step between neighbours in a ranking, which at random is a third of the length.
    None of fewer than FEWEST.
    """
    import numpy as np

    if len(places) < FEWEST:
        return None
    ranks = np.argsort(np.argsort(places, kind="stable"), kind="stable")
    step = float(np.abs(np.diff(ranks)).mean())
    return max(0.0, (step - 1) / ((len(places) + 1) / 3 - 1))
