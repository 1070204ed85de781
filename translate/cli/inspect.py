"""`dragoman lines`, `detect` and `segment`: one stage, or a filter over lines, for looking in."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from . import gathered, options
from .progress import progress
from .speak import show, stdout

if TYPE_CHECKING:
    from ..desk.reading import Reading


@click.command()
@click.option(
    "--from",
    "source",
    required=True,
    envvar="DRAGOMAN_FROM",
    metavar="LANG",
    help="Source language; a line is too short to detect it.",
)
@click.option(
    "--to",
    "target",
    required=True,
    envvar="DRAGOMAN_TO",
    metavar="LANG",
    help="Target language, one: pt, pt-BR, es, ...",
)
@options.engine
@options.glossary
@options.jobs(
    1,
    "Processes to share much work, each with a model of its own; by default one a processor, "
    "eight at most.",
)
@options.segmentation
@options.quiet
def lines(
    source: str,
    target: str,
    engine: str | None,
    glossary: tuple[Path, ...],
    house_glossary: bool,
    jobs: int | None,
    segmentation: Path | None,
    quiet: bool,
) -> int:
    """Translate standard input to standard output, one line in, one line out.

    Each line is an article of its own: nothing is carried from one to the next. Empty lines stay.
    """
    from ..desk.lines import translate_stream
    from ..desk.order import Asked, Order
    from ..desk.standard import stdin

    order = Order.of(
        Asked(
            targets=target,
            source=source,
            engine=engine,
            glossary=glossary,
            house_glossary=house_glossary,
            segmentation=segmentation,
        )
    )
    given, output = stdin(), stdout()
    with progress(_size(given), quiet=quiet) as shown:
        figure = translate_stream(given, output, order, shown.told, jobs)
        if shown.long:
            shown.say(figure)
    return 0


def _size(source: BinaryIO) -> int | None:
    """The bytes there are to read, where standard input is a file."""
    try:
        found = os.fstat(source.fileno())
    except OSError:  # no file at all, as under test
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


@click.command()
@options.files("files", "FILE")
@gathered.records
@options.input_format
@options.output_format
def detect(
    files: tuple[Path, ...],
    records: Reading,
    input_format: str | None,
    output_format: str,
) -> int:
    """Tell the language of each FILE, with how sure that is (0 to 1); und is not known.

    Of a file of records, that of each record.

    For people it also says what und looks like most, and the shares of paragraphs in other
    languages.

    Exit status: 0 all done, 1 some files could not be read, 2 none could.
    """
    from ..desk.looking import detect_files

    return show(detect_files(files, input_format, records), output_format)[1]


@click.command()
@options.files("files", "FILE")
@options.source
@options.segmentation
@gathered.records
@options.input_format
@options.output_format
def segment(
    files: tuple[Path, ...],
    source: str | None,
    segmentation: Path | None,
    records: Reading,
    input_format: str | None,
    output_format: str,
) -> int:
    """Show the segments of each FILE as they would be translated: role, place, text.

    Exit status: 0 all done, 1 some files could not be read, 2 none could.
    """
    from ..desk.looking import segment_files

    shown = segment_files(files, source, input_format, records, segmentation)
    return show(shown, output_format)[1]
