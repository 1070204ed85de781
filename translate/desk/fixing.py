"""`dragoman check --fix`: what can be put right without reading, put right in place."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConfigError
from ..finding import Finding, Severity
from .looking import Failed, Looked, each
from .plan import STDIN
from .reviewing import Told, named_pos, told
from .standard import load_po

if TYPE_CHECKING:
    from ..catalog import Catalog, Entry
    from ..glossary import Glossary, Matcher


@dataclass(frozen=True, slots=True)
class Fixed(Looked[Told]):
    """A PO that was looked at: what was mended in it, then what is left to find."""

    diff: str = ""
    """How the file differs, or would."""


def fix_files(
    paths: Sequence[Path], glossary: Glossary, *, dry_run: bool = False
) -> Iterator[Fixed | Failed]:
    """Mend each PO and check what is left; folders are looked through.

    In a dry run nothing is written. Raises ConfigError for standard input: there is no file to
    be written.
    """
    if STDIN in paths:
        raise ConfigError("--fix writes into files", hint="name the PO")

    def fix(path: Path) -> Fixed:
        catalog, changed = mend_catalog(load_po(path), glossary)
        diff = _diff(path, catalog.dumps()) if changed else ""
        if changed and not dry_run:
            catalog.save()
        rows = (*map(Told, changed), *told(catalog, glossary))
        return Fixed(rows, len(catalog.entries), diff=diff)

    pos, failed = named_pos(paths)
    yield from failed
    yield from each(pos, fix)


def mend_catalog(catalog: Catalog, glossary: Glossary) -> tuple[Catalog, list[Finding]]:
    """A catalog with its words put right, and a finding for each entry that was changed."""
    source, target = catalog.source_language, catalog.language
    if not source or not target:
        return catalog, []  # nothing says whose customs hold
    matcher = glossary.matcher(source, target)
    matcher = matcher.in_article([entry.msgid for entry in catalog.entries])
    entries, changed = [], []
    for entry in catalog.entries:
        new = _mended(entry, catalog, matcher)
        entries.append(new)
        if new is not entry:
            where = f"{catalog.path or '-'}:{entry.line}"
            message = f"mended: {entry.msgstr} → {new.msgstr}"
            changed.append(Finding("mended", Severity.NOTE, message, where))
    return replace(catalog, entries=tuple(entries)), changed


def _mended(entry: Entry, catalog: Catalog, matcher: Matcher) -> Entry:
    from ..catalog import State, mended
    from ..checks import mend
    from ..draft import Request
    from ..typography import localise

    source, target = catalog.source_language or "", catalog.language or ""
    if not entry.msgstr.strip() or entry.msgid_plural:
        return entry
    words = mend(entry.msgstr, entry.msgid, source, target)
    marked = localise(words, entry.msgid, target)
    if _letters(marked) == _letters(words):
        words = marked
    if words == entry.msgstr:
        return entry
    request = Request.of(entry.msgid, matcher, catalog.format)
    as_drafted = entry.state in (State.DRAFT, State.ACCEPTED)
    findings = request.check(words, source, target, entry.provenance if as_drafted else None)
    return mended(entry, words, [finding.message for finding in findings])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _diff(path: Path, new: bytes) -> str:
    """How a file is going to change, its layout included where that was not dragoman's."""
    old = path.read_bytes().decode("utf-8", "replace")
    lines = difflib.unified_diff(
        old.splitlines(keepends=True),
        new.decode("utf-8", "replace").splitlines(keepends=True),
        str(path),
        str(path),
        n=1,
    )
    return "".join(lines)
