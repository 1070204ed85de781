"""`dragoman memory export` and `remove`: all of a memory taken out, or what is chosen of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..errors import ConfigError
from . import options
from .speak import emit_json, put, put_bytes, say

if TYPE_CHECKING:
    from ..desk.forgetting import Known

F = TypeVar("F", bound=Callable[..., Any])


def _selected(command: F) -> F:
    """The options that say which translations are meant; a unit has to fit all of them."""
    day = click.DateTime(["%Y-%m-%d"])
    chosen = (
        ("--source", "source", "TEXT", None, "Of just this sentence."),
        ("--words", "words", "TEXT", None, "With this in the sentence or its translation."),
        ("--article", "article", "NAME", None, "Approved in the article of this file name."),
        ("--person", "person", "NAME", None, "Approved by this person."),
        ("--since", "since", "DATE", day, "Approved on that day or later: 2026-11-20."),
        ("--before", "before", "DATE", day, "Approved before that day."),
        ("--from", "source_language", "LANG", None, "Out of this language."),
        ("--to", "target_language", "LANG", None, "Into this language."),
    )
    for flag, name, metavar, kind, text in reversed(chosen):
        option = click.option(
            flag, name, cls=options.Once, metavar=metavar, type=kind or str, help=text
        )
        command = option(command)
    return command


@click.command()
@options.memory
@click.option(
    "-o",
    "--output",
    cls=options.Once,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file, .tmx or .po; without it, standard output.",
)
@click.option(
    "--as",
    "form",
    cls=options.Once,
    type=click.Choice(["tmx", "po"]),
    help="The format, where the file's name doesn't tell.",
)
@_selected
@options.quiet
def export(
    memory: Path | None, output: Path | None, form: str | None, quiet: bool, **chosen: Any
) -> int:
    """Write the memory as TMX 1.4b or PO, all of it or what is chosen.

    TMX keeps all that the memory knows. A PO is from one language to another, and keeps sentences
    and translations.
    """
    from ..desk.forgetting import export_file, meant
    from ..desk.remembering import named

    count, data = export_file(named(memory), output, meant(**chosen), form)
    put_bytes(data)
    if not quiet:
        say(f"{memory} → {output or 'standard output'}: {_units(count)}")
    return 0


@click.command()
@options.memory
@_selected
@click.option(
    "--dry-run", cls=options.Once, is_flag=True, help="Show what would go; remove nothing."
)
@click.option("-y", "--yes", cls=options.Once, is_flag=True, help="Don't ask.")
@options.output_format
@options.quiet
def remove(
    memory: Path | None,
    dry_run: bool,
    yes: bool,
    output_format: str,
    quiet: bool,
    **chosen: Any,
) -> int:
    """Remove translations from the memory: those that fit all that is chosen.

    They are shown, and on a terminal it is asked before they go; elsewhere it takes --yes.
    `memory export` with the same options keeps a copy.
    """
    from ..desk.forgetting import going_with, meant, remove
    from ..desk.remembering import named

    path, selection = named(memory), meant(**chosen)
    going = going_with(path, selection)
    count = _show_json(going) if output_format == "json" else _show(going, quiet and not dry_run)
    if dry_run or not count:
        say(f"{memory}: {_units(count)} would be removed" if count else f"{memory}: none is so")
        return 0
    if not yes and not _agreed(f"Remove {_units(count)} from {memory}?"):
        return 0
    removed = remove(path, selection)
    if not quiet:
        say(f"{memory}: {_units(removed)} removed")
    return 0


def _show(going: Iterable[Known], quiet: bool) -> int:
    """A line each, unless nobody wants to read them; how many they are."""
    count = 0
    for each in going:
        count += 1
        if not quiet:
            put(each.line)
    return count


def _show_json(going: Iterable[Known]) -> int:
    rows = [each.as_json() for each in going]
    emit_json(rows)
    return len(rows)


def _agreed(question: str) -> bool:
    """Ask the person at the terminal. Raises ConfigError where there is none."""
    if not sys.stdin or not sys.stdin.isatty():
        raise ConfigError("nobody is there to be asked", hint="say --yes, or look with --dry-run")
    return click.confirm(question, err=True)


def _units(count: int) -> str:
    return f"{count} {'translation' if count == 1 else 'translations'}"
