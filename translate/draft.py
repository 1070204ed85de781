"""The pipeline of one shard: articles in, catalogs out. The only module that knows the order.

Two loops bend back, and both end here, where the engine is handed to a stage as a callable: the
glossary asks again for what a first pass missed, and a segment that lost a placeable is asked for
once more with its placeables unmasked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from . import placeables, typography
from .article import UNDETERMINED, Article, Draft, Hypothesis, Provenance, TermUse
from .catalog import Catalog, Entry, build, contexts
from .checks import check_segment
from .detect import detect
from .engines.routing import Route, find_route
from .errors import InputError
from .glossary import Glossary, Match, Matcher
from .glossary.enforce import enforce
from .glossary.verify import unmet
from .languages import normalise
from .segment import segment

VERSION = 1
"""Stands in every draft's key: raised when drafts are made another way, so that they are redone."""


def prepare(article: Article, *, source: str | None = None, keep: Iterable[str] = ()) -> Article:
    """Give an article its language, `source` or else the detected one, and its segments.

    `keep` are texts that a person translated: their bounds stay where they stand in the article.
    Raises InputError where the language can't be told.
    """
    if source or article.language == UNDETERMINED:
        article = article.with_language(normalise(source) if source else _language(article))
    return segment(article, keep=frozenset(keep))


def _language(article: Article) -> str:
    text = "\n".join(article.block_text(block) for block in article.blocks if block.role.translated)
    found = detect(text)
    if found.language == UNDETERMINED:
        raise InputError(
            "the language can't be told: the text is too short or undecided",
            where=article.path or article.name,
            hint="say it with --from",
        )
    return found.language


def draft(
    articles: Sequence[Article],
    target: str,
    *,
    engine: str | None = None,
    glossary: Glossary | None = None,
    previous: Sequence[Catalog | None] = (),
) -> list[Catalog]:
    """Draft a shard of prepared articles into `target`: a catalog an article, in order.

    `glossary` None is the house's. `previous`, where given, has for each article the catalog that
    is there already: what a person wrote in it, and machine drafts that would come out as they
    are, are not sent to the engine. The catalogs are new ones all the same: merge them.
    Raises RouteError, EngineError.
    """
    target = normalise(target)
    glossary = Glossary.house() if glossary is None else glossary
    old = previous or [None] * len(articles)
    articles = [article if article.segments else prepare(article) for article in articles]
    drafts: dict[int, list[Draft]] = {}
    for source in dict.fromkeys(article.language for article in articles):
        pair = Pair.open(source, target, engine=engine, glossary=glossary)
        numbers = [n for n, article in enumerate(articles) if article.language == source]
        shard = [_requests(pair, articles[n], old[n]) for n in numbers]
        done = iter(pair.draft([request for requests in shard for request in requests]))
        for n, requests in zip(numbers, shard, strict=True):
            drafts[n] = [next(done) for _ in requests]
    return [build(article, target, drafts[n]) for n, article in enumerate(articles)]


def translate_lines(
    lines: Sequence[str],
    source: str,
    target: str,
    *,
    engine: str | None = None,
    glossary: Glossary | None = None,
) -> list[Draft]:
    """Draft each line as an article of its own, of one segment."""
    glossary = Glossary.house() if glossary is None else glossary
    pair = Pair.open(normalise(source), normalise(target), engine=engine, glossary=glossary)
    return pair.draft([pair.request(line) for line in lines])


