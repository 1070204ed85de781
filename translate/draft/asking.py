"""One pass of a batch: to the engine, up the glossary's ladder, and into the target's dress."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from .. import placeables, typography
from ..checks import mend
from ..drafted import Draft, Provenance
from ..engines.routing import Route
from ..glossary.enforce import Enforced, enforce
from ..hypothesis import Hypothesis
from .casing import in_sentence_case
from .readable import Readable, readable
from .repeats import NO_REPEATS, Repeats
from .request import Request


@dataclass(frozen=True)
class Asking:
    """What asks an engine for drafts from one language into another."""

    source: str
    target: str
    route: Route
    repeats: Repeats | None
    key: Callable[[Request], str]
    """What names all that decides a request's draft."""

    def __call__(self, requests: Sequence[Request]) -> list[Draft]:
        """A draft each; those that lost a placeable are asked for once more in other ways."""
        drafts = self._translate(requests)
        for again in (Request.with_masked_tags, Request.bare):
            lossy = [n for n, draft in enumerate(drafts) if requests[n].lost(draft.text)]
            asked = {n: request for n in lossy if (request := again(requests[n]))}
            for n, other in zip(asked, self._translate(list(asked.values())), strict=True):
                if not requests[n].lost(other.text):
                    drafts[n] = replace(other, provenance=drafts[n].provenance)
        return drafts

    def _translate(self, requests: Sequence[Request]) -> list[Draft]:
        """Through engine and glossary and into the target's dress; equal texts are sent once."""
        unique = list({_sent_as(request): request for request in requests}.values())
        if not unique:
            return []
        reads = cache(self.route.reads)
        sent = [self._sent(request, reads) for request in unique]
        texts = [each.protected.text for each in sent]
        route = self.route
        hypotheses = (self.repeats or NO_REPEATS).translate(route, texts)
        matches = [each.matches for each in sent]
        held = enforce(
            texts, hypotheses, matches, route.translate, steer=route.steer, score=route.score
        )
        keys = map(_sent_as, unique)
        answers = dict(zip(keys, zip(sent, hypotheses, held, strict=True), strict=True))
        return [self._dressed(request, *answers[_sent_as(request)]) for request in requests]

    def _sent(self, request: Request, reads: Callable[[str], bool]) -> Readable:
        """What the engine gets: out of capitals, and with nothing that it can't read."""
        return readable(self._cased(request), request.matches, self.source, reads)

    def _cased(self, request: Request) -> str:
        """A text out of capitals or Title Case, with the names that are known in theirs."""
        spans = [(match.start, match.end) for match in request.matches]
        casing, likely = request.casing, self.route.is_name
        if not request.capitals:
            text = request.text
            return in_sentence_case(text, self.source, self.target, spans, casing, likely)

        def is_name(word: str) -> bool:
            known = casing.is_name(word)
            return likely(word) if known is None else known

        return typography.name_case(request.text, is_name, spans)

    def _dressed(
        self, request: Request, sent: Readable, hypothesis: Hypothesis, held: Enforced
    ) -> Draft:
        """Give what came back the target's typography, and its placeables."""
        text = placeables.restore(held.text, sent.protected)
        if request.capitals:
            text = typography.capitals(text, self.target)
        # Marks before placeables: the quotes inside a tag are not typography.
        text = typography.localise(
            text,
            request.protected.text,
            self.target,
            source_language=self.source,
            typographic=request.typographic,
        )
        text = placeables.restore(text, request.protected)
        text = request.tagged(text, sent.protected.text, hypothesis)
        text = mend(text, request.source, self.source, self.target)
        key = self.key(request)
        provenance = Provenance(
            self.route.engine,
            self.route.model,
            key,
            hypothesis.score,
            hypothesis.unknown,
            hypothesis.is_cut,
            certainty=hypothesis.certainty,
        )
        return Draft(request.source, text, provenance, (*held.terms, *sent.terms))


def _sent_as(request: Request) -> object:
    """What decides an answer: a text that stands in two articles can hold other terms in each."""
    return request.text, request.capitals, request.matches
