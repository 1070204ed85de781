"""An assembled article in the place of an earlier one, which a person may have gone over."""

from __future__ import annotations

import filecmp
import os
import shutil
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from ..files import filled, put_in_place, write_whole

_SIGN = 1_000_000
"""Nanoseconds that sign a file: its time of change is rounded to a millisecond, and these are
added as told by its content. A file whose time has the sign of its content is as it was written;
one that was edited, copied or kept by a coarser file system has not, and passes for edited."""
_CHUNK = 1 << 20


def put(path: Path, data: bytes) -> Path | None:
    """Write an article; return where the earlier one was kept, if it was not ours to replace.

    Raises OSError.
    """
    kept = None
    if path.exists():
        before = path.read_bytes()
        if before == data:
            return None
        if path.stat().st_mtime_ns % _SIGN != _sign(zlib.crc32(before)):
            kept = _free(path)
            write_whole(kept, before)
    write_whole(path, data)
    _write_sign(path, zlib.crc32(data))
    return kept


def put_long(path: Path, fill: Callable[[BinaryIO], None]) -> Path | None:
    """As `put`, for a file that `fill` writes and that no memory has to hold."""
    kept = None
    with filled(path, fill) as temporary:
        if path.exists():
            if filecmp.cmp(temporary, path, shallow=False):
                return None
            if path.stat().st_mtime_ns % _SIGN != _sign(_sum(path)):
                kept = _free(path)
                with path.open("rb") as before, filled(kept, _copied(before)) as copy:
                    put_in_place(copy, kept)
        total = _sum(temporary)
        put_in_place(temporary, path)
    _write_sign(path, total)
    return kept


def _copied(source: BinaryIO) -> Callable[[BinaryIO], None]:
    return lambda out: shutil.copyfileobj(source, out, _CHUNK)


def _sum(path: Path) -> int:
    total = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            total = zlib.crc32(chunk, total)
    return total


def _sign(total: int) -> int:
    # Never 0, which is what a coarser file system makes of any time.
    return total % (_SIGN - 1) + 1


def _write_sign(path: Path, total: int) -> None:
    now = time.time_ns()
    os.utime(path, ns=(now, now - now % _SIGN + _sign(total)))


def _free(path: Path) -> Path:
    """`story.pt.txt~`, or with a number where that holds something else."""
    number = 1
    while True:
        place = path.with_name(f"{path.name}~{number if number > 1 else ''}")
        if not place.exists() or filecmp.cmp(place, path, shallow=False):
            return place
        number += 1
