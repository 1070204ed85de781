"""An article opened to be drafted, with what a person made of its earlier drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from .order import Order

if TYPE_CHECKING:
    from ..article import Article
    from ..catalog import Catalog


@dataclass(frozen=True, slots=True)
class Opened:
    """An article in its language and cut, with the catalog that stands in its PO."""

    article: Article
    target: str
    po: Path | None
    """None where the PO is for standard output, or there is to be none."""
    previous: Catalog | None
    route: str
    note: str

    @property
    def words(self) -> int:
        return sum(len(segment.text.split()) for segment in self.article.segments)


def open_article(article: Article, target: str, po: Path | None, order: Order) -> Opened:
    """Tell an article's language, cut it, and look for what there is of it.

    Raises InputError where that is another article's, RouteError.
    """
    from ..catalog import load
    from ..draft import prepare
    from ..engines.routing import find_route

    previous = load(po) if po and po.exists() else None
    article = prepare(
        article,
        source=order.source,
        keep=_persons(previous),
        rules=order.rules,
        skip=order.skip,
    )
    if previous:
        _check_own(previous, article)
    route = find_route(article.language, target, engine=order.engine)
    notes = filter(None, (article.note, _mixture(article)))
    return Opened(article, target, po, previous, route.description, ", ".join(notes))


def catalogs(items: Sequence[Opened], order: Order) -> list[Catalog]:
    """Draft articles of one target together. Raises EngineError."""
    from ..draft import draft

    return draft(
        [item.article for item in items],
        items[0].target,
        engine=order.engine,
        glossary=order.glossary,
        full_risk=order.full_risk,
        memory=order.memory,
        memory_like=order.memory_like,
        previous=[item.previous for item in items],
        paths=[item.po for item in items],
        addresses=order.addresses,
    )


def _mixture(article: Article) -> str:
    """What is told of paragraphs in other languages."""
    from ..detect import left_blocks, mixture
    from ..languages import english_name

    left = Counter(left_blocks(article).values())
    if left:
        names = ", ".join(f"{count} in {english_name(tag)}" for tag, count in left.most_common())
        return f"left as they stand: {names}"
    shares = mixture(article).items()
    return ", ".join(f"{share:.0%} of it looks like {english_name(tag)}" for tag, share in shares)


def _check_own(previous: Catalog, article: Article) -> None:
    """Make sure that a PO in the place is this article's: another one's would lose its entries."""
    other = previous.article
    another = other and other.exists() and article.path and not other.samefile(article.path)
    record = previous.record.key if previous.record else None
    if another or (article.record and record not in (None, article.record.key)):
        raise InputError(
            f"the PO there is that of {other}" + (f", record {record}" if record else ""),
            where=previous.path,
            hint="choose another folder with --output, or move the PO",
        )
    sources = {segment.text for segment in article.segments}
    if not previous.is_dragomans and not any(e.msgid in sources for e in previous.entries):
        raise InputError(
            "there is a PO that has nothing to do with this article",
            where=previous.path,
            hint="choose another folder with --output, or move the PO",
        )


def _persons(previous: Catalog | None) -> list[str]:
    """The sources that a person has worked on."""
    return [e.msgid for e in previous.entries if e.state.persons] if previous else []
