"""What is wrong in POs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..finding import Finding, Severity
from ..languages import base, gettext_code

if TYPE_CHECKING:
    from ..catalog import Catalog, Entry
    from ..glossary import Glossary, Match, Matcher


def check(catalog: Catalog, *, glossary: Glossary | None = None) -> list[Finding]:
    """Check a PO: the file itself, then each entry, in order.

    A source that changed under a person's words is told until somebody approves the entry again.
    `glossary` None is the house's. Findings are told with file and line.
    """
    of_entries = check_entries(catalog, glossary=glossary)
    found = (found for entry in of_entries for found in entry.findings)
    return [*check_file(catalog), *check_order(catalog), *found]


_NEEDED = ("Language", "Content-Type", "Content-Transfer-Encoding", "MIME-Version")


def check_file(catalog: Catalog) -> Iterator[Finding]:
    """What `msgfmt --check-header` and translators' tools stumble over."""
    where = str(catalog.path or "-")
    for name in _NEEDED:
        if not catalog.header.get(name):
            yield Finding("header", Severity.WARNING, f"the header has no {name}", where)
    if catalog.path and catalog.language:
        code = gettext_code(catalog.language)
        suffixes = catalog.path.name.removesuffix(".po").split(".")[1:]
        if suffixes and base(suffixes[-1]) != base(code):
            message = f"the file name says {suffixes[-1]}, its header {code}"
            yield Finding("language", Severity.WARNING, message, where)
    if not catalog.source_language or not catalog.language:
        message = "the header doesn't say from which language to which: terms are not checked"
        yield Finding("language", Severity.WARNING, message, where)


def check_order(catalog: Catalog) -> Iterator[Finding]:
    """Whether translations stand one place away from their sources, as when a batch slips."""
    from ..checks import slipped

    pairs = [(entry.msgid, entry.msgstr) for entry in catalog.entries]
    slip = slipped(pairs, catalog.source_language or "und", catalog.language or "und")
    if slip:
        first, last = catalog.entries[slip.entries[0]], catalog.entries[slip.entries[1] - 1]
        where = "before" if slip.by > 0 else "after"
        end = f" to line {last.line}" if last.line else ""
        message = f"from here{end} each entry has the translation of the one {where} it"
        yield _at(catalog, first, Finding("shift", Severity.ERROR, message))


@dataclass(frozen=True, slots=True)
class Checked:
    """An entry, and what the checks have to say of it."""

    entry: Entry
    findings: tuple[Finding, ...]
    matcher: Matcher | None = None
    """What finds the glossary's terms in the file's sources; None where nobody looked."""

    @property
    def terms(self) -> tuple[Match, ...]:
        """Where they stand in the msgid."""
        return self.matcher.match(self.entry.msgid) if self.matcher else ()


def check_entries(
    catalog: Catalog,
    *,
    glossary: Glossary | None = None,
    entries: Iterable[Entry] | None = None,
) -> Iterator[Checked]:
    """Check each entry, in order, or those of them that are named.

    `glossary` None is the house's.
    """
    from ..glossary import Glossary

    source, target = catalog.source_language, catalog.language
    if not source or not target:
        glossary = Glossary()
    matcher = (glossary or Glossary.house()).matcher(source or "und", target or "und")
    matcher = matcher.in_article([entry.msgid for entry in catalog.entries])
    for entry in catalog.entries if entries is None else entries:
        findings = (_at(catalog, entry, finding) for finding in _of(entry, catalog, matcher))
        yield Checked(entry, tuple(findings), matcher)


def _of(entry: Entry, catalog: Catalog, matcher: Matcher) -> Iterator[Finding]:
    from ..catalog import State
    from ..catalog.comments import Comments
    from ..catalog.merge import CHANGED
    from ..draft import Request
    from ..draft.like import stand_in

    if not entry.fuzzy and not entry.msgstr and not entry.msgstr_plural:
        yield Finding("empty", Severity.NOTE, "not translated")
    for told in Comments.parse(entry.comments).checks:
        if told.startswith(CHANGED) and not entry.state.reviewed:
            yield Finding("source-changed", Severity.WARNING, told)
    yield from stand_in(entry)
    if entry.msgstr:
        request = Request.of(entry.msgid, matcher, catalog.format)
        languages = catalog.source_language or "und", catalog.language or "und"
        # What an engine said of a draft is no longer true of words that were changed.
        as_drafted = entry.state in (State.DRAFT, State.ACCEPTED)
        origin = entry.provenance if as_drafted else None
        yield from request.check(entry.msgstr, *languages, origin)


def _at(catalog: Catalog, entry: Entry, finding: Finding) -> Finding:
    line = f":{entry.line}" if entry.line else ""
    return replace(finding, where=f"{catalog.path or '-'}{line}")
