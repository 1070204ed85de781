"""`dragoman check`, `status` and `review`: what is wrong in POs, how far they are, what waits."""

from __future__ import annotations

from pathlib import Path

import click

from ..article import Severity
from . import options
from .speak import put, say, show


@click.command()
@click.argument("pos", nargs=-1, required=True, metavar="PO...", type=click.Path(path_type=Path))
@options.glossary
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@options.output_format
@options.quiet
def check(
    pos: tuple[Path, ...],
    glossary: tuple[Path, ...],
    house_glossary: bool,
    strict: bool,
    output_format: str,
    quiet: bool,
) -> int:
    """Check POs: the file itself, and in each entry terms, placeables, numbers, marks.

    PO may be a folder to look through, or - for standard input.

    Exit status: 0 no errors (warnings don't count), 1 errors found or some files could not be
    read, 2 none could.
    """
    from ..desk.order import glossaries
    from ..desk.reviewing import check_files

    terms = glossaries(glossary, house=house_glossary)
    looked, status = show(check_files(pos, terms), output_format)
    found = {told.finding.severity for file in looked for told in file.rows}
    if looked and not found and not quiet:
        entries = sum(file.entries for file in looked)
        say(
            f"{_count(entries, 'entry', 'entries')} of {_count(len(looked), 'file', 'files')} "
            "checked: nothing found"
        )
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return status or int(not failing.isdisjoint(found))


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
@click.option(
    "--worst",
    cls=options.Once,
    type=click.IntRange(min=1),
    metavar="N",
    help="Show the N riskiest of the entries that wait, too.",
)
@options.output_format
def status(paths: tuple[Path, ...], worst: int | None, output_format: str) -> int:
    """Show how far the review of POs is: PATHs are POs, or folders to look through.

    With - the PO comes from standard input.

    Exit status: 0 all done, 1 some files could not be read, 2 none could.
    """
    from ..desk.queue import riskiest
    from ..desk.reviewing import status_files

    looked, code = show(status_files(paths, worst), output_format)
    if output_format == "text":
        for entry in riskiest(e for file in looked for row in file.rows for e in row.worst or ()):
            put(entry.line)
    return code


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
@click.option(
    "--worst",
    cls=options.Once,
    type=click.IntRange(min=1),
    metavar="N",
    help="Show the N riskiest entries only.",
)
@options.output_format
@options.quiet
def review(paths: tuple[Path, ...], worst: int | None, output_format: str, quiet: bool) -> int:
    """Show what waits for review, the riskiest first: PATHs are POs, or folders to look through.

    Each line has the place, the risk from 0 to 100, what speaks against the translation, and the
    source. Approved entries are left out. With - the PO comes from standard input.

    Exit status: 0 all done, 1 some files could not be read, 2 none could.
    """
    from ..desk.reviewing import queue_files

    looked, code = show(queue_files(paths, worst), output_format)
    if looked and not any(file.rows for file in looked) and not quiet:
        say("nothing waits for review")
    return code
