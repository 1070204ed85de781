"""`dragoman translate`: articles into POs, merged with what a person made of the earlier ones."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ConfigError, DragomanError
from ..languages import gettext_code
from .order import Order

if TYPE_CHECKING:
    from ..article import Article
    from ..catalog import Catalog

STDIN = Path("-")
SHARD_WORDS = 20_000
"""Words drafted together: batches long enough for any engine, and some seconds of work."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article in one target."""

    article: str
    target: str
    po: Path | None = None
    """None where the PO is for standard output, or there is none."""
    route: str = ""
    drafted: int = 0
    """Segments that were sent to the engine."""
    kept: int = 0
    """Segments whose translation stood in the PO already."""
    errors: int = 0
    warnings: int = 0
    written: bool = False
    """False where nothing changed, and in a dry run."""
    failure: str | None = None
    """Why there is no PO: one line."""
    data: bytes = field(default=b"", repr=False)
    """The PO itself, where it is for standard output."""

    @property
    def line(self) -> str:
        """For people."""
        if self.failure:
            return self.failure
        name = f"{self.article} → {self.po or 'standard output'}"
        counts = [f"{self.drafted} drafted", f"{self.kept} kept"]
        counts += [f"{self.errors} errors"] if self.errors else []
        counts += [f"{self.warnings} warnings"] if self.warnings else []
        unchanged = "" if self.written or self.po is None else ", nothing to write"
        return f"{name}: {', '.join(counts)}{unchanged} ({self.route})"

    def as_json(self) -> dict[str, Any]:
        return {
            "article": self.article,
            "target": self.target,
            "po": str(self.po) if self.po else None,
            "route": self.route,
            "drafted": self.drafted,
            "kept": self.kept,
            "errors": self.errors,
            "warnings": self.warnings,
            "written": self.written,
            "failure": self.failure,
        }


@dataclass(frozen=True, slots=True)
class Job:
    """One article in one target, and where its PO goes; None is standard output."""

    path: Path
    target: str
    po: Path | None


@dataclass(frozen=True, slots=True)
class _Open:
    """A job whose article is read, with the catalog that stands in its PO."""

    job: Job
    article: Article
    previous: Catalog | None
    route: str

    @property
    def words(self) -> int:
        return sum(len(segment.text.split()) for segment in self.article.segments)


def plan(paths: Sequence[Path], targets: Sequence[str], output: Path | None) -> list[Job]:
    """Name the PO of each article and target. Raises ConfigError where two would share one."""
    jobs = [
        Job(path, target, _po_path(path, target, output))
        for path in dict.fromkeys(paths)
        for target in targets
    ]
    taken: dict[str, Job] = {}
    for job in jobs:
        place = os.path.abspath(job.po) if job.po else "-"
        if place in taken:
            raise ConfigError(
                f"{taken[place].path} and {job.path} would share {job.po or 'standard output'}",
                hint="rename one, or translate them into different folders",
            )
        taken[place] = job
    return jobs


def _po_path(path: Path, target: str, output: Path | None) -> Path | None:
    if path == STDIN:
        return None
    return (output or path.parent) / f"{path.stem}.{gettext_code(target)}.po"


def translate_files(
    paths: Sequence[Path], order: Order, *, output: Path | None = None, dry_run: bool = False
) -> Iterator[Outcome]:
    """Draft articles into POs, merged with what is there; an outcome each, as they are done.

    An article that can't be read, detected or routed is an outcome with a failure, and the others
    go on. Raises ConfigError before any work where the call itself doesn't hold.
    """
    jobs = plan(paths, order.targets, output)
    if output and not dry_run:
        output.mkdir(parents=True, exist_ok=True)
    shard: list[_Open] = []
    for job in jobs:
        try:
            shard.append(_open(job, order))
        except (DragomanError, OSError) as error:
            yield _failed(job, error)
            continue
        if sum(item.words for item in shard) >= SHARD_WORDS:
            yield from _draft(shard, order, dry_run=dry_run)
            shard = []
    yield from _draft(shard, order, dry_run=dry_run)


def _failed(job: Job, error: Exception) -> Outcome:
    if isinstance(error, OSError):
        error = DragomanError(error.strerror or str(error), where=error.filename or job.path)
    return Outcome(str(job.path), job.target, failure=str(error))


def _open(job: Job, order: Order) -> _Open:
    from ..catalog import load
    from ..draft import prepare
    from ..engines.routing import find_route
    from ..formats import read

    article = read(sys.stdin.buffer.read() if job.path == STDIN else job.path)
    previous = load(job.po) if job.po and job.po.exists() else None
    article = prepare(article, source=order.source, keep=previous.persons if previous else ())
    route = find_route(article.language, job.target, engine=order.engine)
    return _Open(job, article, previous, route.description)


def _draft(shard: Sequence[_Open], order: Order, *, dry_run: bool) -> Iterator[Outcome]:
    """Draft what is open, a target at a time, and bring each catalog home."""
    from ..draft import draft

    for target in order.targets:
        items = [item for item in shard if item.job.target == target]
        catalogs = draft(
            [item.article for item in items],
            target,
            engine=order.engine,
            glossary=order.glossary,
            previous=[item.previous for item in items],
        )
        for item, catalog in zip(items, catalogs, strict=True):
            try:
                yield _bring_home(item, catalog, dry_run=dry_run)
            except (DragomanError, OSError) as error:
                yield _failed(item.job, error)
