"""The project's own form: CSV with a header, a row a concept, a column a language.

Besides languages in any spelling (`pt_BR`, `pt-br`) there may be `id`, `kind`, `match` and `note`
(so Indonesian is `id_ID`). In a cell variants stand apart by `|`, the preferred first; `!form` is
forbidden; `~form` will do in a draft, but is neither looked for nor written; `=` keeps the other
language's form; a backslash before `|`, `!`, `~`, `=` or a backslash makes it a letter like any
other. Commas, semicolons or tabs part the columns: whichever makes languages of the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...errors import ConfigError, InputError
from ...languages import gettext_code, normalise
from ..terms import KEEP, KINDS, MATCHES, Cell, Concept
from .lost import Lost
from .rows import delimiter_for, rows, table
from .source import Source

COLUMNS = ("id", "kind", "match", "note")
_SPELLINGS = {"organization": "organisation"}
_LAYOUT = "the first line names the columns, such as en,pt or id,kind,en,pt_BR"
_FORM = re.compile(r"(?:\\[|!~=\\]|[^|])+")
_ESCAPE = re.compile(r"\\([|!~=\\])")


def read(source: Source, _languages: Sequence[str], _lost: Lost) -> tuple[Concept, ...]:
    """Read a file. Raises InputError with the line where something is wrong."""
    table = rows(source, delimiter_for(source, lambda cell: column(cell) is not None))
    line, cells = next(table, (1, []))
    if not cells:
        raise InputError("the glossary is empty", where=source.name, hint=_LAYOUT)
    columns = _header(cells, source.where(line))
    return tuple(_concept(columns, cells, source.where(line)) for line, cells in table)


def column(cell: str) -> str | None:
    """A column of ours, or a language as BCP 47; None where it is neither."""
    name = cell.strip()
    return name.lower() if name.lower() in COLUMNS else language(name)


def language(cell: str) -> str | None:
    """A language as BCP 47; None where it is none."""
    try:
        tag = normalise(cell.strip())
    except ConfigError:
        return None
    return None if tag == "und" else tag


def _header(cells: Sequence[str], where: str) -> list[str]:
    columns: list[str] = []
    for cell in cells:
        name = column(cell)
        if name is None:
            raise InputError(
                f"the column {cell!r} is neither a language nor one of {', '.join(COLUMNS)}",
                where=where,
                hint=_LAYOUT,
            )
        if name in columns:
            raise InputError(f"the column {cell!r} is there twice", where=where)
        columns.append(name)
    if sum(name not in COLUMNS for name in columns) < 2:
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
        cells={c: _cell(row[c], where) for c in columns if c not in COLUMNS and row.get(c)},
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
    forms: dict[str, dict[str, None]] = {"": {}, "!": {}, "~": {}}
    for form in (part.strip() for part in _FORM.findall(text)):
        kept = form == KEEP
        mark = form[:1] if form[:1] in ("!", "~") else ""
        name = form if kept else _ESCAPE.sub(r"\1", form.removeprefix(mark).strip())
        if form and not kept and not is_name(name):
            raise InputError(f"{form!r} is no name", where=where)
        if form:
            forms[mark][name] = None
    return Cell(*map(tuple, forms.values()))


def is_name(form: str) -> bool:
    """Whether there is a letter or digit to look for."""
    return any(char.isalnum() for char in form)


def write(concepts: Sequence[Concept], languages: Sequence[str], lost: Lost) -> str:
    """Glossary rows with the columns that they fill, and the languages in the order given."""
    used = [name for name in COLUMNS if any(getattr(concept, name) for concept in concepts)]
    header = [*used, *map(_code, languages)]
    return table([header, *_rows(concepts, used, languages, lost)])


def _code(tag: str) -> str:
    """A language as a column: gettext's code, where that leads back to it."""
    if tag == "id":
        return "id_ID"
    code = gettext_code(tag)
    return code if normalise(code) == tag else tag.replace("-", "_")


def _rows(
    concepts: Sequence[Concept], used: Sequence[str], languages: Sequence[str], lost: Lost
) -> Iterator[list[str]]:
    for concept in concepts:
        cells = [_written(concept.cells.get(tag, Cell())) for tag in languages]
        if any(cells):
            yield [*(_flat(getattr(concept, name)) for name in used), *cells]
        else:
            lost.add("rows with none of the languages", concept.where)


def _written(cell: Cell) -> str:
    names = [name if name == KEEP else _escaped(name) for name in cell.names]
    forbidden = (f"!{_escaped(form)}" for form in cell.forbidden)
    tolerated = (f"~{_escaped(form)}" for form in cell.tolerated)
    return "|".join([*names, *forbidden, *tolerated])


def _escaped(name: str) -> str:
    text = _flat(name).replace("\\", "\\\\").replace("|", "\\|")
    return f"\\{text}" if text[:1] in ("!", "~", "=") else text


def _flat(text: str) -> str:
    return " ".join(text.split())
