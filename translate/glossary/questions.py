"""What a draft's way up the ladder asks of the engine."""

from __future__ import annotations

from dataclasses import dataclass

from ..hypothesis import Constraint


@dataclass(frozen=True, slots=True)
class Ask:
    """Translations of texts are wanted: a dict by text."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steer:
    """A translation with words in it is wanted: a hypothesis."""

    text: str
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How likely translations of a text are is wanted: a float each."""

    text: str
    translations: tuple[str, ...]


Question = Ask | Steer | Score


@dataclass(frozen=True, slots=True)
class Can:
    """What an engine can do but translate."""

    steer: bool = False
    score: bool = False
