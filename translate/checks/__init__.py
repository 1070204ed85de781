"""What can be told to be wrong of a segment's translation by comparing it with its source.

| kind | severity | reports |
|---|---|---|
| `empty` | error | a translation without text |
| `control` | error | control characters and line breaks that the source hasn't |
| `mask` | error | masks that no placeable or term was put back for |
| `unknown` | error | words with an engine's mark of a word it did not know |
| `placeable` | error; warning for emphasis | URLs, addresses, tags … lost, changed or extra |
| `term` | error; warning for places | glossary terms that are not kept, forbidden forms |
| `script` | error | another script than the language's |
| `number` | warning | numbers that are lost or changed, however the languages write them |
| `copy` | warning | a source that was copied, or a long run of its words |
| `wrong-language` | warning | a translation in another language than it should be |
| `loop` | warning | the same words again and again |
| `doubled` | warning; note in Turkish | a word twice in a row |
| `sentence` | warning | sentences lost or added |
| `length` | warning | much shorter or longer than translations into the language are |
| `negation` | warning | a negation without anything for it |
| `currency`, `unit` | warning | pounds that became euros, miles that became kilometres |
| `bracket` | warning | brackets without a partner, or lost |
| `ending` | warning; note for a full stop | the mark at the end is lost |
| `name` | warning | names in letters that the source's language hasn't, not spelt so |
| `quotes` | warning; note for few words | quotation marks that are lost, alone or in pairs |
| `word` | note | single words that both texts have and the target's language hasn't |

Worst first; warnings in the order of how often they are right (docs/checks.md).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from ..finding import Finding, Severity
from . import copies, endings, extent, money, negation, quotes, repeats, rules, speech, units
from .mend import mend
from .pair import Fault, Pair, Rule, span_of
from .shift import Slip, slipped

if TYPE_CHECKING:
    from ..glossary.match import Match

__all__ = ["CHECKS", "Slip", "check_segment", "mend", "slipped", "span_of"]

CHECKS: tuple[tuple[str, Severity, Rule], ...] = (
    ("control", Severity.ERROR, rules.control_characters),
    ("mask", Severity.ERROR, rules.leftover_masks),
    ("unknown", Severity.ERROR, rules.unknown_words),
    ("placeable", Severity.ERROR, rules.lost_placeables),
    ("placeable", Severity.ERROR, rules.extra_placeables),
    ("placeable", Severity.WARNING, rules.lost_emphasis),
    ("placeable", Severity.WARNING, rules.extra_emphasis),
    ("term", Severity.ERROR, rules.unmet_terms),
    ("script", Severity.ERROR, speech.wrong_script),
    ("term", Severity.WARNING, rules.unmet_places),
    ("number", Severity.WARNING, rules.lost_numbers),
    ("copy", Severity.WARNING, copies.copied),
    ("wrong-language", Severity.WARNING, speech.wrong_language),
    ("loop", Severity.WARNING, repeats.loops),
    ("doubled", Severity.WARNING, repeats.doubled),
    ("sentence", Severity.WARNING, extent.other_sentences),
    ("length", Severity.WARNING, extent.odd_length),
    ("negation", Severity.WARNING, negation.lost_negation),
    ("currency", Severity.WARNING, money.changed_currency),
    ("unit", Severity.WARNING, units.changed_units),
    ("bracket", Severity.WARNING, endings.lost_brackets),
    ("ending", Severity.WARNING, endings.lost_ending),
    ("name", Severity.WARNING, rules.changed_names),
    ("quotes", Severity.WARNING, quotes.lost_quotes),
    ("word", Severity.NOTE, copies.copied_words),
)
"""What is checked, in the order in which it is told."""

_SAID_BY = {
    "wrong-language": ("copy", "script"),
    "word": ("copy", "wrong-language", "script", "unknown"),
    "negation": ("copy", "wrong-language", "script", "sentence", "length"),
    "doubled": ("loop",),
    "length": ("loop", "sentence", "copy", "script"),
}
"""Findings that say nothing more where one of the others is there."""


def check_segment(
    source: str,
    target: str,
    *,
    source_language: str,
    target_language: str,
    matches: Sequence[Match] = (),
    format: str = "text",
    kinds: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """Check one translation; `matches` are the glossary terms found in the source.

    `kinds`, where given, are all that is looked for.
    """
    if not target.strip():
        empty = Finding("empty", Severity.ERROR, "the translation is empty")
        return (empty,) if source.strip() else ()
    pair = Pair(source, target, source_language, target_language, tuple(matches), format)
    return tuple(_findings(pair, kinds))


def _findings(pair: Pair, kinds: Collection[str] | None) -> Iterator[Finding]:
    said: set[str] = set()
    for kind, severity, rule in CHECKS:
        if kinds is not None and kind not in kinds:
            continue
        if not said.isdisjoint(_SAID_BY.get(kind, ())):
            continue
        for fault in rule(pair):
            said.add(kind)
            fault = fault if isinstance(fault, Fault) else Fault(fault)
            yield Finding(
                kind,
                fault.severity or severity,
                fault.message,
                source=fault.source,
                target=fault.target,
            )
