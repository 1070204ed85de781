"""The lines of a file, as bytes and one by one, out of what it is packed in."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from ...errors import InputError
from ...files import zstd
from ..encoding import decode

LONGEST = 16_000_000
"""Bytes of the longest line; more is no article, and would fill the memory."""
_HEAD = 1 << 18
"""Bytes that tell the encoding."""
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

PACKED = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd"}
"""Suffixes of packed files."""


TOO_LONG = InputError(f"is longer than {LONGEST / 1e6:.0f} MB", hint="no article is")


def not_in(encoding: str, error: UnicodeDecodeError) -> InputError:
    """What is wrong with a line that is not in its file's encoding."""
    return InputError(f"is not {encoding.upper()} (byte {error.start + 1} of the line)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end, or a part of one that is too long."""

    number: int
    """From 1."""
    data: bytes
    too_long: bool = False
    rest: bool = False
    """Whether it goes on with a line that is too long."""


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The content of a file, unpacked. Raises InputError where it can't be read."""
    kind = PACKED.get(path.suffix.lower())
    faults: tuple[type[Exception], ...] = (OSError, EOFError, zlib.error)
    if kind == "zstd":
        faults = (*faults, zstd().ZstdError)
    try:
        with path.open("rb") as packed:
            if kind == "gzip":
                yield cast(BinaryIO, gzip.GzipFile(fileobj=packed))
            elif kind == "zstd":
                yield zstd().open(packed)
            else:
                yield packed
    except FileNotFoundError:
        raise InputError("no such file", where=path, hint="check the path") from None
    except faults as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"can't be read: {reason}", where=path) from error


@contextmanager
def packing(out: BinaryIO, like: Path) -> Iterator[BinaryIO]:
    """Where to write what `out` is to hold, packed as `like` is."""
    kind = PACKED.get(like.suffix.lower())
    if kind == "gzip":  # without a name and a time: the same content is the same file
        with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as packed:
            yield cast(BinaryIO, packed)
    elif kind == "zstd":
        with zstd().open(out, "wb") as packed:
            yield packed
    else:
        yield out


def encoding_of(path: Path) -> tuple[str, str]:
    """The encoding of a file of lines, and what a person should know of it.

    Where half of its first lines are UTF-8 it is that; lines that are not fail alone.
    """
    with opened(path) as file:
        head = file.read(_HEAD)
    cut = head.rfind(b"\n") + 1
    if len(head) == _HEAD and cut:
        head = head[:cut]
    told = [line for line in head.split(b"\n") if not line.isascii()]
    if not told or (b"\0" not in head and sum(map(_is_utf8, told)) * 2 >= len(told)):
        return "utf-8", ""
    found = decode(head, path)
    return found.encoding, found.note


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def each_line(path: Path, encoding: str) -> Iterator[Line]:
    """The lines of a file; one that is too long in parts, so that none fills the memory.

    Raises InputError where the file is damaged.
    """
    number, goes_on = 1, False
    with opened(path) as file:
        for data in _pieces(file, encoding, path):
            ended = data.endswith("\n".encode(encoding))
            yield Line(number, data, len(data) > LONGEST or goes_on, goes_on)
            goes_on = not ended
            number += ended


def _pieces(file: BinaryIO, encoding: str, path: Path) -> Iterator[bytes]:
    if encoding not in WIDE:
        yield from iter(lambda: file.readline(LONGEST + 1), b"")
        return
    # A line's end is more than a byte.
    try:
        with io.TextIOWrapper(file, encoding, newline="\n") as text:
            while piece := text.readline(LONGEST // 2 + 1):
                yield piece.encode(encoding)
    except UnicodeError:
        raise InputError(
            f"is not {encoding.upper()}",
            where=path,
            hint="its byte order mark says so: it is damaged",
        ) from None
