"""The memory as it is when a job starts: what is approved meanwhile is for the next run."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

from ..files import clear, write_whole


def snapshot(memory: Path, folder: Path | None, *, alone: bool) -> tuple[Path, str]:
    """Copy a memory into a folder; the copy, and its digest.

    Job by job it is one file as long as the memory is the same. `alone`, older copies are removed;
    without a folder it stays where it is. Raises OSError, InputError where it is no memory.
    """
    import sqlite3

    from ..memory import Memory

    Memory.open(memory, create=False).close()
    # Whoever reads keeps writers from the file, which is then whole.
    with closing(sqlite3.connect(f"{memory.absolute().as_uri()}?mode=ro", uri=True)) as database:
        database.execute("BEGIN")
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        data = memory.read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:32]
    if folder is None:
        return memory, digest
    copy = folder / f"memory-{digest}.db"
    if not copy.exists():
        write_whole(copy, data)
    clear(copy)
    if alone:
        for other in folder.glob("memory-*.db"):
            if other != copy:
                other.unlink(missing_ok=True)
    return copy, digest
