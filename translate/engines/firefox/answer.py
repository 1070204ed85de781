"""The translations of a text's stretches, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ...hypothesis import Hypothesis, Link
from ...marks import Span
from ..alignment import Links
from .pieces import Stretch
from .search import Found


@dataclass(frozen=True, slots=True)
class Answer:
    """A stretch that was translated."""

    text: str
    found: Found
    links: Callable[[], tuple[Link, ...]]


def joined(text: str, parts: Sequence[tuple[Stretch, Answer | None]]) -> Hypothesis:
    """Put a text's translation together; a stretch without an answer is copied."""
    made = ""
    end = 0
    offsets: list[int] = []
    for part, answer in parts:
        made += " " if made and part.start > end else ""
        offsets.append(len(made))
        end = part.end
        made += answer.text if answer else text[part.start : part.end]
    links = Links(lambda: tuple(_links(parts, offsets)))
    found = [answer.found for _, answer in parts if answer]
    steps = sum(len(one.likelihood) for one in found)
    if not steps:
        return Hypothesis(made, alignment=links)
    score = sum(float(one.likelihood.sum()) for one in found) / steps
    certainty = sum(one.certainty for one in found) / steps
    is_cut = any(one.is_cut for one in found)
    return Hypothesis(made, score, links, certainty, is_cut=is_cut)


def _links(
    parts: Sequence[tuple[Stretch, Answer | None]], offsets: Sequence[int]
) -> Iterator[Link]:
    """The links of all parts, each where its part stands; a copy renders itself."""
    for (part, answer), offset in zip(parts, offsets, strict=True):
        if answer is None:
            yield Link((part.start, part.end), (offset, offset + part.end - part.start))
            continue
        for link in answer.links():
            yield Link(_moved(link.source, part.start), _moved(link.target, offset))


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
