"""Reading PO files: bytes in any charset to a Catalog, whole or not at all.

reader.py and writer.py go through polib, without any of its wrapping and losses; repair.py puts
right before what polib trips over.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..errors import InputError
from .catalog import Catalog
from .entry import Entry
from .header import FORMAT
from .reader import read

_CHARSET = re.compile(rb"Content-Type:[^\\]*?charset=\s*([\w:.-]+)")
"""Of the header, which may be wrapped; an article may speak of charsets too."""


def load(path: Path | str) -> Catalog:
    """Read a PO file; keeps its path and what was seen of it."""
    path = Path(path)
    try:
        kind = path.stat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            raise InputError("is not a regular file", where=path, hint="name a PO file")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", where=path) from error
    return replace(loads(data, str(path)), path=path)


def loads(data: bytes, where: str = "-") -> Catalog:
    """Read the bytes of a PO file, in the charset that its header declares.

    Raises InputError where something in it can't be understood; nothing is left out silently.
    """
    found = read(*_decode(data, where))
    head, entries = _take_header(found.live, found.top)
    _check_doubles([*entries, *found.obsolete], where)
    if not (entries or found.obsolete) and FORMAT not in head.msgstr:
        raise InputError("there is no PO entry in it", where=where)
    return Catalog(head, tuple(entries), tuple(found.obsolete), found.tail, seen=seen(data))


def seen(data: bytes) -> str:
    """Name the bytes of a file, to tell later whether it is still the same."""
    return hashlib.sha256(data).hexdigest()


def _decode(data: bytes, where: str) -> tuple[str, str, str]:
    """The text, where it is from, and the charset that it was in."""
    if not data.strip():
        raise InputError(
            "the file is empty", where=where, hint="restore it, or delete it to start afresh"
        )
    if b"\0" in data:
        raise InputError("this is not a PO file: it holds NUL bytes", where=where)
    declared = _CHARSET.search(data)
    charset = declared[1].decode() if declared else "utf-8"
    if charset == "CHARSET" or data.startswith(codecs.BOM_UTF8):  # a template's placeholder
        charset = "utf-8"
    try:
        return data.decode(charset), where, charset
    except LookupError as error:
        raise InputError(f"its charset {charset!r} is not known", where=where) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"byte {data[error.start]:#x} is no {charset}",
            where=f"{where}:{line}",
            hint=None if declared else "the header names no charset",
        ) from error


def _take_header(live: list[Entry], top: tuple[str, ...]) -> tuple[Entry, list[Entry]]:
    """Split off the header, with its charset set to what will be written.

    The comment on top is that of the first entry, which mostly is the header.
    """
    if live and top:
        live = [replace(live[0], note=top + live[0].note), *live[1:]]
    for place, entry in enumerate(live):
        if not entry.msgid and entry.msgctxt is None:
            utf8 = re.sub(r"charset=\s*[\w:.-]+", "charset=UTF-8", entry.msgstr, count=1)
            return replace(entry, msgstr=utf8), live[:place] + live[place + 1 :]
    return Entry(""), live


def _check_doubles(entries: Iterable[Entry], where: str) -> None:
    lines: dict[object, int | None] = {}
    for entry in entries:
        key = entry.msgctxt, entry.msgid
        if key in lines:
            raise InputError(
                f"this entry stands in the file twice, in line {lines[key] or 1} too",
                where=f"{where}:{entry.line}",
                hint="delete one of them",
            )
        lines[key] = entry.line
