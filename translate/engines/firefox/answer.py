"""The translations of a text's stretches, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...article import Hypothesis, Link, Span
from .pieces import Stretch
from .search import Found


@dataclass(frozen=True, slots=True)
class Answer:
    """A stretch that was translated."""

    text: str
    found: Found
    links: tuple[Link, ...]


def joined(text: str, parts: Sequence[tuple[Stretch, Answer | None]]) -> Hypothesis:
    """Put a text's translation together; a stretch without an answer is copied."""
    made = ""
    links: list[Link] = []
    end = 0
    for part, answer in parts:
        made += " " if made and part.start > end else ""
        offset, end = len(made), part.end
        if answer is None:
            made += text[part.start : part.end]
            links.append(Link((part.start, part.end), (offset, len(made))))
            continue
        made += answer.text
        links += (
            Link(_moved(link.source, part.start), _moved(link.target, offset))
            for link in answer.links
        )
    found = [answer.found for _, answer in parts if answer]
    steps = sum(len(one.likelihood) for one in found)
    if not steps:
        return Hypothesis(made, alignment=tuple(links))
    score = sum(float(one.likelihood.sum()) for one in found) / steps
    entropy = sum(float(one.entropy.sum()) for one in found) / steps
    return Hypothesis(made, score, tuple(links), entropy)


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
