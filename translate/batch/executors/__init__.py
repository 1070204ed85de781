"""Shards to workers: in this process, in processes of our own, or on a Dask cluster.

All keep to one contract, and one set of tests holds them to it:

1. The next shard is taken only when a place is free; twice as many as there are workers are held at
   most, which is what keeps the memory small and the reader waiting.
2. There is one outcome a shard, in any order. `work` may be done more than once for a shard.
3. What `work` raises is an outcome. Where a worker dies, or takes too long, `again` says how the
   shard is to be tried once more, or by None that it is not, which is an outcome too.
4. Where the surroundings are at fault (a full disk, an engine that is gone), no more shards are
   taken; those in hand end.
5. Closing the iterator stops all workers at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ...engines.parcels import Parcel
from ..values import Done, Outcome, Shard

Work = Callable[[Shard], Done]
"""Picklable; loads what it needs once a process."""
Again = Callable[[Shard, str], Shard | None]
"""A shard whose worker died, and of what, to the shard that is to be tried next."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a cluster is, and what its workers have to have in common with this process."""

    address: str
    """`tcp://host:8786`, `tls://host:8786`, or a scheduler file."""
    probe: Callable[[], str] | None = None
    """What every worker has to answer as this process does; picklable."""
    folder: Path | None = None
    """What every worker has to see as it is here."""
    models: tuple[Parcel, ...] = ()
    """Those that every worker has to have; brought to it where it lacks one."""


def map_shards(
    work: Work,
    shards: Iterator[Shard],
    *,
    workers: int = 1,
    again: Again = lambda shard, reason: None,
    timeout: float | None = None,
    cluster: Cluster | None = None,
) -> Iterator[Outcome]:
    """Do the work on each shard.

    0 workers do it in this process. `timeout` is how many seconds a shard may take; None leaves it
    to what the others took. Raises ConfigError where a cluster can't be reached.
    """
    if cluster is not None:
        from .cluster import on_cluster

        return on_cluster(work, shards, cluster, again=again)
    if workers == 0:
        from .serial import in_process

        return in_process(work, shards)
    from .local import Workers

    return Workers(work, workers, again, timeout).map(shards)
