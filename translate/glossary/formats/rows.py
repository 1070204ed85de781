"""Tables: lines to rows of cells and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from ...errors import InputError
from .source import Source, check_length, too_long

Row = tuple[int, list[str]]
"""The line where it begins, and its cells."""
DELIMITERS = ",;\t"


def rows(source: Source, delimiter: str) -> Iterator[Row]:
    """The rows that aren't blank, of a table with quotes as in CSV. Raises InputError."""
    reader = csv.reader(source.lines(), delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                raise too_long(source.where(line)) from error
            raise InputError(
                f"the row's quotation marks are broken ({error})",
                where=source.where(line),
                hint='a cell in "…" doubles each " inside and ends before the next column',
            ) from error
        cells = trimmed(cells)
        if cells:
            yield line, cells


def plain_rows(source: Source, comment: str) -> Iterator[Row]:
    """The rows of lines parted by tabs, in which a quotation mark is only that."""
    for line, text in enumerate(source.lines(), 1):
        if text.startswith(comment):
            continue
        cells = text.rstrip("\r\n").split("\t")
        check_length(max(cells, key=len), source.where(line))
        cells = trimmed(cells)
        if cells:
            yield line, cells


def trimmed(cells: Sequence[str]) -> list[str]:
    """The cells without line ends in them, and without the blank ones at the end."""
    clean = [" ".join(cell.splitlines()).strip() for cell in cells]
    while clean and not clean[-1]:
        clean.pop()
    return clean


def first_row(source: Source, delimiter: str) -> list[str]:
    """The cells of the first line that isn't blank, as the delimiter parts them: blank ones too."""
    line = next((line for line in source.head.splitlines() if line.strip()), "")
    line = line[: csv.field_size_limit()]
    cells = csv.reader([line], delimiter=delimiter, skipinitialspace=True)
    return next(cells, [])


def delimiter_for(source: Source, known: Callable[[str], bool]) -> str:
    """The sign that makes the header a list of columns we know, or else the most cells."""

    def merit(delimiter: str) -> tuple[bool, int]:
        cells = first_row(source, delimiter)
        return len(cells) > 1 and all(map(known, trimmed(cells))), len(cells)

    return max(DELIMITERS, key=merit)


def table(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """Rows as CSV (or with tabs, TSV), with quotes where they are needed."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()
