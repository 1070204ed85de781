"""Units as TMX 1.4b, for other programs and for another memory."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from .tmx import AFTER, ARTICLE, BEFORE, LANG, write_mark
from .unit import Unit

if TYPE_CHECKING:
    from lxml.etree import _Element

_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def write(file: BinaryIO, units: Iterable[Unit], version: str) -> int:
    """Write units as TMX 1.4b; return how many. The same units make the same bytes."""
    from lxml.etree import Element, xmlfile

    header = {
        "creationtool": "dragoman", "creationtoolversion": version, "segtype": "sentence",
        "o-tmf": "dragoman", "adminlang": "en", "srclang": "*all*", "datatype": "plaintext",
    }  # fmt: skip
    count = 0
    with xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        xml.write_doctype('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
        with xml.element("tmx", version="1.4"):
            xml.write("\n", Element("header", header), "\n")
            with xml.element("body"):
                xml.write("\n")
                for unit in units:
                    xml.write(_tu(unit), "\n")
                    count += 1
    file.write(b"\n")
    return count


def _tu(unit: Unit) -> _Element:
    from lxml.etree import Element, SubElement

    tu = Element("tu", srclang=unit.source_language)
    if unit.date:
        tu.set("changedate", f"{unit.date.replace('-', '')}T000000Z")
    if unit.person:
        tu.set("changeid", _NO_XML.sub("", unit.person))
    marks = {BEFORE: unit.before, AFTER: unit.after}
    props = {name: write_mark(value) for name, value in marks.items() if value}
    if unit.article:
        props[ARTICLE] = _NO_XML.sub("", unit.article)
    for name, value in props.items():
        SubElement(tu, "prop", type=name).text = value
    pairs = ((unit.source_language, unit.source), (unit.target_language, unit.target))
    for language, text in pairs:
        tuv = SubElement(tu, "tuv", {LANG: language})
        SubElement(tuv, "seg").text = _NO_XML.sub("", text)
    return tu
