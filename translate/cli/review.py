"""`dragoman check` and `dragoman status`: what is wrong in POs, and how far their review is."""

from __future__ import annotations

from pathlib import Path

import click

from . import options
from .options import emit_json


@click.command()
@click.argument("pos", nargs=-1, required=True, metavar="PO...", type=click.Path(path_type=Path))
@options.glossary
@options.output_format
def check(
    pos: tuple[Path, ...], glossary: tuple[Path, ...], house_glossary: bool, output_format: str
) -> int:
    """Check POs: the file itself, and in each entry terms, placeables, numbers, marks.

    Exit status: 0 no errors (warnings don't count), 1 errors found, 2 a file could not be read.
    """
    from ..report import check_files

    findings = check_files(pos, glossary, house=house_glossary)
    if output_format == "json":
        emit_json([finding.as_json() for finding in findings])
    else:
        for finding in findings:
            click.echo(finding.line)
    return int(any(finding.is_error for finding in findings))


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@options.output_format
def status(paths: tuple[Path, ...], output_format: str) -> int:
    """Show how far the review of POs is: PATHs are POs, or folders to look through."""
    from ..report import status_of

    rows = status_of(paths)
    if output_format == "json":
        emit_json([row.as_json() for row in rows])
    else:
        for line in rows.lines:
            click.echo(line)
    return 0
