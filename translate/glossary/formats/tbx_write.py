"""TBX written: TBX-Basic as ISO 30042:2019 has it, and the older form for Weblate and OmegaT."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..terms import KEEP, Cell, Concept
from .concepts import flat, pairings, spelled
from .lost import Lost

if TYPE_CHECKING:
    from lxml import etree

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BASIC = """<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="{language}">
<tbxHeader><fileDesc><sourceDesc><p>A glossary of dragoman's</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
{entries}</body></text>
</tbx>
"""
_OLD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
<martif type="TBX" xml:lang="{language}">
<martifHeader><fileDesc><sourceDesc><p>A glossary of dragoman's</p></sourceDesc></fileDesc>
</martifHeader>
<text><body>
{entries}</body></text>
</martif>
"""
_FORBIDDEN = "deprecatedTerm-admn-sts"
_ID = re.compile(r"[^\W\d][\w.-]*")
"""What may stand as xs:ID."""
NO_ID = "ids that TBX can't have"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ALL = ("id", "kind", "note", "variants", "forbidden")


def write(concepts: Sequence[Concept], languages: Sequence[str], lost: Lost) -> str:
    """TBX-Basic: all languages, variants as admitted, forbidden forms as deprecated terms."""
    held = list(spelled(concepts, languages, lost, holds=_ALL))
    entries = map(_entry, held, _identifiers(held, lost))
    return _BASIC.format(language=languages[0], entries="".join(entries))


def _entry(concept: Concept, identifier: str) -> str:
    entry = _element("conceptEntry")
    entry.set("id", identifier)
    if concept.kind:
        _child(entry, "descrip", concept.kind, kind="subjectField")
    if concept.note:
        _child(entry, "note", concept.note)
    for tag, cell in concept.cells.items():
        section = _child(entry, "langSec")
        section.set(_LANG, tag)
        for name, status in _statuses(cell):
            part = _child(section, "termSec")
            _child(part, "term", name)
            _child(part, "termNote", status, kind="administrativeStatus")
    return _text(entry)


def _statuses(cell: Cell) -> Iterator[tuple[str, str]]:
    for number, name in enumerate(cell.names):
        yield name, "admittedTerm-admn-sts" if number else "preferredTerm-admn-sts"
    for form in cell.forbidden:
        yield form, _FORBIDDEN


def _identifiers(concepts: Sequence[Concept], lost: Lost) -> Iterator[str]:
    """TBX wants one for each entry, once in the file: the row's own, else a number."""
    taken = {concept.id for concept in concepts}
    used: set[str] = set()
    number = 0
    for concept in concepts:
        own = concept.id
        if own and (own in used or not _ID.fullmatch(own)):
            lost.add(NO_ID, concept.where)
            own = ""
        while not own or own in used:
            number += 1
            own = f"c{number}" if f"c{number}" not in taken else ""
        used.add(own)
        yield own


def write_weblate(concepts: Sequence[Concept], languages: Sequence[str], lost: Lost) -> str:
    """TBX as translate-toolkit has it: an entry a name and its translation.

    A forbidden form is an entry of its own, marked deprecated, and a name that stays as it is one
    that needs no translation.
    """
    entries = []
    for row in pairings(concepts, languages, lost, holds=("id", "note", "forbidden")):
        entry = _element("termEntry")
        if row.id and _ID.fullmatch(row.id):
            entry.set("id", row.id)
        elif row.id:
            lost.add(NO_ID, row.concept.where)
        if row.concept.note:
            _child(entry, "descrip", row.concept.note)
        if KEEP in row.concept.target(languages[1]).names[:1]:
            _child(entry, "descrip", "No", kind="Translation needed")
        entries.append(_pair(entry, languages, row.name, row.target))
        for form in row.forbidden:
            wrong = _element("termEntry")
            entries.append(_pair(wrong, languages, row.name, form, _FORBIDDEN))
    return _OLD.format(language=languages[0], entries="".join(entries))


def _pair(
    entry: etree._Element, languages: Sequence[str], name: str, target: str, status: str = ""
) -> str:
    for tag, text in zip(languages, (name, target), strict=True):
        section = _child(entry, "langSet")
        section.set(_LANG, tag)
        part = _child(section, "tig")
        _child(part, "term", text)
        if status:  # Translate-toolkit wants all terms of an obsolete entry to be so
            _child(part, "termNote", status, kind="administrativeStatus")
    return _text(entry)


def _element(name: str) -> etree._Element:
    from lxml import etree

    return etree.Element(name)


def _child(
    parent: etree._Element, name: str, text: str = "", kind: str | None = None
) -> etree._Element:
    from lxml import etree

    child = etree.SubElement(parent, name)
    if text:
        child.text = _NO_XML.sub("", flat(text))
    if kind:
        child.set("type", kind)
    return child


def _text(entry: etree._Element) -> str:
    from lxml import etree

    text: str = etree.tostring(entry, encoding="unicode", pretty_print=True)
    return text
