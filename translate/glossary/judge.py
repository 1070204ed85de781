"""Which of several texts is the better translation, by the engine's own score.

An engine that can't tell gets the safest.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .fitting import Place, agreed, replacements
from .questions import Can, Question, Score
from .terms import TermPair
from .verify import is_met, standing

# Differences of mean log-probability a token.
_CLEARLY = 0.01
"""What is less likely by more than this is the worse one of two texts that hardly differ."""
_MUCH = 0.05
"""By how much a new translation has to be likelier for an earlier one to be given up."""
_MISREADS = 0.2
"""By how much less likely than the engine's own a text is that doesn't read well.

On news a name or an article in its right place costs less, one in the place of another word more
than 0.6."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Of the translations of a source with its terms."""

    source: str
    can: Can
    pairs: tuple[TermPair, ...]

    def likeliest(self, texts: Sequence[str]) -> Generator[Question, Any, str]:
        """The likeliest of some texts; the first where none is so clearly."""
        if len(texts) < 2 or not self.can.score:
            return texts[0]
        scores = yield Score(self.source, tuple(texts))
        best = max(range(len(texts)), key=lambda n: scores[n])
        return texts[best] if scores[best] > scores[0] + _CLEARLY else texts[0]

    def prefers(self, text: str, other: str) -> Generator[Question, Any, bool]:
        """Whether the other text is likelier by far."""
        return (yield from self._gain(text, other)) > _MUCH

    def misreads(self, first: str, text: str) -> Generator[Question, Any, bool]:
        """Whether a text is less likely by far than the first draft."""
        return (yield from self._gain(first, text)) < -_MISREADS

    def is_near(self, first: str, text: str) -> Generator[Question, Any, bool]:
        """Whether a text is known to be nearly as likely as the first draft."""
        return self.can.score and not (yield from self.misreads(first, text))

    def _gain(self, text: str, other: str) -> Generator[Question, Any, float]:
        if not self.can.score or text == other:
            return 0.0
        one, two = yield Score(self.source, (text, other))
        return float(two - one)

    def filled(
        self, text: str, places: Iterable[tuple[Place, TermPair]]
    ) -> Generator[Question, Any, str]:
        """Put terms in their places, the last first, each in the likeliest of its ways."""
        for place, pair in sorted(places, key=lambda each: each[0].start, reverse=True):
            ways = replacements(text, place, pair)
            met = [w for w in ways if is_met(w, pair, self.pairs, adjectives=False)]
            text = yield from self.likeliest(met or ways[:1])
        return text

    def agreed(self, text: str, pairs: Iterable[TermPair]) -> Generator[Question, Any, str]:
        """A text with what stands before these terms in the likeliest gender and number."""
        for pair in pairs:
            for found in reversed(standing(text, pair)):
                text = yield from self.likeliest(agreed(text, (found.start, found.end), pair))
        return text
