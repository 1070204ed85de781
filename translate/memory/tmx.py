"""TMX 1.4b, the exchange format of translation memories, read a unit at a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from ..elements import elements, local_name
from ..errors import ConfigError, InputError
from ..languages import normalise, same_base
from .tokens import mark
from .unit import UNKNOWN, Unit

if TYPE_CHECKING:
    from lxml.etree import _Element

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ARTICLE, BEFORE, AFTER = "x-dragoman-article", "x-dragoman-before", "x-dragoman-after"
# Where memoQ and XTM, OmegaT, Phrase, and XTM again put the text of the neighbours.
_TEXTS = {
    BEFORE: ("x-context-pre", "prev", "context_prev", "x-previous-source-text"),
    AFTER: ("x-context-post", "next", "context_next", "x-next-source-text"),
}
# How XTM and Trados Studio say that nobody has approved a unit.
_NOT_APPROVED = {
    "x-xtm-status": {"not approved", "not_approved"},
    "x-confirmationlevel": {"unspecified", "draft", "rejectedtranslation", "rejectedsignoff"},
}


def read(
    file: BinaryIO, where: str, left_out: Counter[str], *, source: str | None = None
) -> Iterator[Unit]:
    """Read the units of a TMX file; `left_out` counts, by reason, those that are not taken.

    `source` (BCP 47) is the language that is translated from, where the file has no one such
    language. Raises InputError, at the place of the fault, and then gives nothing more.
    """
    for element in elements(file, "TMX", ("tmx",), ("header", "tu"), where):
        if local_name(element) == "header":
            source = _header_source(element) or source
        else:
            yield from _units(element, source, where, left_out)


def _header_source(header: _Element) -> str | None:
    language = header.get("srclang", "*all*")
    return None if language == "*all*" else language


def _units(tu: _Element, source: str | None, where: str, left_out: Counter[str]) -> Iterator[Unit]:
    """A unit for each language beside the source's."""
    source = _header_source(tu) or source
    if source is None:
        raise InputError(
            "the file doesn't say which of its languages is the source's",
            where=where,
            hint="say it with --from",
        )
    variants = [child for child in tu if local_name(child) == "tuv"]
    own = [tuv for tuv in variants if same_base(_language(tuv).lower(), source.lower())]
    others = [tuv for tuv in variants if tuv not in own[:1]]
    if not own or not others:
        left_out["without a source and a translation"] += 1
        return
    for tuv in others:
        unit = _unit(tu, own[0], tuv)
        if isinstance(unit, str):
            left_out[unit] += 1
        else:
            yield unit


def _unit(tu: _Element, own: _Element, other: _Element) -> Unit | str:
    """A unit, or why it is none."""
    facts = _Facts(tu, own, other)
    if any(facts.props.get(name, "").lower() in no for name, no in _NOT_APPROVED.items()):
        return "not approved"
    source, target = _text(own), _text(other)
    if source is None or target is None:
        return "with codes that stand for something else"
    if not source or not target:
        return "without a source and a translation"
    try:
        languages = normalise(_language(own)), normalise(_language(other))
    except ConfigError:
        return "in languages that are not known"
    before, after = facts.neighbour(BEFORE), facts.neighbour(AFTER)
    return Unit(
        source, target, *languages, before, after, facts.props.get(ARTICLE, ""),
        facts.attribute("changeid", "creationid"), facts.date,
    )  # fmt: skip


class _Facts:
    """What is said of a unit: of a translation first, then of the whole."""

    def __init__(self, tu: _Element, own: _Element, other: _Element) -> None:
        self._elements = (other, tu)
        props = [c for e in (own, tu, other) for c in e if local_name(c) == "prop"]
        self.props = {p.get("type", "").lower(): "".join(p.itertext()).strip() for p in props}

    def attribute(self, *names: str) -> str:
        found = (element.get(name) for name in names for element in self._elements)
        return next((value for value in found if value), "")

    @property
    def date(self) -> str:
        """`20261120T093000Z` as `2026-11-20`."""
        found = re.match(r"(\d{4})(\d\d)(\d\d)(?!\d)", self.attribute("changedate", "creationdate"))
        return "-".join(found.groups()) if found else ""

    def neighbour(self, own: str) -> int:
        """The mark of a neighbour, from our own property or from the text that others give."""
        try:
            return read_mark(self.props[own])
        except (KeyError, ValueError):
            texts = (re.sub("</?seg>", "", self.props.get(name, "")) for name in _TEXTS[own])
            text = next(filter(None, texts), None)
            return mark(text) if text else UNKNOWN


def read_mark(text: str) -> int:
    """A mark as `write_mark` wrote it. Raises ValueError."""
    number = int(text, 16) - (1 << 63)
    if number >= 1 << 63 or number < -1 << 63:
        raise ValueError(text)
    return number


def write_mark(number: int) -> str:
    """A mark without its sign, in 16 hex digits."""
    return format(number + (1 << 63), "016x")


def _language(tuv: _Element) -> str:
    return tuv.get(LANG) or tuv.get("lang") or ""


def _text(tuv: _Element) -> str | None:
    """The text of a segment without its formatting; None where it has codes in place of words."""
    seg = next((child for child in tuv if local_name(child) == "seg"), None)
    text = "" if seg is None else _inner(seg)
    return None if text is None else re.sub("[ \t\r\n]+", " ", text).strip(" ")


def _inner(element: _Element) -> str | None:
    parts = [element.text or ""]
    for child in element:
        name = local_name(child)
        inner = _inner(child) if name == "hi" else "" if name in ("bpt", "ept") else None
        if inner is None:
            return None
        parts += [inner, child.tail or ""]
    return "".join(parts)
