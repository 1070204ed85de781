"""The articles of a shard made ready for the engine: what decides their drafts is known here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from .. import typography
from ..article import Article
from ..catalog import Catalog, Entry, contexts
from ..drafted import Draft
from ..glossary import Glossary
from ..memory import Memory
from .casing import Casing
from .left import left_languages
from .pair import Pair
from .recall import ENGINE, Recall, recall
from .repeats import Repeats
from .request import Request

LookUp = Callable[[Article], Iterable[Recall]]
"""What a memory has for each segment of an article."""


@dataclass(frozen=True)
class Ready:
    """An article with a request a segment."""

    article: Article
    pair: Pair
    requests: tuple[Request, ...]

    @property
    def key(self) -> str:
        """Name the article and all that shapes its drafts: 32 hex.

        Its source, where it is cut, the target, and of each segment what names its draft: engine,
        model, what the glossary and the memory have for it. What a person wrote is no part of it.
        """
        parts = (
            self.article.digest,
            self.article.format,
            self.article.language,
            self.pair.target,
            self.pair.full_risk,
            [(request.source, self.pair.key(request)) for request in self.requests],
        )
        return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def ready(
    articles: Sequence[Article],
    target: str,
    *,
    engine: str | None,
    glossary: Glossary,
    full_risk: bool = False,
    memory: Memory | None = None,
    memory_like: float | None = None,
    previous: Sequence[Catalog | None] = (),
    repeats: Repeats | None = None,
) -> list[Ready]:
    """Make prepared articles ready; no engine is asked. Raises RouteError, EngineError."""
    pairs = {
        source: Pair.open(
            source, target, engine=engine, glossary=glossary, full_risk=full_risk, repeats=repeats
        )
        for source in dict.fromkeys(article.language for article in articles)
    }
    look_up = partial(recall, memory, target=target, like=memory_like) if memory else None
    return [
        Ready(article, pair, tuple(_requests(pair, article, old, look_up)))
        for article, old in zip(articles, previous or [None] * len(articles), strict=True)
        for pair in [pairs[article.language]]
    ]


def drafted(shard: Sequence[Ready]) -> list[list[Draft]]:
    """The drafts of each article: a batch a language, as long as the shard makes it."""
    drafts: dict[int, list[Draft]] = {}
    for source in dict.fromkeys(each.article.language for each in shard):
        numbers = [n for n, each in enumerate(shard) if each.article.language == source]
        requests = [request for n in numbers for request in shard[n].requests]
        done = iter(shard[numbers[0]].pair.draft(requests))
        for n in numbers:
            drafts[n] = [next(done) for _ in shard[n].requests]
    return [drafts[n] for n in range(len(shard))]


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
