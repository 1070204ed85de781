"""Shards to a Dask cluster: one that is there already, by the address of its scheduler.

The scheduler is trusted with nothing: it may lose, repeat and reorder work. A window of shards is
out at a time, each submitted under a name of its own, and what comes back is let go of at once.
"""

from __future__ import annotations

import logging
import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...engines import processors
from ...errors import ConfigError, DragomanError, explain
from ..values import Done, Outcome, Shard
from .alike import make_alike
from .faults import is_fatal, reached

if TYPE_CHECKING:
    from . import Cluster

_PATIENCE = 20
"""Seconds to wait for the scheduler, and for its first worker."""
_AHEAD = 2
"""Shards a thread that are out at a time."""


_alike: set[str] = set()
"""On a worker: the answers that it is known to give."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Work that brings back what it raises: an exception of ours need not be known over there."""

    work: Callable[[Shard], Done]
    probe: Callable[[], str] | None = None
    answer: str = ""
    """The driver's own to the probe."""

    def __call__(self, shard: Shard) -> Done | tuple[str, bool] | None:
        """None on a worker that has come later, and would draft otherwise."""
        if self.probe and self.answer not in _alike:
            if self.probe() != self.answer:
                return None
            _alike.add(self.answer)
        # A worker has threads of its own; engines need no more. Told before the first is loaded.
        os.environ.setdefault(processors.SETTING, "1")
        try:
            return self.work(shard)
        except Exception as error:
            return explain(error), is_fatal(error)


def on_cluster(
    work: Callable[[Shard], Done],
    shards: Iterator[Shard],
    cluster: Cluster,
    *,
    again: Callable[[Shard, str], Shard | None],
) -> Iterator[Outcome]:
    """Do the work on a cluster, once all its workers were found to be alike.

    Raises ConfigError where it can't be reached or a worker differs, DragomanError where the
    scheduler is lost.
    """
    logging.disable()  # Dask speaks of a lost connection in tracebacks; we say it in one line
    try:
        client = _client(cluster.address)
        try:
            make_alike(client, cluster)
            yield from _Window(client, cluster, work, again).map(shards)
        finally:
            with suppress(Exception):  # a scheduler that is gone can't be taken leave of
                client.close(timeout=2)
    finally:
        logging.disable(logging.NOTSET)


def _client(address: str) -> Any:
    try:
        dask: Any = import_module("distributed")
    except ImportError:
        raise ConfigError(
            "--cluster needs Dask", hint="pip install 'dragoman[cluster]', here and on the workers"
        ) from None
    where = {"address" if "://" in address else "scheduler_file": address}
    try:
        if "scheduler_file" in where:
            _await_file(Path(address))
        client = dask.Client(**where, timeout=_PATIENCE)
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise ConfigError(
            "the cluster can't be reached, or has no workers",
            where=address,
            hint="start a scheduler and workers: docs/scale.md",
        ) from error
    return client


def _await_file(path: Path) -> None:
    """Wait for a scheduler that is just starting: Dask itself would wait for its file for ever.

    Raises TimeoutError.
    """
    deadline = time.monotonic() + _PATIENCE
    while not path.exists():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.1)


class _Window:
    """The shards that are out."""

    def __init__(
        self,
        client: Any,
        cluster: Cluster,
        work: Callable[[Shard], Done],
        again: Callable[[Shard, str], Shard | None],
    ) -> None:
        self._client, self._cluster, self._again = client, cluster, again
        self._work = Attempt(work, cluster.probe, cluster.probe() if cluster.probe else "")
        self._out: dict[Any, Shard] = {}
        self._waiting: deque[Shard] = deque()
        self._tries = 0
        self._stopped = False

    def map(self, shards: Iterator[Shard]) -> Iterator[Outcome]:
        dask: Any = import_module("distributed")
        completed = dask.as_completed()
        self._feed(shards, completed)
        while self._out:
            with reached():
                future = next(completed)
            outcome = self._heard(future, self._out.pop(future))
            future.release()
            self._stopped |= bool(outcome and outcome.fatal)
            self._feed(shards, completed)
            if outcome:
                yield outcome

    def _feed(self, shards: Iterator[Shard], completed: Any) -> None:
        """Send shards, twice as many as there are threads now: workers come and go."""
        with reached():
            room = _AHEAD * max(sum(self._client.nthreads().values()), 1)
        while not self._stopped and len(self._out) < room:
            shard = self._waiting.popleft() if self._waiting else next(shards, None)
            if shard is None:
                return
            self._tries += 1
            name = f"draft-{shard.key}-{self._tries}"
            future = self._client.submit(self._work, shard, key=name, pure=False)
            self._out[future] = shard
            completed.add(future)

    def _heard(self, future: Any, shard: Shard) -> Outcome | None:
        from distributed import KilledWorker

        try:
            with reached():
                answer = future.result()
        except DragomanError:
            raise
        except KilledWorker:
            # Others that were at its worker are suspects to Dask as well.
            following = self._again(shard, "the worker died")
            if following is None:
                return Outcome(shard, None, "the worker died")
            self._waiting.append(following)
            return None
        except Exception as error:
            return Outcome(shard, None, explain(error))
        if isinstance(answer, Done):
            return Outcome(shard, answer)
        if answer is None:
            make_alike(self._client, self._cluster)
            self._waiting.append(shard)
            return None
        line, fatal = answer
        return Outcome(shard, None, line, fatal)
