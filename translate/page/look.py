"""A PO laid out as a page shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..catalog import Catalog, Entry, State
from ..catalog.comments import Comments, glossary_pairs, one_line
from ..checks import span_of
from ..finding import Finding, Severity
from ..glossary import Glossary, TermPair
from ..report import Checked, check_entries, check_file, risks, status, told
from ..risk import Risk
from .marks import Piece, difference, mark_segment
from .view import Page, Row, Side

DRAFTING = "drafting"
"""The kind of what the `Check:` line of an untouched draft says and no check finds again."""

_QUOTED = re.compile("“([^”]+)”")
_ROLE = re.compile(r"(?P<name>.*?)(?:, sentence (?P<number>\d+) of (?P<count>\d+))?")


def look_at(catalog: Catalog, *, glossary: Glossary | None = None) -> Page:
    """Check a catalog and lay out what there is to see; `glossary` None is the house's."""
    engines = Counter(filter(None, map(_engine, catalog.entries)))
    usual = engines.most_common(1)[0][0] if engines else ""
    checked = list(check_entries(catalog, glossary=glossary))
    judged = [one for one in checked if not one.entry.state.reviewed or told(one.entry)]
    found = dict(zip((one.entry.key for one in judged), risks(catalog, judged), strict=True))
    rows = [
        _row(number, one, catalog, usual, found.get(one.entry.key))
        for number, one in enumerate(checked, 1)
    ]
    file = catalog.article or catalog.path
    name = file.name if file else "standard input"
    return Page(
        name=name,
        title=next((row.source[0] for row in rows if row.role == "Headline"), (Piece(name),)),
        status=status(catalog),
        source=Side.of(catalog.source_language),
        target=Side.of(catalog.language),
        engine=usual,
        groups=tuple(_grouped(rows)),
        findings=tuple(check_file(catalog)),
        obsolete=catalog.obsolete,
    )


def _row(number: int, checked: Checked, catalog: Catalog, usual: str, risk: Risk | None) -> Row:
    entry = checked.entry
    comments = Comments.parse(entry.comments)
    role = _ROLE.fullmatch(comments.role or "")
    named = _named(comments, catalog.source_language, catalog.language)
    findings = (*checked.findings, *_of_drafting(entry, comments, checked.findings))
    marked = mark_segment(entry.msgid, entry.msgstr, checked.terms, named, findings)
    plural = [(Piece(entry.msgid_plural),)] if entry.msgid_plural else []
    plurals = [(Piece(text),) for _, text in entry.msgstr_plural]
    engine = _engine(entry)
    return Row(
        number=number,
        line=entry.line,
        role=role["name"] if role else "",
        part=f"{role['number']} of {role['count']}" if role and role["number"] else "",
        state=entry.state,
        source=(marked.source, *plural),
        target=tuple(plurals) or (marked.target,),
        terms=marked.terms,
        findings=findings,
        previous=difference(entry.previous_msgid, entry.msgid) if entry.previous_msgid else (),
        comments=comments,
        note=entry.note,
        context=entry.msgctxt,
        risk=risk,
        engine=engine if engine != usual else "",
    )


def _named(comments: Comments, source: str | None, target: str | None) -> list[TermPair]:
    """The terms that the entry's own `Glossary:` line names."""
    if not source or not target:
        return []
    return [
        TermPair(name, form, (name,), (form,), source_language=source, target_language=target)
        for name, form in glossary_pairs(comments.glossary)
    ]


def _of_drafting(entry: Entry, comments: Comments, found: Sequence[Finding]) -> Iterator[Finding]:
    """What was told of a draft when it was made, and can't be found out by looking at it.

    Of words that a person has touched since it may be no longer true.
    """
    messages = {one_line(finding.message) for finding in found}
    if entry.state is State.DRAFT:
        for message in comments.checks:
            if message not in messages:
                yield _placed(Finding(DRAFTING, Severity.WARNING, message), entry)


def _placed(finding: Finding, entry: Entry) -> Finding:
    """A line of comment tells no place: it is about what it has in quotation marks."""
    if words := _QUOTED.search(finding.message):
        if target := span_of(words[1], entry.msgstr):
            return replace(finding, target=target)
        return replace(finding, source=span_of(words[1], entry.msgid))
    return finding


def _engine(entry: Entry) -> str:
    origin = entry.provenance
    if origin is None:
        return ""
    return f"{origin.engine} ({origin.model})" if origin.model else origin.engine


def _grouped(rows: Iterable[Row]) -> Iterator[tuple[Row, ...]]:
    """The rows of a block together: those after its first sentence go on with it."""
    group: list[Row] = []
    for row in rows:
        goes_on = row.part and not row.part.startswith("1 ")
        if group and not (goes_on and row.role == group[-1].role):
            yield tuple(group)
            group = []
        group.append(row)
    if group:
        yield tuple(group)
