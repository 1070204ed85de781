"""What an engine's lexicon tells of a translation that anyone made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, runtime_checkable

from ..errors import EngineError
from .base import Model, discover


@dataclass(frozen=True, slots=True)
class Compared:
    """A translation beside its text."""

    pieces: int
    """What the translation has, in the engine's words and parts of words."""
    foreign: tuple[tuple[str, int], ...] = ()
    """The words with pieces that no word of the text may become, in their order, and how many
    such pieces each has."""
    disorder: float | None = None
    """0 where the text is rendered in order, forwards or backwards, 1 where at random; None where
    too little tells."""


class Lexicon(Protocol):
    """One direction; may be used from several threads."""

    @property
    def model(self) -> str:
        """The name of the model that it is of."""
        ...

    def compare(self, texts: Sequence[str], translations: Sequence[str]) -> Sequence[Compared]: ...


@runtime_checkable
class Lexical(Protocol):
    """An engine whose models have lexicons; what it offers beyond is found by this class."""

    def __hash__(self) -> int: ...

    def find(self, source: str, target: str) -> Model | None: ...

    def lexicon(self, model: Model) -> Lexicon | None:
        """Read a model's lexicon, not the model; None where it has none. Raises EngineError."""
        ...


def find_lexicon(source: str, target: str) -> Lexicon | None:
    """The lexicon of a pair of tags, of whichever engine has one.

    One that can't be read is none: what asks for it does without.
    """
    for engine in discover().values():
        if isinstance(engine, Lexical) and (model := engine.find(source, target)):
            try:
                return _loaded(engine, model)
            except EngineError:
                continue
    return None


@lru_cache(maxsize=4)
def _loaded(engine: Lexical, model: Model) -> Lexicon | None:
    return engine.lexicon(model)
