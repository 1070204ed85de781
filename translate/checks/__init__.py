"""What can be told to be wrong of a segment's translation by comparing it with its source.

| kind | severity | reports |
|---|---|---|
| `empty` | error | a translation without text |
| `control` | error | control characters and line breaks that the source hasn't |
| `mask` | error | masks that no placeable or term was put back for |
| `placeable` | error; warning for emphasis | URLs, addresses, tags … that are lost or changed |
| `term` | error; warning for places | glossary terms that are not kept, forbidden forms |
| `number` | warning | numbers that are lost or changed, however the languages write them |
| `quotes` | warning | quotation marks that are lost, opening and closing ones by themselves |
| `copy` | warning | a source that was copied, or a long run of its words |
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..article import Finding, Severity
from . import rules
from .rules import Pair

if TYPE_CHECKING:
    from ..glossary.match import Match

__all__ = ["CHECKS", "check_segment"]

CHECKS: tuple[tuple[str, Severity, rules.Rule], ...] = (
    ("control", Severity.ERROR, rules.control_characters),
    ("mask", Severity.ERROR, rules.leftover_masks),
    ("placeable", Severity.ERROR, rules.lost_placeables),
    ("placeable", Severity.WARNING, rules.lost_emphasis),
    ("term", Severity.ERROR, rules.unmet_terms),
    ("term", Severity.WARNING, rules.unmet_places),
    ("number", Severity.WARNING, rules.lost_numbers),
    ("quotes", Severity.WARNING, rules.lost_quotes),
    ("copy", Severity.WARNING, rules.copied),
)
"""What is checked, in the order in which it is told."""


def check_segment(
    source: str,
    target: str,
    *,
    source_language: str,
    target_language: str,
    matches: Sequence[Match] = (),
    format: str = "text",
) -> tuple[Finding, ...]:
    """Check one translation; `matches` are the glossary terms found in the source."""
    if not target.strip():
        empty = Finding("empty", Severity.ERROR, "the translation is empty")
        return (empty,) if source.strip() else ()
    pair = Pair(source, target, source_language, target_language, tuple(matches), format)
    return tuple(
        Finding(kind, severity, message)
        for kind, severity, rule in CHECKS
        for message in rule(pair)
    )
