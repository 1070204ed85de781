"""`dragoman glossary`: files checked, converted, looked into, and made."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import ConfigError
from ..files import write_whole
from ..finding import Finding, Severity
from ..glossary import Concept
from ..glossary.formats import NATIVE, Lost, Source, languages_of, opened, read, write
from ..glossary.lint import lint
from ..glossary.seed import places
from ..languages import normalise
from .looking import Failed, Looked, each
from .plan import STDIN
from .reviewing import Told
from .standard import stdin


@dataclass(frozen=True, slots=True)
class Given:
    """How a call says that files are to be read."""

    source: str | None = None
    """The language of the names, BCP 47; None where the call doesn't say."""
    target: str | None = None
    format: str | None = None
    """One of `formats.FORMATS`; None to find out."""
    encoding: str | None = None

    @classmethod
    def of(
        cls, source: str | None, target: str | None, format: str | None, encoding: str | None
    ) -> Given:
        """As people type it. Raises ConfigError."""
        tags = [normalise(tag) if tag else None for tag in (source, target)]
        return cls(tags[0], tags[1], format, encoding)

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of files that don't say theirs: none, unless the call names both."""
        return (self.source, self.target) if self.source and self.target else ()


@contextlib.contextmanager
def _source(path: Path, encoding: str | None) -> Iterator[Source]:
    """Open a file or standard input. Raises InputError."""
    if path != STDIN:
        with opened(path, encoding) as source:
            yield source
        return
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(stdin(), file)
        yield Source.of("-", file, encoding)


def _read(path: Path, given: Given, lost: Lost) -> tuple[Concept, ...]:
    with _source(path, given.encoding) as source:
        return read(source, given.format, given.languages, lost)


def check_files(paths: Sequence[Path], given: Given) -> Iterator[Looked[Told] | Failed]:
    """What is doubtful in each file, with what of it a glossary here can't hold."""

    def look(path: Path) -> Looked[Told]:
        lost = Lost()
        concepts = _read(path, given, lost)
        left_out = [Finding("left-out", Severity.NOTE, line, str(path)) for line in lost.lines()]
        found = [*left_out, *lint(concepts, given.source, given.target)]
        return Looked(tuple(Told(finding) for finding in found), len(concepts))

    return each(paths, look)


@dataclass(frozen=True, slots=True)
class Converted:
    """A glossary in another form."""

    data: bytes
    rows: int
    left_out: tuple[str, ...]
    """What the reading or the writing had no place for, a line a kind."""


def convert(path: Path, form: str, given: Given) -> Converted:
    """Read a glossary and give it in another form. Raises InputError, ConfigError."""
    lost = Lost()
    concepts = _read(path, given, lost)
    text = write(concepts, form, _wanted(concepts, given), lost)
    return Converted(text.encode(), len(concepts), tuple(lost.lines()))


def _wanted(concepts: Sequence[Concept], given: Given) -> tuple[str, ...]:
    """The languages to write: the two that the call names, else all, the one named in its place."""
    if given.languages:
        return given.languages
    others = [tag for tag in languages_of(concepts) if tag not in (given.source, given.target)]
    return tuple(tag for tag in (given.source, *others, given.target) if tag)


def seed(source: str, targets: str) -> Converted:
    """Names of places out of CLDR, as a glossary of our own. Raises ConfigError."""
    tags = tuple(dict.fromkeys(normalise(tag.strip()) for tag in (source, *targets.split(","))))
    if len(tags) < 2:
        raise ConfigError("the names would be in one language only", hint="give another --to")
    rows = places(tags[0], tags[1:])
    return Converted(write(rows, NATIVE, tags, Lost()).encode(), len(rows), ())


def save(path: Path, data: bytes, read_from: Path | None = None) -> None:
    """Write a glossary file, whole. Raises ConfigError where it would replace what was read."""
    if read_from is not None and path.exists() and path.samefile(read_from):
        raise ConfigError("that would overwrite the glossary that is read", where=path)
    write_whole(path, data)
