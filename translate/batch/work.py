"""One shard done: its articles drafted, their outputs written, and then its receipt.

What comes out depends on the shard and the settings alone. So it may be done twice, or on two
machines at once, and it doesn't matter which of them is last.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from threading import get_ident
from typing import TYPE_CHECKING

from ..errors import (
    DragomanError,
    EngineError,
    InputError,
    SameLanguageError,
    explain,
    is_surroundings,
)
from ..files import synced_together
from . import output
from .costs import Costs
from .place import Place
from .settings import Settings
from .values import FAILED, QUARANTINED, SKIPPED, TROUBLES, Done, Item, Receipt, Row, Shard

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..desk.opened import Opened
    from ..desk.order import Order
    from ..draft import Ready, Repeats

MOST_SEGMENTS = 200_000
"""Of an article: some 16 MB of prose. Drafted, each takes 5 kB of memory."""
_REPEATS = 4096
"""Segments that a worker remembers: some 40 MB. Copies of a story mostly lie near each other."""
_WARM: set[tuple[str, str]] = set()
"""What this process has done before."""


@dataclass(frozen=True)
class DraftShard:
    """What a worker does with each shard. Raises what stops the job, or fails the shard."""

    settings: Settings

    def __call__(self, shard: Shard) -> Done:
        started = time.perf_counter()
        place = Place(self.settings.output)
        known = place.read_receipt(shard.key)
        same = known and known.fingerprint == self.settings.fingerprint and not shard.again
        if known and same and output.stands(known, place):
            return Done(known, 0, time.perf_counter() - started, _memory())
        work = _Work(self.settings, shard, place, known)
        with synced_together():  # before the receipt says that they are there
            receipt, drafted = work.done()
        place.write_receipt(receipt)
        seconds = time.perf_counter() - started
        return Done(receipt, drafted, seconds, _memory(), work.costs.slowest())


class _Work:
    """A shard on its way through."""

    def __init__(
        self, settings: Settings, shard: Shard, place: Place, known: Receipt | None
    ) -> None:
        self._settings, self._shard, self._place = settings, shard, place
        self._order = _order(settings, shard.target, get_ident())
        self._output = output.of(settings.form, shard, place)
        self._known = {row.name: row for row in known.rows} if known else {}
        self._rows: dict[str, Row] = {}
        self._drafted = 0
        self.costs = Costs(shard.target, _WARM)

    def done(self) -> tuple[Receipt, int]:
        """Do all of it but for the receipt; that, and how many articles had to be drafted."""
        barred = dict(self._shard.quarantined)
        items = []
        for number, item in enumerate(self._shard.items):
            reason = barred.get(number) or self._barred(item)
            if reason:
                self._rows[item.name] = Row(item.name, QUARANTINED, reason=reason)
            elif self._shard.careful:
                self._say(number)
                self._do([item])
            else:
                items.append(item)
        self._do(items)
        file, digest = self._output.close()
        rows = tuple(self._rows[item.name] for item in self._shard.items)
        receipt = Receipt(
            self._shard.key, self._shard.target, self._settings.fingerprint, rows, file, digest
        )
        with suppress(OSError):
            (self._place.trying / self._shard.key).unlink(missing_ok=True)
        return receipt, self._drafted

    def _barred(self, item: Item) -> str:
        """Why an article was put into quarantine before, where it is not to be tried again."""
        row = self._known.get(item.name)
        return row.reason if row and row.state == QUARANTINED and not self._shard.again else ""

    def _say(self, number: int) -> None:
        (self._place.trying / self._shard.key).write_text(str(number))

    def _do(self, items: Sequence[Item]) -> None:
        """Draft articles together; where that can't be, one by one, so that each fails alone."""
        opened = []
        for item in items:
            with self.costs.of([item], "open"):
                if found := self._open(item):
                    opened.append((item, found))
        if not opened:
            return
        try:
            with self.costs.of([item for item, _ in opened], "ready"):
                fresh = self._fresh(opened)
            self._draft(fresh)
        except Exception as error:
            if is_surroundings(error):
                raise
            if len(opened) > 1:
                for item, _ in opened:
                    if item.name not in self._rows:
                        self._do([item])
                return
            [(item, found)] = opened
            if isinstance(error, EngineError):
                self._probe(found)
            self._fail(item, error)

    def _open(self, item: Item) -> Opened | None:
        """An article ready to be drafted; None where its row says why it isn't."""
        from ..desk.opened import open_article

        try:
            po = self._output.po(item)
            article = item.read()
            if article.record and not article.blocks:
                self._rows[item.name] = Row(item.name, SKIPPED, reason="its fields are empty")
                return None
            found = open_article(article, self._shard.target, po, self._order)
            if (count := len(found.article.segments)) > MOST_SEGMENTS:
                raise InputError(f"has {count:,} segments: no article has so many")
            return found
        except SameLanguageError as error:
            self._rows[item.name] = Row(item.name, SKIPPED, reason=error.message)
        except Exception as error:
            if is_surroundings(error):
                raise
            self._fail(item, error)
        return None

    def _fail(self, item: Item, error: Exception) -> None:
        if isinstance(error, DragomanError):  # the row says where
            error = DragomanError(error.message, hint=error.hint)
        self._rows[item.name] = Row(item.name, FAILED, reason=explain(error))

    def _fresh(self, opened: Sequence[tuple[Item, Opened]]) -> list[tuple[Item, Opened, Ready]]:
        """Those that an earlier run has not done just so; the others keep their rows."""
        from ..draft import ready

        found = ready(
            [one.article for _, one in opened],
            self._shard.target,
            engine=self._order.engine,
            glossary=self._order.glossary,
            full_risk=self._order.full_risk,
            memory=self._order.memory,
            memory_like=self._order.memory_like,
            previous=[one.previous for _, one in opened],
            repeats=_repeats(self._settings, get_ident()),
        )
        fresh = []
        for (item, one), each in zip(opened, found, strict=True):
            row = self._known.get(item.name)
            is_same = row and row.key == each.key and row.state not in TROUBLES
            if row and is_same and self._output.keep(row):
                self._rows[item.name] = row
            else:
                fresh.append((item, one, each))
        return fresh

    def _draft(self, fresh: Sequence[tuple[Item, Opened, Ready]]) -> None:
        from ..catalog import build
        from ..draft import drafted

        with self.costs.of([item for item, _, _ in fresh], "draft"):
            drafts = drafted([each for _, _, each in fresh])
        for (item, one, each), some in zip(fresh, drafts, strict=True):
            with self.costs.of([item], "put"):
                catalog = build(
                    one.article,
                    self._shard.target,
                    some,
                    path=one.po,
                    addresses=self._order.addresses,
                )
                self._put(item, each, one, catalog)

    def _put(self, item: Item, ready: Ready, opened: Opened, catalog: Catalog) -> None:
        try:
            row = self._output.put(item, ready.key, opened, catalog, self._order)
            self._rows[item.name] = row
            self._drafted += 1
        except Exception as error:
            if is_surroundings(error):
                raise
            self._fail(item, error)

    def _probe(self, item: Opened) -> None:
        """Raise EngineError where the engine is broken, and not only stumbles over an article."""
        from ..engines.routing import find_route

        route = find_route(item.article.language, self._shard.target, engine=self._order.engine)
        route.translate(["One."])


@lru_cache(maxsize=64)
def _order(settings: Settings, target: str, thread: int) -> Order:
    """Read once a thread: glossary and memory stay open."""
    from ..memory import Memory

    memory = Memory.open(settings.memory, create=False) if settings.memory else None
    return settings.order(target, memory)


@lru_cache(maxsize=64)
def _repeats(settings: Settings, thread: int) -> Repeats:
    """One a thread."""
    from ..draft import Repeats

    return Repeats(_REPEATS)


def _memory() -> int:
    """Bytes that this process had at most; 0 where the system doesn't tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
