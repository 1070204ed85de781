"""Whose fault it is that a shard was not done."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager

from ...errors import DragomanError, EngineError, is_surroundings


def is_fatal(error: BaseException) -> bool:
    """Whether other shards would fail like this: the surroundings, or the engine, are at fault."""
    gone = isinstance(error, FileNotFoundError)  # the output folder: a shard's files are with it
    return gone or is_surroundings(error) or isinstance(error, EngineError)


def death(exitcode: int | None) -> str:
    """Why a process ended, in words: `the worker was killed (SIGSEGV)`."""
    if exitcode is None:
        return "the worker is gone"
    if exitcode >= 0:
        return f"the worker ended with status {exitcode}"
    try:
        name = signal.Signals(-exitcode).name
    except ValueError:
        name = f"signal {-exitcode}"
    return f"the worker was killed ({name})"


@contextmanager
def reached() -> Iterator[None]:
    """Say in one line that a cluster's scheduler is gone. Raises DragomanError."""
    try:
        yield
    except (OSError, CancelledError, TimeoutError) as error:
        raise DragomanError(
            "the scheduler is lost", hint="start it, and run the same command again to go on"
        ) from error
