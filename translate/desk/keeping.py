"""An assembled article in the place of an earlier one, which a person may have gone over."""

from __future__ import annotations

import os
import time
import zlib
from pathlib import Path

from ..files import write_whole

_SIGN = 1_000_000
"""Nanoseconds that sign a file: its time of change is rounded to a millisecond, and these are
added as told by its content. A file whose time has the sign of its content is as it was written;
one that was edited, copied or kept by a coarser file system has not, and passes for edited."""


def put(path: Path, data: bytes) -> Path | None:
    """Write an article; return where the earlier one was kept, if it was not ours to replace.

    Raises OSError.
    """
    kept = None
    if path.exists():
        before = path.read_bytes()
        if before == data:
            return None
        if path.stat().st_mtime_ns % _SIGN != _sign(before):
            kept = _free(path, before)
            write_whole(kept, before)
    write_whole(path, data)
    now = time.time_ns()
    os.utime(path, ns=(now, now - now % _SIGN + _sign(data)))
    return kept


def _sign(data: bytes) -> int:
    # Never 0, which is what a coarser file system makes of any time.
    return zlib.crc32(data) % (_SIGN - 1) + 1


def _free(path: Path, data: bytes) -> Path:
    """`story.pt.txt~`, or with a number where that holds something else."""
    number = 1
    while True:
        place = path.with_name(f"{path.name}~{number if number > 1 else ''}")
        if not place.exists() or place.read_bytes() == data:
            return place
        number += 1
