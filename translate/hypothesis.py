"""What is asked of an engine, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .marks import Span


@dataclass(frozen=True, slots=True)
class Link:
    """An engine's word that a stretch of its output renders a stretch of its input."""

    source: Span
    """Characters of the text that was sent."""
    target: Span
    """Characters of the text that came back."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What an engine answers for one text."""

    text: str
    score: float | None = None
    """Mean natural-log probability a token, 0 at best; None where the engine has none."""
    alignment: Sequence[Link] | None = None
    """None where the engine has none."""
    certainty: float | None = None
    """How sure the engine was of its tokens, 0 to 1: the mean of exp(-entropy) of each choice.

    Tells a bad draft better than the score does (docs/risk.md). None where the engine has none."""
    unknown: tuple[str, ...] = ()
    """Words that the engine did not know and left as they were; names it says nothing of."""
    is_cut: bool = False
    """Whether the engine came to its limit of length before it came to an end."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """A stretch of a source, and what has to render it."""

    source: Span
    target: str
