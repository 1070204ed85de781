"""What polib reads, as entries of ours.

polib 1.2 makes a dict of part of the header and drops its flags and comments: here the header
stays an entry like any other. repair.py has seen to the rest before.
"""

from __future__ import annotations

import contextlib
import gc
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ..errors import InputError
from .entry import Entry
from .plain import blanks_on_top, is_plain, joined
from .repair import STAND_INS, repair

if TYPE_CHECKING:
    import polib

_SYNTAX = re.compile(r"line (\d+)\)(?:: )?(.*)", re.DOTALL)
_STANDS_IN = re.compile(STAND_INS)
_REFERENCE = re.compile("(?:\u2068[^\u2069]*\u2069|[^\\s\u2068])+")
"""polib splits references at blanks; what stands between isolates belongs together."""


@dataclass(frozen=True, slots=True)
class Read:
    """The text of a PO file, taken apart."""

    top: tuple[str, ...]
    """The comment above the first entry."""
    live: list[Entry]
    """The header is one of them."""
    obsolete: list[Entry]
    tail: tuple[str, ...]
    """Comment lines after the last entry."""


def read(text: str, where: str, charset: str) -> Read:
    """Read a PO file's text; `charset` is what its escapes of bytes are in. Raises InputError."""
    with _no_collection():
        return _read(text, where, charset)


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the collector of cycles from walking all entries again and again: a quarter of the time.

    None of them is garbage.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _read(text: str, where: str, charset: str) -> Read:
    if is_plain(text):
        whole, numbers = joined(text)
        parsed = _parse(whole, where, numbers)
        top = ("",) * blanks_on_top(text) + _split(parsed.header)
        return Read(top, *_entries(parsed, numbers), ())
    repaired = repair(text, where, charset)
    parsed = _parse(repaired.text, where, repaired.numbers)
    live, obsolete = _entries(parsed, repaired.numbers)
    top = _split(parsed.header)
    if restore := repaired.restore:
        live = [_restored(entry, restore) for entry in live]
        obsolete = [_restored(entry, restore) for entry in obsolete]
        top = tuple(map(restore, top))
    return Read(top, live, obsolete, tuple(repaired.tail))


def _parse(text: str, where: str, numbers: Sequence[int]) -> polib.POFile:
    import polib

    if not text:
        return polib.POFile()
    try:
        return polib.pofile(text, klass=_reader(), wrapwidth=0, encoding="utf-8")
    except OSError as error:
        found = _SYNTAX.search(str(error))
        line, reason = found.groups() if found else ("", "")
        if line:
            line = numbers[int(line) - 1]
        raise InputError(
            f"this is not PO syntax{f' ({reason})' if reason else ''}",
            where=f"{where}:{line}" if line else where,
        ) from error


@lru_cache(maxsize=1)
def _reader() -> type[polib.POFile]:
    import polib

    class WholeFile(polib.POFile):
        """Leaves the header among the entries, where polib makes a dict of a part of it."""

        # polib looks whether it has to look for doubles.
        append = list.append  # type: ignore[assignment]

        def find(self, *args: object, **options: object) -> None:
            return None

    return WholeFile


def _entries(parsed: polib.POFile, numbers: Sequence[int]) -> tuple[list[Entry], list[Entry]]:
    """The live entries and the obsolete ones; `numbers` has their lines' numbers in the file."""
    live: list[Entry] = []
    obsolete: list[Entry] = []
    parsed.reverse()
    while parsed:  # what has been taken over needs no memory any more
        raw = parsed.pop()
        fuzzy, flags = _flags(tuple(raw.flags)) if raw.flags else (False, ())
        entry = Entry(
            raw.msgid,
            raw.msgstr,
            raw.msgctxt,
            fuzzy,
            flags,
            _split(raw.tcomment),
            _split(raw.comment),
            _references(raw.occurrences) if raw.occurrences else (),
            raw.previous_msgid,
            raw.previous_msgctxt,
            raw.previous_msgid_plural,
            raw.msgid_plural or None,
            tuple(sorted(raw.msgstr_plural.items())) if raw.msgstr_plural else (),
            numbers[raw.linenum - 1] if raw.linenum else 1,
        )
        (obsolete if raw.obsolete else live).append(entry)
    return live, obsolete


@lru_cache(maxsize=256)
def _flags(found: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
    """Whether `fuzzy` is among the flags, and the others."""
    # gettext ends a flag at a blank too; `range: 0..9` is the one that has a blank.
    words = [word for flag in found for word in re.findall(r"range:\s*\S+|\S+", flag)]
    return "fuzzy" in words, tuple(word for word in words if word != "fuzzy")


def _references(occurrences: list[tuple[str, str]]) -> tuple[str, ...]:
    places = [f"{file}:{line}" if line else file for file, line in occurrences]
    joined = " ".join(places)
    return tuple(_REFERENCE.findall(joined) if "\u2068" in joined else places)


def _split(comment: str) -> tuple[str, ...]:
    return tuple(comment.split("\n")) if comment else ()


def _texts(entry: Entry) -> Iterator[str]:
    yield from (entry.msgid, entry.msgstr, *entry.note, *entry.comments)
    yield from (words for _, words in entry.msgstr_plural)
    others = (entry.msgctxt, entry.msgid_plural, entry.previous_msgid, entry.previous_msgctxt)
    yield from (text for text in (*others, entry.previous_plural) if text)


def _restored(entry: Entry, restore: Callable[[str], str]) -> Entry:
    """An entry with what stood in for something else put back."""
    if not any(map(_STANDS_IN.search, _texts(entry))):
        return entry

    def text(string: str | None) -> str | None:
        return None if string is None else restore(string)

    return replace(
        entry,
        msgid=restore(entry.msgid),
        msgstr=restore(entry.msgstr),
        msgctxt=text(entry.msgctxt),
        note=tuple(map(restore, entry.note)),
        comments=tuple(map(restore, entry.comments)),
        previous_msgid=text(entry.previous_msgid),
        previous_msgctxt=text(entry.previous_msgctxt),
        previous_plural=text(entry.previous_plural),
        msgid_plural=text(entry.msgid_plural),
        msgstr_plural=tuple((n, restore(words)) for n, words in entry.msgstr_plural),
    )
