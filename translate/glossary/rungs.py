"""The ladder's rungs, and how a draft stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ..hypothesis import Link
from .terms import TermPair


class Rung(StrEnum):
    """A way to make a draft keep its terms."""

    REPLACE = "replaced"
    FORCE = "forced"
    MASK = "masked"


LADDER = (Rung.REPLACE, Rung.FORCE, Rung.MASK)


@dataclass(frozen=True, slots=True)
class State:
    """A translation of the source, and how its terms hold."""

    text: str
    how: dict[TermPair, str]
    """By which rung a term holds; a term that is missing is not in it."""
    links: Sequence[Link] = ()
    """They hold only for the text as the engine gave it."""
    seen: dict[TermPair, tuple[str, ...]] = field(default_factory=dict)
    """What the engine had for a term and was replaced: a later answer may have it again."""