@dataclass(frozen=True, slots=True)
class Request:
    """A segment on its way through: what is sent for it, and what has to be put back."""

    source: str
    format: str
    text: str
    """What the engine gets: plain, in sentence case, placeables masked."""
    protected: placeables.Protected
    capitals: bool
    matches: tuple[Match, ...]
    key: str
    standing: Entry | None = None
    """The entry that the segment has already and that is not to be drafted again."""

    @property
    def bare(self) -> Request:
        """The same with its placeables unmasked."""
        text = placeables.restore(self.text, self.protected)
        return replace(self, text=text, protected=placeables.Protected(text, ()))


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

    def request(self, source: str, format: str = "text") -> Request:
        protected = placeables.protect(typography.plain(source), format)
        text = protected.text
        capitals = typography.is_capitals(text)
        if capitals:
            names = [((m.start, m.end), m.term.source) for m in self.matcher.match(text)]
            text = typography.sentence_case(text, names)
        matches = self.matcher.match(text)
        return Request(source, format, text, protected, capitals, matches, self._key(matches))

    def _key(self, matches: Sequence[Match]) -> str:
        terms = sorted(
            {(m.term.source, m.term.target, m.term.accepted, m.term.forbidden) for m in matches}
        )
        parts = (VERSION, self.route.engine, self.route.model, terms)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:8]

    def draft(self, requests: Sequence[Request]) -> list[Draft]:
        """Draft all that has no standing translation, as one batch."""
        todo = [request for request in requests if request.standing is None]
        made = iter(self._ask(todo))
        return [
            next(made) if request.standing is None else self._standing(request, request.standing)
            for request in requests
        ]

    def _ask(self, requests: Sequence[Request]) -> list[Draft]:
        if not requests:
            return []
        drafts = self._translate(requests)
        lossy = [
            n
            for n, (request, made) in enumerate(zip(requests, drafts, strict=True))
            if request.protected.originals
            and placeables.missing(request.source, made.text, request.format)
        ]
        again = self._translate([requests[n].bare for n in lossy])
        for n, other in zip(lossy, again, strict=True):
            if not placeables.missing(requests[n].source, other.text, requests[n].format):
                drafts[n] = other
        return [self._finish(*pair) for pair in zip(requests, drafts, strict=True)]

    def _translate(self, requests: Sequence[Request]) -> list[Draft]:
        """Through engine and glossary, placeables restored; equal texts are sent once."""
        unique = list({request.text: request for request in requests}.values())
        texts = [request.text for request in unique]
        hypotheses = self.route.translate(texts) if texts else []
        held = enforce(texts, hypotheses, [r.matches for r in unique], self.route.translate)
        answers = {
            text: (hypothesis, outcome)
            for text, hypothesis, outcome in zip(texts, hypotheses, held, strict=True)
        }
        return [self._restored(request, *answers[request.text]) for request in requests]

    def _restored(self, request: Request, hypothesis: Hypothesis, held: Enforced) -> Draft:
        text = placeables.restore(held.text, request.protected)
        provenance = Provenance(
            self.route.engine, self.route.model, request.key, hypothesis.score
        )
        return Draft(request.source, text, provenance, held.terms)

    def _finish(self, request: Request, made: Draft) -> Draft:
        """The target's typography, and the findings."""
        text = made.text
        if request.capitals:
            spans = [(p.start, p.end) for p in placeables.find(text, request.format)]
            text = typography.capitals(text, self.target, spans)
        text = typography.localise(text, request.source, self.target)
        return replace(made, text=text, findings=self._check(request, text))

    def _standing(self, request: Request, entry: Entry) -> Draft:
        lost = {match.term for match in unmet(entry.msgstr, request.matches)}
        terms = tuple(
            TermUse(term.source, term.target, term not in lost, "missing" if term in lost else "met")
            for term in dict.fromkeys(match.term for match in request.matches)
        )
        provenance = entry.provenance if entry.machines else None
        findings = self._check(request, entry.msgstr)
        return Draft(request.source, entry.msgstr, provenance, terms, findings)

    def _check(self, request: Request, text: str) -> tuple[Finding, ...]:
        return check_segment(
            request.source,
            text,
            source_language=self.source,
            target_language=self.target,
            matches=request.matches,
            format=request.format,
        )


def _requests(pair: Pair, article: Article, old: Catalog | None) -> list[Request]:
    """A request a segment; those that need no drafting hold their standing entry."""
    texts = [segment.text for segment in article.segments]
    requests = [pair.request(text, article.format) for text in texts]
    if old is None:
        return requests
    entries = [old.get(*identity) for identity in zip(contexts(texts), texts, strict=True)]
    return [
        replace(request, standing=entry) if entry and _stands(entry, request.key) else request
        for request, entry in zip(requests, entries, strict=True)
    ]


def _stands(entry: Entry, key: str) -> bool:
    if not entry.msgstr:
        return False
    if not entry.machines:
        return True
    return entry.provenance is not None and entry.provenance.key == key
