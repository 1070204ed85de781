"""What `translate` tells of each article, to people and to programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article in one target."""

    article: str
    target: str
    po: Path | None = None
    """None where the PO is for standard output, or there is none."""
    route: str = ""
    note: str = ""
    """What else a person should know of the article: that it is in two languages, say."""
    drafted: int = 0
    """Segments that were sent to the engine."""
    kept: int = 0
    """Segments whose translation stood in the PO already."""
    findings: int = 0
    """Entries that a check has something to say of."""
    errors: int = 0
    """Findings of severity error."""
    written: bool = False
    """False where nothing changed, and in a dry run."""
    failure: str | None = None
    """Why there is no PO: one line."""
    data: bytes = field(default=b"", repr=False)
    """The PO itself, where it is for standard output."""

    @property
    def line(self) -> str:
        """For people."""
        if self.failure:
            return self.failure
        name = f"{self.article} → {self.po or 'standard output'}"
        counts = [f"{self.drafted} drafted", f"{self.kept} kept"]
        counts += [f"{self.findings} to look at first"] if self.findings else []
        unchanged = "" if self.written or self.po is None else ", nothing to write"
        note = f"; {self.note}" if self.note else ""
        return f"{name}: {', '.join(counts)}{unchanged} ({self.route}){note}"

    def as_json(self) -> dict[str, Any]:
        row = {name: value for name, value in asdict(self).items() if name != "data"}
        return {**row, "po": str(self.po) if self.po else None}
