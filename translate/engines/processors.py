"""What an engine may take of its process: how many threads, what stays loaded, what goes."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from functools import cache
from typing import cast

SETTING = "OMP_NUM_THREADS"
"""The environment's word on it, as other programs that compute know it."""


def told() -> int | None:
    """What the environment says; None where it says nothing that can be used."""
    given = os.environ.get(SETTING, "")
    return int(given) if given.isdigit() and int(given) else None


def usable() -> int:
    """What the environment says, or else the processors that this process may use.

    A scheduler may have given it fewer than the machine has.
    """
    if hasattr(os, "sched_getaffinity"):
        return told() or len(os.sched_getaffinity(0))
    return told() or os.cpu_count() or 1


@cache
def settle() -> None:
    """Leave what is loaded by now out of the collector's rounds: it stays as long as the process.

    To be called when a process that drafts on and on has drafted once; later calls do nothing.
    Models, glossaries and tables are many objects, looked through again and again.
    """
    gc.collect()
    gc.freeze()


def release() -> None:
    """Give the system back what memory is free: after a shard, glibc keeps 20 to 60 MB of it.

    Nothing where the C library is another one.
    """
    if trim := _malloc_trim():
        trim(0)


@cache
def _malloc_trim() -> Callable[[int], int] | None:
    """glibc's malloc_trim(3), for which Python has no name."""
    import ctypes

    try:
        return cast(Callable[[int], int], ctypes.CDLL(None).malloc_trim)
    except (AttributeError, OSError, TypeError):
        return None
