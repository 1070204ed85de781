"""What an engine is: models that lead from one language to another, and translators that run them.

An engine is a class without arguments under the entry point group `dragoman.engines`; anyone's
package may add one. `discover` finds them all by that one road, ours included.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Protocol, runtime_checkable

from ..errors import ConfigError, EngineError
from ..hypothesis import Constraint, Hypothesis
from .late import Late

GROUP = "dragoman.engines"

Translate = Callable[[Sequence[str]], Sequence[Hypothesis]]
"""A batch of texts in, as many hypotheses out, in the same order."""
Steer = Callable[[Sequence[str], Sequence[Sequence[Constraint]]], Sequence[Hypothesis]]
"""The same, with words that have to stand in each translation."""
Score = Callable[[Sequence[str], Sequence[str]], Sequence[float]]
"""Texts with a translation each in, how likely the engine holds each out."""


@dataclass(frozen=True, slots=True)
class Model:
    """One direction of an engine."""

    engine: str
    name: str
    """Names the weights: another name means other drafts, and stands in their provenance."""
    source: str
    target: str
    """BCP 47 tags, mostly without a region."""
    size: int | None = None
    """Bytes on disk, or to download."""
    note: str = ""
    """Licence or origin, for `dragoman models list`."""


class Translator(Protocol):
    """A loaded model; may be called from several threads."""

    def translate(self, texts: Sequence[str]) -> Sequence[Hypothesis]:
        """Translate a batch: each text by itself, whatever its neighbours.

        An empty text gives an empty hypothesis. Raises EngineError.
        """
        ...

    def is_name(self, word: str) -> bool:
        """Whether the model knows a lower-case word rather with a capital; False is don't know."""
        ...

    def reads(self, char: str) -> bool:
        """Whether the model gets to see a character; what it doesn't read, it drops or garbles."""
        ...


@runtime_checkable
class Steerable(Translator, Protocol):
    """A translator that can also be told words; what it offers beyond is found by this class."""

    def steer(
        self, texts: Sequence[str], constraints: Sequence[Sequence[Constraint]]
    ) -> Sequence[Hypothesis]:
        """Translate a batch, each text with its constraints' words where they belong.

        A constraint that can't be kept is left out. Raises EngineError.
        """
        ...


@runtime_checkable
class Scorer(Translator, Protocol):
    """A translator that also tells how likely it holds given translations."""

    def score(self, texts: Sequence[str], translations: Sequence[str]) -> Sequence[float]:
        """The mean natural-log probability a token of a translation of each text."""
        ...


class Engine(Protocol):
    """A kind of machine translation and the models that it has on this machine."""

    name: str
    preference: int | None
    """The lower, the sooner chosen between engines for a pair; None: only when asked by name."""

    def __hash__(self) -> int: ...

    def models(self) -> Sequence[Model]:
        """The models at hand, without loading any."""
        ...

    def find(self, source: str, target: str) -> Model | None:
        """The model for a pair of tags; regions that differ are no obstacle."""
        ...

    def load(self, model: Model) -> Translator:
        """Load a model of `models` or `find`. Raises EngineError."""
        ...

    def advice(self) -> str | None:
        """One line on what is missing or broken and how to mend it; None where all is well."""
        ...


def discover() -> dict[str, Engine]:
    """Every installed engine by name, the preferred first.

    One that can't even be imported is left out here; `broken` tells of it.
    """
    return _imported()[0]


def broken() -> dict[str, str]:
    """The engines that could not be loaded, with the reason."""
    return _imported()[1]


def by_name(name: str) -> Engine:
    """The engine of that name. Raises ConfigError, EngineError where it is broken."""
    engines, unusable = _imported()
    if name in engines:
        return engines[name]
    if name in unusable:
        raise EngineError(f"the engine {name} can't be loaded: {unusable[name]}")
    raise ConfigError(f"there is no engine {name!r}", hint=f"there are: {', '.join(engines)}")


def _import() -> tuple[dict[str, Engine], dict[str, str]]:
    engines: list[Engine] = []
    unusable = {}
    for point in entry_points(group=GROUP):
        try:
            engines.append(point.load()())
        except Exception as error:  # a foreign package: whatever it does, the others go on
            unusable[point.name] = f"{type(error).__name__}: {error}"
    last = float("inf")
    engines.sort(key=lambda e: (last if e.preference is None else e.preference, e.name))
    return {engine.name: engine for engine in engines}, unusable


_imported = Late(_import)
