"""What the articles of a shard, or of a whole job, came to: counts that add up."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from .values import DONE, Receipt


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of articles, and of what is in those that are done."""

    states: dict[str, int]
    """Articles by state."""
    segments: int
    terms: int
    """Glossary terms in the segments."""
    languages: dict[str, int]
    routes: dict[str, int]
    """Articles by language, and by the way that they took."""
    findings: dict[str, int]
    """Segments by kind of finding."""
    risks: tuple[int, ...]
    """Segments by risk, in tens."""
    unmet: int = 0
    """The terms that drafts don't keep."""

    @classmethod
    def of(cls, receipt: Receipt) -> Tally:
        rows = [row for row in receipt.rows if row.state == DONE]
        return cls(
            dict(receipt.count()),
            sum(row.segments for row in rows),
            sum(row.terms for row in rows),
            _counted((row.language, 1) for row in rows),
            _counted((row.route, 1) for row in rows),
            _counted(pair for row in rows for pair in row.findings.items()),
            tuple(map(sum, zip(*(row.risks for row in rows if row.risks), strict=True))),
            sum(row.unmet for row in rows),
        )

    def __add__(self, other: Tally) -> Tally:
        def both(one: dict[str, int], two: dict[str, int]) -> dict[str, int]:
            return _counted([*one.items(), *two.items()])

        risks = zip(self.risks, other.risks, strict=True)
        return Tally(
            both(self.states, other.states),
            self.segments + other.segments,
            self.terms + other.terms,
            both(self.languages, other.languages),
            both(self.routes, other.routes),
            both(self.findings, other.findings),
            tuple(map(sum, risks)) if self.risks and other.risks else self.risks or other.risks,
            self.unmet + other.unmet,
        )

    @property
    def articles(self) -> int:
        return sum(self.states.values())

    @property
    def risky(self) -> int:
        """Segments with a risk of 50 or more."""
        return sum(self.risks[5:])

    def as_json(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, text: str) -> Tally:
        facts = json.loads(text)
        return cls(**{**facts, "risks": tuple(facts["risks"])})


NOTHING = Tally({}, 0, 0, {}, {}, {}, ())


def _counted(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name, count in pairs:
        counts[name] = counts.get(name, 0) + count
    return counts
