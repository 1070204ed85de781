"""Units out of the database, with all that was there for them alone.

Also the words of the full-text index, and the names of reviewers and articles that no unit is of
any more: who asks for something to be forgotten doesn't want to find it in the file.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from .selection import FROM, Selection
from .tokens import term, tokens

if TYPE_CHECKING:
    import sqlite3


def remove(database: sqlite3.Connection, selection: Selection) -> int:
    """Remove what is selected from a database that is in a transaction; how many units."""
    condition, values = selection.condition()
    database.execute("CREATE TEMP TABLE gone (unit INTEGER PRIMARY KEY, segment INTEGER NOT NULL)")
    removed = database.execute(
        f"INSERT INTO gone SELECT unit.id, unit.segment {FROM} WHERE {condition}", values
    ).rowcount
    database.execute("DELETE FROM unit WHERE id IN (SELECT unit FROM gone)")
    _forget_segments(database)
    database.execute("DROP TABLE gone")
    database.execute("DELETE FROM origin WHERE id NOT IN (SELECT origin FROM unit)")
    database.execute("DELETE FROM pair WHERE id NOT IN (SELECT pair FROM segment)")
    return removed


def _forget_segments(database: sqlite3.Connection) -> None:
    """Those that have no translation left. The index is told their words, as it keeps no text."""
    database.execute(
        "CREATE TEMP TABLE bare AS SELECT DISTINCT segment FROM gone "
        "WHERE segment NOT IN (SELECT segment FROM unit)"
    )
    rows = database.execute(
        "SELECT id, pair, text FROM segment WHERE id IN (SELECT segment FROM bare)"
    )
    counts = Counter[int]()
    for number, pair, text in rows:
        names = tokens(text, pair)
        counts.update(names)
        database.execute(
            "INSERT INTO words (words, rowid, tokens) VALUES ('delete', ?, ?)",
            (number, " ".join(map(term, names))),
        )
    database.execute("DELETE FROM segment WHERE id IN (SELECT segment FROM bare)")
    database.execute("DROP TABLE bare")
    database.executemany(
        "UPDATE token SET segments = segments - ? WHERE id = ?",
        ((count, name) for name, count in counts.items()),
    )
    database.execute("DELETE FROM token WHERE segments <= 0")
