"""The pipeline of one shard: articles in, catalogs out. The only part that knows the order.

`request` makes a segment ready for the engine, `pair` takes a batch of them through it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from .. import typography
from ..article import UNDETERMINED, Article, Draft, Role, clean
from ..catalog import Addresses, Catalog, Entry, build, contexts
from ..detect import detect_article
from ..errors import InputError
from ..glossary import Glossary
from ..languages import normalise
from ..memory import Memory
from ..segment import Rules, segment, segment_text
from .casing import Casing
from .left import left_languages
from .pair import Pair
from .recall import ENGINE, Recall, recall
from .request import Request

__all__ = ["Pair", "Request", "draft", "prepare", "translate_lines"]

LookUp = Callable[[Article], Iterable[Recall]]
"""What a memory has for each segment of an article."""


def prepare(
    article: Article,
    *,
    source: str | None = None,
    keep: Iterable[str] = (),
    rules: Rules | None = None,
    skip: Collection[Role] = (),
) -> Article:
    """Give an article its language, `source` or else the detected one, and its segments.

    `keep` are texts that a person translated: their bounds stay where they stand in the article.
    `rules` are a user's own for where sentences end; blocks of a role in `skip` get no segments.
    Raises InputError where the language can't be told, or a rule takes too long.
    """
    if skip:
        article = replace(article, skipped=frozenset(skip))
    if source or article.language == UNDETERMINED:
        article = article.with_language(normalise(source) if source else _language(article))
    return segment(article, keep=frozenset(keep), rules=rules)


def _language(article: Article) -> str:
    found = detect_article(article)
    if found.language == UNDETERMINED:
        raise InputError(
            "the language can't be told: the text is too short or undecided",
            where=article.where,
            hint="say it with --from",
        )
    return normalise(found.language)


def draft(
    articles: Sequence[Article],
    target: str,
    *,
    engine: str | None = None,
    glossary: Glossary | None = None,
    full_risk: bool = False,
    memory: Memory | None = None,
    memory_like: float | None = None,
    previous: Sequence[Catalog | None] = (),
    paths: Sequence[Path | None] = (),
    addresses: Addresses | None = None,
) -> list[Catalog]:
    """Draft a shard of articles into `target`: a catalog an article, in order.

    Articles without segments are prepared first. `glossary` None is the house's. What `memory`
    has in just these words is not sent to an engine, what it has in like words is told, and from a
    likeness of `memory_like` on (0.85 to 1) put in as the draft, where no number, name or negation
    differs. Paragraphs that are in another language than the article are left as they stand
    (`left`). With `full_risk` the model of the other direction is asked about each draft.
    `previous`, where given, has for each article the catalog that is there already: what a person
    wrote in it, and machine drafts that would come out as they are, are not sent to the engine.
    The catalogs are new ones all the same: merge them. `paths` say where each is going to stand,
    `addresses` who answers for it.
    Raises InputError, RouteError, EngineError; TypeError for what is no list.
    """
    if isinstance(articles, Article | str | Path):
        raise TypeError("draft() takes a list of articles as read() gives them: [article]")
    target = normalise(target)
    glossary = Glossary.house() if glossary is None else glossary
    none = [None] * len(articles)
    articles = [article if article.segments else prepare(article) for article in articles]
    drafts: dict[int, list[Draft]] = {}
    for source in dict.fromkeys(article.language for article in articles):
        pair = Pair.open(source, target, engine=engine, glossary=glossary, full_risk=full_risk)
        numbers = [n for n, article in enumerate(articles) if article.language == source]
        look_up = partial(recall, memory, target=target, like=memory_like) if memory else None
        shard = [_requests(pair, articles[n], (previous or none)[n], look_up) for n in numbers]
        done = iter(pair.draft([request for requests in shard for request in requests]))
        for n, requests in zip(numbers, shard, strict=True):
            drafts[n] = [next(done) for _ in requests]
    return [
        build(article, target, drafts[n], path=(paths or none)[n], addresses=addresses)
        for n, article in enumerate(articles)
    ]


def translate_lines(
    lines: Sequence[str],
    source: str,
    target: str,
    *,
    engine: str | None = None,
    glossary: Glossary | None = None,
    checked: bool = True,
    rules: Rules | None = None,
) -> list[Draft]:
    """Draft each line as an article of its own; several sentences are several segments.

    Blanks around and between them stay. Not `checked`, only what makes the
    engine be asked again is looked for, and drafts come a little sooner.
    Raises TypeError for a lone string.
    """
    if isinstance(lines, str):
        raise TypeError("translate_lines() takes a list of lines: [line]")
    source, target = normalise(source), normalise(target)
    glossary = Glossary.house() if glossary is None else glossary
    pair = Pair.open(source, target, engine=engine, glossary=glossary)
    cut = [segment_text(clean(line), source, rules) for line in lines]
    requests = [
        Request.of(text, matcher)
        for texts in cut
        for matcher in [pair.matcher.in_article(texts)]
        for text in texts
    ]
    drafts = iter(pair.draft(requests, checked=checked))
    return [
        _joined(line, [next(drafts) for _ in texts]) for line, texts in zip(lines, cut, strict=True)
    ]


def _joined(line: str, drafts: Sequence[Draft]) -> Draft:
    """The draft of a line from those of its segments; as sure as the least sure of them."""
    text, at, cleaned = "", 0, clean(line)
    for each in drafts:
        start = cleaned.index(each.source, at)
        text += line[at:start] + each.text
        at = start + len(each.source)
    provenance = drafts[0].provenance if drafts else None
    if provenance:
        origins = [each.provenance for each in drafts if each.provenance]
        scores = [origin.score for origin in origins if origin.score is not None]
        worst = max(origins, key=lambda origin: origin.risk or 0)
        score = min(scores, default=None)
        provenance = replace(provenance, score=score, risk=worst.risk, why=worst.why)
    return Draft(
        line,
        text + line[at:],
        provenance,
        tuple(term for each in drafts for term in each.terms),
        tuple(finding for each in drafts for finding in each.findings),
    )


def _requests(
    pair: Pair, article: Article, old: Catalog | None, look_up: LookUp | None
) -> list[Request]:
    """A request a segment; those that need no drafting hold their standing entry."""
    texts = [segment.text for segment in article.segments]
    typographic = typography.is_typographic(article.running_text)
    matcher = pair.matcher.in_article(texts)
    casing = Casing.of(texts, article.language)
    requests = [
        replace(
            Request.of(text, matcher, format), typographic=typographic, casing=casing, left=left
        )
        for text, format, left in zip(
            texts, _formats(article), left_languages(article), strict=True
        )
    ]
    if look_up:
        found = look_up(article)
        requests = [replace(r, recall=each) for r, each in zip(requests, found, strict=True)]
    if old is None:
        return requests
    entries = [old.get(*identity) for identity in zip(contexts(texts), texts, strict=True)]
    return [
        replace(request, standing=entry) if entry and _stands(entry, request, pair) else request
        for request, entry in zip(requests, entries, strict=True)
    ]


def _formats(article: Article) -> Iterator[str]:
    """The format of each segment."""
    for block in article.blocks:
        for _ in block.segments:
            yield article.block_format(block)


def _stands(entry: Entry, request: Request, pair: Pair) -> bool:
    """Whether an entry's words are a person's, or a machine's that would come out the same."""
    if not entry.msgstr:
        return False
    if not entry.machines:
        return True
    if entry.provenance is None:
        return False
    if entry.provenance.engine == ENGINE and request.recall is None:
        return True  # no memory was asked, and an engine knows nothing better
    return entry.provenance.key == pair.key(request)
