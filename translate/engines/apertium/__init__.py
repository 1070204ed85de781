"""Apertium, where the machine has it: rules and dictionaries, strong between kindred languages.

It is a program, not a library (Debian: `apertium`, and a package a pair such as `apertium-es-pt`),
so it runs as one; nothing of it is loaded into this process.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import EngineError
from ..base import Model
from ..routing import matching
from .modes import ENGINE, Listing, changed, find_place, listing
from .translator import ApertiumTranslator

__all__ = ["ApertiumEngine"]


class ApertiumEngine:
    name = ENGINE
    preference = 40
    """After the neural engines: its drafts between unlike languages are far behind theirs."""

    def __init__(self) -> None:
        self._seen: tuple[object, Listing] | None = None

    def models(self) -> Sequence[Model]:
        return tuple(mode.model for mode in self._look().modes)

    def find(self, source: str, target: str) -> Model | None:
        return matching(self.models(), source, target)

    def load(self, model: Model) -> ApertiumTranslator:
        place = find_place()
        for mode in self._look().modes:
            if place and mode.model == model:
                return ApertiumTranslator(place, mode.name)
        raise EngineError(
            f"apertium has no {model.name} on this machine", hint="see `dragoman models list`"
        )

    def advice(self) -> str | None:
        """What is broken; that Apertium isn't there at all is nothing to complain of."""
        problems = self._look().problems
        return f"apertium: {problems[0]}; install that pair's package again" if problems else None

    def _look(self) -> Listing:
        """The modes, read again once their folder changed: a route asks for many pairs."""
        place = find_place()
        state = place and (place, changed(place))
        if self._seen is None or self._seen[0] != state:
            self._seen = state, listing(place) if place else Listing((), ())
        return self._seen[1]
