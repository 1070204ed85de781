"""What is told of an article once it is drafted: its row in the receipt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..desk.home import Home
from ..desk.opened import Opened
from .values import DONE, Row

if TYPE_CHECKING:
    from ..catalog import Catalog, Entry

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
        unmet=_unmet(home),
        findings=_findings(home),
        risks=_risks(home.catalog),
    )


def _terms(catalog: Catalog) -> int:
    from ..catalog.comments import Comments, glossary_pairs

    return sum(
        len(glossary_pairs(Comments.parse(entry.comments).glossary)) for entry in catalog.entries
    )


def _unmet(home: Home) -> int:
    """A finding a term; one that comes twice in a segment counts once, as in its comments."""
    return sum(
        len({finding.message for finding in drafted.findings if finding.kind == "term"})
        for drafted in _standing(home)
    )


def _findings(home: Home) -> dict[str, int]:
    """By kind; each kind once a segment."""
    counts: Counter[str] = Counter()
    for drafted in _standing(home):
        counts.update({finding.kind for finding in drafted.findings})
    return dict(sorted(counts.items()))


def _standing(home: Home) -> Iterator[Entry]:
    """The drafts whose words stand there: a person has not touched them."""
    for entry in home.catalog.entries:
        drafted = home.built.get(*entry.key)
        if drafted and drafted.msgstr == entry.msgstr:
            yield drafted


def _risks(catalog: Catalog) -> tuple[int, ...]:
    bins = [0] * _BINS
    for entry in catalog.entries:
        if entry.provenance and entry.provenance.risk is not None:
            bins[min(entry.provenance.risk // _BINS, _BINS - 1)] += 1
    return tuple(bins) if any(bins) else ()
