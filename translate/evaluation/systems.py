"""Translations of one text side by side: everything that is measured of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..draft import Request
from ..glossary import Matcher, TermPair
from . import names, scores, shares, terms
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
    systems: tuple[Measured, ...] = field(default=())

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


def evaluate(
    text: Text, systems: Sequence[System], matcher: Matcher, *, folded: bool, samples: int
) -> Evaluation:
    """Measure translations of a text; the first system is what the others are held against.

    `matcher` has the terms. `samples` of 0 leaves out intervals and tests. Raises ConfigError
    where sacrebleu is missing.
    """
    dress = scores.fold if folded else str
    signatures, figures = scores.compare(
        [[dress(draft) for draft in system.drafts] for system in systems],
        [[dress(line) for line in reference] for reference in text.references],
        text.target,
        samples=samples,
    )
    lines = _Lines.of(text, matcher)
    counted = [lines.count(system.drafts) for system in systems]
    compared = {
        name: shares.compare_shares([each.tallies[name] for each in counted], samples=samples)
        for name in SHARES
    }
    measured = tuple(
        Measured(
            system,
            figures[number],
            {name: compared[name][number] for name in SHARES},
            counted[number].findings,
            counted[number].missed,
        )
        for number, system in enumerate(systems)
    )
    return Evaluation(text, folded, samples, signatures, measured)


@dataclass(frozen=True, slots=True)
class _Counted:
    tallies: Mapping[str, list[shares.Tally]]
    findings: Mapping[str, int]
    missed: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class _Lines:
    """What there is to keep in each line of a text."""

    text: Text
    requests: tuple[Request, ...]
    by_people: tuple[frozenset[TermPair], ...]
    """Of each line the terms that a reference keeps."""
    names: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, text: Text, matcher: Matcher) -> _Lines:
        requests = tuple(Request.of(line, matcher) for line in text.lines)
        references = tuple(zip(*text.references, strict=True))
        kept = []
        for request, of_line in zip(requests, references, strict=True):
            found = {match.term for match in request.matches}
            missed = [set(terms.met(each, request.matches).missed) for each in of_line]
            kept.append(frozenset(found.difference(missed[0].intersection(*missed[1:]))))
        named = (
            names.unchanged(line, of_line)
            for line, of_line in zip(text.lines, references, strict=True)
        )
        return cls(text, requests, tuple(kept), tuple(named))

    def count(self, drafts: Sequence[str]) -> _Counted:
        """What a translation keeps of it."""
        tallies: dict[str, list[shares.Tally]] = {name: [] for name in SHARES}
        findings: Counter[str] = Counter()
        missed: list[tuple[int, str, str]] = []
        for number, draft in enumerate(drafts):
            request, by_people = self.requests[number], self.by_people[number]
            met = terms.met(draft, request.matches)
            tallies["terms_listed"].append((met.listed, met.total))
            tallies["terms_met"].append((met.met, met.total))
            lost = by_people.intersection(met.missed)
            tallies["terms_of_references"].append((len(by_people) - len(lost), len(by_people)))
            tallies["names"].append(names.kept(draft, self.names[number]))
            missed += [(number + 1, term.source, term.target) for term in met.missed]
            told = request.check(draft, self.text.source, self.text.target)
            findings.update({finding.kind for finding in told})
        return _Counted(tallies, dict(findings), tuple(missed))
