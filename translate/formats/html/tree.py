"""Where each element of a page ends, as a browser would have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .elements import BLOCKS, CLOSES, SCOPES, VOID
from .tokens import Token


@dataclass(frozen=True, slots=True)
class End:
    """Where an element ends."""

    at: int
    """The number of the first token that is no more inside: its end tag, if it has one."""
    has_tag: bool


def ends(tokens: Sequence[Token]) -> dict[int, End]:
    """The end of each element by the number of its start tag; elements without content have none.

    An end tag closes all that is open inside; one of nothing is passed over. Some start tags
    close others before them.
    """
    walk = _Walk(tokens)
    for number, token in enumerate(tokens):
        if token.kind == "start" and token.name not in VOID:
            walk.start(number)
        elif token.kind == "end":
            walk.end(number)
    while walk.open:
        walk.close(len(tokens), has_tag=False)
    return walk.found


class _Walk:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self.open: list[int] = []
        self._names: Counter[str] = Counter()
        self.found: dict[int, End] = {}

    def start(self, number: int) -> None:
        name = self._tokens[number].name
        if name in BLOCKS and self._names["p"]:
            self._imply(number, frozenset(("p",)))
        if name in CLOSES:
            self._imply(number, CLOSES[name])
        self.open.append(number)
        self._names[name] += 1

    def _imply(self, number: int, names: frozenset[str]) -> None:
        """End the elements of these names that are open in the same list or table."""
        while any(self._names[name] for name in names):
            for place in reversed(range(len(self.open))):
                name = self._tokens[self.open[place]].name
                if name in names:
                    break
                if name in SCOPES:
                    return
            while len(self.open) > place:
                self.close(number, has_tag=False)

    def end(self, number: int) -> None:
        name = self._tokens[number].name
        if not self._names[name]:
            return
        while self._tokens[self.open[-1]].name != name:
            self.close(number, has_tag=False)
        self.close(number, has_tag=True)

    def close(self, number: int, *, has_tag: bool) -> None:
        opened = self.open.pop()
        self._names[self._tokens[opened].name] -= 1
        self.found[opened] = End(number, has_tag)
