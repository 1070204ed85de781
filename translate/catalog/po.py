"""Reading and writing PO files through polib, without any of its wrapping and losses.

polib 1.2 drops what it has no place for: the header's flags and comments, `#~|` lines, comments
after the last entry. Here the header stays an entry like any other; repair.py sees to the rest.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from .catalog import Catalog
from .entry import Entry
from .header import FORMAT
from .repair import repair

if TYPE_CHECKING:
    import polib

_CHARSET = re.compile(rb"Content-Type:[^\\]*?charset=\s*([\w:.-]+)")
"""Of the header, which may be wrapped; an article may speak of charsets too."""
_SYNTAX = re.compile(r"line (\d+)\)(?:: )?(.*)", re.DOTALL)
# str.splitlines, which polib uses, ends a line at these as well.
_BREAKS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def load(path: Path) -> Catalog:
    """Read a PO file; keeps its path and what was seen of it."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise InputError("is not a regular file", where=path, hint="name a PO file")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", where=path) from error
    return replace(loads(data, str(path)), path=path)


def loads(data: bytes, where: str = "-") -> Catalog:
    """Read the bytes of a PO file, in the charset that its header declares.

    Raises InputError where something in it can't be understood; nothing is left out silently.
    """
    text, charset = _decode(data, where)
    lines, tail = repair(text, where, charset)
    if not lines:
        raise InputError("there is no PO entry in it", where=where)
    guarded, restore = _guard("\n".join(lines))
    parsed = _parse(guarded, where)
    note = _split(parsed.header)
    entries = [_read(entry, restore) for entry in parsed]
    head, entries = _take_header(entries, tuple(map(restore, note)))
    live = [e for e, raw in entries if not raw.obsolete]
    # gettext's tools keep neither comments nor places of obsolete entries.
    obsolete = [replace(e, comments=(), references=()) for e, raw in entries if raw.obsolete]
    _check_doubles([*live, *obsolete], where)
    if not entries and FORMAT not in head.msgstr:
        raise InputError("there is no PO entry in it", where=where)
    notes = tuple(restore(line) for line in tail)
    return Catalog(head, tuple(live), tuple(obsolete), notes, seen=seen(data))


def seen(data: bytes) -> str:
    """Name the bytes of a file, to tell later whether it is still the same."""
    return hashlib.sha256(data).hexdigest()


def _decode(data: bytes, where: str) -> tuple[str, str]:
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
        return data.decode(charset), charset
    except LookupError as error:
        raise InputError(f"its charset {charset!r} is not known", where=where) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"byte {data[error.start]:#x} is no {charset}", where=f"{where}:{line}"
        ) from error


def _guard(text: str) -> tuple[str, Callable[[str], str]]:
    """Put noncharacters, which no text uses, for the odd line breaks; and the way back."""
    spare = (chr(code) for code in range(0xFDD0, 0xFDF0) if chr(code) not in text)
    pairs = list(zip(_BREAKS, spare, strict=False))
    there = {ord(char): stand_in for char, stand_in in pairs}
    back = {ord(stand_in): char for char, stand_in in pairs}
    return text.translate(there), lambda string: string.translate(back)


@lru_cache(maxsize=1)
def _reader() -> type[polib.POFile]:
    import polib

    class WholeFile(polib.POFile):
        """Leaves the header among the entries, where polib makes a dict of a part of it."""

        def find(self, *args: object, **options: object) -> None:
            return None

    return WholeFile


def _parse(text: str, where: str) -> polib.POFile:
    import polib

    try:
        return polib.pofile(text, klass=_reader(), wrapwidth=0, encoding="utf-8")
    except OSError as error:
        found = _SYNTAX.search(str(error))
        line, reason = found.groups() if found else ("", "")
        raise InputError(
            f"this is not PO syntax{f' ({reason})' if reason else ''}",
            where=f"{where}:{line}" if line else where,
        ) from error


_Read = tuple[Entry, "polib.POEntry"]


