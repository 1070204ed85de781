"""Which segments may be like one, among a million: those that share its rarest words.

SQLite's full-text index has the segments of each token; how many they are, a table of our own
tells, as FTS5 would have to walk through them to count.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from .tokens import term, tokens

if TYPE_CHECKING:
    import sqlite3

_BUDGET = 12_000
"""Segments that are looked at by number for one look-up; what keeps it within milliseconds."""
_CANDIDATES = 120
"""Segments that are read and compared."""
# Numbers come out as one text: a row each takes Python three times as long (bench/memory.py).
_HAVING = "SELECT group_concat(rowid) FROM (SELECT rowid FROM words WHERE words MATCH ? LIMIT ?)"


def likely(database: sqlite3.Connection, source: str, pair: int) -> list[tuple[int, str]]:
    """The segments, by number and text, that share most of the rare words of a source."""
    shared = Counter[str]()
    for query in _queries(database, tokens(source, pair)):
        [numbers] = database.execute(_HAVING, (query, _BUDGET)).fetchone()
        shared.update(numbers.split(",") if numbers else ())
    places = ",".join(_most_shared(shared))
    return database.execute(f"SELECT id, text FROM segment WHERE id IN ({places})").fetchall()


def _queries(database: sqlite3.Connection, names: list[int]) -> list[str]:
    """The rarest tokens, as many as the budget allows; together, where each has too many."""
    places = ",".join(map(str, names))
    counts = database.execute(
        f"SELECT id, segments FROM token WHERE id IN ({places}) ORDER BY segments, id"
    ).fetchall()
    queries, spent = [], 0
    for name, segments in counts:
        spent += segments
        if spent > _BUDGET:
            break
        queries.append(term(name))
    if counts and not queries:
        queries = [" ".join(term(name) for name, _ in counts[:3])]
    return queries


def _most_shared(shared: Counter[str]) -> list[str]:
    """The most common ones, without sorting them all."""
    levels, room, least = Counter(shared.values()), _CANDIDATES, 0
    for level in sorted(levels, reverse=True):
        least = level
        if levels[level] >= room:
            break
        room -= levels[level]
    sure = [number for number, count in shared.items() if count > least]
    rest = (number for number, count in shared.items() if count == least)
    return [*sure, *islice(rest, _CANDIDATES - len(sure))]
