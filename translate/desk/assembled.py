"""What `assemble` tells of each article, to people and to programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..finding import Finding


@dataclass(frozen=True, slots=True)
class Article:
    """What became of one PO, or of those of a file of records."""

    po: str
    path: Path | None = None
    """None where the article is for standard output."""
    reviewed: int = 0
    entries: int = 0
    findings: tuple[Finding, ...] = ()
    remembered: int | None = None
    """Entries that are new to the memory; None where none was to be written."""
    kept: Path | None = None
    """Where an earlier article is now, which somebody had gone over."""
    note: str = ""
    """What a person should know of how the source was read."""
    failure: str | None = None
    data: bytes = field(default=b"", repr=False)

    @property
    def done(self) -> bool:
        """Whether all of it is right: every entry has its place."""
        return self.failure is None and not any(f.severity == "error" for f in self.findings)

    @property
    def lines(self) -> list[str]:
        """For people."""
        if self.failure:
            return [self.failure]
        waiting = self.entries - self.reviewed
        counts = f"{self.reviewed} of {self.entries} entries reviewed"
        head = f"{self.po} → {self.path or 'standard output'}: {counts}"
        told = [f"{finding.where}: {finding.message}" for finding in self.findings]
        if waiting:
            head += f", {waiting} still drafts"
        if self.remembered is not None:
            head += f", {self.remembered} new in the memory"
        if self.kept:
            head += f" (the earlier one, which was edited, is now {self.kept})"
        if self.note:
            head += f"; {self.note}"
        return [head, *told]

    def as_json(self) -> dict[str, Any]:
        return {
            "po": self.po,
            "article": str(self.path) if self.path else None,
            "entries": self.entries,
            "reviewed": self.reviewed,
            "findings": [
                {"kind": f.kind, "severity": f.severity, "message": f.message, "where": f.where}
                for f in self.findings
            ],
            "remembered": self.remembered,
            "kept": str(self.kept) if self.kept else None,
            "note": self.note,
            "failure": self.failure,
        }
