"""Files of many records, a story each: JSON lines, CSV, TSV and Parquet, read as a stream.

    for record in read(Path("news.jsonl"), Choice.of(["title", "text"])):
        if isinstance(record, Record):
            article = record.article

What can't be read is a `Broken` in its place, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from ...errors import ConfigError, InputError
from ...origin import Edit
from .choice import Choice, Taken
from .edits import Changes, Row
from .keys import safe_name
from .lines import PACKED, each_line, encoding_of, packing
from .record import Broken, Record, Records, changes

__all__ = [
    "SUFFIXES",
    "Broken",
    "Changes",
    "Choice",
    "Edit",
    "Record",
    "Taken",
    "changes",
    "format_of",
    "read",
    "rewrite",
    "safe_name",
    "stem",
]

SUFFIXES = {
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "tsv": (".tsv", ".tab"),
    "parquet": (".parquet", ".pq"),
}
"""The formats of records and the suffixes by which each is known; all but Parquet may be packed."""

Part = tuple[int, bytes, Row | InputError | None]
"""A stretch of a file: the line it begins on, its bytes, and the record in it or its fault."""


def format_of(path: Path) -> str | None:
    """The format of records that a file's name says; None where it says none."""
    last = _suffixes(path)[0].lower()
    return next((name for name, known in SUFFIXES.items() if last in known), None)


def stem(path: Path) -> str:
    """A file's name without what tells its format: `news` of `news.jsonl.gz`."""
    return path.name.removesuffix("".join(_suffixes(path)))


def _suffixes(path: Path) -> tuple[str, str]:
    """What tells the format and what tells how it is packed, as it is written."""
    packed = path.suffix if path.suffix.lower() in PACKED else ""
    return Path(path.name.removesuffix(packed)).suffix, packed


def read(
    path: Path, choice: Choice | None = None, *, format: str | None = None, limit: int | None = None
) -> Iterator[Record | Broken]:
    """The records of a file in order, one at a time; with `limit`, no more than that many.

    Raises InputError where the file itself can't be read, or not to its end.
    """
    made = Records(path, choice or Choice())
    name = _named(path, format)
    if name == "parquet":
        from . import parquet

        found = parquet.rows(path, choice or Choice())
    else:
        found = ((number, row) for number, _, row in _parts(path, name, made) if row)
    yield from islice((made.of(number, row) for number, row in found), limit)


Translate = Callable[[Record], Changes]
"""What changes in a record."""


def rewrite(
    path: Path,
    translate: Translate,
    out: BinaryIO,
    choice: Choice | None = None,
    *,
    format: str | None = None,
    told: Callable[[Broken], object] = lambda broken: None,
) -> None:
    """Write a file again with changes in some of its records, all else byte for byte.

    Packed as the file is, the content is the same; of Parquet the schema, the other columns and
    the groups of rows are. What can't be read stays as it is, and is `told`. `choice` decides the
    records' keys.
    Raises InputError where the file can't be read to its end.
    """
    made = Records(path, choice or Choice())
    name = _named(path, format)
    if name == "parquet":
        from . import parquet

        def values(number: int, row: Row | InputError) -> Mapping[str, Any]:
            return _rewritten(made.of(number, row), translate, told) or {}

        parquet.rewrite(path, values, out)
        return
    with packing(out, path) as unpacked:
        for number, data, row in _parts(path, name, made):
            new = _rewritten(made.of(number, row), translate, told) if row else None
            unpacked.write(data if new is None else new)


def _rewritten(
    found: Record | Broken, translate: Translate, told: Callable[[Broken], object]
) -> Any:
    """What is to stand for a record: bytes, or in Parquet values; None where it stays."""
    if isinstance(found, Broken):
        told(found)
        return None
    if not (changes := translate(found)):
        return None
    try:
        return found.row.rewritten(changes)
    except InputError as error:
        raise InputError(error.message, where=found.where, hint=error.hint) from error


def _named(path: Path, format: str | None) -> str:
    name = format or format_of(path)
    if name not in SUFFIXES:
        raise ConfigError(f"unknown format {name!r}", hint=f"give one of {', '.join(SUFFIXES)}")
    return name


def _parts(path: Path, name: str, made: Records) -> Iterator[Part]:
    """A file of lines in parts that are together all of it."""
    from . import csv_rows, json_lines

    code, made.note = encoding_of(path)
    if name == "jsonl":
        return json_lines.rows(each_line(path, code), code)
    return csv_rows.rows(each_line(path, code), code, tab=name == "tsv", where=path)
