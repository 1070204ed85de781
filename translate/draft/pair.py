"""A batch of requests from one language to another: engine, glossary, typography, placeables.

Three loops bend back here, where the engine is handed to a stage as a callable: the glossary asks
again for what a first pass missed, a segment that lost a placeable is asked for once more with its
inline tags masked, and with its placeables unmasked, and one that came out wrong as a whole
(guards.py) another way. A dateline is rendered by rule; the engine gets what stands behind it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..dateline import Written
from ..drafted import Draft, Provenance, TermUse
from ..engines.routing import Route, find_route
from ..finding import Finding
from ..glossary import Glossary, Matcher
from ..glossary.verify import unmet
from .asking import Asking
from .guards import QUICK, guarded
from .left import LEFT, left_draft, left_key
from .like import stand_in
from .repeats import Repeats
from .request import Request
from .risks import Risks

VERSION = 5
"""Stands in every draft's key: raised when drafts are made another way, so that they are redone."""

RULE = "rule"
"""Stands in the place of an engine where a segment is a dateline and nothing else."""


@dataclass(frozen=True)
class Pair:
    """What drafts from one language to another are made with."""

    source: str
    target: str
    route: Route
    matcher: Matcher
    full_risk: bool = False
    """Whether the model of the other direction is asked about each draft."""
    repeats: Repeats | None = None
    """What was translated before, where that is kept."""

    @classmethod
    def open(
        cls,
        source: str,
        target: str,
        *,
        engine: str | None,
        glossary: Glossary,
        full_risk: bool = False,
        repeats: Repeats | None = None,
    ) -> Pair:
        route = find_route(source, target, engine=engine)
        return cls(source, target, route, glossary.matcher(source, target), full_risk, repeats)

    def key(self, request: Request) -> str:
        """Name all that decides a draft, but for the segment itself: 8 hex."""
        if request.recall and request.recall.text:
            return request.recall.provenance.key
        if request.left:
            return left_key(request.left)
        terms = {
            (term.source, term.target, term.accepted, term.forbidden, term.tolerated)
            for term in (match.term for match in request.matches)
        }
        opening = self._opening(request)
        dateline = opening.text if opening else ""
        parts = (VERSION, self.route.engine, self.route.model, sorted(terms), dateline)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]

    def draft(self, requests: Sequence[Request], *, checked: bool = True) -> list[Draft]:
        """Draft as one batch all that neither stands there already nor is in the memory."""
        given = [self._given(request) for request in requests]
        new = [request for request, draft in zip(requests, given, strict=True) if draft is None]
        openings = {request.source: self._opening(request) for request in new}
        parts = [_behind(request, openings[request.source]) for request in new]
        made = iter(map(_with_terms, parts, self._guarded(parts, checked=checked)))
        drafts = [draft or next(made) for draft in given]
        drafts = self._risked(requests, drafts) if checked else drafts
        return [
            request.remembering(self._opened(request, draft, openings.get(request.source)))
            for request, draft in zip(requests, drafts, strict=True)
        ]

    def _opening(self, request: Request) -> Written | None:
        return request.opening(self.source, self.target)

    def _given(self, request: Request) -> Draft | None:
        """The translation that there is, looked at anew: in the file or else in the memory.

        Or what is left. Without provenance where a person's. None where an engine has to make it.
        """
        if request.is_left:
            return left_draft(request.source, request.left, self.target)
        if request.standing:
            entry = request.standing
            origin = entry.provenance if entry.machines else None
            return _with(stand_in(entry), self._judged(request, entry.msgstr, origin))
        if request.recall and request.recall.text:
            recall = request.recall
            return _with(recall.findings, self._judged(request, recall.text, recall.provenance))
        opening = self._opening(request)
        if opening and not opening.rest:
            origin = Provenance(RULE, "dateline", self.key(request), risk=0)
            return self._judged(request, opening.text, origin)
        return None

    def _opened(self, request: Request, draft: Draft, opening: Written | None) -> Draft:
        """The draft of what stands behind a dateline, with the dateline before it.

        Its risk stays that of the engine's words.
        """
        if opening is None or draft.source == request.source:
            return draft
        origin = draft.provenance and replace(draft.provenance, key=self.key(request))
        whole = self._judged(request, opening.before(draft.text), origin)
        told = {(term.source, term.target): term for term in draft.terms}
        terms = (told.get((term.source, term.target), term) for term in whole.terms)
        return replace(whole, terms=tuple(terms))

    def _risked(self, requests: Sequence[Request], drafts: list[Draft]) -> list[Draft]:
        """With the risks of what is new; standing drafts keep what they were given."""
        new = [
            n
            for n, (request, draft) in enumerate(zip(requests, drafts, strict=True))
            if request.standing is None and not _is_by_rule(draft)
        ]
        if new:
            risks = Risks.open(self.source, self.target, full=self.full_risk)
            judged = dict(zip(new, risks.judged([drafts[n] for n in new]), strict=True))
            drafts = [judged.get(n, draft) for n, draft in enumerate(drafts)]
        return drafts

    def _guarded(self, requests: Sequence[Request], *, checked: bool) -> list[Draft]:
        """Draft, and draft again what is wrong as a whole; not `checked`, only that is told."""
        kinds = None if checked else QUICK

        def judge(request: Request, draft: Draft) -> Draft:
            found = request.check(draft.text, self.source, self.target, draft.provenance, kinds)
            return replace(draft, findings=found) if found or draft.findings else draft

        ask = Asking(self.source, self.target, self.route, self.repeats, self.key)
        drafts = list(map(judge, requests, ask(requests)))
        return guarded(requests, drafts, ask, judge)

    def _judged(self, request: Request, text: str, provenance: Provenance | None) -> Draft:
        """A translation that no engine has to make, with its terms and what the checks find."""
        findings = request.check(text, self.source, self.target, provenance)
        return _with_terms(request, Draft(request.source, text, provenance, (), findings))


def _with_terms(request: Request, draft: Draft) -> Draft:
    """With all terms of the segment, and how the draft came by those that it knows of.

    What was sent may hold fewer of them, in other letters: a run that finds the draft in its file
    would tell more.
    """
    known = {(use.source, use.target): use for use in draft.terms}
    terms = {(term.source, term.target): term for term in (m.term for m in request.matches)}
    if not terms.keys() <= known.keys():
        lost = {match.term for match in unmet(draft.text, request.matches)}
        new = {
            key: TermUse(*key, term not in lost, "missing" if term in lost else "met")
            for key, term in terms.items()
        }
        known = new | known
    told = tuple(known[key] for key in terms)
    return draft if told == draft.terms else replace(draft, terms=told)


def _behind(request: Request, opening: Written | None) -> Request:
    """What the engine has to translate of a segment: not the dateline that it opens with."""
    return request.part(opening.rest) if opening else request


def _is_by_rule(draft: Draft) -> bool:
    return draft.provenance is not None and draft.provenance.engine in (RULE, LEFT)


def _with(findings: Iterable[Finding], draft: Draft) -> Draft:
    return replace(draft, findings=(*findings, *draft.findings))
