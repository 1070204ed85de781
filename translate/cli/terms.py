"""`dragoman glossary show` and `seed`: a term in all glossaries, and places to start from."""

from __future__ import annotations

from pathlib import Path

import click

from . import options
from .speak import emit_json, put, put_bytes, say

source = click.option(
    "--from",
    "source",
    cls=options.Once,
    metavar="LANG",
    help="Language of the names that articles have.",
)
target = click.option(
    "--to", "target", cls=options.Once, metavar="LANG", help="Language of the translations."
)
output = click.option(
    "-o",
    "--output",
    "file",
    cls=options.Once,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write there instead of to standard output.",
)


@click.command("show")
@click.argument("term")
@source
@target
@options.glossary
@options.output_format
def show_term(
    term: str,
    source: str | None,
    target: str | None,
    glossary: tuple[Path, ...],
    house_glossary: bool,
    output_format: str,
) -> int:
    """Show the rows that TERM stands in, and what they ask of drafts.

    TERM may be a name or a forbidden form, in any language and case.

    Exit status: 0 shown, 1 no row has it, 2 a glossary could not be read.
    """
    from ..desk.showing import show_rows

    rows = show_rows(term, glossary, source, target, house=house_glossary)
    if output_format == "json":
        emit_json([row.as_json() for row in rows])
    else:
        for line in (line for row in rows for line in row.lines):
            put(line)
    if not rows:
        say(f"no row has “{term}”")
    return int(not rows)


@click.command()
@options.to
@click.option(
    "--from",
    "source",
    cls=options.Once,
    default="en",
    metavar="LANG",
    help="Language of the articles; else en.",
)
@output
def seed(targets: str, source: str, file: Path | None) -> int:
    """Make a glossary of places out of CLDR.

    Those are the countries, and the cities that name time zones. It is one to start from: go
    through it before you use it with --glossary.
    """
    from ..desk.glossaries import save
    from ..desk.glossaries import seed as make

    made = make(source, targets)
    if file is None or str(file) == "-":
        put_bytes(made.data)
    else:
        save(file, made.data)
        say(f"{file}: {made.rows} places")
    return 0
