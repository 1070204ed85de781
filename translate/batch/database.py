"""The journal's file: an SQLite database, opened with care and spoken of in one line."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DragomanError

if TYPE_CHECKING:
    import sqlite3

_SCHEMA = """
CREATE TABLE IF NOT EXISTS shard (
  key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, target TEXT NOT NULL, name TEXT NOT NULL,
  words INTEGER NOT NULL, seconds REAL NOT NULL, facts TEXT NOT NULL, run INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS trouble (
  key TEXT NOT NULL, target TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL,
  reason TEXT NOT NULL, PRIMARY KEY (key, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cost (
  key TEXT NOT NULL, name TEXT NOT NULL, target TEXT NOT NULL, words INTEGER NOT NULL,
  own REAL NOT NULL, shared REAL NOT NULL, PRIMARY KEY (key, name)
);
CREATE TABLE IF NOT EXISTS run (
  number INTEGER PRIMARY KEY, started REAL NOT NULL, workers INTEGER NOT NULL,
  cluster INTEGER NOT NULL, rate REAL NOT NULL, moments TEXT NOT NULL
);
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open it to write in, made where there is none.

    Raises sqlite3.Error where it is damaged, or has the tables of another version.
    """
    import sqlite3

    database = sqlite3.connect(path, timeout=60)
    try:
        database.execute("PRAGMA journal_mode = TRUNCATE")
        database.execute("PRAGMA synchronous = FULL")
        [found] = database.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        database.executescript(_SCHEMA)
        if _columns(database) != _own_columns():
            raise sqlite3.DatabaseError("its tables are another version's")
    except BaseException:
        database.close()
        raise
    return database


def _columns(database: sqlite3.Connection) -> list[tuple[str, str]]:
    """Of each table, its name and those of its columns."""
    return database.execute(
        "SELECT tables.name, columns.name FROM sqlite_master AS tables, "
        "pragma_table_info(tables.name) AS columns WHERE tables.type = 'table' "
        "ORDER BY tables.name, columns.cid"
    ).fetchall()


def _own_columns() -> list[tuple[str, str]]:
    import sqlite3

    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_SCHEMA)
        return _columns(database)


def as_text(value: object) -> object:
    """What SQLite takes: bytes of a file name that are no UTF-8 are shown by their codes."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Say in one line what SQLite stumbles over. Raises DragomanError."""
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        raise fault(error, path) from error


def fault(error: sqlite3.Error, path: Path) -> DragomanError:
    """What it stumbled over, and what to do."""
    hint = "make room, and run the same command again to go on"
    if "full" not in str(error):
        hint = "`dragoman corpus status --rebuild` makes it again from the receipts"
    return DragomanError(f"the journal can't be used: {error}", where=path, hint=hint)
