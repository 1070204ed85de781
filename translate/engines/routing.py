"""The way from one language to another: a model that leads there, or several in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Lock

from ..errors import RouteError, SameLanguageError
from ..hypothesis import Hypothesis
from ..languages import base, english_name, same_base
from . import quality
from .base import (
    Engine,
    Model,
    Score,
    Scorer,
    Steer,
    Steerable,
    Translator,
    by_name,
    discover,
)

_loading = Lock()
VIA = ("en", "es")
"""Languages in between, the preferred first: English has the best models to and from most."""


@lru_cache(maxsize=4)
def _loaded(engine: Engine, model: Model) -> Translator:
    """A model in memory. Loading takes a moment, keeping it some 100 MB: so late, and few."""
    return engine.load(model)


@dataclass(frozen=True)
class Leg:
    """A part of a way: the engine and the model that go it."""

    engine: Engine
    model: Model

    @property
    def translator(self) -> Translator:
        with _loading:  # two threads that are first would both load it
            return _loaded(self.engine, self.model)


@dataclass(frozen=True)
class Route:
    """One leg or more; each takes the whole batch before the next begins."""

    source: str
    target: str
    legs: tuple[Leg, ...]

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate a batch along all legs.

        Score and certainty are those of the weakest leg, and what any leg did not know is told. An
        alignment is given by a route of one leg only: two composed ones blur, and a blurred one
        is worse than none.
        """
        hypotheses = list(self.legs[0].translator.translate(texts))
        for leg in self.legs[1:]:
            earlier = hypotheses
            later = leg.translator.translate([hypothesis.text for hypothesis in earlier])
            hypotheses = [
                replace(
                    last,
                    score=_worst(first.score, last.score),
                    alignment=None,
                    certainty=_worst(first.certainty, last.certainty),
                    unknown=tuple(dict.fromkeys((*first.unknown, *last.unknown))),
                    is_cut=first.is_cut or last.is_cut,
                )
                for first, last in zip(earlier, later, strict=True)
            ]
        return hypotheses

    def is_name(self, word: str) -> bool:
        """Whether the first leg's model knows a lower-case word of the source as a name."""
        return self.legs[0].translator.is_name(word)

    def reads(self, char: str) -> bool:
        """Whether every model on the way gets to see a character."""
        return all(leg.translator.reads(char) for leg in self.legs)

    @property
    def steer(self) -> Steer | None:
        """Translate with words that have to stand in it; None where the route can't.

        Only one of a single leg can: what has to stand in the language in between is not known.
        """
        translator = self.legs[0].translator
        return translator.steer if self.is_direct and isinstance(translator, Steerable) else None

    @property
    def score(self) -> Score | None:
        """Tell how likely given translations are; None where the route can't."""
        translator = self.legs[0].translator
        return translator.score if self.is_direct and isinstance(translator, Scorer) else None

    @property
    def is_direct(self) -> bool:
        return len(self.legs) == 1

    @property
    def engine(self) -> str:
        return "+".join(leg.engine.name for leg in self.legs)

    @property
    def model(self) -> str:
        return "+".join(leg.model.name for leg in self.legs)

    @property
    def way(self) -> quality.Way:
        """The legs as the table of measured quality has them."""
        return tuple((leg.engine.name, base(leg.model.target)) for leg in self.legs)

    @property
    def description(self) -> str:
        """For people: `en → pt by firefox (enpt-1693087644), for pt-BR`."""
        stops = [self.legs[0].model.source, *(leg.model.target for leg in self.legs)]
        by = " and ".join(f"{leg.engine.name} ({leg.model.name})" for leg in self.legs)
        region = "" if self.target == stops[-1] else f", for {self.target}"
        return f"{' → '.join(stops)} by {by}{region}"


def _worst(first: float | None, last: float | None) -> float | None:
    return None if first is None or last is None else min(first, last)


def find_route(source: str, target: str, *, engine: str | None = None) -> Route:
    """Choose the way: a direct model by the engines' preference, else through one language.

    Where another way at hand was measured to be better than that one, it is taken instead. With
    `engine` only that one is asked. Raises RouteError where there is no way.
    """
    if target in (source, base(source)):
        raise SameLanguageError(f"the article is in {english_name(source)} already")
    engines = [by_name(engine)] if engine else _preferred()
    route = _by_preference(engines, source, target)
    taken = route.way if route else None
    for way in quality.better(base(source), base(target), taken):
        if better := along(engines, source, target, way):
            return better
    if route:
        return route
    pair = f"{english_name(source)} ({source}) to {english_name(target)} ({target})"
    kind = SameLanguageError if same_base(source, target) else RouteError
    raise kind(
        f"no engine translates {pair}",
        hint="`dragoman models list` shows the pairs at hand",
    )


def _by_preference(engines: Sequence[Engine], source: str, target: str) -> Route | None:
    if direct := _leg(engines, source, target):
        return Route(source, target, (direct,))
    if same_base(source, target):
        return None  # there and back again is no translation
    for middle in _between(engines):
        if same_base(middle, source) or same_base(middle, target):
            continue
        first = _leg(engines, source, middle)
        last = _leg(engines, middle, target) if first else None
        if first and last:
            return Route(source, target, (first, last))
    return None


def along(engines: Sequence[Engine], source: str, target: str, way: quality.Way) -> Route | None:
    """The route of that way to `target`, region and all; None where a leg is not at hand."""
    stops = [source, *(language for _, language in way[:-1]), target]
    legs = []
    for (name, _), start, end in zip(way, stops, stops[1:], strict=False):
        leg = _leg([engine for engine in engines if engine.name == name], start, end)
        if leg is None:
            return None
        legs.append(leg)
    return Route(source, target, tuple(legs))


def _preferred() -> list[Engine]:
    return [engine for engine in discover().values() if engine.preference is not None]


def _between(engines: Iterable[Engine]) -> list[str]:
    targets = {model.target for engine in engines for model in engine.models()}
    return [*VIA, *sorted(targets.difference(VIA))]


def _leg(engines: Iterable[Engine], source: str, target: str) -> Leg | None:
    for engine in engines:
        if model := engine.find(source, target):
            return Leg(engine, model)
    return None


def matching(models: Iterable[Model], source: str, target: str) -> Model | None:
    """The model for a pair: the very tags first, else the same languages in other regions."""
    candidates = [m for m in models if same_base(m.source, source) and same_base(m.target, target)]
    exact = [m for m in candidates if m.target == target]
    return next(iter(exact or candidates), None)
