"""`dragoman translate`: articles into POs, merged with what a person made of the earlier ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConfigError, InputError, survive
from .order import Order
from .outcome import Outcome
from .plan import STDIN, Job, made_from, plan
from .reading import Reading, articles
from .remade import remade

if TYPE_CHECKING:
    from ..article import Article
    from ..catalog import Catalog

SHARD_WORDS = 20_000
"""Words drafted together: batches long enough for any engine, and some seconds of work."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A job whose article is read, with the catalog that stands in its PO."""

    job: Job
    article: Article
    previous: Catalog | None
    route: str
    note: str

    @property
    def words(self) -> int:
        return sum(len(segment.text.split()) for segment in self.article.segments)


def translate_files(
    paths: Sequence[Path],
    order: Order,
    *,
    output: Path | None = None,
    input_format: str | None = None,
    records: Reading | None = None,
    dry_run: bool = False,
) -> Iterator[Outcome]:
    """Draft articles into POs, merged with what is there; an outcome each, as they are done.

    An article that can't be read, detected or routed is an outcome with a failure, and the others
    go on. Files of records are read as `records` says, a record at a time.
    Raises ConfigError before any work where the call itself doesn't hold.
    """
    skipped = {path: po for path in paths if (po := made_from(path, order.targets))}
    left = [path for path in paths if path not in skipped]
    jobs = plan(left, order.targets, output, input_format)
    if output and output != STDIN and output.exists() and not output.is_dir():
        raise ConfigError("is a file, not a folder", where=output, hint="name a folder for the POs")
    for path, po in skipped.items():
        yield Outcome(str(path), ",".join(order.targets), made_from=po)
    shard: list[_Open] = []
    words = 0
    for job, read in articles(jobs, input_format, records or Reading()):
        try:
            article = read()
            if not article.blocks and article.record:
                yield Outcome(job.name, job.target, record=job.record, empty=True)
                continue
            shard.append(_open(job, article, order))
        except Exception as error:
            yield _failed(job, error)
            continue
        words += shard[-1].words
        if words >= SHARD_WORDS:
            yield from _draft(shard, order, dry_run=dry_run)
            shard, words = [], 0
    yield from _draft(shard, order, dry_run=dry_run)


def _failed(job: Job, error: Exception) -> Outcome:
    failure = survive(error, job.name)
    return Outcome(job.name, job.target, record=job.record, failure=failure)


def _open(job: Job, article: Article, order: Order) -> _Open:
    from ..catalog import load
    from ..draft import prepare
    from ..engines.routing import find_route

    previous = load(job.po) if job.po and job.po.exists() else None
    article = prepare(
        article,
        source=order.source,
        keep=_persons(previous),
        rules=order.rules,
        skip=order.skip,
    )
    if previous:
        _check_own(previous, article)
    route = find_route(article.language, job.target, engine=order.engine)
    notes = filter(None, (article.note, _mixture(article)))
    return _Open(job, article, previous, route.description, ", ".join(notes))


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


def _draft(shard: Sequence[_Open], order: Order, *, dry_run: bool) -> Iterator[Outcome]:
    """Draft what is open, a target at a time, and bring each catalog home."""
    for target in order.targets:
        items = [item for item in shard if item.job.target == target]
        for item, catalog in zip(items, _each_catalog(items, target, order), strict=True):
            if isinstance(catalog, Outcome):
                yield catalog
                continue
            try:
                yield _bring_home(item, catalog, order, dry_run=dry_run)
            except Exception as error:
                yield _failed(item.job, error)


def _each_catalog(items: Sequence[_Open], target: str, order: Order) -> Iterator[Catalog | Outcome]:
    """The catalogs of a shard; where it can't be drafted together, one by one.

    So an article that the program stumbles over fails alone.
    """
    try:
        yield from _catalogs(items, target, order)
        return
    except Exception as error:
        if len(items) == 1:
            yield _failed(items[0].job, error)
            return
        survive(error, None)
    for item in items:
        yield from _each_catalog([item], target, order)


def _catalogs(items: Sequence[_Open], target: str, order: Order) -> list[Catalog]:
    from ..draft import draft

    return draft(
        [item.article for item in items],
        target,
        engine=order.engine,
        glossary=order.glossary,
        full_risk=order.full_risk,
        memory=order.memory,
        memory_like=order.memory_like,
        previous=[item.previous for item in items],
        paths=[item.job.po for item in items],
        addresses=order.addresses,
    )


def _bring_home(item: _Open, catalog: Catalog, order: Order, *, dry_run: bool) -> Outcome:
    """Merge a catalog into its PO and write it, or hand it to standard output."""
    from ..catalog import update

    kept, remembered = _counted(item.previous, catalog)
    notes = filter(None, (item.note, remade(item.previous, catalog)))
    outcome = Outcome(
        item.job.name,
        item.job.target,
        item.job.po,
        item.route,
        "; ".join(notes),
        drafted=len(catalog.entries) - kept - remembered,
        remembered=remembered,
        kept=kept,
        record=item.job.record,
    )
    if item.job.po is None:
        data = b"" if dry_run else catalog.dumps()
        outcome = replace(outcome, written=not dry_run, would_write=dry_run, data=data)
        return _judged(outcome, catalog, catalog)

    built = catalog

    def settle(merged: Catalog) -> Catalog:
        # The engine has nothing to do any more: this only checks words in their new place.
        nonlocal built
        [built] = _catalogs([replace(item, previous=merged)], item.job.target, order)
        return built.merge(merged)

    if dry_run:
        merged = settle(catalog.merge(item.previous)) if item.previous else catalog
        outcome = replace(outcome, would_write=merged != item.previous)
        return _judged(outcome, merged, built)
    done = update(item.job.po, catalog, settle=settle)
    return _judged(replace(outcome, written=done.written), done.catalog, built)


def _judged(outcome: Outcome, catalog: Catalog, built: Catalog) -> Outcome:
    """With what was found of the catalog as it is to stand, when it was last built."""
    from ..article import Severity
    from ..report import check_order

    errors = sum(1 for _ in check_order(catalog))
    for entry in catalog.entries:
        drafted = built.get(*entry.key)
        if drafted and drafted.msgstr == entry.msgstr:
            errors += sum(finding.severity is Severity.ERROR for finding in drafted.findings)
    flagged = sum(entry.flagged for entry in catalog.entries)
    return replace(outcome, findings=flagged, errors=errors)


def _counted(previous: Catalog | None, catalog: Catalog) -> tuple[int, int]:
    """How many entries were kept, a person's or with the words and key they had; from memory."""
    from ..draft.recall import ENGINE

    kept = remembered = 0
    for entry in catalog.entries:
        old = previous.get(*entry.key) if previous else None
        same = old and old.msgstr == entry.msgstr and old.provenance == entry.provenance
        if entry.provenance is None or same:
            kept += 1
        elif entry.provenance.engine == ENGINE:
            remembered += 1
    return kept, remembered
