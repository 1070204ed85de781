"""How commands speak: standard error is for people, standard output for programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO, Protocol, TextIO, TypeVar

import click

from ..desk.looking import Failed, Looked
from ..errors import ConfigError


class Row(Protocol):
    """A result that can be told to both."""

    @property
    def line(self) -> str: ...

    def as_json(self) -> dict[str, Any]: ...


R = TypeVar("R", bound=Row)

_CONTROLS = {
    code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (9, 10)
}
"""What names of files and ids from elsewhere may hold, and what a terminal would obey."""


def say(line: str) -> None:
    """A line for the person at the terminal; where nobody listens any more, the work goes on."""
    try:
        click.echo(line.translate(_CONTROLS), err=True)
    except BrokenPipeError:
        drop(sys.stderr)


def drop(stream: TextIO) -> None:
    """Send what waits in a stream, and what is to come, nowhere.

    Its reader, or the disk, has had enough; left waiting, it would end Python itself with 120.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def put(line: str, end: str = "\n") -> None:
    """A line on standard output. Raises ConfigError where that is closed."""
    line = line.translate(_CONTROLS) if _output().isatty() else line
    click.echo(line + end, file=_output(), nl=False)


def put_bytes(data: bytes) -> None:
    """A document on standard output, as it is. Raises ConfigError where that is closed."""
    if data:
        output = stdout()
        output.write(data)
        output.flush()


def emit_json(value: object) -> None:
    """A JSON document on standard output: UTF-8, whatever the locale.

    Bytes of a file name that are no UTF-8 come out as JSON's own escapes (`\\udcff`).
    """
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    put_bytes(text.encode("utf-8", "backslashreplace"))


def show(
    files: Iterable[Looked[R] | Failed],
    output_format: str,
    line: Callable[[R], str] = lambda row: row.line,
) -> tuple[list[Looked[R]], int]:
    """Tell what was found in files as they come; what was, and the exit status.

    0 all could be looked at, 1 some, 2 none. `line` is what is written of each, but for JSON.
    """
    looked: list[Looked[R]] = []
    failed = 0
    for file in files:
        if isinstance(file, Failed):
            failed += 1
            say(file.line)
            continue
        looked.append(file)
        if file.note:
            say(file.note)
        if output_format != "json":
            for row in file.rows:
                put(line(row))
    if output_format == "json":
        emit_json([row.as_json() for file in looked for row in file.rows])
    return looked, int(failed > 0) if looked else 2


def keep_apart(output_format: str, document: str, to_stdout: bool) -> None:
    """Refuse to mix a document with the report on it: neither could be read."""
    if output_format == "json" and to_stdout:
        raise ConfigError(
            f"--format json and the {document} would share standard output",
            hint=f"send the {document} to a file with --output, or leave --format out",
        )


def stdout() -> BinaryIO:
    """Standard output's bytes. Raises ConfigError where it is closed."""
    _output().flush()
    return _output().buffer


def _output() -> TextIO:
    if sys.stdout is None:
        raise ConfigError("standard output is closed", hint="open it, or send it to a file")
    return sys.stdout
