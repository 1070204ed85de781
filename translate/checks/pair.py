"""What a check takes and gives: a segment with its translation in, what is wrong out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..finding import Severity
from ..marks import Span
from ..placeables import find

if TYPE_CHECKING:
    from ..glossary.match import Match

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Word(NamedTuple):
    """A word of a text, and where it begins."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Pair:
    """A segment and its translation, which is not empty."""

    source: str
    target: str
    source_language: str
    target_language: str
    matches: tuple[Match, ...] = ()
    format: str = "text"

    @cached_property
    def source_texts(self) -> list[str]:
        """The words outside placeables without their places, which most checks don't ask for."""
        return _WORD.findall(_blanked(self.source, self.format))

    @cached_property
    def target_texts(self) -> list[str]:
        return _WORD.findall(_blanked(self.target, self.format))

    @cached_property
    def source_words(self) -> list[Word]:
        """The words outside placeables."""
        return _words(self.source, self.format)

    @cached_property
    def target_words(self) -> list[Word]:
        return _words(self.target, self.format)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and which words it is about, where that can be told."""

    message: str
    source: Span | None = None
    target: Span | None = None
    severity: Severity | None = None
    """None is the kind's own."""


Rule = Callable[[Pair], Iterator[str | Fault]]


def _words(text: str, format: str) -> list[Word]:
    return [Word(match[0], match.start()) for match in _WORD.finditer(_blanked(text, format))]


def _blanked(text: str, format: str) -> str:
    for placeable in find(text, format):
        blank = " " * (placeable.end - placeable.start)
        text = text[: placeable.start] + blank + text[placeable.end :]
    return text


def spanned(words: list[Word]) -> Span:
    """The stretch of the text from the first word to the last."""
    return words[0].start, words[-1].end


def span_of(words: str, text: str) -> Span | None:
    """Where words first stand in a text."""
    at = text.find(words)
    return (at, at + len(words)) if at >= 0 else None
