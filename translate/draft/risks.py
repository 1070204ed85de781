"""How likely each draft of a batch is to be wrong: what the risk is judged by is found out here.

The lexicons of both directions, which are read and not run; and, asked to be `full`, the model of
the other direction, which says how likely it holds each source for a translation of its draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp

from .. import typography
from ..drafted import Draft, Provenance
from ..engines.base import Score
from ..engines.lexicon import Lexicon, find_lexicon
from ..engines.routing import Route, find_route
from ..errors import EngineError, RouteError
from ..risk import Evidence, judge
from .recall import ENGINE

_MARKS = frozenset("“”„«»‹›‘’‚–—…")


@dataclass(frozen=True)
class Risks:
    """What drafts from one language to another are judged by; None is not at hand."""

    source: str
    target: str
    there: Lexicon | None = None
    back: Lexicon | None = None
    reverse: Score | None = None

    @classmethod
    def open(cls, source: str, target: str, *, full: bool = False) -> Risks:
        there, back = find_lexicon(source, target), find_lexicon(target, source)
        return cls(source, target, there, back, _reverse(source, target) if full else None)

    def judged(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Give each draft that has a provenance its risk."""
        made = [(draft, draft.provenance) for draft in drafts if draft.provenance]
        evidence = iter(self.evidence([draft for draft, _ in made], [origin for _, origin in made]))
        return [
            replace(draft, provenance=_with_risk(draft.provenance, next(evidence)))
            if draft.provenance
            else draft
            for draft in drafts
        ]

    def evidence(
        self, drafts: Sequence[Draft], origins: Sequence[Provenance | None]
    ) -> list[Evidence]:
        """What is found out about drafts; a text without an origin is a person's."""
        sources = [_plain(draft.source, draft.source) for draft in drafts]
        texts = [_plain(draft.text, draft.source) for draft in drafts]
        there = self.there.compare(sources, texts) if self.there else [None] * len(drafts)
        back = self.back.compare(texts, sources) if self.back else [None] * len(drafts)
        scores = self.reverse(texts, sources) if self.reverse else [None] * len(drafts)
        return [
            Evidence(
                source,
                text,
                self.source,
                self.target,
                draft.findings,
                is_engines=origin is not None and origin.engine != ENGINE,
                certainty=_certainty(origin) if origin else None,
                there=one,
                terms=" ".join(term.target for term in draft.terms),
                source_terms=" ".join(term.source for term in draft.terms),
                back=other,
                is_lexicons=bool(self.there and origin and origin.model == self.there.model),
                reverse=score,
            )
            for source, text, draft, origin, one, other, score in zip(
                sources, texts, drafts, origins, there, back, scores, strict=True
            )
        ]


def _reverse(source: str, target: str) -> Score | None:
    try:
        route: Route = find_route(target, source)
        return route.score
    except (RouteError, EngineError):
        return None


def _with_risk(origin: Provenance, evidence: Evidence) -> Provenance:
    risk = judge(evidence)
    return replace(origin, risk=risk.value, why=risk.why)


def _certainty(origin: Provenance) -> float | None:
    """The engine's own, or the mean probability of its tokens in the place of it."""
    if origin.certainty is not None or origin.score is None:
        return origin.certainty
    return exp(origin.score)


def _plain(text: str, source: str) -> str:
    """As the engines have it: plain marks, and no capitals where the source is all in them."""
    if not _MARKS.isdisjoint(text):
        text = typography.plain(text)
    return text.lower() if source.isupper() and typography.is_capitals(source) else text
