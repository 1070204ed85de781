"""Files written whole or not at all: a lock, a temporary file, and what makes a new name last."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, cast

from .errors import DragomanError

_PATIENCE = 10.0
"""Seconds to wait for another run that is writing in the folder; it takes milliseconds."""


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` under `path` in one step: whoever reads sees the old content or all of the new.

    A symbolic link is followed; the permissions of a file that was there stay. Raises OSError,
    with `path` as its file name and nothing left behind.
    """
    target = Path(os.path.realpath(path))
    try:
        with locked(target.parent):
            with beside(target) as temporary:
                write(temporary, data, like=target)
                os.replace(temporary, target)
            sync_folder(target.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


@contextlib.contextmanager
def locked(folder: Path, *, patiently: bool = False) -> Iterator[None]:
    """Keep other runs out of the folder while something in it is looked at and changed.

    The lock is on the folder itself, so that no lock file is left lying about, and goes with
    its process. Where the system or file system has none, the comparison just before the
    replacement has to do. Raises TimeoutError after some seconds, unless it waits `patiently`.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        kind = fcntl.LOCK_EX if patiently else fcntl.LOCK_EX | fcntl.LOCK_NB
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(handle, kind)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    message = "another run has been writing in the folder for too long"
                    raise TimeoutError(message) from None
                time.sleep(0.01)
            except OSError:  # a file system without locks
                break
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A name for a temporary file in the target's folder; the file is gone in the end.

    The name is always the same, so that what a killed run left behind is cleared away by the
    next. The lock keeps two runs from sharing it.
    """
    temporary = _beside(target)
    try:
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    # At most 60 characters of the name: with four bytes each it still is a file name.
    return target.with_name(f".{target.name[:60]}.tmp")


def clear(path: Path) -> None:
    """Clear away what a killed run left beside a file, where it finds nothing to write any more."""
    target = Path(os.path.realpath(path))
    if _beside(target).exists():
        with locked(target.parent), beside(target):
            pass


def write(path: Path, data: bytes, *, like: Path) -> None:
    """Write a new file, down to the disk, and read it back. Raises OSError.

    It gets the permissions of `like`, or where there is no such file, those of any new one.
    """
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if like.exists():
        path.chmod(stat.S_IMODE(like.stat().st_mode))
    if path.read_bytes() != data:
        raise OSError("what was written does not read back")


@contextlib.contextmanager
def filled(path: Path, fill: Callable[[BinaryIO], None]) -> Iterator[Path]:
    """A file beside `path` with all that `fill` writes, ready to take its place.

    For what is too long to be held in memory, and takes longer than a folder may be locked. The
    file is locked instead, and gone in the end unless it was renamed. Raises OSError, and
    DragomanError where another run is writing it.
    """
    target = Path(os.path.realpath(path))
    with _own(_beside(target)) as handle, beside(target) as temporary:
        with os.fdopen(handle, "wb", closefd=False) as file:
            file.truncate()
            fill(file)
            file.flush()
            os.fsync(handle)
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        yield temporary


@contextlib.contextmanager
def _own(path: Path) -> Iterator[int]:
    """A file that no other run writes to."""
    while True:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        try:
            _lock(handle, path)
            # Between opening and locking, another run may have given it its name.
            if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
                yield handle
                return
        finally:
            os.close(handle)


def _lock(handle: int, path: Path) -> None:
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise DragomanError(
            "another run is writing it", where=path, hint="wait until it is done"
        ) from None
    except OSError:  # a file system without locks
        return


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a filled file its name. Raises OSError."""
    target = Path(os.path.realpath(path))
    with locked(target.parent):
        os.replace(temporary, target)
    sync_folder(target.parent)


def exchange(one: Path, other: Path) -> bool:
    """Swap two files' names in one step; False, and nothing done, where the system can't.

    So what stood there up to that moment is at hand afterwards, whoever wrote it.
    """
    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    call = _renameat2()
    if call is None:
        return False
    return bool(call(here, os.fsencode(one), here, os.fsencode(other), swap) == 0)


@lru_cache(maxsize=1)
def _renameat2() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """Linux's renameat2(2), for which Python has no name."""
    import ctypes

    try:
        return cast(Callable[[int, bytes, int, bytes, int], int], ctypes.CDLL(None).renameat2)
    except (AttributeError, OSError, TypeError):
        return None


_gathered: ContextVar[set[Path] | None] = ContextVar("gathered", default=None)


@contextlib.contextmanager
def synced_together() -> Iterator[None]:
    """Make the new names of many files last in the end, once a folder and not once a file.

    For files that count only when all of them are there. What stands under a name is whole all
    along.
    """
    folders: set[Path] = set()
    token = _gathered.set(folders)
    try:
        yield
    finally:
        _gathered.reset(token)
        for folder in sorted(folders):
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make a new name last through a power cut, where the system can open folders."""
    gathered = _gathered.get()
    if gathered is not None:
        gathered.add(folder)
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def zstd() -> Any:
    """Zstandard: Python's own module from 3.14 on, before that the same one from PyPI."""
    try:
        from compression import zstd as module
    except ImportError:
        from backports import zstd as module
    return module
