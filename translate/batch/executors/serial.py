"""Shards one after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...errors import explain
from ..values import Done, Outcome, Shard
from .faults import is_fatal


def in_process(work: Callable[[Shard], Done], shards: Iterator[Shard]) -> Iterator[Outcome]:
    """A worker that dies here takes the job with it."""
    for shard in shards:
        try:
            outcome = Outcome(shard, work(shard))
        except Exception as error:
            outcome = Outcome(shard, None, explain(error), is_fatal(error))
        yield outcome
        if outcome.fatal:
            return