def _read(raw: polib.POEntry, restore: Callable[[str], str]) -> _Read:
    def text(string: str | None) -> str | None:
        return None if string is None else restore(string)

    # gettext ends a flag at a blank too; `range: 0..9` is the one that has a blank.
    words = [word for flag in raw.flags for word in re.findall(r"range:\s*\S+|\S+", flag)]
    places = " ".join(f"{file}:{line}" if line else file for file, line in raw.occurrences)
    entry = Entry(
        msgid=restore(raw.msgid),
        msgstr=restore(raw.msgstr),
        msgctxt=text(raw.msgctxt),
        fuzzy="fuzzy" in words,
        flags=tuple(word for word in words if word != "fuzzy"),
        note=tuple(map(restore, _split(raw.tcomment))),
        comments=tuple(map(restore, _split(raw.comment))),
        references=tuple(_REFERENCE.findall(places)),
        previous_msgid=text(raw.previous_msgid),
        previous_msgctxt=text(raw.previous_msgctxt),
        previous_plural=text(raw.previous_msgid_plural),
        msgid_plural=restore(raw.msgid_plural) if raw.msgid_plural else None,
        msgstr_plural=tuple((n, restore(s)) for n, s in sorted(raw.msgstr_plural.items())),
        line=raw.linenum,
    )
    return entry, raw


_REFERENCE = re.compile("(?:\u2068[^\u2069]*\u2069|[^\\s\u2068])+")
"""polib splits references at blanks; what stands between isolates belongs together."""


def _split(comment: str) -> tuple[str, ...]:
    return tuple(comment.split("\n")) if comment else ()


def _take_header(entries: list[_Read], note: tuple[str, ...]) -> tuple[Entry, list[_Read]]:
    """Split off the header, with its charset set to what will be written.

    Without a header, the comment on top is the first entry's.
    """
    for place, (entry, raw) in enumerate(entries):
        if entry.key == (None, "") and not raw.obsolete:
            utf8 = re.sub(r"charset=\s*[\w:.-]+", "charset=UTF-8", entry.msgstr, count=1)
            head = replace(entry, msgstr=utf8, note=note + entry.note)
            return head, entries[:place] + entries[place + 1 :]
    if entries:
        first, raw = entries[0]
        entries = [(replace(first, note=note + first.note), raw), *entries[1:]]
    return Entry(""), entries


def _check_doubles(entries: Iterable[Entry], where: str) -> None:
    lines: dict[object, int | None] = {}
    for entry in entries:
        if entry.key in lines:
            raise InputError(
                f"this entry stands in the file twice, in line {lines[entry.key] or 1} too",
                where=f"{where}:{entry.line}",
                hint="delete one of them",
            )
        lines[entry.key] = entry.line


def dumps(catalog: Catalog) -> bytes:
    """The bytes of a catalog: UTF-8, LF, never wrapped."""
    entries = [
        *([_write(catalog.head)] if catalog.head.msgstr or catalog.head.note else []),
        *(_write(entry) for entry in catalog.entries),
        *(_write(entry, obsolete=True) for entry in catalog.obsolete),
    ]
    tail = "".join(f"\n{line}" for line in catalog.tail)
    text = "\n".join(entries) + (f"{tail}\n" if tail else "")
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"{text[error.start]!r} is half a character and can't be written",
            where=catalog.path,
        ) from error


def _write(entry: Entry, *, obsolete: bool = False) -> str:
    import polib

    raw = polib.POEntry(
        msgctxt=entry.msgctxt,
        msgid=entry.msgid,
        msgstr=entry.msgstr,
        msgid_plural=entry.msgid_plural or "",
        msgstr_plural=dict(entry.msgstr_plural),
        obsolete=obsolete,
        tcomment="\n".join(entry.note),
        comment="\n".join(entry.comments),
        occurrences=[(place, "") for place in entry.references],
        flags=[*(["fuzzy"] if entry.fuzzy else []), *entry.flags],
        previous_msgid=entry.previous_msgid,
        previous_msgctxt=entry.previous_msgctxt,
        previous_msgid_plural=entry.previous_plural,
    )
    lines = raw.__unicode__(wrapwidth=0).split("\n")
    return "\n".join(map(_as_gettext, lines))


def _as_gettext(line: str) -> str:
    """An empty comment line without its blank, and BEL as an escape."""
    if line.startswith("#") and not line.startswith(("#~", "#|")):
        return line.rstrip(" ")
    return line.replace("\a", r"\a")
