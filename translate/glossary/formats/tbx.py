"""TBX, the XML of term bases: read as ISO 30042 has had it since 2008, written as TBX-Basic.

Both its generations are read (`martif` with `termEntry`, `tbx` with `conceptEntry`), and both
styles (data categories as attributes or as elements).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...elements import elements, local_name, refuse_references
from ..terms import KEEP, KINDS, Cell, Concept
from .concepts import flat, forbid
from .lost import Lost
from .native import is_name, language
from .source import Source, check_length

if TYPE_CHECKING:
    from lxml import etree

_ROOTS = ("tbx", "martif")
_ENTRIES = ("conceptEntry", "termEntry")
_SECTIONS = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUS = ("administrativeStatus", "normativeAuthorization")
_FORBIDDEN = ("deprecated", "superseded", "obsolete", "forbidden")
_NOTES = ("note", "definition", "usageNote", "Usage note", "descrip")
_GROUPS = (
    *(*_ENTRIES, *_SECTIONS, *_TERMS),
    *("termGrp", "descripGrp", "adminGrp", "termNoteGrp"),
)


class Fact(NamedTuple):
    """A data category of an entry: `administrativeStatus` is `preferredTerm-admn-sts`."""

    category: str
    text: str


def read(source: Source, languages: Sequence[str], lost: Lost) -> list[Concept]:
    """Read the entries. Raises InputError with the line where something is wrong."""
    right: list[Concept] = []
    banned: list[Concept] = []
    source.file.seek(0)
    for entry in elements(source.file, "TBX", _ROOTS, _ENTRIES, source.name):
        concept = _concept(entry, languages, source, lost)
        if concept and (ban := _as_ban(concept)):
            banned.append(ban)
        elif concept:
            right.append(concept)
    return forbid(right, banned)


def _concept(
    entry: etree._Element, languages: Sequence[str], source: Source, lost: Lost
) -> Concept | None:
    where = source.where(entry.sourceline or 1)
    refuse_references(entry, source.name)
    cells: dict[str, Cell] = {}
    for section in entry:
        if local_name(section) in _SECTIONS:
            told = section.get(_LANG) or section.get("lang") or ""
            tag = language(told)
            if tag is None:
                lost.add(f"names in {told!r}, which is no language", where)
                continue
            cells[tag] = _joined(cells.get(tag, Cell()), _cell(section, source, lost))
    kind, notes, kept = _facts(entry, where, lost)
    if kept:
        cells = _kept(cells, languages)
    if not any(cell.names or cell.forbidden for cell in cells.values()):
        lost.add("entries without a name", where)
        return None
    return Concept(cells, id=entry.get("id", ""), kind=kind, note="; ".join(notes), where=where)


def _cell(section: etree._Element, source: Source, lost: Lost) -> Cell:
    """The names of a language: the preferred one first, the others as they come."""
    names: list[tuple[bool, str]] = []
    forbidden = []
    for part in section:
        if local_name(part) not in _TERMS:
            continue
        where = source.where(part.sourceline or 1)
        name = next((_text(each) for each in part.iter() if local_name(each) == "term"), "")
        check_length(name, where)
        if not is_name(name):
            lost.add("no letter or digit in a name", where)
            continue
        facts = (_fact(each) for each in part.iter())
        status = [fact.text.lower() for fact in facts if fact.category in _STATUS]
        if any(text.startswith(_FORBIDDEN) for text in status):
            forbidden.append(name)
        else:
            preferred = any(text.startswith("preferred") for text in status)
            names.append((not preferred, name))
    names.sort(key=lambda each: each[0])
    return Cell(tuple(dict.fromkeys(name for _, name in names)), tuple(dict.fromkeys(forbidden)))


def _joined(one: Cell, other: Cell) -> Cell:
    names = dict.fromkeys((*one.names, *other.names))
    return Cell(tuple(names), tuple(dict.fromkeys((*one.forbidden, *other.forbidden))))


def _facts(entry: etree._Element, where: str, lost: Lost) -> tuple[str, list[str], bool]:
    """What an entry says besides its names: kind, notes, and whether it is to be kept."""
    kind, notes, kept = "", dict[str, None](), False
    for element in entry.iterdescendants():
        category, text = _fact(element)
        parent, name = local_name(element.getparent()), local_name(element)
        if parent not in _GROUPS or name in (*_GROUPS, "term") or category in _STATUS or not text:
            continue
        if category == "Translation needed" or category == "translationNote":
            kept = kept or text.lower() == "no"
        elif category == "subjectField" and text in KINDS:
            kind = text
        elif category in _NOTES:
            notes[text] = None
        else:
            lost.add(f"data of the category {category}", where)
    return kind, list(notes), kept


def _kept(cells: dict[str, Cell], languages: Sequence[str]) -> dict[str, Cell]:
    """An entry that isn't to be translated: the first language's name in all others."""
    first = next(iter(cells), None)
    others = [tag for tag in (*cells, *languages) if tag != first]
    return {**cells, **{tag: Cell((KEEP,)) for tag in others}}


def _as_ban(concept: Concept) -> Concept | None:
    """An entry of two languages whose translation is forbidden, as Weblate has them.

    There all of the entry may be marked: then the first language's term is that which is meant.
    """
    cells = sorted(concept.cells.items(), key=lambda item: not item[1].names)
    if len(cells) != 2 or (cells[0][1].names and cells[0][1].forbidden) or cells[1][1].names:
        return None
    (tag, right), (other, wrong) = cells
    both = {tag: Cell(right.names or right.forbidden), other: Cell(wrong.forbidden)}
    return Concept(both, id=concept.id, note=concept.note, where=concept.where)


def _fact(element: etree._Element) -> Fact:
    return Fact(element.get("type") or local_name(element), _text(element))


def _text(element: etree._Element) -> str:
    return flat("".join(element.itertext()))
