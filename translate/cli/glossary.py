"""`dragoman glossary check` and `convert`: whole files; the commands on terms are in `terms`."""

from __future__ import annotations

from pathlib import Path

import click

from ..finding import Severity
from . import options, terms
from .speak import put_bytes, say, show

FORMATS = (
    *("native", "deepl-csv", "deepl-tsv", "google-csv", "google-tsv", "google-sets"),
    *("weblate-csv", "weblate-tbx", "omegat", "matecat", "tbx"),
)
"""What `glossary.formats` has, which help needn't load; a test holds the two together."""
_form = click.option(
    "--input-format",
    cls=options.Once,
    type=click.Choice(FORMATS),
    metavar="FORMAT",
    help="How to read the file, where it doesn't show that itself.",
)
_encoding = click.option(
    "--encoding",
    cls=options.Once,
    metavar="NAME",
    help="Encoding of a table that isn't in UTF-8: windows-1252, ...",
)


@click.group()
def glossary() -> None:
    """Check, convert, look into and make glossary files."""


@glossary.command()
@options.files("files", "FILE")
@terms.source
@terms.target
@_form
@_encoding
@options.output_format
@options.quiet
def check(
    files: tuple[Path, ...],
    source: str | None,
    target: str | None,
    input_format: str | None,
    encoding: str | None,
    output_format: str,
    quiet: bool,
) -> int:
    """Check glossaries for what will go wrong in drafts.

    That is: names that two rows translate otherwise, doubles, terms that contain others or that
    only capitals tell apart, single letters, function words, foreign letters.

    FILE may be in any format that `convert` knows; - is standard input. With --from or --to only
    what such articles and translations meet is looked at.

    Exit status: 0 no errors (warnings and notes don't count), 1 errors found or some files could
    not be read, 2 none could.
    """
    from ..desk.glossaries import Given, check_files

    given = Given.of(source, target, input_format, encoding)
    looked, status = show(check_files(files, given), output_format)
    found = {told.finding.severity for file in looked for told in file.rows}
    if looked and not found and not quiet:
        say(f"{sum(file.entries for file in looked)} terms checked: nothing found")
    return status or int(Severity.ERROR in found)


@glossary.command()
@click.argument("file", metavar="IN", type=click.Path(path_type=Path))
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "form",
    cls=options.Once,
    required=True,
    type=click.Choice(FORMATS),
    metavar="FORMAT",
    help="What to write: one of those above.",
)
@terms.source
@terms.target
@_form
@_encoding
@options.quiet
def convert(
    file: Path,
    output: Path,
    form: str,
    source: str | None,
    target: str | None,
    input_format: str | None,
    encoding: str | None,
    quiet: bool,
) -> int:
    """Write the glossary IN to OUT in another format.

    Either may be - for standard input or output.

    \b
    native       our own CSV: a row a concept, a column a language
    deepl-csv    deepl-tsv: DeepL's
    google-csv   google-tsv: Google's of one direction; google-sets: equivalent term sets
    weblate-csv  weblate-tbx: Weblate's; OmegaT reads that TBX, too
    omegat       OmegaT's three columns
    matecat      Matecat's CSV
    tbx          TBX-Basic (ISO 30042:2019)

    Formats of two languages need --from and --to where the glossary has more, or doesn't say them.
    What a format has no place for is told, and left out.
    """
    from ..desk.glossaries import Given, save
    from ..desk.glossaries import convert as convert_file

    done = convert_file(file, form, Given.of(source, target, input_format, encoding))
    if str(output) == "-":
        put_bytes(done.data)
    else:
        save(output, done.data, read_from=file)
    for line in done.left_out:
        say(line)
    if not quiet and str(output) != "-":
        say(f"{output}: {done.rows} terms written as {form}")
    return 0


for command in (terms.show_term, terms.seed):
    glossary.add_command(command)
