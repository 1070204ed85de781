"""How long a shard may take: many times what others took."""

from __future__ import annotations

from collections import deque
from statistics import median

_TIMES = 20
"""As long as others took, by the word."""
_LEAST = 300.0
"""Seconds that every shard gets: a model has to be loaded, and a machine may be busy."""
_REMEMBERED = 99


class Patience:
    """The limit for each shard."""

    def __init__(self, told: float | None) -> None:
        """`told` seconds, where a person says it."""
        self._told = told
        self._paces: deque[float] = deque(maxlen=_REMEMBERED)

    def learn(self, words: int, seconds: float) -> None:
        self._paces.append(seconds / max(words, 1))

    def limit(self, words: int) -> float:
        """Seconds; before any shard is done, by an engine of 10 words a second."""
        if self._told is not None:
            return self._told
        pace = median(self._paces) if self._paces else 0.1 / _TIMES
        return max(_LEAST, _TIMES * pace * words)
