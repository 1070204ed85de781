"""Units of a translation memory as a PO, for tools that read no TMX.

A PO has a sentence once: further translations of one have `msgctxt "repeat 2"`, as its copies in an
article have. What it has no place for are the neighbours that each was approved between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ..languages import english_name, gettext_code
from ..memory import Unit
from .build import context
from .comments import one_line
from .entry import Entry
from .header import REVISION, SOURCE_LANGUAGE, Addresses, write_fields
from .plurals import plural_forms
from .writer import write_entry

_NO_DAY = "1970-01-01"


def collect(
    units: Iterable[Unit], source: str, target: str, newest: str
) -> Iterator[tuple[int, bytes]]:
    """The PO of units from one language to another, entry by entry, with how many each is of.

    The units of one source have to come together, the best first. The same units make the same
    bytes: `newest` is the day that the file is of.
    """
    yield 0, write_entry(_head(source, target, newest)).encode()
    for _, group in groupby(units, key=lambda unit: unit.source):
        translations: dict[str, Unit] = {}
        count = 0
        for unit in group:
            translations.setdefault(unit.target, unit)
            count += 1
        # The best comes last: read again, of equal ones the last stays.
        for copy, unit in reversed(list(enumerate(translations.values(), 1))):
            yield (
                count * (copy == 1),
                f"\n{write_entry(_entry(unit, copy))}".encode("utf-8", "replace"),
            )


def _entry(unit: Unit, copy: int) -> Entry:
    facts = one_line(", ".join(filter(None, (unit.person, unit.date, unit.article))))
    comments = (facts,) if facts else ()
    return Entry(unit.source, unit.target, context(copy), comments=comments)


def _head(source: str, target: str, newest: str) -> Entry:
    date = f"{newest or _NO_DAY} 00:00+0000"
    fields = {
        "Project-Id-Version": f"memory {newest or _NO_DAY}",
        "Report-Msgid-Bugs-To": Addresses().desk,
        "POT-Creation-Date": date,
        REVISION: date,
        "Last-Translator": Addresses().machine,
        "Language-Team": english_name(target),
        "Language": gettext_code(target),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(target),
        SOURCE_LANGUAGE: gettext_code(source),
    }
    note = (f"A translation memory, {english_name(source)} to {english_name(target)}.",)
    known = ((name, value) for name, value in fields.items() if value is not None)
    return Entry("", write_fields(known), note=note)
