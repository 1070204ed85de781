"""A corpus job from its sources to its last receipt: planned, run, gone on with."""

from __future__ import annotations

import math
import os
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from ..engines import parcels
from ..errors import DragomanError
from . import output, reading
from .again import Again
from .call import Call
from .changes import changes
from .cut import cut
from .executors import Cluster, map_shards
from .journal import Journal, Trouble
from .place import Part, Place
from .progress import Progress
from .pulse import Pulse
from .settings import Probe, Settings
from .sources import Sources
from .stop import Stop
from .superseded import supersede
from .suspects import Suspects
from .values import FAILED, TROUBLES, Item, Outcome, Receipt, Shard
from .work import DraftShard

_NOTED = 10.0
"""Seconds between two notes of how far the job is."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person is told while a job runs."""

    line: str = ""
    """That stays; empty where only the progress is new."""
    trouble: bool = False


@dataclass
class Job:
    """One run of a job. `run` does it; `progress` tells how far it is."""

    call: Call
    place: Place
    workers: int = 1
    part: Part | None = None
    limit: int | None = None
    """Articles."""
    timeout: float | None = None
    """Seconds that a shard may take."""
    cluster: str | None = None
    """Address of a Dask scheduler, or its file; None is this machine."""
    again: bool = False
    """Whether only what failed or was put into quarantine is done, once more."""
    stop: Stop = field(default_factory=Stop)
    progress: Progress = field(default_factory=Progress)

    def run(self) -> Iterator[Told]:
        """Do the job, or what is left of it. Raises DragomanError, KeyboardInterrupt."""
        sources = self.sources()
        self.place.prepare()
        with self.place.locked(self.part):
            options = self.call.settle(self.place)
            settings = self.call.settings(self.place, self.part)
            if changed := dict.fromkeys([*options, *changes(self.place, settings)]):
                names = ", ".join(changed)
                yield Told(f"{names}: not as in the last run; what that changes is done again")
            journal, damaged = Journal.open(self.place.journal(self.part))
            cluster = self.cluster is not None
            pulse = Pulse(self.progress, workers=self.workers, cluster=cluster)
            with journal:
                if damaged:
                    yield Told("the journal was damaged: it is made again from the receipts")
                self._count(sources)
                try:
                    with pulse:
                        yield from self._run(sources, settings, journal, pulse)
                finally:
                    with suppress(DragomanError):  # what goes wrong there is told already
                        journal.note(pulse.run)
            if self.part is None:
                shutil.rmtree(self.place.trying, ignore_errors=True)

    def _count(self, sources: Sources) -> None:
        """Find out beside the work how much there is of it: for the time that is left."""

        def count() -> None:
            total = sum(file.size for folder in sources.folders() for file in folder)
            share = self.part.of if self.part else 1
            self.progress.total = total * len(self.call.targets) // share

        if self.limit is None:
            threading.Thread(target=count, daemon=True).start()

    def sources(self) -> Sources:
        """Raises ConfigError where one is not there."""
        paths = [Path(path) for path in self.call.sources]
        return Sources.of(paths, self.place.output, self.call.targets)

    def shards(self, sources: Sources) -> Iterator[Shard]:
        """All shards of this part; the same, whatever is done of them."""
        groups: Iterable[Iterable[Item]] = reading.groups(sources, self.call.choice)
        if self.limit is not None:
            groups = _limited(groups, self.limit)
        for items in cut(groups, self.call.shard_words):
            for target in self.call.targets:
                shard = Shard.of(target, items)
                if self.part is None or self.part.has(shard.key):
                    yield shard

    def is_done(self, shard: Shard, fingerprint: str) -> Receipt | None:
        """The receipt of a shard for which there is nothing to do."""
        receipt = self.place.read_receipt(shard.key)
        if receipt is None or receipt.fingerprint != fingerprint:
            return None
        return receipt if output.stands(receipt, self.place) else None

    def _run(
        self, sources: Sources, settings: Settings, journal: Journal, pulse: Pulse
    ) -> Iterator[Told]:
        home = _identity(self.place)
        again = Again(journal, self.place) if self.again else None
        noted = -math.inf
        outcomes = map_shards(
            DraftShard(settings),
            self._left(self.shards(sources), settings.fingerprint, journal, again),
            workers=self.workers,
            again=Suspects(self.place).again,
            timeout=self.timeout,
            cluster=self._cluster(settings),
        )
        for outcome in outcomes:
            if _identity(self.place) != home:
                raise DragomanError(
                    "the output folder was removed, or is another one by now",
                    where=self.place.output,
                    hint="run the same command again: what is gone is done again",
                )
            yield from self._take(outcome, journal)
            if again and outcome.done:
                again.take(outcome.done.receipt)
            if time.monotonic() - noted > _NOTED:
                noted = time.monotonic()
                journal.note(pulse.run)
        if not (self.stop.asked or self.limit):
            supersede(journal, self.place, sources.root, self.call.targets, again)

    def _cluster(self, settings: Settings) -> Cluster | None:
        if self.cluster is None:
            return None
        models = parcels.installed(settings.engine)
        return Cluster(self.cluster, Probe(settings), self.place.state, models)

    def _left(
        self, shards: Iterable[Shard], fingerprint: str, journal: Journal, again: Again | None
    ) -> Iterator[Shard]:
        """The shards that there is something to do for; the others are counted."""
        for shard in shards:
            if self.stop.asked:
                return
            receipt = self.is_done(shard, fingerprint)
            if receipt:
                journal.see(receipt)
            if again:
                if again.wants(shard):
                    yield replace(shard, again=True)
            elif receipt:
                self.progress.adopt(receipt, shard.size)
            else:
                yield shard

    def _take(self, outcome: Outcome, journal: Journal) -> Iterator[Told]:
        """Note an outcome. Raises DragomanError where the surroundings are at fault."""
        shard, done = outcome.shard, outcome.done
        if outcome.fatal:
            raise DragomanError(
                outcome.error, hint="see to that, then run the same command again to go on"
            )
        if done is None:
            journal.fail(
                Trouble(shard.key, shard.target, item.name, FAILED, outcome.error)
                for item in shard.items
            )
            self.progress.troubles += len(shard.items)
            self.progress.articles += len(shard.items)
            yield Told(f"{shard.items[0].name} and those with it: {outcome.error}", trouble=True)
            return
        journal.put(done.receipt, done.seconds, done.slowest)
        self.progress.take(done.receipt, shard.size)
        yield Told()
        for row in done.receipt.rows:
            if row.state in TROUBLES:
                yield Told(f"{row.name}: {row.state}: {row.reason}", trouble=True)


def _limited(groups: Iterable[Iterable[Item]], limit: int) -> Iterator[Iterator[Item]]:
    """The first articles of all, however many groups they are in."""
    left = limit

    def counted(group: Iterable[Item]) -> Iterator[Item]:
        nonlocal left
        for item in islice(group, left):
            left -= 1
            yield item

    for group in groups:
        if left <= 0:
            return
        yield counted(group)


def _identity(place: Place) -> tuple[int, int] | None:
    """Which folder the job's own is; None where it is gone."""
    with suppress(OSError):
        status = os.stat(place.receipts)
        return status.st_dev, status.st_ino
    return None


def rebuild(place: Place) -> int:
    """Make the journal of a job again from its receipts; how many these are.

    Raises InputError where there is no job, ConfigError where one is at work there.
    """
    Call.load(place)
    with place.locked(None):
        for path in place.journals():
            path.unlink(missing_ok=True)
        return Journal.rebuilt(place.journal(), place.each_receipt())
