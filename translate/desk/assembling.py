"""`dragoman assemble`: reviewed POs into articles."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ConfigError, DragomanError, InputError, survive
from .keeping import put
from .plan import STDIN
from .standard import load_po, read_article

if TYPE_CHECKING:
    from ..article import Finding
    from ..catalog import Catalog
    from ..memory import Memory


@dataclass(frozen=True, slots=True)
class Article:
    """What became of one PO."""

    po: str
    path: Path | None = None
    """None where the article is for standard output."""
    reviewed: int = 0
    entries: int = 0
    findings: tuple[Finding, ...] = ()
    remembered: int | None = None
    """Entries that are new to the memory; None where none was to be written."""
    kept: Path | None = None
    """Where an earlier article is now, which somebody had gone over."""
    note: str = ""
    """What a person should know of how the source was read."""
    failure: str | None = None
    data: bytes = field(default=b"", repr=False)

    @property
    def done(self) -> bool:
        """Whether all of it is right: every entry has its place."""
        return self.failure is None and not any(f.severity == "error" for f in self.findings)

    @property
    def lines(self) -> list[str]:
        """For people."""
        if self.failure:
            return [self.failure]
        waiting = self.entries - self.reviewed
        counts = f"{self.reviewed} of {self.entries} entries reviewed"
        head = f"{self.po} → {self.path or 'standard output'}: {counts}"
        told = [f"{finding.where}: {finding.message}" for finding in self.findings]
        if waiting:
            head += f", {waiting} still drafts"
        if self.remembered is not None:
            head += f", {self.remembered} new in the memory"
        if self.kept:
            head += f" (the earlier one, which was edited, is now {self.kept})"
        if self.note:
            head += f"; {self.note}"
        return [head, *told]

    def as_json(self) -> dict[str, Any]:
        return {
            "po": self.po,
            "article": str(self.path) if self.path else None,
            "entries": self.entries,
            "reviewed": self.reviewed,
            "findings": [
                {"kind": f.kind, "severity": f.severity, "message": f.message, "where": f.where}
                for f in self.findings
            ],
            "remembered": self.remembered,
            "kept": str(self.kept) if self.kept else None,
            "note": self.note,
            "failure": self.failure,
        }


def assemble_files(
    paths: Sequence[Path],
    *,
    source: Path | None,
    output: Path | None,
    missing: str,
    input_format: str | None = None,
    memory: Memory | None = None,
) -> Iterator[Article]:
    """Put each PO's translations into its article, which its header names, or `source`.

    What is approved in it is stored in the memory, once the article is written.
    Raises ConfigError before any work where outputs would collide.
    """
    if source and len(paths) > 1:
        raise ConfigError("--source is for one PO", hint="leave it out: each PO names its article")
    if STDIN in paths and source in (None, STDIN):
        raise ConfigError(
            "a PO from standard input needs its article", hint="give the file with --source"
        )
    if STDIN in paths and output is None:
        output = STDIN
    if output == STDIN and len(paths) > 1:
        raise ConfigError("several articles need a folder", hint="give one with --output")
    taken: dict[Path, Path] = {}
    for path in paths:
        try:
            catalog = load_po(path)
            article = _assemble(
                path, catalog, source, output, missing, input_format, several=len(paths) > 1
            )
            if article.path:
                _claim(taken, article.path, path)
                article = replace(article, kept=put(article.path, article.data))
            yield _remembered(article, catalog, memory)
        except Exception as error:
            yield Article(str(path), failure=survive(error, path))


def _remembered(article: Article, catalog: Catalog, memory: Memory | None) -> Article:
    """Store what is approved; where that fails, the article is there all the same."""
    from ..article import Finding, Severity
    from ..catalog import approved

    if memory is None:
        return article
    try:
        stored = memory.store(approved(catalog))
    except DragomanError as error:
        finding = Finding("memory", Severity.ERROR, error.message, error.where or article.po)
        return replace(article, findings=(*article.findings, finding))
    return replace(article, remembered=stored.new + stored.changed)


def _claim(taken: dict[Path, Path], path: Path, po: Path) -> None:
    place = Path(os.path.abspath(path))
    if place in taken:
        raise InputError(f"its article would overwrite that of {taken[place]}", where=po)
    taken[place] = po


def _assemble(
    path: Path,
    catalog: Catalog,
    source: Path | None,
    output: Path | None,
    missing: str,
    input_format: str | None,
    *,
    several: bool,
) -> Article:
    from ..assemble import assemble
    from ..formats import named

    origin = source or catalog.article
    if origin is None:
        raise InputError(
            "the PO doesn't say which article it is of", where=path, hint="say it with --source"
        )
    if origin != STDIN and not origin.exists():
        raise InputError(
            f"its article {origin} is not there", where=path, hint="say where with --source"
        )
    if origin == STDIN and input_format is None:
        input_format = named(catalog.article) if catalog.article else None
    read = read_article(origin, input_format)
    made = assemble(read, catalog, missing=missing)
    reviewed = sum(count for state, count in made.counts.items() if state.reviewed)
    article = Article(
        str(path),
        None,
        reviewed,
        len(catalog.entries),
        made.findings,
        note=read.note,
        data=made.data,
    )
    if output == STDIN:
        return article
    known = catalog.article if origin == STDIN and catalog.article else origin
    place = _place(path, known, output, several=several)
    for other, what in ((origin, "its article"), (path, "its own PO")):
        if other != STDIN and place.exists() and place.samefile(other):
            raise InputError(f"the translation would overwrite {what}", where=place)
    return replace(article, path=place)


def _place(po: Path, origin: Path, output: Path | None, *, several: bool) -> Path:
    """`story.pt.txt` beside `story.pt.po`, or in the folder `output`, or `output` itself.

    A name without a suffix is a folder's, where the article's has one.
    """
    name = f"{po.stem}{origin.suffix}"
    if output is None:
        return po.parent / name
    if po == STDIN:
        if output.is_dir():
            raise ConfigError("the article needs a name", hint="name a file in that folder")
        return output
    if several or output.is_dir() or (origin.suffix and not output.suffix):
        output.mkdir(parents=True, exist_ok=True)
        return output / name
    return output
