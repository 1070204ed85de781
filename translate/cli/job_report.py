"""`dragoman corpus report`: a job as a page to look at."""

from __future__ import annotations

from pathlib import Path

import click

from ..desk.plan import STDIN
from . import options
from .speak import emit_json, keep_apart, put_bytes, say
from .watch import watching


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "-o",
    "--output",
    cls=options.Once,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="File for the page, or a folder; - is standard output.",
)
@click.option(
    "--no-review",
    is_flag=True,
    cls=options.Once,
    help="Don't look into the POs, how far their review is: of many it takes a while.",
)
@options.output_format
@options.quiet
def report(
    directory: Path, output: Path | None, no_review: bool, output_format: str, quiet: bool
) -> int:
    """Make a page to look at of the job whose output is DIR, while it runs or afterwards.

    It is one HTML file that needs no network: pace and memory over time, languages, routes,
    risks, findings, terms, review, the slowest articles, and what is not done and why. It goes
    to DIR/.dragoman/report.html, or --output.
    """
    from ..batch.place import Place
    from ..batch.report import make_page

    keep_apart(output_format, "page", output == STDIN)
    with watching(quiet=quiet) as watch:
        place = Place(directory.absolute())
        made = make_page(place, output, review=not no_review, told=watch.told)
    put_bytes(made.data)
    if output_format == "json":
        emit_json(made.as_json())
    elif not quiet:
        say(made.line)
    return 0
