"""Read a glossary file: CSV with a header, a row a concept, a column a language.

Besides languages in any spelling (`pt_BR`, `pt-br`) there may be `id`, `kind`, `match` and `note`
(so Indonesian is `id_ID`). In a cell variants stand apart by `|`, the preferred first; `!form` is
forbidden; `~form` will do in a draft, but is neither looked for nor written; `=` keeps the other
language's form. Commas, semicolons or tabs part the columns:
whichever makes languages of the header.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..errors import ConfigError, InputError
from ..languages import normalise
from .terms import KEEP, KINDS, MATCHES, Cell, Concept

_COLUMNS = ("id", "kind", "match", "note")
_SPELLINGS = {"organization": "organisation"}
_DELIMITERS = ",;\t"
_LAYOUT = "the first line names the columns, such as en,pt or id,kind,en,pt_BR"


def load(path: Path) -> tuple[Concept, ...]:
    """Read one file. Raises InputError with the line where something is wrong."""
    text = _decode(path)
    delimiter = _delimiter(text)
    rows = _rows(text, delimiter, path)
    line, cells = next(rows, (1, []))
    if not cells:
        raise InputError("the glossary is empty", where=path, hint=_LAYOUT)
    columns = _header(cells, f"{path}:{line}")
    return tuple(_concept(columns, cells, f"{path}:{line}") for line, cells in rows)


def _decode(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"the glossary can't be read: {reason}", where=path) from error
    hint = "save it as CSV in UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("the glossary is UTF-16, not UTF-8", where=path, hint=hint)
    if b"\0" in data:
        raise InputError("the glossary is not a text file", where=path, hint=hint)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError("the glossary is not UTF-8", where=f"{path}:{line}", hint=hint) from error


def _delimiter(text: str) -> str:
    """The sign that makes the header a list of columns we know, or else the most cells."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    header = header[: csv.field_size_limit()]

    def merit(delimiter: str) -> tuple[bool, int]:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        known = all(_column(cell) is not None for cell in _trimmed(cells))
        return len(cells) > 1 and known, len(cells)

    return max(_DELIMITERS, key=merit)


def _rows(text: str, delimiter: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that aren't blank, with the line where each begins."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                raise InputError(
                    f"a cell holds more than {csv.field_size_limit():,} characters",
                    where=f"{path}:{line}",
                    hint='look for a " that is never closed: it takes in the rest of the file',
                ) from error
            raise InputError(
                f"the row's quotation marks are broken ({error})",
                where=f"{path}:{line}",
                hint='a cell in "…" doubles each " inside and ends before the next column',
            ) from error
        cells = _trimmed(cells)
        if cells:
            yield line, cells


def _trimmed(cells: Sequence[str]) -> list[str]:
    """The cells without line ends in them, and without the blank ones at the end."""
    clean = [" ".join(cell.splitlines()).strip() for cell in cells]
    while clean and not clean[-1]:
        clean.pop()
    return clean


def _column(cell: str) -> str | None:
    """A column of ours, or a language as BCP 47; None where it is neither."""
    name = cell.strip()
    if name.lower() in _COLUMNS:
        return name.lower()
    try:
        return normalise(name)
    except ConfigError:
        return None


def _header(cells: Sequence[str], where: str) -> list[str]:
    columns: list[str] = []
    for cell in cells:
        column = _column(cell)
        if column is None or column == "und":
            raise InputError(
                f"the column {cell!r} is neither a language nor one of {', '.join(_COLUMNS)}",
                where=where,
                hint=_LAYOUT,
            )
        if column in columns:
            raise InputError(f"the column {cell!r} is there twice", where=where)
        columns.append(column)
    if sum(column not in _COLUMNS for column in columns) < 2:
        hint = "for Indonesian write id_ID" if "id" in columns else _LAYOUT
        raise InputError("a glossary needs columns of two languages", where=where, hint=hint)
    return columns


def _concept(columns: Sequence[str], cells: Sequence[str], where: str) -> Concept:
    if len(cells) > len(columns):
        raise InputError(
            f"the row has {len(cells)} cells, the header {len(columns)}",
            where=where,
            hint='put a cell that holds the separator between "…"',
        )
    row = dict(zip(columns, cells, strict=False))
    kind = row.get("kind", "").lower()
    return Concept(
        cells={c: _cell(row[c], where) for c in columns if c not in _COLUMNS and row.get(c)},
        id=row.get("id", ""),
        kind=_one_of(KINDS, "kind", _SPELLINGS.get(kind, kind), where),
        match=_one_of(MATCHES, "match", row.get("match", "").lower(), where),
        note=row.get("note", ""),
        where=where,
    )


def _one_of(values: Sequence[str], column: str, value: str, where: str) -> str:
    if value and value not in values:
        raise InputError(f"{column} is {value!r}, not one of {', '.join(values)}", where=where)
    return value


def _cell(text: str, where: str) -> Cell:
    forms = [form.strip() for form in text.split("|")]
    names, forbidden, tolerated = (
        [form.removeprefix(mark).strip() for form in forms if form and _mark(form) == mark]
        for mark in ("", "!", "~")
    )
    for form in (*names, *forbidden, *tolerated):
        if form != KEEP and not any(char.isalnum() for char in form):
            raise InputError(f"{form or '!'!r} is no name", where=where)
    return Cell(*(tuple(dict.fromkeys(part)) for part in (names, forbidden, tolerated)))


def _mark(form: str) -> str:
    return form[0] if form[0] in "!~" else ""
