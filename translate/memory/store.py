"""The file that a memory is: an SQLite database, opened, checked, and written whole.

Not in write-ahead mode: that needs memory shared by all who have the file open, which network
file systems don't give (it corrupts on NFS), and leaves a part of the memory in a second file
that is forgotten when the first is copied. A rollback journal needs locks alone; a run that is
killed in the midst of a transaction leaves a journal that the next one rolls back by.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DragomanError, InputError
from .selection import holds

if TYPE_CHECKING:
    import sqlite3

PATIENCE = 60.0
"""Seconds to wait for another writer; a transaction takes one or two."""
_APPLICATION = 0x44524147
"""`DRAG`: tells a memory from the databases of other programs."""
_VERSION = 1
_CACHE = 64_000
"""KiB of pages kept: the index of a million segments fits."""

_SCHEMA = """
CREATE TABLE pair (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL, UNIQUE (source, target)
);
CREATE TABLE segment (
  id INTEGER PRIMARY KEY, pair INTEGER NOT NULL, mark INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE INDEX segment_by_mark ON segment (mark, pair);
CREATE TABLE origin (
  id INTEGER PRIMARY KEY, article TEXT NOT NULL, person TEXT NOT NULL, date TEXT NOT NULL,
  UNIQUE (article, person, date)
);
CREATE TABLE unit (
  id INTEGER PRIMARY KEY, segment INTEGER NOT NULL, before INTEGER NOT NULL,
  after INTEGER NOT NULL, target TEXT NOT NULL, origin INTEGER NOT NULL,
  UNIQUE (segment, before, after)
);
CREATE TABLE token (id INTEGER PRIMARY KEY, segments INTEGER NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (
  tokens, content='', columnsize=0, detail=none, tokenize='ascii'
);
"""


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open a memory. Raises InputError for what is none, and where there is none to be made."""
    import sqlite3

    if not create and not path.exists():
        raise InputError(
            "there is no such memory",
            where=path,
            hint="`dragoman memory import` or `dragoman assemble --memory` makes it",
        )
    with told(path):
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        # A read-only file is opened to be read, whatever is asked for.
        uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
        database = sqlite3.connect(uri, timeout=PATIENCE, isolation_level=None, uri=True)
        try:
            database.execute(f"PRAGMA cache_size = -{_CACHE}")
            database.create_function("holds", 2, holds, deterministic=True)
            _check(database, path)
        except BaseException:
            database.close()
            raise
    return database


def _check(database: sqlite3.Connection, path: Path) -> None:
    if _is_empty(database):
        with transaction(database, path):
            if _is_empty(database):  # another writer may have been faster
                for statement in _SCHEMA.split(";\n"):
                    database.execute(statement)
                database.execute(f"PRAGMA application_id = {_APPLICATION}")
                database.execute(f"PRAGMA user_version = {_VERSION}")
    if database.execute("PRAGMA application_id").fetchone() != (_APPLICATION,):
        raise InputError("is a database of some other program, not a memory", where=path)
    [version] = database.execute("PRAGMA user_version").fetchone()
    if version > _VERSION:
        raise InputError(
            "the memory was written by a newer dragoman", where=path, hint="update this one"
        )


def _is_empty(database: sqlite3.Connection) -> bool:
    [tables] = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return not tables


@contextlib.contextmanager
def transaction(database: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Write all that happens inside, or nothing of it; other writers wait."""
    with told(path):
        database.execute("BEGIN IMMEDIATE")
        try:
            yield
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Say in one line what SQLite stumbles over. Raises DragomanError."""
    import sqlite3

    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        for code, (kind, message, hint) in _FAULTS.items():
            if name.startswith(code):
                raise kind(message, where=path, hint=hint) from error
        raise DragomanError(f"the memory can't be used: {error}", where=path) from error


_FAULTS: dict[str, tuple[type[DragomanError], str, str | None]] = {
    "SQLITE_BUSY": (
        DragomanError,
        "another program keeps the memory busy",
        "run again when it is done",
    ),
    "SQLITE_NOTADB": (InputError, "is not a translation memory", "name the file that is one"),
    "SQLITE_CORRUPT": (
        InputError,
        "the memory is damaged",
        "bring back a copy, or make it again from POs with `dragoman memory import`",
    ),
    "SQLITE_READONLY": (DragomanError, "the memory can't be written", "change its permissions"),
    "SQLITE_CANTOPEN": (DragomanError, "the memory can't be opened", "see to its permissions"),
    "SQLITE_FULL": (DragomanError, "the disk is full", None),
}
