"""Write docs/cli.md from the commands' own --help: `uv run python docs/make_cli.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from translate.cli.main import main

PAGE = Path(__file__).with_name("cli.md")
HEAD = """# The command line

Made from the commands' own `--help` by `uv run python docs/make_cli.py`; a test says when it is
stale. Exit status everywhere: 0 done, 1 done in part or findings of errors, 2 nothing done (the
call, its input or the surroundings are at fault), 130 interrupted.
"""


def commands(command: click.Command, name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield name
    if isinstance(command, click.Group):
        for child in sorted(command.commands):
            yield from commands(command.commands[child], (*name, child))


def render() -> str:
    """The page, as it should be."""
    parts = [HEAD]
    for name in commands(main, ()):
        shown = CliRunner().invoke(
            main, [*name, "--help"], prog_name="dragoman", terminal_width=88, color=False
        )
        title = " ".join(("dragoman", *name))
        parts.append(f"## {title}\n\n```text\n{shown.stdout.rstrip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(render(), "utf-8")
