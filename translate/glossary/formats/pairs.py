"""Glossaries of one direction without a header: DeepL's, Google's unidirectional, OmegaT's.

A line is a name and what becomes of it. The files don't say their languages, but for DeepL's own
exports, which have them in the third and fourth column, and a relevance in the fifth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...errors import InputError
from ...languages import base
from ..terms import Cell, Concept
from .concepts import flat, merged, pairings, same, whole
from .lost import Lost
from .native import language
from .rows import Row, first_row, plain_rows, rows, table
from .source import Source

DEEPL_LONGEST = 1024
"""Bytes of a phrase (developers.deepl.com, Managing glossaries)."""
COMMENT = "#"
"""Begins a line of OmegaT's that is no entry."""


def read_comma(source: Source, languages: Sequence[str], lost: Lost) -> list[Concept]:
    sign = "," if len(first_row(source, ",")) > 1 else ";"
    return _read(source, rows(source, sign), languages, lost)


def read_tab(source: Source, languages: Sequence[str], lost: Lost) -> list[Concept]:
    return _read(source, rows(source, "\t"), languages, lost)


def _read(
    source: Source, table: Iterable[Row], languages: Sequence[str], lost: Lost
) -> list[Concept]:
    found = (_concept(cells, languages, source.where(line), lost) for line, cells in table)
    return [concept for concept in found if concept]


def _concept(
    cells: Sequence[str], languages: Sequence[str], where: str, lost: Lost
) -> Concept | None:
    tags = _told(cells, languages, where) if len(cells) > 2 else same(languages, where)
    name, target = [*cells, ""][:2]
    if not whole(name, target, where, lost):
        return None
    return Concept(dict(zip(tags, (Cell((name,)), Cell((target,))), strict=True)), where=where)


def _told(cells: Sequence[str], languages: Sequence[str], where: str) -> Sequence[str]:
    """The languages that a row has behind its names, in the region that the call has them in."""
    told = [tag for tag in map(language, cells[2:4]) if tag]
    if len(cells) > 5 or len(told) < 2:
        raise InputError(
            f"the row has {len(cells)} cells, not a name and its translation",
            where=where,
            hint='put a cell that holds the separator between "…"',
        )
    regions = {base(tag): tag for tag in languages}
    return [regions.get(base(tag), tag) for tag in told]


def read_omegat(source: Source, languages: Sequence[str], lost: Lost) -> list[Concept]:
    """OmegaT's text: what has one name in several lines has several translations."""
    table = plain_rows(source, COMMENT) if "\t" in source.head else rows(source, ",")
    read = []
    for line, cells in table:
        concept = _concept(cells[:2], languages, source.where(line), lost)
        if concept:
            read.append(replace(concept, note=" ".join(filter(None, cells[2:]))))
    return merged(read, languages)


def write_deepl(concepts: Sequence[Concept], languages: Sequence[str], lost: Lost) -> str:
    """DeepL's CSV, with its languages, which it writes without a region."""
    told = [base(tag) for tag in languages]
    return table([*row, *told] for row in _deepl(concepts, languages, lost))


def write_deepl_tab(concepts: Sequence[Concept], languages: Sequence[str], lost: Lost) -> str:
    return table(_deepl(concepts, languages, lost), "\t")


def write_google(concepts: Sequence[Concept], languages: Sequence[str], lost: Lost) -> str:
    return table(_single(concepts, languages, lost))


def write_google_tab(concepts: Sequence[Concept], languages: Sequence[str], lost: Lost) -> str:
    return table(_single(concepts, languages, lost), "\t")


def _single(
    concepts: Sequence[Concept], languages: Sequence[str], lost: Lost
) -> list[tuple[str, str]]:
    return [(row.name, row.target) for row in pairings(concepts, languages, lost, holds=())]


def _deepl(
    concepts: Sequence[Concept], languages: Sequence[str], lost: Lost
) -> Iterator[tuple[str, str]]:
    for row in _single(concepts, languages, lost):
        if max(len(phrase.encode()) for phrase in row) > DEEPL_LONGEST:
            lost.add(f"phrases longer than DeepL's {DEEPL_LONGEST:,} bytes")
        else:
            yield row


def write_omegat(concepts: Sequence[Concept], languages: Sequence[str], lost: Lost) -> str:
    """OmegaT's text: a line a translation, the preferred one first, the note as comment."""
    lines = []
    for row in pairings(concepts, languages, lost, holds=("note", "variants")):
        if row.name.startswith(COMMENT):
            lost.add(f"names that begin with {COMMENT}", row.concept.where)
            continue
        for form in dict.fromkeys((row.target, *row.accepted)):
            lines.append("\t".join(map(flat, (row.name, form, row.concept.note))).rstrip())
    return "".join(f"{line}\n" for line in lines)
