"""`dragoman assemble`: reviewed POs into articles."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConfigError, DragomanError, InputError, survive
from .assembled import Article
from .keeping import put
from .plan import STDIN
from .record_files import Set, Sets, Tally, Translation, below, write
from .standard import load_po, read_article

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..memory import Memory


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
    several = len(paths) > 1 or any(path.is_dir() for path in paths)
    call = _Call(source, output, missing, input_format, several, memory)
    sets = Sets()
    for item in chain.from_iterable(below(path) if path.is_dir() else [path] for path in paths):
        name = item.name if isinstance(item, Set) else str(item)
        try:
            if isinstance(item, Set):
                yield call.assemble_records(item)
            elif not sets.take(item, catalog := load_po(item)):
                yield call.assemble(item, catalog)
        except Exception as error:
            yield Article(name, failure=survive(error, name))
    for each in sets.values():
        try:
            yield call.assemble_records(each)
        except Exception as error:
            yield Article(each.name, failure=survive(error, each.name))


@dataclass(frozen=True, slots=True)
class _Call:
    """What a call asks for, and what it has made so far."""

    source: Path | None
    output: Path | None
    missing: str
    input_format: str | None
    several: bool
    memory: Memory | None
    taken: dict[Path, str] = field(default_factory=dict)
    """Whose article each file is."""

    def assemble(self, po: Path, catalog: Catalog) -> Article:
        """Make the article of a PO."""
        article = _assemble(
            po,
            catalog,
            self.source,
            self.output,
            self.missing,
            self.input_format,
            several=self.several,
        )
        if article.path:
            self._claim(article.path, str(po))
            article = replace(article, kept=put(article.path, article.data))
        return _remembered(article, [catalog], self.memory)

    def assemble_records(self, found: Set) -> Article:
        """Make the file of a set of POs, one a record."""
        tally = Tally()
        found = replace(found, source=self.source or found.source)
        place = self._place(found)
        self._claim(place, found.name)
        kept = write(Translation(found, self.missing, tally), place, self.input_format)
        article = Article(
            found.name,
            place,
            tally.reviewed,
            tally.entries,
            tuple(tally.findings),
            kept=kept,
            note=tally.note,
        )
        return _remembered(article, map(load_po, found.all()), self.memory)

    def _place(self, found: Set) -> Path:
        """`news.pt.jsonl` beside the folder `news`, or in the folder `output`, or that itself."""
        from ..formats.records import stem

        first = stem(found.source)
        name = f"{first}.{found.language}{found.source.name.removeprefix(first)}"
        if self.output is None:
            return found.folder.parent / name
        if self.output == STDIN:
            raise ConfigError("records go into a file", hint="name it, or a folder, with --output")
        if self.several and (self.output.is_dir() or not self.output.suffix):
            self.output.mkdir(parents=True, exist_ok=True)
            return self.output / name
        return self.output / name if self.output.is_dir() else self.output

    def _claim(self, path: Path, po: str) -> None:
        place = Path(os.path.abspath(path))
        if place in self.taken:
            raise InputError(f"its article would overwrite that of {self.taken[place]}", where=po)
        self.taken[place] = po


def _remembered(article: Article, catalogs: Iterable[Catalog], memory: Memory | None) -> Article:
    """Store what is approved; where that fails, the article is there all the same."""
    from ..catalog import approved
    from ..finding import Finding, Severity

    if memory is None:
        return article
    remembered = 0
    try:
        for catalog in catalogs:
            stored = memory.store(approved(catalog))
            remembered += stored.new + stored.changed
    except DragomanError as error:
        finding = Finding("memory", Severity.ERROR, error.message, error.where or article.po)
        return replace(article, findings=(*article.findings, finding))
    return replace(article, remembered=remembered)


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
