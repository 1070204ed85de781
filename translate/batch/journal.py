"""What a job has done, for people to ask: an index of the receipts, with what these don't tell.

One process writes it. Where it is lost, torn or out of date nothing is: the next run, or `corpus
status --rebuild`, makes it again from the receipts. No write-ahead log: that is not safe on network
file systems, where outputs of clusters lie.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ..errors import DragomanError
from .costs import put_costs, read_costs
from .database import as_text, connect, fault, told
from .runs import Run, put_run, read_runs
from .tally import Tally
from .values import TROUBLES, Cost, Receipt

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Entry:
    """A shard, as the journal has it."""

    key: str
    target: str
    name: str
    """Of its first article."""
    words: int
    seconds: float
    """0 where it was found done."""
    tally: Tally


@dataclass(frozen=True, slots=True)
class Trouble:
    """An article that is not done."""

    key: str
    """Its shard's."""
    target: str
    name: str
    state: str
    reason: str


class Journal:
    """An open journal; a context manager, which closes it."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self.path = path
        self._database = database
        self._run = 0

    @classmethod
    def open(cls, path: Path) -> tuple[Journal, bool]:
        """Open a journal to write in, and whether one that was damaged had to be begun anew.

        Raises DragomanError where the file can't be written.
        """
        import sqlite3

        try:
            return cls(path, connect(path))._begun(), False
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not path.exists():
                raise fault(error, path) from error
            path.unlink()
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
            with told(path):
                return cls(path, connect(path))._begun(), True

    def _begun(self) -> Journal:
        """Number this run: shards that it doesn't come to can be told from those that it does."""
        for table, column in (("shard", "run"), ("run", "number")):
            found = self._database.execute(f"SELECT coalesce(max({column}), 0) FROM {table}")
            [last] = found.fetchone()
            self._run = max(self._run, last + 1)
        return self

    @classmethod
    def rebuilt(cls, path: Path, receipts: Iterable[Receipt]) -> int:
        """Make it anew from all receipts; how many there are. Raises DragomanError."""
        with told(path):
            path.unlink(missing_ok=True)
        count = 0
        with cls.open(path)[0] as journal:
            for count, receipt in enumerate(receipts, 1):  # noqa: B007
                journal.put(receipt, lasting=False)
        return count

    @classmethod
    def read(cls, path: Path) -> Journal:
        """Open a journal that another process may be writing. Raises DragomanError."""
        import sqlite3

        with told(path):
            return cls(path, sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True))

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(DragomanError), told(self.path):
            self._database.commit()
            self._database.execute("PRAGMA journal_mode = DELETE")  # its empty file goes
        self._database.close()

    def see(self, receipt: Receipt) -> None:
        """Note that a shard was found done: it is one of the sources as they are."""
        with told(self.path):
            seen = self._database.execute(
                "UPDATE shard SET run = ? WHERE key = ? AND fingerprint = ?",
                (self._run, receipt.key, receipt.fingerprint),
            )
        if not seen.rowcount:
            self.put(receipt, lasting=False)

    def unseen(self) -> list[str]:
        """The shards that this run did not come to."""
        with told(self.path):
            rows = self._database.execute("SELECT key FROM shard WHERE run < ?", (self._run,))
            return [key for (key,) in rows]

    def forget(self, key: str) -> None:
        with told(self.path):
            for table in ("shard", "trouble", "cost"):
                self._database.execute(f"DELETE FROM {table} WHERE key = ?", (key,))

    def put(
        self,
        receipt: Receipt,
        seconds: float = 0.0,
        slowest: Sequence[Cost] = (),
        *,
        lasting: bool = True,
    ) -> None:
        """Note a shard that is done, down to the disk unless it need not last.

        `slowest` are articles that took long in it. Raises DragomanError.
        """
        facts = json.dumps(Tally.of(receipt).as_json(), ensure_ascii=False)
        name = receipt.rows[0].name if receipt.rows else ""
        shard = (receipt.key, receipt.fingerprint, receipt.target, name, receipt.words)
        with told(self.path):
            # One that was done again in no time keeps the time that it took.
            self._database.execute(
                "INSERT INTO shard VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                "fingerprint = excluded.fingerprint, words = excluded.words, "
                "seconds = max(seconds, excluded.seconds), facts = excluded.facts, "
                "run = excluded.run",
                tuple(map(as_text, (*shard, seconds, facts, self._run))),
            )
            self._database.execute("DELETE FROM trouble WHERE key = ?", (receipt.key,))
            self._troubles(
                Trouble(receipt.key, receipt.target, row.name, row.state, row.reason)
                for row in receipt.rows
                if row.state in TROUBLES
            )
            if slowest:
                put_costs(self._database, receipt.key, slowest)
            if lasting:
                self._database.commit()

    def fail(self, troubles: Iterable[Trouble]) -> None:
        """Note articles that came to no receipt; the next run tries them again."""
        with told(self.path), self._database:
            troubles = list(troubles)
            self._troubles(troubles)
            # What an earlier run made of them is not out of date.
            keys = {(self._run, trouble.key) for trouble in troubles}
            self._database.executemany("UPDATE shard SET run = ? WHERE key = ?", keys)

    def _troubles(self, troubles: Iterable[Trouble]) -> None:
        self._database.executemany(
            "INSERT OR REPLACE INTO trouble VALUES (?, ?, ?, ?, ?)",
            [tuple(map(as_text, (t.key, t.target, t.name, t.state, t.reason))) for t in troubles],
        )

    def note(self, run: Run) -> None:
        """Note how far this run is now."""
        with told(self.path), self._database:
            put_run(self._database, self._run, run)

    def shards(self) -> Iterator[Entry]:
        """All of them, some at a time: whoever reads must not keep the job from writing."""
        last = ""
        while True:
            with told(self.path):
                rows = self._database.execute(
                    "SELECT key, target, name, words, seconds, facts FROM shard "
                    "WHERE key > ? ORDER BY key LIMIT 5000",
                    (last,),
                ).fetchall()
            if not rows:
                return
            for key, target, name, words, seconds, facts in rows:
                yield Entry(key, target, name, words, seconds, Tally.from_json(facts))
                last = key

    def troubles(self) -> Iterator[Trouble]:
        with told(self.path):
            rows = self._database.execute("SELECT * FROM trouble ORDER BY name, target").fetchall()
        yield from (Trouble(*row) for row in rows)

    def runs(self, part: str = "") -> list[Run]:
        """The last runs, in order; `part` says which of a job's parts the journal is."""
        with told(self.path):
            return read_runs(self._database, part)

    def slowest(self) -> list[Cost]:
        """The articles that took longest, in no order."""
        with told(self.path):
            return read_costs(self._database)
