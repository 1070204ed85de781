"""`dragoman status` and `review`: how far POs are, and what waits in them."""

from __future__ import annotations

from pathlib import Path

import click

from . import options
from .speak import put, say, show


@click.command()
@options.paths
@options.worst
@options.glossary_of_worst
@options.output_format
def status(
    paths: tuple[Path, ...],
    worst: int | None,
    glossary: tuple[Path, ...],
    house_glossary: bool,
    output_format: str,
) -> int:
    """Show how far the review of POs is: PATHs are POs, or folders to look through.

    With --worst the riskiest entries stand below, as `review` shows them. With - the PO comes from
    standard input.

    Exit status: 0 all done, 1 some files could not be read, 2 none could.
    """
    from ..desk.order import glossaries
    from ..desk.queue import riskiest
    from ..desk.reviewing import status_files
    from ..report import total

    terms = glossaries(glossary, house=house_glossary) if worst else None
    looked, code = show(status_files(paths, terms, worst), output_format)
    if output_format == "text":
        rows = [row for file in looked for row in file.rows]
        if len(rows) > 1:
            say(total([row.status for row in rows]).line)
        for entry in riskiest(e for file in looked for row in file.rows for e in row.worst or ()):
            put(entry.line)
    return code


@click.command()
@options.paths
@options.worst
@options.glossary
@options.output_format
@options.quiet
def review(
    paths: tuple[Path, ...],
    worst: int | None,
    glossary: tuple[Path, ...],
    house_glossary: bool,
    output_format: str,
    quiet: bool,
) -> int:
    """Show what waits for review, the riskiest first: PATHs are POs, or folders to look through.

    Each line has the place, the risk from 0 to 100, what speaks against the translation, and the
    source. Words that a person has put in are looked at now, as `check` does it. Approved entries
    are left out. With - the PO comes from standard input.

    Exit status: 0 all done, 1 some files could not be read, 2 none could.
    """
    from ..desk.order import glossaries
    from ..desk.reviewing import queue_files

    terms = glossaries(glossary, house=house_glossary)
    looked, code = show(queue_files(paths, terms, worst), output_format)
    if looked and not any(file.rows for file in looked) and not quiet:
        say("nothing waits for review")
    return code
