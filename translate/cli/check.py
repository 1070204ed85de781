"""`dragoman check`: what is wrong in POs."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..desk.looking import Failed
from ..errors import ConfigError
from ..finding import Severity
from . import options
from .annotation import annotation
from .speak import put, say, show

if TYPE_CHECKING:
    from ..desk.fixing import Fixed
    from ..desk.looking import Looked
    from ..desk.reviewing import Told


@click.command()
@options.pos
@options.glossary
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option(
    "--fix",
    cls=options.Once,
    is_flag=True,
    help="Put right what is safe: blanks, the stop at the end, quotation marks. Approved entries "
    "stay approved, a person's words a person's.",
)
@click.option(
    "--dry-run",
    cls=options.Once,
    is_flag=True,
    help="With --fix: show the difference, write nothing.",
)
@options.findings_format
@options.quiet
def check(
    pos: tuple[Path, ...],
    glossary: tuple[Path, ...],
    house_glossary: bool,
    strict: bool,
    fix: bool,
    dry_run: bool,
    output_format: str,
    quiet: bool,
) -> int:
    """Check POs: the file itself, and in each entry terms, placeables, numbers, marks.

    PO may be a folder to look through, or - for standard input.

    Exit status: 0 no errors (warnings don't count), 1 errors found or some files could not be
    read, 2 none could.
    """
    from ..desk.fixing import fix_files
    from ..desk.order import glossaries
    from ..desk.reviewing import check_files

    if dry_run and not fix:
        raise ConfigError("--dry-run is for --fix", hint="leave it out: nothing is written")
    terms = glossaries(glossary, house=house_glossary)
    if dry_run and output_format == "text":
        return _show_diffs(fix_files(pos, terms, dry_run=True))
    files = fix_files(pos, terms, dry_run=dry_run) if fix else check_files(pos, terms)
    line = annotation if output_format == "github" else operator.attrgetter("line")
    looked, status = show(files, output_format, line)
    found = {told.finding.severity for file in looked for told in file.rows}
    if looked and not quiet:
        say(_summary(looked))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return status or int(not failing.isdisjoint(found))


def _summary(looked: Sequence[Looked[Told]]) -> str:
    """What was checked, and how much was found."""
    entries = _count(sum(file.entries for file in looked), "entry", "entries")
    found = Counter(told.finding.severity for file in looked for told in file.rows)
    counts = [_count(found[s], s.value, f"{s.value}s") for s in Severity if found[s]]
    files = _count(len(looked), "file", "files")
    return f"{entries} of {files} checked: {', '.join(counts) or 'nothing found'}"


def _show_diffs(files: Iterator[Fixed | Failed]) -> int:
    """Show how the files would differ; the exit status, 1 or 2 where some or all failed."""
    failed = done = 0
    for file in files:
        if isinstance(file, Failed):
            failed += 1
            say(file.line)
        else:
            done += 1
            put(file.diff, end="")
    return int(failed > 0) if done else 2


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
