"""What is doubtful in glossary files, row by row: `dragoman glossary check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ...finding import Finding
from ..terms import Concept
from . import alone, clashes
from .names import Rows

__all__ = ["lint"]

_RULES: tuple[Callable[[Rows], Iterable[tuple[int, Finding]]], ...] = (
    clashes.ids,
    clashes.names,
    clashes.capitals,
    alone.lonely,
    alone.forbidden,
    alone.tolerated,
    alone.words,
    alone.scripts,
    clashes.contained,
)


def lint(
    concepts: Sequence[Concept], source: str | None = None, target: str | None = None
) -> list[Finding]:
    """What is doubtful in the rows of a file, in their order.

    `source` and `target` limit the look to what articles in the one language, translated into the
    other, can meet; without them each language may be either.
    """
    rows = Rows.of(concepts, source, target)
    found = [pair for rule in _RULES for pair in rule(rows)]
    return [finding for _, finding in sorted(found, key=lambda pair: pair[0])]
