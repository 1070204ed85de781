"""What a model's own vocabulary knows of a text: its letters, and which of its words are names.

A SentencePiece unigram vocabulary holds a log-probability for each piece, learnt from running
text. A word whose pieces are likelier with a capital than without is a name more often than not.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

MARGIN = 0.5
"""Nats by which the capital has to be likelier.

On 1,000 NTREX lines put in capitals, en→pt by the Firefox model, BLEU in lower case is 33.3
without this, 34.3 at a margin of 0.5, 34.3 at 1, 34.2 at 2, and 36.5 for the lines as they were
(`bench/quality.py` prints the first and the last of today's).
"""
_SHORTEST = 3
"""Letters; shorter words are articles and prepositions, whatever the vocabulary says."""


class Vocabulary:
    """A model's SentencePiece vocabulary."""

    def __init__(self, file: Path) -> None:
        from sentencepiece import SentencePieceProcessor

        self._processor = SentencePieceProcessor(model_file=str(file))
        self._likelihood = lru_cache(maxsize=1 << 14)(self._log_probability)
        self._known = lru_cache(maxsize=1 << 12)(self._has_piece)

    def reads(self, char: str) -> bool:
        """Whether the model gets to see a character, and not a mark for "unknown" in its place."""
        return self._known(char)

    def _has_piece(self, char: str) -> bool:
        return self._processor.unk_id() not in self._processor.encode(char)

    def is_name(self, word: str) -> bool:
        """Whether a word in lower case is likelier with a capital."""
        if len(word) < _SHORTEST or not word.islower():
            return False
        capital = word[0].upper() + word[1:]
        return self._likelihood(capital) > self._likelihood(word) + MARGIN

    def _log_probability(self, word: str) -> float:
        return sum(map(self._processor.get_score, self._processor.encode(word)))
