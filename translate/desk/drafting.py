"""`dragoman translate`: articles into POs, merged with what a person made of the earlier ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConfigError, survive
from .home import bring_home
from .opened import Opened, catalogs, open_article
from .order import Order
from .outcome import Outcome
from .plan import STDIN, Job, made_from, plan
from .reading import Reading, articles
from .remade import remade

if TYPE_CHECKING:
    from ..catalog import Catalog

SHARD_WORDS = 20_000
"""Words drafted together: batches long enough for any engine, and some seconds of work, which is
what a kill costs a corpus job."""


_Item = tuple[Job, Opened]


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
    shard: list[_Item] = []
    words = 0
    for job, read in articles(jobs, input_format, records or Reading()):
        try:
            article = read()
            if not article.blocks and article.record:
                yield Outcome(job.name, job.target, record=job.record, empty=True)
                continue
            opened = open_article(article, job.target, job.po, order)
        except Exception as error:
            yield _failed(job, error)
            continue
        shard.append((job, opened))
        words += opened.words
        if words >= SHARD_WORDS:
            yield from _draft(shard, order, dry_run=dry_run)
            shard, words = [], 0
    yield from _draft(shard, order, dry_run=dry_run)


def _failed(job: Job, error: Exception) -> Outcome:
    failure = survive(error, job.name)
    return Outcome(job.name, job.target, record=job.record, failure=failure)


def _draft(shard: Sequence[_Item], order: Order, *, dry_run: bool) -> Iterator[Outcome]:
    """Draft what is open, a target at a time, and bring each catalog home."""
    for target in order.targets:
        items = [item for item in shard if item[0].target == target]
        for item, catalog in zip(items, _each_catalog(items, order), strict=True):
            if isinstance(catalog, Outcome):
                yield catalog
                continue
            try:
                yield _told(*item, catalog, order, dry_run=dry_run)
            except Exception as error:
                yield _failed(item[0], error)


def _each_catalog(items: Sequence[_Item], order: Order) -> Iterator[Catalog | Outcome]:
    """The catalogs of a shard; where it can't be drafted together, one by one.

    So an article that the program stumbles over fails alone.
    """
    if not items:
        return
    try:
        yield from catalogs([opened for _, opened in items], order)
        return
    except Exception as error:
        if len(items) == 1:
            yield _failed(items[0][0], error)
            return
        survive(error, None)
    for item in items:
        yield from _each_catalog([item], order)


def _told(job: Job, item: Opened, catalog: Catalog, order: Order, *, dry_run: bool) -> Outcome:
    """Bring a catalog home, or hand it to standard output, and say what became of it."""
    kept, remembered = _counted(item.previous, catalog)
    notes = filter(None, (item.note, remade(item.previous, catalog)))
    outcome = Outcome(
        job.name,
        job.target,
        job.po,
        item.route,
        "; ".join(notes),
        drafted=len(catalog.entries) - kept - remembered,
        remembered=remembered,
        kept=kept,
        record=job.record,
    )
    if job.po is None:
        data = b"" if dry_run else catalog.dumps()
        outcome = replace(outcome, written=not dry_run, would_write=dry_run, data=data)
        return _judged(outcome, catalog, catalog)
    home = bring_home(item, catalog, order, dry_run=dry_run)
    if dry_run:
        outcome = replace(outcome, would_write=home.written)
    else:
        outcome = replace(outcome, written=home.written)
    return _judged(outcome, home.catalog, home.built)


def _judged(outcome: Outcome, catalog: Catalog, built: Catalog) -> Outcome:
    """With what was found of the catalog as it is to stand, when it was last built."""
    from ..finding import Severity
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
