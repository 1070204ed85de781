"""`dragoman report`: POs as pages to look at."""

from __future__ import annotations

from pathlib import Path

import click

from ..desk.plan import STDIN
from . import options
from .speak import emit_json, keep_apart, put_bytes, say


@click.command()
@options.pos
@options.glossary
@options.output(
    "PATH", "File for the page, or folder for several and their index; - is standard output."
)
@options.output_format
@options.quiet
def report(
    pos: tuple[Path, ...],
    glossary: tuple[Path, ...],
    house_glossary: bool,
    output: Path | None,
    output_format: str,
    quiet: bool,
) -> int:
    """Make a page to look at of each PO: source and draft side by side, with what checks find.

    A page is one HTML file that needs no network. story.pt.po becomes story.pt.po.html beside it,
    or --output. Several POs, or a folder to look through, need a folder as --output: it gets a
    page each and an index.html.

    Exit status: 0 all done, 1 some files could not be read, 2 none could.
    """
    from ..desk.order import glossaries
    from ..desk.reporting import report_files

    to_stdout = output == STDIN or (output is None and STDIN in pos)
    keep_apart(output_format, "page", to_stdout)
    terms = glossaries(glossary, house=house_glossary)
    made = []
    for one in report_files(pos, terms, output=output):
        made.append(one)
        put_bytes(one.data)
        if one.failure or not quiet:
            say(one.line)
    if output_format == "json":
        emit_json([one.as_json() for one in made])
    failed = sum(one.failure is not None for one in made)
    return 2 if failed == len(made) else int(failed > 0)
