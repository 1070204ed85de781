"""A catalog to the bytes of a PO file: UTF-8, LF, never wrapped.

By hand, since polib 1.2 drops the comments of obsolete entries, leaves a blank behind a bare `#`,
doubles the backslash of `\\a`, and breaks strings at U+2028, where gettext does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import InputError
from .catalog import Catalog
from .entry import Entry


def dumps(catalog: Catalog) -> bytes:
    """The bytes of a catalog. Raises InputError where half a character stands in it."""
    head = [catalog.head] if catalog.head != Entry("") else []
    entries = [
        *(write_entry(entry) for entry in (*head, *catalog.entries)),
        *("".join(_lines(entry, "#~ ", "#~| ")) for entry in catalog.obsolete),
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


def write_entry(entry: Entry) -> str:
    """A live entry as it stands in a PO."""
    return "".join(_lines(entry))


def _lines(entry: Entry, mark: str = "", before: str = "#| ") -> Iterator[str]:
    yield from (f"# {line}\n" if line else "#\n" for line in entry.note)
    yield from (f"#. {line}\n" if line else "#.\n" for line in entry.comments)
    if entry.references:
        yield f"#: {' '.join(entry.references)}\n"
    if entry.fuzzy or entry.flags:
        yield f"#, {', '.join(('fuzzy', *entry.flags) if entry.fuzzy else entry.flags)}\n"
    if entry.previous_msgctxt is not None:
        yield _statement(f"{before}msgctxt", entry.previous_msgctxt, before)
    if entry.previous_msgid is not None:
        yield _statement(f"{before}msgid", entry.previous_msgid, before)
    if entry.previous_plural is not None:
        yield _statement(f"{before}msgid_plural", entry.previous_plural, before)
    if entry.msgctxt is not None:
        yield _statement(f"{mark}msgctxt", entry.msgctxt, mark)
    yield _statement(f"{mark}msgid", entry.msgid, mark)
    if entry.msgid_plural:
        yield _statement(f"{mark}msgid_plural", entry.msgid_plural, mark)
    for number, words in entry.msgstr_plural:
        yield _statement(f"{mark}msgstr[{number}]", words, mark)
    if not entry.msgstr_plural:
        yield _statement(f"{mark}msgstr", entry.msgstr, mark)


def _statement(keyword: str, text: str, mark: str) -> str:
    """A keyword and its string, in a line for each of its own, as gettext breaks it."""
    from polib import escape

    lines = [escape(line) for line in text.split("\n")]
    if lines[-1]:
        lines[:-1] = [f"{line}\\n" for line in lines[:-1]]
    else:
        lines = [f"{line}\\n" for line in lines[:-1]] or [""]
    if len(lines) > 1:
        lines.insert(0, "")
    return f'{keyword} "' + f'"\n{mark}"'.join(lines).replace("\a", r"\a") + '"\n'
