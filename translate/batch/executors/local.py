"""Worker processes of our own on this machine: a pipe each, a shard each at a time.

So a worker that dies has taken just its shard with it, and it is known which. They are started
afresh: forked ones would inherit each other's pipes, and outlive a driver that is killed.
"""

from __future__ import annotations

import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import cast

from ..values import Done, Outcome, Shard
from .faults import death
from .patience import Patience
from .worker import start

_RECYCLED = 1 << 31
"""Bytes of memory beyond which a worker is let go after its shard, and a new one started."""
_TICK = 1.0
"""Seconds between two looks at how long workers take."""
_ASLEEP = 30.0
"""Seconds between two looks that are too many: somebody has stopped us."""


@dataclass
class _Worker:
    process: subprocess.Popen[bytes]
    pipe: Connection
    shard: Shard | None = None
    since: float | None = None
    """When it began with its shard; None while it is starting."""
    reason: str = ""
    """Why we killed it."""


class Workers:
    """Some workers, from the first shard to the last."""

    def __init__(
        self,
        work: Callable[[Shard], Done],
        count: int,
        again: Callable[[Shard, str], Shard | None],
        timeout: float | None = None,
    ) -> None:
        self._work, self._count, self._again = work, count, again
        self._patience = Patience(timeout)
        self._live: dict[Connection, _Worker] = {}
        self._waiting: deque[Shard] = deque()
        """To be tried once more."""
        self._stopped = False
        self._looked = time.monotonic()

    def map(self, shards: Iterator[Shard]) -> Iterator[Outcome]:
        try:
            while self._feed(shards):
                ready = wait(list(self._live), timeout=_TICK)
                heard = [self._heard(self._live[cast(Connection, pipe)]) for pipe in ready]
                outcomes = [outcome for outcome in heard if outcome]
                self._stopped |= any(outcome.fatal for outcome in outcomes)
                self._feed(shards)  # before the driver has its time with the outcomes
                yield from outcomes
                self._hurry()
        finally:
            self._end()

    def _feed(self, shards: Iterator[Shard]) -> bool:
        """Give every worker a shard; False where nobody has one any more."""
        idle = [worker for worker in self._live.values() if worker.shard is None]
        while len(self._live) - len(idle) < self._count and (shard := self._next(shards)):
            worker = idle.pop() if idle else self._start()
            self._give(worker, shard)
        return any(worker.shard for worker in self._live.values())

    def _next(self, shards: Iterator[Shard]) -> Shard | None:
        if self._stopped:
            return None
        return self._waiting.popleft() if self._waiting else next(shards, None)

    def _start(self) -> _Worker:
        worker = _Worker(*start(self._work))
        self._live[worker.pipe] = worker
        return worker

    def _give(self, worker: _Worker, shard: Shard) -> None:
        worker.shard, worker.since = shard, None
        with suppress(BrokenPipeError, ConnectionResetError):  # it has died, as its pipe will say
            worker.pipe.send(shard)

    def _heard(self, worker: _Worker) -> Outcome | None:
        """What a worker says, or its death; None where its shard is tried once more."""
        shard = worker.shard
        try:
            answer = worker.pipe.recv()
        except (EOFError, ConnectionResetError, OSError):
            self._drop(worker)
            return self._retried(shard, worker) if shard else None
        if answer is None:  # it has begun
            worker.since = time.monotonic()
            return None
        assert shard is not None
        worker.shard = None
        if isinstance(answer, Done):
            self._patience.learn(shard.words, answer.seconds)
            if answer.memory > _RECYCLED:
                self._drop(worker)
            return Outcome(shard, answer)
        line, fatal = answer
        return Outcome(shard, None, line, fatal)

    def _retried(self, shard: Shard, worker: _Worker) -> Outcome | None:
        reason = worker.reason or death(worker.process.returncode)
        if following := self._again(shard, reason):
            self._waiting.append(following)
            return None
        return Outcome(shard, None, reason)

    def _hurry(self) -> None:
        """Kill the workers that take too long."""
        now = time.monotonic()
        # Where this process was stopped for a while, the workers were so, too.
        asleep = max(now - self._looked - _ASLEEP, 0)
        self._looked = now
        for worker in self._live.values():
            if worker.shard is None or worker.since is None:
                continue
            worker.since += asleep
            limit = self._patience.limit(worker.shard.words)
            if now - worker.since > limit:
                worker.reason = f"it took longer than {limit:.0f} seconds"
                worker.process.kill()

    def _drop(self, worker: _Worker) -> None:
        del self._live[worker.pipe]
        worker.pipe.close()
        _buried(worker.process)

    def _end(self) -> None:
        """Let the idle go, and end those that are in the midst of it."""
        for worker in self._live.values():
            if worker.shard is not None:
                worker.process.terminate()
            worker.pipe.close()
        for worker in self._live.values():
            _buried(worker.process)
        self._live.clear()


def _buried(process: subprocess.Popen[bytes]) -> None:
    """Wait for its end."""
    process.wait()
    assert process.stdin
    process.stdin.close()
