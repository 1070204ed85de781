"""A run of text and inline tags to a passage: lines, and marks for what a reviewer need not see.

A tag's mark is its name, numbered where the run has several: `<a>` and `</a>`, then `<a2>`. So an
address that changes leaves the entry as it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from ...article import Role
from ...marks import Mark, MarkKind
from ..roles import Passage
from .characters import BLANK, lines, references


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a run."""

    kind: MarkKind | None
    """None for text."""
    start: int
    end: int
    name: str = ""
    """Of the element."""
    inner: tuple[tuple[int, int], ...] = ()
    """The texts inside, of what is kept."""
    pair: int | None = None
    """Names the element that both tags of a pair are of."""


def passage(text: str, items: Sequence[Item], role: Role | None) -> Passage | None:
    """The passage of a run; None where nobody would translate anything in it."""
    items = _trimmed(text, _without_empty(text, _paired(items)))
    if not items:
        return None
    marks = tuple(_marks(text, items))
    found = Passage(
        lines(text, [((item.start, item.end), item.kind is None) for item in items]), role, marks
    )
    if not any(map(str.isalpha, _own_words(text, found))):
        return None
    return found


def _own_words(text: str, found: Passage) -> str:
    shown = replace(found, marks=tuple(_silent(mark) for mark in found.marks))
    return shown.words(text)


def _silent(mark: Mark) -> Mark:
    return replace(mark, reads="") if mark.kind is MarkKind.KEPT else mark


def _trimmed(text: str, items: Sequence[Item]) -> list[Item]:
    """Without blank text at the ends, and what stands alone or hidden outside of it.

    Nor the tags around the whole.
    """
    start, end = 0, len(items)
    while start < end:
        if _is_outer(text, items[start]):
            start += 1
        elif _is_outer(text, items[end - 1]):
            end -= 1
        elif items[start].pair is not None and items[start].pair == items[end - 1].pair:
            start, end = start + 1, end - 1
        else:
            break
    return list(items[start:end])


def _is_outer(text: str, item: Item) -> bool:
    if item.kind is None:
        return not text[item.start : item.end].strip()
    return item.kind in (MarkKind.ALONE, MarkKind.HIDDEN, MarkKind.DROPPED)


def _paired(items: Sequence[Item]) -> list[Item]:
    """Tags whose other half is in another run stand alone."""
    counts = Counter(item.pair for item in items if item.pair is not None)
    return [
        replace(item, kind=MarkKind.ALONE)
        if item.pair is None and item.kind in (MarkKind.OPENING, MarkKind.CLOSING)
        else replace(item, kind=MarkKind.ALONE, pair=None)
        if item.pair is not None and counts[item.pair] < 2
        else item
        for item in items
    ]


def _without_empty(text: str, items: Sequence[Item]) -> list[Item]:
    """Pairs without words as one that stands alone."""
    found: list[Item] = []
    opened: dict[int, int] = {}
    for item in items:
        if item.kind is MarkKind.OPENING and item.pair is not None:
            opened[item.pair] = len(found)
        found.append(item)
        if item.kind is not MarkKind.CLOSING or item.pair is None:
            continue
        first = opened[item.pair]
        if not any(_has_words(text, found[n]) for n in range(first + 1, len(found) - 1)):
            found[first:] = [Item(MarkKind.ALONE, found[first].start, item.end, item.name)]
    return found


def _has_words(text: str, item: Item) -> bool:
    if item.kind is None:
        return any(map(str.isalnum, unescape(text[item.start : item.end])))
    return item.kind is MarkKind.KEPT


def _marks(text: str, items: Sequence[Item]) -> Iterator[Mark]:
    names = _Names(text, items)
    for item in items:
        if item.kind is None:
            yield from references(text, item.start, item.end)
        else:
            yield Mark(item.start, item.end, names.of(item), item.kind)


class _Names:
    """How the tags of a run read: each as nothing else in it does."""

    def __init__(self, text: str, items: Sequence[Item]) -> None:
        self._text = text
        words = (text[item.start : item.end] for item in items if item.kind is None)
        # `&lt;b&gt;` reads `<b>` too, and is no tag.
        self._taken = set(re.findall(r"</?([a-z][^<>\s/]*)/?>", unescape("".join(words))))
        self._names: dict[int, str] = {}
        self._counts: Counter[str] = Counter()

    def of(self, item: Item) -> str:
        if item.kind is MarkKind.HIDDEN or item.kind is MarkKind.DROPPED:
            return ""
        if item.kind is MarkKind.KEPT:
            name = self._free("code" if item.name == "code" else "keep")
            inner = unescape("".join(self._text[slice(*span)] for span in item.inner))
            return f"<{name}>{BLANK.sub(' ', inner).strip()}</{name}>"
        if item.pair is None:
            return f"<{self._free(item.name)}/>"
        if item.kind is MarkKind.OPENING:
            self._names[item.pair] = self._free(item.name)
            return f"<{self._names[item.pair]}>"
        return f"</{self._names[item.pair]}>"

    def _free(self, name: str) -> str:
        while True:
            self._counts[name] += 1
            numbered = f"{name}{self._counts[name]}" if self._counts[name] > 1 else name
            if numbered not in self._taken:
                self._taken.add(numbered)
                return numbered
