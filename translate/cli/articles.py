"""`dragoman translate` and `dragoman assemble`: an article out of one language into another."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from . import options
from .options import emit_json, say


@click.command()
@click.argument(
    "articles", nargs=-1, required=True, metavar="ARTICLE...", type=click.Path(path_type=Path)
)
@options.to
@options.source
@options.engine
@options.glossary
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    envvar="DRAGOMAN_OUTPUT",
    metavar="DIR",
    help="Folder for the POs; without it, beside each article.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.option("--strict", is_flag=True, help="Exit with 1 when a draft has a finding of an error.")
@options.output_format
@options.quiet
def translate(
    articles: tuple[Path, ...],
    targets: str,
    source: str | None,
    engine: str | None,
    glossary: tuple[Path, ...],
    house_glossary: bool,
    output: Path | None,
    dry_run: bool,
    strict: bool,
    output_format: str,
    quiet: bool,
) -> int:
    """Draft ARTICLEs into PO files for review.

    story.txt to pt becomes story.pt.po beside it. Run again, it keeps all that a person wrote in
    the PO, drafts what changed in the article, and writes nothing where nothing changed. With -
    the article comes from standard input and the PO goes to standard output.

    Exit status: 0 all done, 1 some articles failed, 2 none could be done.
    """
    from ..desk import Order, translate_files

    order = Order.of(
        targets, source, engine, glossary, house=house_glossary, output=output, dry_run=dry_run
    )
    outcomes = []
    for outcome in translate_files(articles, order):
        outcomes.append(outcome)
        if outcome.data:
            sys.stdout.buffer.write(outcome.data)
        if outcome.error or not quiet:
            say(outcome.summary)
    if output_format == "json":
        emit_json([outcome.as_json() for outcome in outcomes])
    failed = sum(outcome.error is not None for outcome in outcomes)
    if failed:
        return 2 if failed == len(outcomes) else 1
    return int(strict and any(outcome.errors for outcome in outcomes))
