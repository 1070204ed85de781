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

    What is approved in it is stored in the memory, once the article is written. A folder's tree is
    repeated in `output`. Raises ConfigError before any work where outputs would collide.
    """
    output = _checked(paths, source, output)
    several = len(paths) > 1 or any(path.is_dir() for path in paths)
    call = _Call(source, output, missing, input_format, several, memory)
    sets = Sets()
    for item, inside in chain.from_iterable(map(_found, paths)):
        name = item.name if isinstance(item, Set) else str(item)
        try:
            if isinstance(item, Set):
                yield call.assemble_records(item, inside)
            elif not sets.take(item, catalog := load_po(item)):
                yield call.assemble(item, catalog, inside)
        except Exception as error:
            yield Article(name, failure=survive(error, name))
    for each in sets.values():
        try:
            yield call.assemble_records(each)
        except Exception as error:
            yield Article(each.name, failure=survive(error, each.name))


def _found(path: Path) -> Iterator[tuple[Set | Path, Path]]:
    """What there is to assemble, and where below `path` its article belongs."""
    if not path.is_dir():
        yield path, Path()
        return
    for item in below(path):
        folder = item.folder if isinstance(item, Set) else item
        yield item, folder.parent.relative_to(path) if folder != path else Path()


def _checked(paths: Sequence[Path], source: Path | None, output: Path | None) -> Path | None:
    """Where the articles go; standard output where a PO came from standard input."""
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
    return output


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

    def assemble(self, po: Path, catalog: Catalog, inside: Path) -> Article:
        """Make the article of a PO, in that folder of the output."""
        article = self._made(po, catalog, inside)
        if article.path:
            self._claim(article.path, str(po))
            article = replace(article, kept=put(article.path, article.data))
        return _remembered(article, [catalog], self.memory)

    def _made(self, po: Path, catalog: Catalog, inside: Path) -> Article:
        """The article of a PO, and where it goes; not written yet."""
        from ..assemble import assemble
        from ..formats import named

        origin = _origin(po, catalog, self.source)
        known = catalog.article if origin == STDIN and catalog.article else origin
        input_format = self.input_format
        if origin == STDIN and input_format is None and catalog.article:
            input_format = named(catalog.article)
        read = read_article(origin, input_format)
        made = assemble(read, catalog, missing=self.missing)
        article = Article(
            str(po),
            None,
            sum(count for state, count in made.counts.items() if state.reviewed),
            len(catalog.entries),
            made.findings,
            note=read.note,
            data=made.data,
        )
        if self.output == STDIN:
            return article
        output = self.output and self.output / inside
        place = _place(po, known, output, several=self.several)
        _require_apart(place, origin, po)
        return replace(article, path=place)

    def assemble_records(self, found: Set, inside: Path = Path()) -> Article:
        """Make the file of a set of POs, one a record."""
        tally = Tally()
        found = replace(found, source=self.source or found.source)
        place = self._place(found, inside)
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

    def _place(self, found: Set, inside: Path) -> Path:
        """`news.pt.jsonl` beside the folder `news`, or in the folder `output`, or that itself."""
        from ..formats.records import stem

        first = stem(found.source)
        name = f"{first}.{found.language}{found.source.name.removeprefix(first)}"
        if self.output is None:
            return found.folder.parent / name
        if self.output == STDIN:
            raise ConfigError("records go into a file", hint="name it, or a folder, with --output")
        if self.several and (self.output.is_dir() or not self.output.suffix):
            folder = self.output / inside
            folder.mkdir(parents=True, exist_ok=True)
            return folder / name
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


def _origin(po: Path, catalog: Catalog, source: Path | None) -> Path:
    """The article that a PO is of: `source`, or what it says itself. Raises InputError."""
    origin = source or catalog.article
    if origin is None:
        raise InputError(
            "the PO doesn't say which article it is of", where=po, hint="say it with --source"
        )
    if origin != STDIN and not origin.exists():
        raise InputError(
            f"its article {origin} is not there", where=po, hint="say where with --source"
        )
    return origin


def _require_apart(place: Path, origin: Path, po: Path) -> None:
    """Refuse to write over what a translation is made from."""
    for other, what in ((origin, "its article"), (po, "its own PO")):
        if other != STDIN and place.exists() and place.samefile(other):
            raise InputError(f"the translation would overwrite {what}", where=place)


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
