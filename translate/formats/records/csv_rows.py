"""CSV and TSV: a row a record under a line of names.

Python's reader says where a row ends and what its cells are; where each cell stands it doesn't, so
that is found again and compared. A row in which the two disagree is left as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ...errors import InputError
from ...marks import Span
from ...origin import applied
from .edits import Changes, Row
from .lines import LONGEST, TOO_LONG, WIDE, Line, not_in

Found = Row | InputError | None
_SEPARATORS = ",;\t|"
_LONE_RETURN = re.compile(rb"\r(?!\n)")
_PART = re.compile(rb"[^\r]*\r\n?|[^\r]+\Z")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_BROKEN_QUOTES = InputError(
    "its quotation marks don't hold",
    hint='a cell with a " or a line break stands between two, and each in it is doubled',
)


@dataclass(frozen=True, slots=True)
class CsvRow(Row):
    """A row and the places of its cells."""

    line: str
    encoding: str
    separator: str
    cells: Mapping[str, tuple[str, Span]]

    @property
    def names(self) -> Sequence[str]:
        return list(self.cells)

    def texts(self, name: str) -> tuple[str, ...]:
        return (self.cells[name][0],) if name in self.cells else ()

    def scalar(self, name: str) -> str:
        return "".join(self.texts(name))

    def rewritten(self, changes: Changes) -> bytes:
        edits = []
        for (name, _), of_text in changes.items():
            text, (start, end) = self.cells[name]
            edits.append((start, end, self._written(applied(text, of_text), start)))
        line = applied(self.line, edits)
        try:
            return line.encode(self.encoding)
        except UnicodeEncodeError as error:
            char = line[error.start]
            raise InputError(
                f"the file's encoding, {self.encoding}, has no {char!r} (U+{ord(char):04X}), "
                "which stands in a translation",
                hint="save the file as UTF-8, then translate and assemble it again",
            ) from error

    def _written(self, text: str, start: int) -> str:
        """A cell as the row has it: quoted, or where it is not, so far as it need not be."""
        bare = not any(sign in text for sign in (self.separator, '"', "\r", "\n"))
        if bare and not self.line.startswith('"', start):
            return text
        doubled = text.replace('"', '""')
        return f'"{doubled}"'


def rows(
    lines: Iterator[Line], encoding: str, *, tab: bool, where: Path
) -> Iterator[tuple[int, bytes, Found]]:
    """Each row with its record, or what is wrong with it; with neither where it is none."""
    feed = _Feed(_parted(lines, encoding), encoding)
    separator = "\t" if tab else _separator(feed.first())
    reader = csv.reader(feed, delimiter=separator)
    names: list[str] | None = None
    while True:
        try:
            cells = _next(reader)
        except StopIteration:
            return
        except csv.Error:
            feed.fault = feed.fault or _BROKEN_QUOTES
            reader = csv.reader(feed, delimiter=separator)
            cells = []
        taken = feed.take()
        if taken.fault and names is None:
            raise InputError(taken.fault.message, where=f"{where}:{taken.number}")
        if taken.fault or not cells:
            yield taken.number, taken.data, taken.fault
        elif names is None:
            names = _names(cells, where)
            yield taken.number, taken.data, None
        else:
            yield taken.number, taken.data, _row(taken.text, cells, names, encoding, separator)


def _next(reader: Iterator[list[str]]) -> list[str]:
    """The next row. How long a cell may be is the whole program's, so it is put back."""
    before = csv.field_size_limit(LONGEST)
    try:
        return next(reader)
    finally:
        csv.field_size_limit(before)


def _separator(header: str) -> str:
    """What stands between the names: of the usual signs the one that is there most."""
    bare = _QUOTED.sub("", header)
    return max(_SEPARATORS, key=bare.count)


def _names(cells: Sequence[str], where: Path) -> list[str]:
    names = [cell.strip() for cell in cells]
    if not any(any(map(str.isalpha, name)) for name in names):
        raise InputError("has no line of names", where=where, hint="put one on top: id,title,text")
    return names


def _row(text: str, cells: list[str], names: list[str], encoding: str, separator: str) -> Found:
    if len(cells) != len(names):
        return InputError(
            f"has {len(cells)} cells under {len(names)} names", hint="look at its quotation marks"
        )
    found = list(_cells(text, separator))
    if [value for value, _ in found] != cells:
        return _BROKEN_QUOTES
    # Of two columns with one name the first counts.
    by_name = dict(reversed(list(zip(names, found, strict=True))))
    return CsvRow(text, encoding, separator, {name: by_name[name] for name in names})


def _cells(line: str, separator: str) -> Iterator[tuple[str, Span]]:
    """The cells of a row, and where each stands with its quotation marks."""
    bare = re.compile(rf"[^{re.escape(separator)}\r\n]*")
    at = 0
    while True:
        quoted = _QUOTED.match(line, at)
        span = quoted.span() if quoted else (at, _end(bare, line, at))
        value = line[slice(*span)]
        yield (value[1:-1].replace('""', '"') if quoted else value), span
        at = span[1]
        if not line.startswith(separator, at):
            return
        at += 1


def _end(pattern: re.Pattern[str], line: str, at: int) -> int:
    found = pattern.match(line, at)
    return found.end() if found else at


def _parted(lines: Iterator[Line], encoding: str) -> Iterator[Line]:
    """The lines of a file in which a line may end with CR alone."""
    number = 1
    for line in lines:
        data = line.data.decode(encoding).encode() if encoding in WIDE else line.data
        lone = _LONE_RETURN.search(data) and not line.too_long
        for part in _PART.findall(data) if lone else [data]:
            data = part.decode().encode(encoding) if encoding in WIDE else part
            yield Line(number, data, line.too_long, line.rest)
            number += not line.rest


@dataclass(frozen=True, slots=True)
class _Taken:
    """The lines that a row stands on."""

    number: int
    data: bytes
    text: str
    fault: InputError | None


class _Feed:
    """Lines for Python's reader, which asks for as many as a row has."""

    def __init__(self, lines: Iterator[Line], encoding: str) -> None:
        self._lines, self._encoding = lines, encoding
        self._taken: list[Line] = []
        self._texts: list[str] = []
        self._size = 0
        self.fault: InputError | None = None

    def first(self) -> str:
        """The first line with something on it, which is not taken."""
        before = []
        text = ""
        for line in self._lines:
            before.append(line)
            text = self._text(line)
            if text.strip("\ufeff \t\r\n"):
                break
        self._lines, self.fault = chain(before, self._lines), None
        return text

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._taken.append(line)
        text = self._text(line)
        self._texts.append(text)
        self._size += len(line.data)
        if self._size > LONGEST and len(self._taken) > 1:
            raise csv.Error("the row is too long")
        return text

    def take(self) -> _Taken:
        """What was asked for since it was last called."""
        found = _Taken(
            self._taken[0].number,
            b"".join(line.data for line in self._taken),
            "".join(self._texts),
            self.fault,
        )
        self._taken, self._texts, self._size, self.fault = [], [], 0, None
        return found

    def _text(self, line: Line) -> str:
        if line.too_long:
            self.fault = self.fault or (None if line.rest else TOO_LONG)
            return "\n"
        try:
            text = line.data.decode(self._encoding)
        except UnicodeDecodeError as error:
            self.fault = self.fault or not_in(self._encoding, error)
            text = line.data.decode(self._encoding, "replace")
        return text.removeprefix("\ufeff") if line.number == 1 else text
