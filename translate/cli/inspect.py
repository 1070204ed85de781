"""`dragoman lines`, `detect` and `segment`: one stage, or a filter over lines, for looking in."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

import click

from . import options
from .options import emit_json
from .progress import progress


@click.command()
@options.source
@options.to
@options.engine
@options.glossary
@options.quiet
def lines(
    source: str | None,
    targets: str,
    engine: str | None,
    glossary: tuple[Path, ...],
    house_glossary: bool,
    quiet: bool,
) -> int:
    """Translate standard input to standard output, one line in, one line out.

    Each line is an article of its own: nothing is carried from one to the next. Empty lines stay.
    """
    from ..desk.lines import translate_stream
    from ..desk.order import Order

    if source is None:
        raise click.UsageError("Missing option '--from'.")
    order = Order.of(targets, source, engine, glossary, house=house_glossary)
    with progress(_size(sys.stdin.buffer), quiet=quiet) as shown:
        shown.say(translate_stream(sys.stdin.buffer, sys.stdout.buffer, order, shown.told))
    return 0


def _size(source: BinaryIO) -> int | None:
    """The bytes there are to read, where standard input is a file."""
    try:
        found = os.fstat(source.fileno())
    except OSError:  # no file at all, as under test
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


@click.command()
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@options.input_format
@options.output_format
def detect(files: tuple[Path, ...], input_format: str | None, output_format: str) -> int:
    """Tell the language of each FILE, with how sure that is (0 to 1); und is not known."""
    from ..desk.looking import detect_files

    found = detect_files(files, input_format)
    if output_format == "json":
        emit_json([detection.as_json() for detection in found])
    else:
        for detection in found:
            click.echo(detection.line)
    return 0


@click.command()
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@options.source
@options.input_format
@options.output_format
def segment(
    files: tuple[Path, ...], source: str | None, input_format: str | None, output_format: str
) -> int:
    """Show the segments of each FILE as they would be translated: role, place, text."""
    from ..desk.looking import segment_files

    found = segment_files(files, source, input_format)
    if output_format == "json":
        emit_json([row.as_json() for row in found])
    else:
        for row in found:
            click.echo(row.line)
    return 0
