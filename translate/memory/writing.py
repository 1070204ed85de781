"""Units into the database, one transaction's worth at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..article import clean
from .tokens import mark, term, tokens
from .unit import Stored, Unit

if TYPE_CHECKING:
    import sqlite3


def put(database: sqlite3.Connection, units: Iterable[Unit]) -> Stored:
    """Put units into a database that is in a transaction.

    One with the same source and neighbours takes the place of what is there, unless it is older.
    """
    batch = _Batch(database)
    for unit in units:
        batch.put(unit)
    batch.finish()
    return Stored(batch.counts["new"], batch.counts["changed"], batch.counts["known"])


class _Batch:
    """What is known of the database while a transaction lasts."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._pairs: dict[tuple[str, str], int] = {}
        self._origins: dict[tuple[str, str, str], int] = {}
        self._tokens = Counter[int]()
        self.counts = Counter[str]()

    def put(self, unit: Unit) -> None:
        source, target = clean(unit.source), clean(unit.target)
        if source.strip() and target.strip():
            segment = self._segment(source, self._pair(unit))
            self.counts[self._put(unit, segment, target)] += 1

    def finish(self) -> None:
        """Count the tokens of the new segments; sorted, so that the table grows in order."""
        self._database.executemany(
            "INSERT INTO token VALUES (?, ?) "
            "ON CONFLICT DO UPDATE SET segments = segments + excluded.segments",
            sorted(self._tokens.items()),
        )

    def _put(self, unit: Unit, segment: int, target: str) -> str:
        place = (segment, unit.before, unit.after)
        there = self._database.execute(
            "SELECT unit.id, target, date FROM unit JOIN origin ON origin.id = origin "
            "WHERE segment = ? AND before = ? AND after = ?",
            place,
        ).fetchone()
        if there:
            number, words, date = there
            if words == target or unit.date < date:
                return "known"
            self._database.execute("DELETE FROM unit WHERE id = ?", (number,))
        # AUTOINCREMENT isn't needed: of two units with one date the higher number is the later,
        # and the highest one is deleted only to come back as the highest.
        self._database.execute(
            "INSERT INTO unit (segment, before, after, target, origin) VALUES (?, ?, ?, ?, ?)",
            (*place, target, self._origin(unit)),
        )
        return "changed" if there else "new"

    def _segment(self, text: str, pair: int) -> int:
        name = mark(text)
        there = self._database.execute(
            "SELECT id FROM segment WHERE mark = ? AND pair = ? AND text = ?", (name, pair, text)
        ).fetchone()
        if there:
            return int(there[0])
        number = self._insert(
            "INSERT INTO segment (pair, mark, text) VALUES (?, ?, ?)", (pair, name, text)
        )
        names = tokens(text, pair)
        self._tokens.update(names)
        self._database.execute(
            "INSERT INTO words (rowid, tokens) VALUES (?, ?)", (number, " ".join(map(term, names)))
        )
        return number

    def _pair(self, unit: Unit) -> int:
        names = (unit.source_language, unit.target_language)
        if names not in self._pairs:
            self._pairs[names] = self._found_or_put("pair", ("source", "target"), names)
        return self._pairs[names]

    def _origin(self, unit: Unit) -> int:
        facts = (clean(unit.article), clean(unit.person), clean(unit.date))
        if facts not in self._origins:
            names = ("article", "person", "date")
            self._origins[facts] = self._found_or_put("origin", names, facts)
        return self._origins[facts]

    def _found_or_put(self, table: str, names: tuple[str, ...], values: tuple[str, ...]) -> int:
        same = " AND ".join(f"{name} = ?" for name in names)
        there = self._database.execute(f"SELECT id FROM {table} WHERE {same}", values).fetchone()
        if there:
            return int(there[0])
        places = ", ".join("?" * len(names))
        return self._insert(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", values)

    def _insert(self, statement: str, values: tuple[object, ...]) -> int:
        number = self._database.execute(statement, values).lastrowid
        assert number is not None
        return number
