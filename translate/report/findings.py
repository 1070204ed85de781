"""What is wrong in POs, and how far their review is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .article import Finding, Severity
from .errors import InputError
from .languages import base, gettext_code

if TYPE_CHECKING:
    from .catalog import Catalog, Entry
    from .glossary import Glossary, Match, Matcher


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
    from .checks import slipped

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
    matcher: Matcher
    """What finds the glossary's terms in the file's sources."""

    @property
    def terms(self) -> tuple[Match, ...]:
        """Where they stand in the msgid."""
        return self.matcher.match(self.entry.msgid)


def check_entries(catalog: Catalog, *, glossary: Glossary | None = None) -> Iterator[Checked]:
    """Check each entry, in order; `glossary` None is the house's."""
    from .glossary import Glossary

    source, target = catalog.source_language, catalog.language
    if not source or not target:
        glossary = Glossary()
    matcher = (glossary or Glossary.house()).matcher(source or "und", target or "und")
    matcher = matcher.in_article([entry.msgid for entry in catalog.entries])
    for entry in catalog.entries:
        findings = (_at(catalog, entry, finding) for finding in _of(entry, catalog, matcher))
        yield Checked(entry, tuple(findings), matcher)


def _of(entry: Entry, catalog: Catalog, matcher: Matcher) -> Iterator[Finding]:
    from .catalog import State
    from .catalog.comments import Comments
    from .catalog.merge import CHANGED
    from .draft import Request

    if not entry.fuzzy and not entry.msgstr and not entry.msgstr_plural:
        yield Finding("empty", Severity.NOTE, "not translated")
    for told in Comments.parse(entry.comments).checks:
        if told.startswith(CHANGED) and not entry.state.reviewed:
            yield Finding("source-changed", Severity.WARNING, told)
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


@dataclass(frozen=True, slots=True)
class Status:
    """How far the review of one PO is."""

    po: str
    language: str
    entries: int
    states: dict[str, int]
    """Entries by state: empty, draft, editing, accepted, translated."""
    words: int
    """Source words."""
    words_left: int
    """Source words of what is not reviewed."""
    flagged: int
    """Entries not reviewed that a check has something to say of."""
    obsolete: int

    @property
    def reviewed(self) -> int:
        return self.states["accepted"] + self.states["translated"]

    @property
    def line(self) -> str:
        """For people: the states that there are, in the order of the work."""
        parts = [f"{count} {state}" for state, count in self.states.items() if count]
        share = f"{self.reviewed} of {self.entries} reviewed"
        left = f", {self.words_left} words left" if self.words_left else ""
        flagged = f", {self.flagged} to look at first" if self.flagged else ""
        gone = f", {self.obsolete} obsolete" if self.obsolete else ""
        return f"{self.po}: {share} ({', '.join(parts)}){left}{flagged}{gone}"

    def as_json(self) -> dict[str, Any]:
        return {
            "po": self.po,
            "language": self.language,
            "entries": self.entries,
            "reviewed": self.reviewed,
            "states": self.states,
            "words": self.words,
            "words_left": self.words_left,
            "flagged": self.flagged,
            "obsolete": self.obsolete,
        }


def status(catalog: Catalog) -> Status:
    """Count a PO's entries by state."""
    from .catalog import State

    counts = catalog.counts
    left = [entry for entry in catalog.entries if not entry.state.reviewed]
    return Status(
        po=str(catalog.path or "-"),
        language=gettext_code(catalog.language) if catalog.language else "",
        entries=len(catalog.entries),
        states={state.value: counts[state] for state in State},
        words=_words(catalog.entries),
        words_left=_words(left),
        flagged=sum(entry.flagged for entry in left),
        obsolete=len(catalog.obsolete),
    )


def _words(entries: Iterable[Entry]) -> int:
    return sum(len(entry.msgid.split()) for entry in entries)


def find_pos(paths: Sequence[Path]) -> list[Path]:
    """The PO files that paths name: a file itself, a folder all below it, sorted.

    Raises InputError where there is none.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            below = sorted(path.rglob("*.po"))
            if not below:
                raise InputError("no PO file in this folder", where=path)
            found += below
        else:
            found.append(path)
    return list(dict.fromkeys(found))
