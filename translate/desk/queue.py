"""The queue at the reviewer's desk: the entries that wait, the riskiest first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..article import Draft, Finding
    from ..catalog import Catalog, Entry
    from ..risk import Risk

_SHOWN = 100
"""Characters of a source that a line for people has room for."""
_TOLD = 3
"""Reasons that it has room for; JSON has all."""
_EMPTY = 100
"""The risk of what isn't translated at all."""


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


def waiting(catalog: Catalog) -> list[Waiting]:
    """The entries of a PO that nobody has approved, in order.

    A machine's draft has the risk that it was given when it was made. A person's words, and drafts
    that were given none, are looked at now; the engine's certainty says nothing of those.
    """
    left = [entry for entry in catalog.entries if not entry.state.reviewed]
    unknown = [entry for entry in left if entry.msgstr and _given(entry) is None]
    judged = dict(zip((entry.key for entry in unknown), _judged(catalog, unknown), strict=True))
    rows = []
    for entry in left:
        risk, reasons = _EMPTY, ["not translated"]
        if entry.key in judged:
            risk, reasons = judged[entry.key]
        elif entry.msgstr:
            risk, reasons = _told(entry)
        po = str(catalog.path or "-")
        rows.append(
            Waiting(po, entry.line, entry.state, risk, tuple(reasons), entry.msgid, entry.msgstr)
        )
    return rows


def _given(entry: Entry) -> int | None:
    """The risk that the words were given when they were made; None where they are others now."""
    origin = entry.provenance
    return origin.risk if origin and entry.machines else None


def _told(entry: Entry) -> tuple[int, list[str]]:
    """The risk in the `Draft:` line, with what the comments say."""
    from ..catalog.comments import Comments
    from ..risk import REASONS

    origin = entry.provenance
    why = origin.why if origin else ()
    checks = Comments.parse(entry.comments).checks
    return _given(entry) or 0, [*checks, *(REASONS.get(word, word) for word in why)]


def _judged(catalog: Catalog, entries: Sequence[Entry]) -> Iterator[tuple[int, list[str]]]:
    """The risks of words that an engine did not write, or was not asked about."""
    if not entries:
        return
    from ..draft.risks import Risks
    from ..risk import REASONS, judge

    source, target = catalog.source_language or "und", catalog.language or "und"
    drafts = [_draft(catalog, entry, source, target) for entry in entries]
    for draft, evidence in zip(
        drafts, Risks.open(source, target).evidence(drafts, [None] * len(drafts)), strict=True
    ):
        risk: Risk = judge(evidence)
        messages = [finding.message for finding in draft.findings]
        yield risk.value, [*messages, *(REASONS[word] for word in risk.why)]


def _draft(catalog: Catalog, entry: Entry, source: str, target: str) -> Draft:
    """An entry's words with what the rules say of them; the glossary is not asked."""
    from ..article import Draft
    from ..checks import check_segment

    markdown = (catalog.article or Path()).suffix in (".md", ".markdown")
    findings = check_segment(
        entry.msgid,
        entry.msgstr,
        source_language=source,
        target_language=target,
        format="markdown" if markdown else "text",
    )
    return Draft(entry.msgid, entry.msgstr, findings=(*_changed(entry), *findings))


def _changed(entry: Entry) -> Iterator[Finding]:
    """That the words are for an older source."""
    from ..article import Finding, Severity
    from ..catalog.comments import Comments
    from ..catalog.merge import CHANGED

    for told in Comments.parse(entry.comments).checks:
        if told.startswith(CHANGED):
            yield Finding("source-changed", Severity.WARNING, told)
