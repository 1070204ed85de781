"""What a translation memory has for a segment, and what of it becomes a draft.

Only a translation of the very same words is put in as the draft. What is alike is offered beside
the engine's draft, with its likeness and what differs: a number, a name or a negation that has
changed, even one common word, and an approved sentence says the wrong thing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from .. import typography
from ..article import Article, Provenance
from ..catalog.changes import describe
from ..catalog.comments import memory_line
from ..memory import Match, Memory, Unit, mark

ENGINE = "memory"
"""Stands in a draft's provenance in the place of an engine."""
_VERSION = 1
"""Raised when the same match becomes another draft, so that drafts are made again."""
_OTHERS = 2
"""Other translations of the same words that are told."""


@dataclass(frozen=True, slots=True)
class Recall:
    """What a memory has for one segment."""

    source: str
    exact: tuple[Match, ...] = ()
    """Of the very same words, the best first."""
    like: tuple[Match, ...] = ()
    """Of like words; not looked for where there are exact ones."""
    text: str = ""
    """The draft that the best exact match makes; empty without one."""

    @property
    def provenance(self) -> Provenance:
        """Of the draft: its key is that of the words, whoever approved them where."""
        key = hashlib.sha256(repr((_VERSION, ENGINE, self.text)).encode()).hexdigest()[:8]
        best = self.exact[0]
        return Provenance(ENGINE, "context" if best.before and best.after else "exact", key)

    def lines(self, text: str) -> tuple[str, ...]:
        """What a reviewer is told of it, beside `text` as the translation that stands there."""
        best = [memory_line(1, _origin(m)) for m in self.exact[:1] if self.text == text]
        others = [m for m in self.exact[len(best) :] if m.unit.target != text][:_OTHERS]
        return (
            *best,
            *(memory_line(1, f"→ {m.unit.target} ({_origin(m)})") for m in others),
            *(memory_line(m.likeness, self._offer(m.unit)) for m in self.like),
        )

    def _offer(self, unit: Unit) -> str:
        changed = describe(unit.source, self.source, unit.source_language)
        return f"{unit.source} → {unit.target} ({changed})"


def recall(memory: Memory, article: Article, target: str) -> Iterator[Recall]:
    """Look up each segment of an article, in its context first."""
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
        else:
            yield Recall(text, like=tuple(memory.like(text, article.language, target)))


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
