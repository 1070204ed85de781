"""`dragoman check` and `dragoman status`: what is wrong in POs, and how far their review is."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from ..article import Severity
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
    from ..catalog import Catalog
    from ..desk.order import glossaries
    from ..report import check as check_catalog
    from ..report import find_pos

    terms = glossaries(glossary, house=house_glossary)
    catalogs = [Catalog.load(path) for path in find_pos(pos)]
    findings = [found for each in catalogs for found in check_catalog(each, glossary=terms)]
    if output_format == "json":
        emit_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            click.echo(f"{finding.where}: {finding.severity}: {finding.message}")
    return int(any(finding.severity == Severity.ERROR for finding in findings))


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
@options.output_format
def status(paths: tuple[Path, ...], output_format: str) -> int:
    """Show how far the review of POs is: PATHs are POs, or folders to look through."""
    from ..catalog import Catalog
    from ..report import find_pos
    from ..report import status as status_of

    rows = [status_of(Catalog.load(path)) for path in find_pos(paths)]
    if output_format == "json":
        emit_json([row.as_json() for row in rows])
    else:
        for row in rows:
            click.echo(row.line)
    return 0
