"""What a page shows of a PO, as values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..catalog import Entry, State
from ..catalog.comments import Comments
from ..finding import Finding, Severity
from ..languages import english_name, right_to_left
from ..report import Status
from ..risk import REASONS, Risk
from .marks import Numbered, Pieces, numbered


@dataclass(frozen=True, slots=True)
class Side:
    """A column: its language and the way it is written."""

    tag: str
    """BCP 47; empty where it is not known."""
    name: str
    direction: str
    """`ltr`, `rtl`, or `auto` where the language is not known."""

    @classmethod
    def of(cls, tag: str | None) -> Side:
        if tag is None:
            return UNKNOWN
        return cls(tag, english_name(tag), "rtl" if right_to_left(tag) else "ltr")


UNKNOWN = Side("", "unknown language", "auto")


@dataclass(frozen=True, slots=True)
class Row:
    """A segment: source and draft side by side, and all there is to tell of them."""

    number: int
    line: int | None
    """Where its entry begins in the PO."""
    role: str
    """`Headline`, `Paragraph 2`; empty where the PO doesn't say."""
    part: str
    """`1 of 2`, where its block has several segments."""
    state: State
    source: tuple[Pieces, ...]
    """One text, or several where others' entries have plurals."""
    target: tuple[Pieces, ...]
    terms: tuple[str, ...]
    findings: tuple[Finding, ...]
    previous: Pieces
    """What changed in the source since a person translated it; empty where nothing did."""
    comments: Comments
    note: tuple[str, ...]
    context: str | None
    risk: Risk | None
    """How likely the translation is wrong; None where it is approved and was given none."""
    engine: str
    """The engine and model, where they are not those of most drafts."""

    @property
    def style(self) -> str:
        """The role as one word, for the style sheet."""
        return self.role.split(" ", 1)[0].lower()

    @property
    def numbered(self) -> tuple[Numbered, ...]:
        """The findings, with the numbers that stand at their places."""
        return numbered(self.findings)

    @property
    def why(self) -> tuple[str, ...]:
        """What makes the risk besides the findings, in words for people."""
        return tuple(REASONS.get(word, word) for word in self.risk.why) if self.risk else ()

    @property
    def tags(self) -> tuple[str, ...]:
        """What it can be filtered by: severities and kinds of its findings."""
        found = ((finding.severity.value, finding.kind) for finding in self.findings)
        return tuple(dict.fromkeys(tag for pair in found for tag in pair))


@dataclass(frozen=True, slots=True)
class Page:
    """A PO to look at."""

    name: str
    """The article's file name, or the PO's where it doesn't name one."""
    title: Pieces
    """The headline, or the name where no entry is one."""
    status: Status
    source: Side
    target: Side
    engine: str
    """The engine and model of most drafts; empty without any."""
    groups: tuple[tuple[Row, ...], ...]
    """The segments in the article's order, those of a block together."""
    findings: tuple[Finding, ...]
    """Of the file as a whole."""
    obsolete: tuple[Entry, ...]

    @property
    def rows(self) -> Iterator[Row]:
        return (row for group in self.groups for row in group)

    @property
    def numbered(self) -> tuple[Numbered, ...]:
        """What is found in the file as a whole."""
        return numbered(self.findings)

    @property
    def severities(self) -> dict[Severity, int]:
        """How many segments have findings of each severity that there is."""
        counts = Counter(finding for row in self.rows for finding in _distinct(row, "severity"))
        return {severity: counts[severity] for severity in Severity if counts[severity]}

    @property
    def kinds(self) -> dict[str, int]:
        """How many segments have findings of each kind, sorted by its name."""
        counts = Counter(kind for row in self.rows for kind in _distinct(row, "kind"))
        return dict(sorted(counts.items()))

    @property
    def flagged(self) -> int:
        """How many segments have findings."""
        return sum(bool(row.findings) for row in self.rows)

    @property
    def has_risks(self) -> bool:
        return any(row.risk is not None for row in self.rows)


def _distinct(row: Row, name: str) -> set[str]:
    return {getattr(finding, name) for finding in row.findings}


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A PO in the index of several."""

    po: str
    link: str = ""
    """To its page, percent-encoded; empty where there is none."""
    title: str = ""
    status: Status | None = None
    source: Side = UNKNOWN
    target: Side = UNKNOWN
    flagged: int = 0
    """Segments with findings."""
    failure: str = ""
