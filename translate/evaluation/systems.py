"""Translations of one text side by side, and everything that is measured of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .scores import Figure
from .shares import Share

SHARES = ("terms_listed", "terms_met", "terms_of_references", "names")
"""Terms met in a listed form; in that or an inflected one; of those that a reference keeps too,
in either; and names that stay as they are."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is translated, line by line, and how people translated it."""

    lines: tuple[str, ...]
    references: tuple[tuple[str, ...], ...]
    """A line each for each line, in every reference."""
    source: str
    target: str
    """BCP 47 tags."""

    @property
    def words(self) -> int:
        return sum(len(line.split()) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a translation took, without loading the model."""

    words: int
    """Of the source."""
    seconds: float
    cpu_seconds: float

    @property
    def may_be_noise(self) -> bool:
        return self.seconds < 1

    @property
    def per_second(self) -> float:
        return self.words / max(self.seconds, 1e-9)

    @property
    def per_cpu_second(self) -> float:
        return self.words / max(self.cpu_seconds, 1e-9)


@dataclass(frozen=True, slots=True)
class System:
    """A translation of the text, and where it comes from."""

    name: str
    drafts: tuple[str, ...]
    route: str = ""
    """The engines and models, for people; empty where the drafts were given."""
    pace: Pace | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A system and its figures."""

    system: System
    scores: Mapping[str, Figure]
    """By the names in scores.SCORES."""
    shares: Mapping[str, Share]
    """By the names in SHARES."""
    findings: Mapping[str, int]
    """How many lines a check has something to say of, by its kind."""
    missed: tuple[tuple[int, str, str], ...]
    """Line (from 1), source and target of each term that is not met."""

    @property
    def copies(self) -> int:
        """Lines that were copied, whole or in a long run of words, not translated."""
        return self.findings.get("copy", 0)

    def as_json(self) -> dict[str, Any]:
        pace = self.system.pace
        return {
            "name": self.system.name,
            "route": self.system.route or None,
            "scores": {name: figure.as_json() for name, figure in self.scores.items()},
            **{name: share.as_json() for name, share in self.shares.items()},
            "copies": self.copies,
            "findings": dict(self.findings),
            "missed": [
                {"line": line, "source": source, "target": target}
                for line, source, target in self.missed
            ],
            "seconds": pace and pace.seconds,
            "cpu_seconds": pace and pace.cpu_seconds,
            "words_per_second": pace and pace.per_second,
            "words_per_cpu_second": pace and pace.per_cpu_second,
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A text and its translations, measured."""

    text: Text
    folded: bool
    """Whether quotes were made straight on both sides before scoring."""
    samples: int
    """Of the bootstrap; 0 where there was none."""
    signatures: Mapping[str, str]
    """sacrebleu's, by score."""
    systems: tuple[Measured, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "source": self.text.source,
            "target": self.text.target,
            "lines": len(self.text.lines),
            "words": self.text.words,
            "references": len(self.text.references),
            "quotes_folded": self.folded,
            "bootstrap": self.samples,
            "signatures": dict(self.signatures),
            "systems": [system.as_json() for system in self.systems],
        }
