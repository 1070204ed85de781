"""A batch of requests from one language to another: engine, glossary, typography, placeables.

Two loops bend back here, where the engine is handed to a stage as a callable: the glossary asks
again for what a first pass missed, and a segment that lost a placeable is asked for once more with
its placeables unmasked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .. import placeables, typography
from ..article import Draft, Finding, Hypothesis, Provenance, Severity, TermUse
from ..catalog import Entry
from ..engines.routing import Route, find_route
from ..glossary import Glossary, Matcher
from ..glossary.enforce import Enforced, enforce
from ..glossary.verify import unmet
from .readable import Readable, readable
from .request import Request

VERSION = 3
"""Stands in every draft's key: raised when drafts are made another way, so that they are redone."""


@dataclass(frozen=True)
class Pair:
    """What drafts from one language to another are made with."""

    source: str
    target: str
    route: Route
    matcher: Matcher

    @classmethod
    def open(cls, source: str, target: str, *, engine: str | None, glossary: Glossary) -> Pair:
        route = find_route(source, target, engine=engine)
        return cls(source, target, route, glossary.matcher(source, target))

    def key(self, request: Request) -> str:
        """Name all that decides a draft, but for the segment itself: 8 hex."""
        terms = {
            (match.term.source, match.term.target, match.term.accepted, match.term.forbidden)
            for match in request.matches
        }
        parts = (VERSION, self.route.engine, self.route.model, sorted(terms))
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]

    def draft(self, requests: Sequence[Request]) -> list[Draft]:
        """Draft all that has no standing translation, as one batch."""
        made = iter(self._ask([request for request in requests if request.standing is None]))
        return [
            next(made) if request.standing is None else self._standing(request, request.standing)
            for request in requests
        ]

    def _ask(self, requests: Sequence[Request]) -> list[Draft]:
        drafts = self._translate(requests)
        lossy = [n for n, draft in enumerate(drafts) if requests[n].lost(draft.text)]
        again = self._translate([self._bare(requests[n]) for n in lossy])
        for n, other in zip(lossy, again, strict=True):
            if not requests[n].lost(other.text):
                drafts[n] = replace(other, provenance=drafts[n].provenance)
        return [
            replace(draft, findings=self._findings(request, draft.text, draft.provenance))
            for request, draft in zip(requests, drafts, strict=True)
        ]

    def _bare(self, request: Request) -> Request:
        bare = Request.of(request.source, self.matcher, request.format, masked=False)
        return replace(bare, typographic=request.typographic)

    def _translate(self, requests: Sequence[Request]) -> list[Draft]:
        """Through engine and glossary and into the target's dress; equal texts are sent once."""
        unique = list({request.text: request for request in requests}.values())
        if not unique:
            return []
        sent = [self._sent(request) for request in unique]
        texts = [each.protected.text for each in sent]
        hypotheses = self.route.translate(texts)
        matches = [each.matches for each in sent]
        route = self.route
        held = enforce(
            texts, hypotheses, matches, route.translate, steer=route.steer, score=route.score
        )
        keys = (request.text for request in unique)
        answers = dict(zip(keys, zip(sent, hypotheses, held, strict=True), strict=True))
        return [self._dressed(request, *answers[request.text]) for request in requests]

    def _sent(self, request: Request) -> Readable:
        """What the engine gets: out of capitals, and with nothing that it can't read."""
        text = self._cased(request)
        return readable(text, request.matches, self.source, self.route.reads)

    def _cased(self, request: Request) -> str:
        """A text out of capitals, with the names that the model knows in theirs."""
        if not request.capitals:
            return request.text
        spans = [(match.start, match.end) for match in request.matches]
        return typography.name_case(request.text, self.route.is_name, spans)

    def _dressed(
        self, request: Request, sent: Readable, hypothesis: Hypothesis, held: Enforced
    ) -> Draft:
        """Give what came back the target's typography, and its placeables."""
        text = placeables.restore(held.text, sent.protected)
        if request.capitals:
            text = typography.capitals(text, self.target)
        # Marks before placeables: the quotes inside a tag are not typography.
        text = typography.localise(
            text, request.protected.text, self.target, typographic=request.typographic
        )
        text = placeables.restore(text, request.protected)
        key = self.key(request)
        provenance = Provenance(
            self.route.engine, self.route.model, key, hypothesis.score, hypothesis.unknown
        )
        return Draft(request.source, text, provenance, (*held.terms, *sent.terms))

    def _findings(
        self, request: Request, text: str, provenance: Provenance | None
    ) -> tuple[Finding, ...]:
        """What the checks find, and the words that the engine left as they were."""
        findings = request.check(text, self.source, self.target)
        left = [word for word in provenance.unknown if word in text] if provenance else []
        if not left:
            return findings
        words = ", ".join(f"“{word}”" for word in left)
        message = f"the engine did not know {words}"
        return (*findings, Finding("unknown", Severity.WARNING, message))

    def _standing(self, request: Request, entry: Entry) -> Draft:
        """What stands in the file, looked at anew; without provenance where it is a person's."""
        lost = {match.term for match in unmet(entry.msgstr, request.matches)}
        terms = tuple(
            TermUse(term.source, term.target, term not in lost)
            for term in dict.fromkeys(match.term for match in request.matches)
        )
        provenance = entry.provenance if entry.machines else None
        findings = self._findings(request, entry.msgstr, provenance)
        return Draft(request.source, entry.msgstr, provenance, terms, findings)
