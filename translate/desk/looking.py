"""`dragoman detect` and `dragoman segment`: what the first stages make of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..errors import survive
from ..languages import english_name
from .plan import Job, records_format
from .reading import Reading, articles

if TYPE_CHECKING:
    from ..article import Article
    from ..segment import Rules

T = TypeVar("T")
L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Looked(Generic[T]):
    """What was found in one file."""

    rows: tuple[T, ...]
    entries: int = 0
    """Of a PO: how many entries were looked at."""
    note: str = ""
    """One line for people on how the file was read."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be looked at."""

    line: str
    """What is wrong with it."""


def each(paths: Sequence[Path], look: Callable[[Path], L]) -> Iterator[L | Failed]:
    """Look at each path once; one that can't be looked at doesn't hide the others."""
    for path in dict.fromkeys(paths):
        try:
            yield look(path)
        except Exception as error:
            yield Failed(survive(error, path))


@dataclass(frozen=True, slots=True)
class Detected:
    """A file and its language."""

    file: str
    language: str
    """BCP 47; `und` where it can't be told."""
    confidence: float
    """0 to 1."""
    guess: str
    """The likeliest language, where `language` says that it can't be told."""
    mixture: Mapping[str, float]
    """The share of letters in paragraphs of other languages."""

    @property
    def line(self) -> str:
        name = english_name(self.language)
        if self.guess != self.language:
            name += f", perhaps {english_name(self.guess)}"
        parts = [f", {share:.0%} {english_name(tag)}" for tag, share in self.mixture.items()]
        return f"{self.file}: {self.language} {self.confidence:.2f} ({name}{''.join(parts)})"

    def as_json(self) -> dict[str, Any]:
        return {"file": self.file, "language": self.language, "confidence": self.confidence}


@dataclass(frozen=True, slots=True)
class Shown:
    """A segment with its place."""

    file: str
    line_number: int
    role: str
    text: str
    """Of a block that is not translated, the whole block."""
    translated: bool

    @property
    def line(self) -> str:
        mark = "" if self.translated else " (kept as it is)"
        return f"{self.file}:{self.line_number}: {self.role}{mark}: {self.text}"

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "line": self.line_number,
            "role": self.role,
            "text": self.text,
            "translated": self.translated,
        }


def detect_files(
    paths: Sequence[Path], input_format: str | None = None, records: Reading | None = None
) -> Iterator[Looked[Detected] | Failed]:
    """The language of each file, or of each of its records."""
    from ..detect import detect_article, mixture

    def look(name: str, article: Article) -> Looked[Detected]:
        found = detect_article(article)
        others = mixture(article.with_language(found.guess))
        row = Detected(name, found.language, found.confidence, found.guess, others)
        return Looked((row,), note=_note(name, article))

    return _each_article(paths, input_format, records, look)


def segment_files(
    paths: Sequence[Path],
    source: str | None,
    input_format: str | None = None,
    records: Reading | None = None,
    srx: Path | None = None,
) -> Iterator[Looked[Shown] | Failed]:
    """The segments of each file in order, and the blocks between that are kept as they are.

    A file whose language can't be told is segmented all the same. Raises ConfigError where
    `source` is no language, InputError where `srx` has no rules.
    """
    from ..languages import normalise
    from .order import rules

    tag, own = normalise(source) if source else None, rules(srx)

    def look(name: str, article: Article) -> Looked[Shown]:
        return Looked(tuple(_segments(article, tag, own)), note=_note(name, article))

    return _each_article(paths, input_format, records, look)


def _each_article(
    paths: Sequence[Path],
    input_format: str | None,
    records: Reading | None,
    look: Callable[[str, Article], Looked[T]],
) -> Iterator[Looked[T] | Failed]:
    """Look at each article once; one that can't be looked at doesn't hide the others."""
    jobs = [
        Job(path, "", None, records_format(path, input_format)) for path in dict.fromkeys(paths)
    ]
    for job, read in articles(jobs, input_format, records or Reading()):
        try:
            yield look(job.name, read())
        except Exception as error:
            yield Failed(survive(error, job.name))


def _note(name: str, article: Article) -> str:
    return f"{name}: {article.note}" if article.note else ""


def _segments(article: Article, source: str | None, own: Rules | None) -> Iterator[Shown]:
    from ..detect import detect_article
    from ..segment import segment

    language = source or detect_article(article).language
    article = segment(article.with_language(language), rules=own)
    file = str(article.path or "-")
    for block in article.blocks:
        if not block.segments:
            line = article.line_number(block.start)
            yield Shown(file, line, block.role, article.block_text(block), False)
        for part in block.segments:
            yield Shown(file, article.line_number(part.start), block.role, part.text, True)
