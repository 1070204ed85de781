"""Measure translations of one text, the first being what the others are held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ..draft import Request
from ..glossary import Matcher, TermPair
from . import names, scores, shares, terms
from .systems import SHARES, Evaluation, Measured, System, Text


def evaluate(
    text: Text,
    systems: Sequence[System],
    matcher: Matcher,
    *,
    folded: bool,
    samples: int,
    told: Callable[[str], None] = lambda score: None,
) -> Evaluation:
    """Measure translations of a text; the first system is what the others are held against.

    `matcher` has the terms. `samples` of 0 leaves out intervals and tests. `told` hears of each
    of SCORES when it is done. Raises ConfigError where sacrebleu is missing.
    """
    dress = scores.fold if folded else str
    drafts = [[dress(draft) for draft in system.drafts] for system in systems]
    references = [[dress(line) for line in reference] for reference in text.references]
    compare = partial(scores.compare, drafts, references, text.target, samples=samples)
    signatures: dict[str, str] = {}
    figures: list[dict[str, scores.Figure]] = [{} for _ in systems]
    for name in scores.SCORES:
        signed, figured = compare(names=(name,))
        signatures |= signed
        figures = [{**old, **new} for old, new in zip(figures, figured, strict=True)]
        told(name)
    lines = Lines.of(text, matcher)
    counted = [lines.count(system.drafts) for system in systems]
    rows = zip(systems, figures, _shares(counted, samples), counted, strict=True)
    measured = (
        Measured(system, figure, share, count.findings, count.missed)
        for system, figure, share, count in rows
    )
    return Evaluation(text, folded, samples, signatures, tuple(measured))


def _shares(counted: Sequence[Counted], samples: int) -> list[dict[str, shares.Share]]:
    """By system, the shares by their names."""
    rows: list[dict[str, shares.Share]] = [{} for _ in counted]
    for name in SHARES:
        compared = shares.compare_shares([each.tallies[name] for each in counted], samples=samples)
        for row, share in zip(rows, compared, strict=True):
            row[name] = share
    return rows


@dataclass(frozen=True, slots=True)
class Counted:
    """What of a system's translations is counted rather than scored."""

    tallies: Mapping[str, list[shares.Tally]]
    findings: Mapping[str, int]
    missed: tuple[tuple[int, str, str], ...]
    """As in Measured."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What there is to keep in each line of a text."""

    text: Text
    requests: tuple[Request, ...]
    by_people: tuple[frozenset[TermPair], ...]
    """Of each line the terms that a reference keeps."""
    names: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, text: Text, matcher: Matcher) -> Lines:
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

    def count(self, drafts: Sequence[str]) -> Counted:
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
        return Counted(tallies, dict(findings), tuple(missed))
