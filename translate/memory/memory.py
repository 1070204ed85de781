"""A translation memory: segments with the translations that people approved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from ..languages import fallbacks, same_base
from .likely import likely
from .removing import remove
from .selection import FROM, Selection
from .store import connect, told, transaction
from .tokens import mark, words
from .unit import UNKNOWN, Match, Stats, Stored, Unit
from .writing import put

if TYPE_CHECKING:
    import sqlite3

EVERYTHING = Selection()
OFFERED = 0.75
"""From this likeness on, a translation is worth a look."""
_BATCH = 10_000
"""Units that are written, or read, in one transaction: a second, in which others wait."""
_RANKED = 100
"""Units of one source, the best by context and the last stored, that are ranked by all else.

What stands in every article has thousands, too many to look up who approved each."""
_FEWEST_WORDS = 3
"""Shorter sources are only found as they are: two words are like too many."""

_UNIT = (
    "SELECT segment.text, unit.target, pair.source, pair.target, before, after, article, person, "
    f"date, unit.id {FROM}"
)
_CONTEXT = "(before = ?) * (before <> 0) + (after = ?) * (after <> 0)"


class Memory:
    """An open memory; a context manager, which closes it."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self.path = path
        self._database = database

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Memory:
        """Open a memory, or make an empty one. Raises DragomanError.

        Not to `create`, InputError where there is none. Where the file can't be written, it can
        still be read.
        """
        return cls(path, connect(path, create=create))

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    def exact(
        self,
        source: str,
        source_language: str,
        target_language: str,
        *,
        before: int = UNKNOWN,
        after: int = UNKNOWN,
        article: str = "",
    ) -> list[Match]:
        """The units of just this source, the best first, each translation once.

        Best is what stood between the same neighbours, then what stood beside one of them, then
        what is of the same article, then the newest. `before` and `after` are the `mark` of the
        neighbours. Sources that differ in typographic marks alone are the same.
        """
        pairs = ", ".join(map(str, self._pairs(source_language, target_language)))
        same = f"SELECT id FROM segment WHERE mark = ? AND pair IN ({pairs})"
        query = (
            f"{_UNIT} WHERE unit.id IN (SELECT id FROM unit WHERE segment IN ({same}) "
            f"ORDER BY {_CONTEXT} DESC, id DESC LIMIT {_RANKED}) "
            f"ORDER BY {_CONTEXT} DESC, pair.target = ? DESC, segment.text = ? DESC, "
            "article = ? DESC, date DESC, unit.id DESC"
        )
        context = (before, after)
        values = (mark(source), *context, *context, target_language, source, article)
        with told(self.path):
            rows = self._database.execute(query, values).fetchall()
        matches: dict[str, Match] = {}
        for row in rows:
            unit = Unit(*row[:-1])
            match = Match(unit, 1.0, _same(before, unit.before), _same(after, unit.after))
            matches.setdefault(unit.target, match)
        return list(matches.values())

    def like(
        self,
        source: str,
        source_language: str,
        target_language: str,
        *,
        least: float = OFFERED,
        most: int = 2,
    ) -> list[Match]:
        """The units of sources that are like this one and not the same, the likest first.

        Likeness is twice the longest common subsequence over both lengths. Of a source that has
        several translations, the newest.
        """
        if words(source) < _FEWEST_WORDS:
            return []
        with told(self.path):
            found = [
                Match(self._newest(number), ratio)
                for pair in self._pairs(source_language, target_language)
                for ratio, number in self._alike(source, pair, least, most)
            ]
        return sorted(found, key=lambda match: match.likeness, reverse=True)[:most]

    def _alike(self, source: str, pair: int, least: float, most: int) -> list[tuple[float, int]]:
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import extract

        texts = dict(likely(self._database, source, pair))
        # One more, as the source itself may be among them.
        found = extract(
            source,
            texts,
            scorer=Indel.normalized_similarity,
            processor=None,
            score_cutoff=least,
            limit=most + 1,
        )
        own = mark(source)
        return [(ratio, number) for text, ratio, number in found if mark(text) != own][:most]

    def _newest(self, segment: int) -> Unit:
        last = f"SELECT id FROM unit WHERE segment = ? ORDER BY id DESC LIMIT {_RANKED}"
        query = f"{_UNIT} WHERE unit.id IN ({last}) ORDER BY date DESC, unit.id DESC LIMIT 1"
        return Unit(*self._database.execute(query, (segment,)).fetchone()[:-1])

    def _pairs(self, source: str, target: str) -> list[int]:
        """The pairs that serve: a region's translations where none is asked for, and the reverse.

        What is Brazilian is not for Portugal.
        """
        rows = self._database.execute("SELECT id, source, target FROM pair")
        return [
            number
            for number, one, other in rows.fetchall()
            if same_base(one, source) and (other in fallbacks(target) or target in fallbacks(other))
        ]

    def store(
        self, units: Iterable[Unit], told: Callable[[Stored], None] = lambda stored: None
    ) -> Stored:
        """Store units of approved translations; `told` hears how many, after each transaction.

        What was stored before an error stays; storing it again changes nothing. Raises
        DragomanError where the file can't be written.
        """
        units, stored = iter(units), Stored()
        while batch := list(islice(units, _BATCH)):
            with transaction(self._database, self.path):
                done = put(self._database, batch)
            stored += done
            told(stored)
        return stored

    def __iter__(self) -> Iterator[Unit]:
        """All units, in the order in which they were stored."""
        return self.select()

    def select(self, selection: Selection = EVERYTHING) -> Iterator[Unit]:
        """The units that are meant, in the order in which they were stored."""
        condition, values = selection.condition()
        query = f"{_UNIT} WHERE {condition} AND unit.id > ? ORDER BY unit.id LIMIT {_BATCH}"
        last = 0
        while True:
            with told(self.path):
                rows = self._database.execute(query, (*values, last)).fetchall()
            if not rows:
                return
            last = rows[-1][-1]
            yield from (Unit(*row[:-1]) for row in rows)

    def by_source(self, selection: Selection = EVERYTHING) -> Iterator[Unit]:
        """The same, those of one source together, the newest first of each."""
        condition, values = selection.condition()
        query = f"{_UNIT} WHERE {condition} ORDER BY segment.id, date DESC, unit.id DESC"
        with told(self.path):
            for row in self._database.execute(query, values):
                yield Unit(*row[:-1])

    def remove(self, selection: Selection) -> int:
        """Remove the units that are meant, and what nothing else needs; how many they were.

        What is removed is written over in the file. Raises DragomanError where that can't be
        written.
        """
        with told(self.path):
            self._database.execute("PRAGMA secure_delete = ON")
        with transaction(self._database, self.path):
            return remove(self._database, selection)

    def stats(self) -> list[Stats]:
        """What there is, a pair of languages each, sorted by their tags."""
        query = (
            "SELECT pair.source, pair.target, count(*), count(DISTINCT segment.id), "
            "count(DISTINCT nullif(article, '')), count(DISTINCT nullif(person, '')), max(date) "
            f"{FROM}GROUP BY pair.id ORDER BY pair.source, pair.target"
        )
        with told(self.path), closing(self._database.execute(query)) as rows:
            return [Stats(*row) for row in rows]


def _same(one: int, other: int) -> bool:
    return one == other != UNKNOWN
