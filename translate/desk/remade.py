"""Why drafts that stood in a PO were made again: a forgotten `--glossary` should not go unseen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..catalog import Catalog, Entry


def remade(previous: Catalog | None, catalog: Catalog) -> str:
    """One line on the drafts made anew, `12 drafts made again: other glossary`; none is empty."""
    if previous is None:
        return ""
    reasons: Counter[str] = Counter()
    for entry in catalog.entries:
        old = previous.get(*entry.key)
        if old and entry.provenance and (reason := _reason(old, entry)):
            reasons[reason] += 1
    return ", ".join(
        f"{count} {'draft' if count == 1 else 'drafts'} made again: {reason}"
        for reason, count in reasons.items()
    )


def _reason(old: Entry, new: Entry) -> str | None:
    """What the two drafts differ in that decides a draft; None where they don't, or it is none."""
    before, after = old.provenance, new.provenance
    if not (old.msgstr and old.machines and before and after) or before.key == after.key:
        return None
    if (before.engine, before.model) != (after.engine, after.model):
        return "other engine"
    return "other glossary" if _terms(old) != _terms(new) else "newer dragoman"


def _terms(entry: Entry) -> list[str]:
    return [line for line in entry.comments if line.startswith("Glossary: ")]
