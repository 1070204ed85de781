"""A worker process: how it is started, what it does, and that it goes when its driver does.

Not `multiprocessing.Process`: that reads what it is to do before any code of ours runs, and ends in
a traceback where its driver is killed meanwhile; it imports the driver's main module once more; and
it would work on for a driver that is no more, on an article that never ends for ever.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from ...engines import processors
from ...errors import explain
from ..values import Done, Shard
from .faults import is_fatal

Answer = Done | tuple[str, bool] | None
"""What a worker says: None where it begins, else a shard that is done, or why not, and whether
others would fail like it."""


def start(work: Callable[[Shard], Done]) -> tuple[subprocess.Popen[bytes], Connection]:
    """Start a process that does the work on each shard that its pipe is sent; answers come back."""
    here, there = Pipe()
    with _undisturbed():
        process = _spawned(there)
    there.close()
    # Not on the command line: one that dies as it starts would leave us writing it for ever.
    with suppress(BrokenPipeError, ConnectionResetError):
        here.send(work)
    return process, here


def _spawned(there: Connection) -> subprocess.Popen[bytes]:
    number = there.fileno()
    code = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import serve; serve({number})"
    options: dict[str, Any] = {"pass_fds": (number,)}
    if sys.platform == "win32":
        os.set_handle_inheritable(number, True)
        startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [number]})
        options = {"startupinfo": startup}
    # Nothing is ever written to its standard input: that it ends tells that the driver has.
    return subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, **options)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Start a process that Ctrl-C does not reach, not even before it can say so itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(number: int) -> None:
    """A worker's life: shards in, what became of them out, until its driver is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the driver decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with_standard_input()
    os.environ[processors.SETTING] = "1"
    with suppress(EOFError, ConnectionResetError, BrokenPipeError), Connection(number) as pipe:
        work: Callable[[Shard], Done] = pipe.recv()
        while True:
            shard: Shard = pipe.recv()
            pipe.send(None)
            pipe.send(_answer(work, shard))
            processors.settle()
            processors.release()


def _answer(work: Callable[[Shard], Done], shard: Shard) -> Answer:
    try:
        return work(shard)
    except Exception as error:
        return explain(error), is_fatal(error)


def _end_with_standard_input() -> None:
    """Have the system end this process once the other end of its standard input is closed.

    By a signal (SIGIO, which nothing here handles): native code, or a regular expression, may let
    no other thread come to its turn. All files are written whole, so that any moment will do. Where
    a system has no such signal, the process ends after its shard.
    """
    if sys.platform == "win32":
        return
    import fcntl

    with suppress(OSError):
        fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(0, fcntl.F_SETFL, fcntl.fcntl(0, fcntl.F_GETFL) | os.O_ASYNC)
