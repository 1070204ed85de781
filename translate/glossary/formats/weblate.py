"""Weblate's CSV of a glossary: a header with `source` and `target`, a row a term.

The columns are translate-toolkit's (docs.weblate.org/en/latest/formats/csv.html). The languages
stand in the file's place in Weblate, not in the file. What Weblate downloads keeps spreadsheets
from seeing formulas: `'=term'`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...errors import InputError
from ..terms import Cell, Concept
from .concepts import flat, merged, pairings, same, whole
from .lost import Lost
from .rows import delimiter_for, rows, table
from .source import Source

_COLUMNS = (
    *("location", "source", "target", "id", "fuzzy"),
    *("context", "translator_comments", "developer_comments"),
)
_FORMULA = re.compile(r"'([=+\-@|%].*)'", re.DOTALL)
_YES = ("1", "x", "true", "yes", "fuzzy")


def is_header(cells: Sequence[str]) -> bool:
    return {"source", "target"} <= {cell.lower() for cell in cells}


def read(source: Source, languages: Sequence[str], lost: Lost) -> list[Concept]:
    """Read terms; those of one source are variants. Raises InputError."""
    delimiter = delimiter_for(source, lambda cell: cell.lower() in _COLUMNS)
    table = rows(source, delimiter)
    line, cells = next(table, (1, []))
    if not is_header(cells):
        raise InputError(
            "there are no columns source and target",
            where=source.where(line),
            hint="the first line names them, as in what Weblate downloads",
        )
    columns = [cell.lower() for cell in cells]
    tags = same(languages, source.where(line))
    concepts = []
    for line, cells in table:
        row = {name: _unquoted(cell) for name, cell in zip(columns, cells, strict=False)}
        concept = _concept(row, tags, source.where(line), lost)
        concepts += [concept] if concept else []
    return merged(concepts, tags)


def _concept(
    row: dict[str, str], languages: Sequence[str], where: str, lost: Lost
) -> Concept | None:
    name, target = row.get("source", ""), row.get("target", "")
    if row.get("fuzzy", "").lower() in _YES:
        lost.add("translations that still need editing", where)
    elif whole(name, target, where, lost):
        notes = (row.get(f"{who}_comments", "") for who in ("translator", "developer"))
        cells = dict(zip(languages, (Cell((name,)), Cell((target,))), strict=True))
        note = " ".join(dict.fromkeys(filter(None, notes)))
        return Concept(cells, id=row.get("id", ""), note=note, where=where)
    return None


def _unquoted(cell: str) -> str:
    formula = _FORMULA.fullmatch(cell)
    return formula[1].replace("\\|", "|") if formula else cell


def write(concepts: Sequence[Concept], languages: Sequence[str], lost: Lost) -> str:
    """The preferred translations, a row a name; the note as the developer's comment."""
    lines = [
        ["", row.name, row.target, row.id, "", "", "", flat(row.concept.note)]
        for row in pairings(concepts, languages, lost, holds=("id", "note"))
    ]
    return table([_COLUMNS, *lines])
