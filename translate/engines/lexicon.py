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
    foreign: int
    """How many of them no word of the text may become."""
    words: tuple[str, ...] = ()
    """The words that those are in, in their order."""
    disorder: float | None = None
    """0 where the text is rendered in order, forwards or backwards, 1 where at random; None where
    too little tells."""


class Lexicon(Protocol):
    """One direction; may be used from several threads."""

    def compare(self, texts: Sequence[str], translations: Sequence[str]) -> Sequence[Compared]: ...


@runtime_checkable
class Lexical(Protocol):
    """An engine whose models have lexicons; what it offers beyond is found by this class."""

    def find(self, source: str, target: str) -> Model | None: ...

    def lexicon(self, model: Model) -> Lexicon | None:
        """Read a model's lexicon, not the model; None where it has none. Raises EngineError."""
        ...


@lru_cache(maxsize=4)
def find_lexicon(source: str, target: str) -> Lexicon | None:
    """The lexicon of a pair of tags, of whichever engine has one.

    One that can't be read is none: what asks for it does without.
    """
    for engine in discover().values():
        model = engine.find(source, target) if isinstance(engine, Lexical) else None
        if model and isinstance(engine, Lexical):
            try:
                return engine.lexicon(model)
            except EngineError:
                continue
    return None
