"""How likely each translation in a PO is to be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..drafted import Draft, TermUse
from .findings import Checked

if TYPE_CHECKING:
    from ..catalog import Catalog, Entry
    from ..risk import Risk

UNTRANSLATED = 100
"""The risk of what isn't translated at all."""


def told(entry: Entry) -> Risk | None:
    """The risk that an entry's words were given when they were made.

    None where they were given none, or are a person's now.
    """
    from ..catalog import State
    from ..risk import Risk

    if entry.state not in (State.DRAFT, State.ACCEPTED):
        return None
    origin = entry.provenance
    return Risk(min(origin.risk, 100), origin.why) if origin and origin.risk is not None else None


def risks(catalog: Catalog, checked: Sequence[Checked]) -> Iterator[Risk]:
    """The risk of each entry: what it was given, or else found out now.

    The certainty of the engine that made a draft says nothing of the words of a person.
    """
    from ..catalog import State
    from ..risk import Risk

    known = [told(one.entry) for one in checked]
    new = [
        one
        for one, risk in zip(checked, known, strict=True)
        if risk is None and one.entry.msgstr.strip()
    ]
    judged = {id(one): risk for one, risk in zip(new, _judged(catalog, new), strict=True)}
    for one, given in zip(checked, known, strict=True):
        empty = one.entry.state is State.EMPTY
        yield given or judged.get(id(one)) or Risk(UNTRANSLATED if empty else 0)


def _judged(catalog: Catalog, checked: Sequence[Checked]) -> Iterator[Risk]:
    if not checked:
        return
    from ..draft.risks import Risks
    from ..risk import judge

    judges = Risks.open(catalog.source_language or "und", catalog.language or "und")
    drafts = [
        Draft(
            one.entry.msgid,
            one.entry.msgstr,
            terms=tuple(TermUse(m.term.source, m.term.target, True) for m in one.terms),
            findings=one.findings,
        )
        for one in checked
    ]
    yield from map(judge, judges.evidence(drafts, [None] * len(drafts)))
