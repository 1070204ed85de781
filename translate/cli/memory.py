"""`dragoman memory`: translations that people approved, in, out and counted."""

from __future__ import annotations

from pathlib import Path

import click

from . import options
from .forgetting import export, remove
from .progress import progress
from .speak import emit_json, put, say


@click.group()
def memory() -> None:
    """Keep the translations that people approved, for the next article.

    The memory is a file that --memory, DRAGOMAN_MEMORY or the setting `memory` names. `translate`
    takes from it what was approved before and shows what is alike; `assemble` stores in it what
    a person approved in a PO.
    """


@memory.command("import")
@options.files("files", "FILE")
@options.memory
@click.option(
    "--from",
    "source",
    envvar="DRAGOMAN_FROM",
    metavar="LANG",
    help="Source language of files that don't say theirs.",
)
@options.output_format
@options.quiet
def import_(
    files: tuple[Path, ...],
    memory: Path | None,
    source: str | None,
    output_format: str,
    quiet: bool,
) -> int:
    """Store what was approved in PO and TMX files.

    Of a PO the entries that are not fuzzy, of a TMX file all but those marked as not approved. A
    folder is looked through for POs; - is standard input. Importing a file again changes nothing.

    Exit status: 0 all done, 1 some files failed, 2 none could be read.
    """
    from ..desk.remembering import import_files, named
    from ..languages import normalise

    path, language = named(memory), normalise(source) if source else None
    done = []
    with progress(None, quiet=quiet) as shown:
        for file in import_files(
            files, path, source=language, told=lambda state: shown.told(0, state)
        ):
            done.append(file)
            shown.say(file.line, always=file.failure is not None)
    if output_format == "json":
        emit_json([file.as_json() for file in done])
    failed = sum(file.failure is not None for file in done)
    return 2 if failed == len(done) else int(failed > 0)


@memory.command()
@options.memory
@options.output_format
def stats(memory: Path | None, output_format: str) -> int:
    """Tell how much the memory holds, by languages."""
    from ..desk.remembering import named, stats

    held = stats(named(memory))
    if output_format == "json":
        emit_json([each.as_json() for each in held])
    for each in held:
        if output_format == "text":
            put(each.line)
    if not held:
        say(f"{memory}: empty")
    return 0


memory.add_command(export)
memory.add_command(remove)
