"""The pipeline of one shard: articles in, catalogs out. The only part that knows the order.

`request` makes a segment ready for the engine, `ready` the articles of a shard, and `pair` takes a
batch of segments through it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ..article import UNDETERMINED, Article, Role, clean
from ..catalog import Addresses, Catalog, build
from ..detect import detect_article
from ..drafted import Draft
from ..errors import InputError
from ..glossary import Glossary
from ..languages import normalise
from ..memory import Memory
from ..segment import Rules, segment, segment_text
from .pair import Pair
from .ready import Ready, drafted, ready
from .repeats import Repeats
from .request import Request

__all__ = [
    "Pair",
    "Ready",
    "Repeats",
    "Request",
    "draft",
    "drafted",
    "prepare",
    "ready",
    "translate_lines",
]


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
    articles = [article if article.segments else prepare(article) for article in articles]
    shard = ready(
        articles,
        target,
        engine=engine,
        glossary=Glossary.house() if glossary is None else glossary,
        full_risk=full_risk,
        memory=memory,
        memory_like=memory_like,
        previous=previous,
    )
    return [
        build(each.article, target, drafts, path=path, addresses=addresses)
        for each, drafts, path in zip(
            shard, drafted(shard), paths or [None] * len(shard), strict=True
        )
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
    if len(drafts) == 1 and drafts[0].source == line:
        return drafts[0]
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
