"""The queue at the reviewer's desk: the entries that wait, the riskiest first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..report import Checked, check_entries, risks, told

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..glossary import Glossary
    from ..risk import Risk

_SHOWN = 100
"""Characters of a source that a line for people has room for."""
_TOLD = 3
"""Reasons that it has room for; JSON has all."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that nobody has approved."""

    po: str
    line_number: int | None
    state: str
    risk: int
    """0 to 100."""
    reasons: tuple[str, ...]
    source: str
    text: str

    @property
    def line(self) -> str:
        """For people."""
        where = f"{self.po}:{self.line_number}" if self.line_number else self.po
        source = self.source
        if len(source) > _SHOWN:
            source = f"{source[: _SHOWN - 1].rstrip()}…"
        reasons = f" ({'; '.join(self.reasons[:_TOLD])})" if self.reasons else ""
        return f"{where}: risk {self.risk}, {self.state}{reasons}: {source}"

    def as_json(self) -> dict[str, Any]:
        return {
            "po": self.po,
            "line": self.line_number,
            "state": self.state,
            "risk": self.risk,
            "reasons": list(self.reasons),
            "source": self.source,
            "translation": self.text,
        }


def riskiest(rows: Iterable[Waiting], most: int | None = None) -> list[Waiting]:
    """Those with the highest risks, and of equal ones the first."""
    if most is None:
        return sorted(rows, key=lambda row: -row.risk)
    return heapq.nlargest(most, rows, key=lambda row: row.risk)


def waiting(catalog: Catalog, glossary: Glossary | None = None) -> list[Waiting]:
    """The entries of a PO that nobody has approved, in order.

    A machine's draft has the risk that it was given when it was made. A person's words, and drafts
    that were given none, are checked now, as `check` does it; `glossary` None is the house's.
    """
    left = [entry for entry in catalog.entries if not entry.state.reviewed]
    new = (entry for entry in left if entry.msgstr and told(entry) is None)
    checked = {one.entry.key: one for one in check_entries(catalog, glossary=glossary, entries=new)}
    looked = [checked.get(entry.key) or Checked(entry, ()) for entry in left]
    po = str(catalog.path or "-")
    return [
        Waiting(
            po,
            one.entry.line,
            one.entry.state,
            risk.value,
            tuple(_reasons(one, risk, is_new=one.entry.key in checked)),
            one.entry.msgid,
            one.entry.msgstr,
        )
        for one, risk in zip(looked, risks(catalog, looked), strict=True)
    ]


def _reasons(one: Checked, risk: Risk, *, is_new: bool) -> Iterator[str]:
    """What speaks against a translation: what was found in it, and what makes it risky."""
    from ..catalog import State
    from ..catalog.comments import Comments
    from ..risk import REASONS

    if one.entry.state is State.EMPTY:
        yield "not translated"
    elif is_new:
        yield from (finding.message for finding in one.findings)
    else:
        yield from Comments.parse(one.entry.comments).checks
    yield from (REASONS.get(word, word) for word in risk.why)
