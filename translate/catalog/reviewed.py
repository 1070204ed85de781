"""What a person approved in a catalog, as units for a translation memory."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import InputError
from ..memory import UNKNOWN, Unit, mark
from .catalog import Catalog
from .header import REVISION, Addresses


def approved(catalog: Catalog, *, source: str | None = None) -> Iterator[Unit]:
    """The entries that are not fuzzy, whoever's words they are; never one that is.

    `source` (BCP 47) is the language that is translated from, where the header doesn't say it.
    The neighbours are told where the entries are in the order of an article. Raises InputError
    where a language is not known.
    """
    source, target = catalog.source_language or source, catalog.language
    if not source or not target:
        missing, hint = ("source", "say it with --from") if not source else (
            "target", "write it into the header's Language"
        )  # fmt: skip
        raise InputError(
            f"the PO doesn't say its {missing} language", where=catalog.path, hint=hint
        )
    place = catalog.article or catalog.path
    person, date = _person(catalog), _date(catalog)
    sources = ["", *(entry.msgid for entry in catalog.entries), ""]
    neighbours = zip(sources, sources[2:], strict=False)
    for entry, (before, after) in zip(catalog.entries, neighbours, strict=True):
        if entry.state.reviewed and entry.msgstr and not entry.msgid_plural:
            yield Unit(
                entry.msgid,
                entry.msgstr,
                source,
                target,
                mark(before) if catalog.is_dragomans else UNKNOWN,
                mark(after) if catalog.is_dragomans else UNKNOWN,
                place.name if place else "",
                person,
                date,
            )


def _person(catalog: Catalog) -> str:
    """The reviewer's name, without the address; empty where the header names the machine."""
    named = catalog.header.get("Last-Translator", "")
    if named in (Addresses().machine, "FULL NAME <EMAIL@ADDRESS>"):
        return ""
    return re.sub(r"\s*<[^>]*>", "", named).strip()


def _date(catalog: Catalog) -> str:
    """The day of the last revision; empty where the header has none."""
    found = re.match(r"\d{4}-\d\d-\d\d", catalog.header.get(REVISION, ""))
    return found[0] if found else ""
