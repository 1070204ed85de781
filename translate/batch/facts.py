"""What is told of an article once it is drafted: its row in the receipt."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..desk.home import Home
from ..desk.opened import Opened
from .values import DONE, Row

if TYPE_CHECKING:
    from ..catalog import Catalog

_BINS = 10


def row(name: str, key: str, item: Opened, home: Home, output: str) -> Row:
    """The facts of an article's catalog; of the words that a person wrote none are told."""
    return Row(
        name,
        DONE,
        key,
        output=output,
        language=item.article.language,
        route=item.route,
        segments=len(home.catalog.entries),
        words=item.words,
        terms=_terms(home.built),
        findings=_findings(home),
        risks=_risks(home.catalog),
    )


def _terms(catalog: Catalog) -> int:
    from ..catalog.comments import Comments, glossary_pairs

    return sum(
        len(glossary_pairs(Comments.parse(entry.comments).glossary)) for entry in catalog.entries
    )


def _findings(home: Home) -> dict[str, int]:
    """Of the words that stand there, by kind; each kind once a segment."""
    counts: Counter[str] = Counter()
    for entry in home.catalog.entries:
        drafted = home.built.get(*entry.key)
        if drafted and drafted.msgstr == entry.msgstr:
            counts.update({finding.kind for finding in drafted.findings})
    return dict(sorted(counts.items()))


def _risks(catalog: Catalog) -> tuple[int, ...]:
    bins = [0] * _BINS
    for entry in catalog.entries:
        if entry.provenance and entry.provenance.risk is not None:
            bins[min(entry.provenance.risk // _BINS, _BINS - 1)] += 1
    return tuple(bins) if any(bins) else ()
