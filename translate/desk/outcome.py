"""What `translate` tells of each article, to people and to programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article in one target."""

    article: str
    """The file, of a record with its line."""
    target: str
    po: Path | None = None
    """None where the PO is for standard output, or there is none."""
    route: str = ""
    note: str = ""
    """What else a person should know of the article: that it is in two languages, say,
    or in an encoding that had to be guessed."""
    drafted: int = 0
    """Segments that were sent to the engine."""
    remembered: int = 0
    """Segments whose translation came from the memory."""
    kept: int = 0
    """Segments whose translation stood in the PO already."""
    findings: int = 0
    """Entries that a check has something to say of."""
    errors: int = 0
    """Findings of severity error."""
    written: bool = False
    """False where nothing changed, and in a dry run."""
    would_write: bool = False
    """In a dry run: whether the PO would have been written."""
    made_from: Path | None = None
    """The PO that the article itself was assembled from, for which it was skipped."""
    failure: str | None = None
    """Why there is no PO: one line."""
    record: str | None = None
    """Of a record, its key."""
    empty: bool = False
    """Whether a record has nothing to translate."""
    data: bytes = field(default=b"", repr=False)
    """The PO itself, where it is for standard output."""

    @property
    def line(self) -> str:
        """For people."""
        if self.failure:
            return self.failure
        if self.empty:
            return f"{self.article}: nothing to translate"
        if self.made_from:
            return f"{self.article}: made from {self.made_from}, skipped"
        name = f"{self.article} → {self.po or 'standard output'}"
        counts = [f"{self.drafted} drafted"]
        counts += [f"{self.remembered} from memory"] if self.remembered else []
        counts += [f"{self.kept} kept"]
        counts += [f"{self.findings} to look at first"] if self.findings else []
        note = f"; {self.note}" if self.note else ""
        return f"{name}: {', '.join(counts)}{self._writing} ({self.route}){note}"

    @property
    def _writing(self) -> str:
        if self.would_write:
            return f", would write {self.po or 'it'}"
        return "" if self.written else ", nothing to write"

    def as_json(self) -> dict[str, Any]:
        row = {name: value for name, value in asdict(self).items() if name != "data"}
        paths = {"po": self.po, "made_from": self.made_from}
        return {**row, **{name: str(path) if path else None for name, path in paths.items()}}


@dataclass(slots=True)
class Tally:
    """What outcomes come to: of a million records nobody keeps each."""

    count: int = 0
    failed: int = 0
    drafted: int = 0
    remembered: int = 0
    kept: int = 0
    flagged: int = 0
    errors: int = 0

    def add(self, outcome: Outcome) -> None:
        self.count += 1
        if outcome.failure is not None:
            self.failed += 1
            return
        self.drafted += outcome.drafted
        self.remembered += outcome.remembered
        self.kept += outcome.kept
        self.flagged += outcome.findings
        self.errors += outcome.errors

    @property
    def line(self) -> str:
        """One line on all, where each has had its own."""
        counts = {
            "drafted": self.drafted,
            "from memory": self.remembered,
            "kept": self.kept,
            "to look at first": self.flagged,
        }
        told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        failed = f", {self.failed} failed" if self.failed else ""
        review = "; `dragoman review` shows where to begin" if self.flagged else ""
        done = f"{self.count - self.failed} of {self.count} done"
        return f"{done}{failed}{f': {told}' if told else ''}{review}"
