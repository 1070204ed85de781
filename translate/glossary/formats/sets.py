"""Tables with a header of languages that aren't ours: Google's term sets, Matecat's glossary.

Google: languages, and `pos` and `description`, which it ignores itself. Matecat: `Forbidden`,
`Domain`, `Subdomain`, `Definition`, then the languages with their countries, each with `Notes` and
`Example of use` behind it; a row with TRUE under `Forbidden` is what not to write
(guides.matecat.com/glossary-file-format).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...errors import InputError
from ...languages import fallbacks
from ..terms import Cell, Concept
from .concepts import bans, flat, forbid, spelled
from .lost import Lost
from .native import is_name, language
from .rows import delimiter_for, rows, table
from .source import Source

GOOGLE = ("pos", "description")
MATECAT = ("forbidden", "domain", "subdomain", "definition")
_BEHIND = ("notes", "example of use")
_NOTED = ("domain", "subdomain", *_BEHIND)
_OTHERS = (*GOOGLE, *MATECAT, *_BEHIND)


def format_of(cells: Sequence[str]) -> str | None:
    """The format of a header that has other columns than languages; None where it hasn't."""
    names = [cell.lower() for cell in cells]
    if sum(name not in _OTHERS for name in names) < 2:
        return None
    if any(name not in _OTHERS and language(name) is None for name in names):
        return None
    if set(names) & {*MATECAT, *_BEHIND}:
        return "matecat"
    return "google-sets" if set(names) & set(GOOGLE) else None


def read_google(source: Source, languages: Sequence[str], lost: Lost) -> list[Concept]:
    concepts = []
    for row, cells, where in _rows(source, lost):
        if row.get("pos"):
            lost.add("parts of speech", where)
        concepts.append(Concept(cells, note=row.get("description", ""), where=where))
    return concepts


def read_matecat(source: Source, languages: Sequence[str], lost: Lost) -> list[Concept]:
    """Read rows; what stands under another column than Definition joins it in the note."""
    right: list[Concept] = []
    banned: list[Concept] = []
    for row, cells, where in _rows(source, lost):
        others = (
            f"{name}: {text}" for name, text in row.items() if _plain(name) in _NOTED and text
        )
        note = "; ".join(filter(None, (row.get("definition", ""), *others)))
        wrong = row.get("forbidden", "").lower() in ("true", "1", "yes", "x")
        (banned if wrong else right).append(Concept(cells, note=note, where=where))
    return forbid(right, banned)


def _rows(source: Source, lost: Lost) -> Iterator[tuple[dict[str, str], dict[str, Cell], str]]:
    """A row's other columns, its names by language, and where it stands."""
    delimiter = delimiter_for(source, lambda cell: cell.lower() in _OTHERS or bool(language(cell)))
    table = rows(source, delimiter)
    line, header = next(table, (1, []))
    columns = _columns(header, source.where(line))
    for line, cells in table:
        where = source.where(line)
        if len(cells) > len(columns):
            message = f"the row has {len(cells)} cells, the header {len(columns)}"
            raise InputError(message, where=where, hint='put a cell with the separator in "…"')
        row = dict(zip(columns, cells, strict=False))
        tags = [column for column in columns if _plain(column) not in _OTHERS]
        names = {tag: Cell((row[tag],)) for tag in tags if is_name(row.get(tag, ""))}
        if names:
            yield row, names, where
        else:
            lost.add("no letter or digit in a name", where)


def _plain(column: str) -> str:
    """A column without the language that it belongs to."""
    return column.split(" in ")[0]


def _columns(header: Sequence[str], where: str) -> list[str]:
    """The columns' names, languages as BCP 47; `notes in pt-BR` for those behind a language."""
    columns: list[str] = []
    tag = None
    for cell in header:
        name = cell.lower()
        if name not in _OTHERS:
            tag = language(cell)
            if tag is None:
                raise InputError(f"the column {cell!r} is no language", where=where)
            name = tag
        elif name in _BEHIND and tag:
            name = f"{name} in {tag}"
        if name in columns:
            raise InputError(f"the column {cell!r} is there twice", where=where)
        columns.append(name)
    return columns


def write_google(concepts: Sequence[Concept], languages: Sequence[str], lost: Lost) -> str:
    """An equivalent term set: one name a language, the note as description."""
    described = any(concept.note for concept in concepts)
    lines = []
    for concept in spelled(concepts, languages, lost, holds=("note",)):
        names = [_name(concept, tag) for tag in languages]
        lines.append([*names, flat(concept.note)] if described else names)
    return table([[*languages, "description"] if described else languages, *lines])


def write_matecat(concepts: Sequence[Concept], languages: Sequence[str], lost: Lost) -> str:
    """Matecat's glossary: the first names, then what is forbidden, a row a form."""
    codes = {tag: with_country(tag) for tag in languages}
    columns = list(dict.fromkeys(codes.values()))
    header = [name.capitalize() for name in MATECAT]
    lines = [[*header, *columns]]
    held = list(spelled(concepts, languages, lost, holds=("note", "forbidden")))
    for wrong, concept in [*((False, c) for c in held), *((True, c) for c in bans(held))]:
        names = [_by_country(concept, codes, column) for column in columns]
        if any(names):
            lines.append(["TRUE" if wrong else "", "", "", flat(concept.note), *names])
    return table(lines)


def _by_country(concept: Concept, codes: dict[str, str], column: str) -> str:
    """The name of the most exact language that goes into a column."""
    tags = sorted((tag for tag in codes if codes[tag] == column), key=len, reverse=True)
    return next((name for tag in tags if (name := _name(concept, tag))), "")


def _name(concept: Concept, tag: str) -> str:
    names = concept.cells.get(tag, Cell()).names
    return flat(names[0]) if names else ""


def with_country(tag: str) -> str:
    """A language as Matecat has it, with its likeliest country: `pt` → `pt-BR`."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    parts = tag.split("-")
    if len(parts[-1]) == 2 and len(parts) > 1:
        return tag
    for code in fallbacks(tag):
        if found := likely.get(code.replace("-", "_")):
            return f"{parts[0]}-{found.split('_')[-1]}"
    return tag
