"""`dragoman detect` and `dragoman segment`: what the first stages make of a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..languages import english_name
from .plan import STDIN

if TYPE_CHECKING:
    from ..article import Article


@dataclass(frozen=True, slots=True)
class Detected:
    """A file and its language."""

    file: str
    language: str
    """BCP 47; `und` where it can't be told."""
    confidence: float
    """0 to 1."""

    @property
    def line(self) -> str:
        return f"{self.file}: {self.language} {self.confidence:.2f} ({english_name(self.language)})"

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


def _article(path: Path, input_format: str | None) -> Article:
    from ..formats import read

    source = sys.stdin.buffer.read() if path == STDIN else path
    return read(source, format=input_format)


def detect_files(paths: Sequence[Path], input_format: str | None = None) -> Iterator[Detected]:
    """The language of each file. Raises InputError."""
    from ..detect import detect_article

    for path in paths:
        found = detect_article(_article(path, input_format))
        yield Detected(str(path), found.language, found.confidence)


def segment_files(
    paths: Sequence[Path], source: str | None, input_format: str | None = None
) -> Iterator[Shown]:
    """The segments of each file in order, and the blocks between that are kept as they are.

    A file whose language can't be told is segmented all the same. Raises InputError.
    """
    from ..detect import detect_article
    from ..languages import normalise
    from ..segment import segment

    for path in paths:
        article = _article(path, input_format)
        language = normalise(source) if source else detect_article(article).language
        article = segment(article.with_language(language))
        for block in article.blocks:
            if not block.segments:
                line = article.line_number(block.start)
                yield Shown(str(path), line, block.role, article.block_text(block), False)
            for part in block.segments:
                yield Shown(str(path), article.line_number(part.start), block.role, part.text, True)
