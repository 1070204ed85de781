"""A translator's day at files: articles drafted into POs, reviewed POs made into articles.

Names, collisions and the order of reading and writing are settled here; what a draft or a merge
is, the stages know.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import ConfigError, DragomanError
from .languages import gettext_code, normalise

if TYPE_CHECKING:
    from .article import Article, Finding
    from .catalog import Catalog
    from .glossary import Glossary

STDIN = Path("-")
SHARD_WORDS = 20_000
"""Words drafted together: batches long enough for any engine, and some seconds of work."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a call of `translate` asks for."""

    targets: tuple[str, ...]
    """BCP 47 tags."""
    source: str | None = None
    engine: str | None = None
    glossary: Glossary | None = None
    """None is the house's."""
    output: Path | None = None
    """A folder; None is beside each article."""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article in one target."""

    article: str
    target: str
    po: Path | None = None
    """None where the PO went to standard output or there is none."""
    language: str = ""
    route: str = ""
    drafted: int = 0
    kept: int = 0
    findings: int = 0
    written: bool = False
    error: str | None = None
    data: bytes = field(default=b"", repr=False)
    """The PO itself, where it is for standard output."""


@dataclass(frozen=True, slots=True)
class _Job:
    path: Path
    target: str
    po: Path | None


def plan(paths: Sequence[Path], order: Order) -> list[_Job]:
    """Name the PO of each article and target. Raises ConfigError where two would share one."""
    jobs = [
        _Job(path, target, _po_path(path, target, order.output))
        for path in dict.fromkeys(paths)
        for target in order.targets
    ]
    taken: dict[Path, _Job] = {}
    for job in jobs:
        if job.po is None:
            continue
        place = Path(os.path.abspath(job.po))
        if place in taken:
            raise ConfigError(
                f"{taken[place].path} and {job.path} would share {job.po}",
                hint="rename one, or translate them into different folders",
            )
        taken[place] = job
    return jobs


def _po_path(path: Path, target: str, output: Path | None) -> Path | None:
    if path == STDIN:
        return None
    return (output or path.parent) / f"{path.stem}.{gettext_code(target)}.po"


def translate_files(paths: Sequence[Path], order: Order) -> Iterator[Outcome]:
    """Draft articles into POs, merged with what is there; an outcome each, as they are done.

    An article that can't be read, detected or routed is an outcome with an error, and the others
    go on. Raises ConfigError before any work where the call itself doesn't hold.
    """
    from . import draft as pipeline

    jobs = plan(paths, order)
    shard: list[_Open] = []
    for job in jobs:
        try:
            shard.append(_open(job, order))
        except (DragomanError, OSError) as error:
            yield Outcome(str(job.path), job.target, error=_one_line(error, job.path))
            continue
        if sum(item.words for item in shard) >= SHARD_WORDS:
            yield from _draft(shard, order)
            shard = []
    yield from _draft(shard, order)


@dataclass(frozen=True, slots=True)
class _Open:
    """An article that is read, and the catalog that it has."""

    job: _Job
    article: Article
    previous: Catalog | None
    route: str

    @property
    def words(self) -> int:
        return sum(len(segment.text.split()) for segment in self.article.segments)
