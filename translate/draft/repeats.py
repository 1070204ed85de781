"""Segments that come again: kept, so that an engine translates each once.

Allowed because an engine translates each text by itself, whatever its neighbours: so what it says
is the same whether it is asked or remembered. What decides the rest of a draft (terms, placeables,
typography) is no part of this.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from ..engines.routing import Route
from ..hypothesis import Hypothesis

_LONGEST = 400
"""Characters; longer ones hardly come again, and take much memory."""


class Repeats:
    """The last translations, at most so many; for one thread."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[str, str, str, str], Hypothesis] = OrderedDict()

    def translate(self, route: Route, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate a batch along a route, but for what is known."""
        if not self._most:
            return route.translate(texts)
        way = route.engine, route.model, route.target
        known = {text: self._known((*way, text)) for text in texts}
        new = [text for text, hypothesis in known.items() if hypothesis is None]
        made = dict(zip(new, route.translate(new), strict=True)) if new else {}
        for text, hypothesis in made.items():
            if len(text) <= _LONGEST:
                self._kept[(*way, text)] = hypothesis
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return [known[text] or made[text] for text in texts]

    def _known(self, key: tuple[str, str, str, str]) -> Hypothesis | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)


NO_REPEATS = Repeats(0)
