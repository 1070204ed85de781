"""The pipeline of one shard: articles in, catalogs out. The only module that knows the order.

Two loops bend back, and both end here, where the engine is handed to a stage as a callable: the
glossary asks again for what a first pass missed, and a segment that lost a placeable is asked for
once more with its placeables unmasked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from . import placeables, typography
from .article import UNDETERMINED, Article, Draft, Finding, Hypothesis, Provenance, TermUse
from .catalog import Catalog, Entry, build, contexts
from .checks import check_segment
from .detect import Detection, detect
from .engines.routing import Route, find_route
from .errors import InputError
from .glossary import Glossary, Match, Matcher
from .glossary.enforce import Enforced, enforce
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


def detect_article(article: Article) -> Detection:
    """The language of what would be translated of an article."""
    blocks = (block for block in article.blocks if block.role.translated)
    return detect("\n".join(map(article.block_text, blocks)))


def _language(article: Article) -> str:
    found = detect_article(article)
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
    paths: Sequence[Path | None] = (),
) -> list[Catalog]:
    """Draft a shard of articles into `target`: a catalog an article, in order.

    Articles without segments are prepared first. `glossary` None is the house's. `previous`,
    where given, has for each article the catalog that is there already: what a person wrote in
    it, and machine drafts that would come out as they are, are not sent to the engine. The
    catalogs are new ones all the same: merge them. `paths` say where each is going to stand.
    Raises InputError, RouteError, EngineError.
    """
    target = normalise(target)
    glossary = Glossary.house() if glossary is None else glossary
    none = [None] * len(articles)
    articles = [article if article.segments else prepare(article) for article in articles]
    drafts: dict[int, list[Draft]] = {}
    for source in dict.fromkeys(article.language for article in articles):
        pair = Pair.open(source, target, engine=engine, glossary=glossary)
        numbers = [n for n, article in enumerate(articles) if article.language == source]
        shard = [_requests(pair, articles[n], (previous or none)[n]) for n in numbers]
        done = iter(pair.draft([request for requests in shard for request in requests]))
        for n, requests in zip(numbers, shard, strict=True):
            drafts[n] = [next(done) for _ in requests]
    return [
        build(article, target, drafts[n], path=(paths or none)[n])
        for n, article in enumerate(articles)
    ]


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
    return pair.draft([Request.of(line, pair.matcher) for line in lines])


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
    """The terms in `text`."""
    typographic: bool | None = None
    """Whether the article sets typographic quotes; speaks where the segment has none."""
    standing: Entry | None = None
    """The entry that the segment has already and that is not to be drafted again."""

    @classmethod
    def of(cls, source: str, matcher: Matcher, format: str = "text") -> Request:
        protected = placeables.protect(source, format)
        text = typography.plain(protected.text)
        capitals = typography.is_capitals(text)
        if capitals:
            names = [((m.start, m.end), m.term.source) for m in matcher.match(text)]
            text = typography.sentence_case(text, names)
        return cls(source, format, text, protected, capitals, matcher.match(text))

    def bare(self, matcher: Matcher) -> Request:
        """The same with its placeables unmasked."""
        text = placeables.restore(self.text, self.protected)
        nothing = placeables.Protected(text, ())
        return replace(self, text=text, protected=nothing, matches=matcher.match(text))

    def lost(self, text: str) -> tuple[str, ...]:
        """The placeables that a draft of it lacks."""
        if not self.protected.originals:
            return ()
        return placeables.missing(self.source, text, self.format)

    def check(self, text: str, source: str, target: str) -> tuple[Finding, ...]:
        """What there is to say of a translation of it."""
        return check_segment(
            self.source,
            text,
            source_language=source,
            target_language=target,
            matches=self.matches,
            format=self.format,
        )


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
        again = self._translate([requests[n].bare(self.matcher) for n in lossy])
        for n, other in zip(lossy, again, strict=True):
            if not requests[n].lost(other.text):
                drafts[n] = replace(other, provenance=drafts[n].provenance)
        return [self._finish(*each) for each in zip(requests, drafts, strict=True)]

    def _translate(self, requests: Sequence[Request]) -> list[Draft]:
        """Through engine and glossary, placeables restored; equal texts are sent once."""
        unique = list({request.text: request for request in requests}.values())
        if not unique:
            return []
        texts = [request.text for request in unique]
        hypotheses = self.route.translate(texts)
        held = enforce(texts, hypotheses, [each.matches for each in unique], self.route.translate)
        answers = dict(zip(texts, zip(hypotheses, held, strict=True), strict=True))
        return [self._restored(request, *answers[request.text]) for request in requests]

    def _restored(self, request: Request, hypothesis: Hypothesis, held: Enforced) -> Draft:
        text = placeables.restore(held.text, request.protected)
        key = self.key(request)
        provenance = Provenance(self.route.engine, self.route.model, key, hypothesis.score)
        return Draft(request.source, text, provenance, held.terms)

    def _finish(self, request: Request, made: Draft) -> Draft:
        """Give a draft the target's typography, and its findings."""
        text = made.text
        if request.capitals:
            found = placeables.find(text, request.format)
            text = typography.capitals(text, self.target, [(p.start, p.end) for p in found])
        text = typography.localise(
            text, request.source, self.target, typographic=request.typographic
        )
        findings = request.check(text, self.source, self.target)
        return replace(made, text=text, findings=findings)

    def _standing(self, request: Request, entry: Entry) -> Draft:
        """What stands in the file, looked at anew; without provenance where it is a person's."""
        lost = {match.term for match in unmet(entry.msgstr, request.matches)}
        terms = tuple(
            TermUse(term.source, term.target, term not in lost)
            for term in dict.fromkeys(match.term for match in request.matches)
        )
        provenance = entry.provenance if entry.machines else None
        findings = request.check(entry.msgstr, self.source, self.target)
        return Draft(request.source, entry.msgstr, provenance, terms, findings)


def _requests(pair: Pair, article: Article, old: Catalog | None) -> list[Request]:
    """A request a segment; those that need no drafting hold their standing entry."""
    texts = [segment.text for segment in article.segments]
    typographic = typography.is_typographic(article.text)
    requests = [
        replace(Request.of(text, pair.matcher, article.format), typographic=typographic)
        for text in texts
    ]
    if old is None:
        return requests
    entries = [old.get(*identity) for identity in zip(contexts(texts), texts, strict=True)]
    return [
        replace(request, standing=entry) if entry and _stands(entry, pair.key(request)) else request
        for request, entry in zip(requests, entries, strict=True)
    ]


def _stands(entry: Entry, key: str) -> bool:
    """Whether an entry's words are a person's, or a machine's that would come out the same."""
    if not entry.msgstr:
        return False
    if not entry.machines:
        return True
    return entry.provenance is not None and entry.provenance.key == key
