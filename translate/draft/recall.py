"""What a translation memory has for a segment, and what of it becomes a draft.

A translation of the very same words is put in as the draft. What is alike is offered beside the
engine's draft, with its likeness and what differs: a number, a name or a negation that has changed,
even one common word, and an approved sentence says the wrong thing. Where that is asked for, it
stands in as the draft all the same if what differs is none of those (`like`), and says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from .. import typography
from ..article import Article
from ..catalog.changes import describe
from ..catalog.comments import memory_line
from ..drafted import Provenance
from ..finding import Finding, Severity
from ..memory import Match, Memory, Unit, mark
from .like import KIND, PREFIX, may_stand_in

ENGINE = "memory"
"""Stands in a draft's provenance in the place of an engine."""
_VERSION = 1
"""Raised when the same match becomes another draft, so that drafts are made again."""
_OTHERS = 2
"""Other translations of the same words that are told."""


LIKE = "like-"
"""Begins the model of a draft that was approved for a like sentence; the likeness follows."""


@dataclass(frozen=True, slots=True)
class Recall:
    """What a memory has for one segment."""

    source: str
    exact: tuple[Match, ...] = ()
    """Of the very same words, the best first."""
    like: tuple[Match, ...] = ()
    """Of like words; not looked for where there are exact ones."""
    text: str = ""
    """The draft that the best match makes; empty where none may be one."""
    stand_in: Match | None = None
    """The like one that the draft is of, where it is of none of the same words."""

    @property
    def provenance(self) -> Provenance:
        """Of the draft: its key is that of the words, whoever approved them where."""
        key = hashlib.sha256(repr((_VERSION, ENGINE, self.text)).encode()).hexdigest()[:8]
        if self.stand_in:
            return Provenance(ENGINE, f"{LIKE}{int(self.stand_in.likeness * 100)}", key)
        best = self.exact[0]
        return Provenance(ENGINE, "context" if best.before and best.after else "exact", key)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to say of the draft itself: that it is another sentence's."""
        if not self.stand_in:
            return ()
        message = f"{PREFIX}{self._changed(self.stand_in.unit)}"
        return (Finding(KIND, Severity.WARNING, message),)

    def lines(self, text: str) -> tuple[str, ...]:
        """What a reviewer is told of it, beside `text` as the translation that stands there."""
        stands = self.text == text
        best = [memory_line(1, _origin(m)) for m in self.exact[:1] if stands]
        others = [m for m in self.exact[len(best) :] if m.unit.target != text][:_OTHERS]
        return (
            *best,
            *(memory_line(1, f"→ {m.unit.target} ({_origin(m)})") for m in others),
            *(memory_line(m.likeness, self._offer(m, stands)) for m in self.like),
        )

    def _offer(self, match: Match, stands: bool) -> str:
        unit = match.unit
        if stands and match is self.stand_in:  # its translation is there to be read
            return f"{unit.source} ({self._changed(unit)}; {_origin(match)})"
        return f"{unit.source} → {unit.target} ({self._changed(unit)})"

    def _changed(self, unit: Unit) -> str:
        return describe(unit.source, self.source, unit.source_language)


def recall(
    memory: Memory, article: Article, target: str, *, like: float | None = None
) -> Iterator[Recall]:
    """Look up each segment of an article, in its context first.

    From a likeness of `like` on, and never below LIKE of `catalog.changes`, the translation of a
    like sentence is a draft too.
    """
    texts = [segment.text for segment in article.segments]
    marks = [mark(text) for text in ("", *texts, "")]
    typographic = typography.is_typographic(article.running_text)
    for text, before, after in zip(texts, marks, marks[2:], strict=False):
        exact = memory.exact(
            text, article.language, target, before=before, after=after, article=article.name
        )
        if exact:
            draft = _dressed(exact[0].unit, text, target, typographic)
            yield Recall(text, tuple(exact), text=draft)
            continue
        near = tuple(memory.like(text, article.language, target))
        best = next((m for m in near if like and may_stand_in(m, text, article.format, like)), None)
        draft = _dressed(best.unit, text, target, typographic) if best else ""
        yield Recall(text, like=near, text=draft, stand_in=best)


def _dressed(unit: Unit, source: str, target: str, typographic: bool | None) -> str:
    """The approved words as they are; where the source's marks differ, with marks like its."""
    if unit.source == source:
        return unit.target
    return typography.localise(unit.target, source, target, typographic=typographic)


def _origin(match: Match) -> str:
    """Who approved it, when, where: `Ana Souza, 2026-11-20, story.txt, same context`."""
    unit = match.unit
    context = {
        (True, True): "between the same sentences",
        (True, False): "after the same sentence",
        (False, True): "before the same sentence",
    }.get((match.before, match.after), "")
    facts = (unit.person, unit.date, unit.article, context)
    return ", ".join(filter(None, facts)) or "approved before"
