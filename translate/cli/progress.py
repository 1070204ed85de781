"""Progress of long work: a bar with rate and time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

PAUSE = 10.0
"""Seconds between two plain lines on how things stand."""


class Progress:
    """What a command in the midst of its work says, on standard error."""

    def __init__(self, bar: ProgressBar[str] | None, *, quiet: bool) -> None:
        self._bar = bar
        self._quiet = quiet
        self._last = time.monotonic()
        self.later: list[str] = []
        """Lines that wait for the bar to be done."""

    def told(self, steps: int, state: str) -> None:
        """Take the steps done since the last call, and how things stand in words."""
        if self._bar is not None:
            self._bar.update(steps, state)
        elif not self._quiet and time.monotonic() - self._last >= PAUSE:
            self._last = time.monotonic()
            click.echo(state, err=True)

    def say(self, line: str, *, always: bool = False) -> None:
        """Say a line that stays; `always` also where the command is to be quiet."""
        if self._quiet and not always:
            return
        if self._bar is None:
            click.echo(line, err=True)
        else:
            self.later.append(line)


@contextmanager
def progress(length: int | None, *, quiet: bool) -> Iterator[Progress]:
    """Show how far work of `length` steps is; None, or a single step, needs no bar."""
    if quiet or not length or length == 1 or not sys.stderr.isatty():
        yield Progress(None, quiet=quiet)
        return
    bar: ProgressBar[str] = click.progressbar(
        length=length, file=sys.stderr, item_show_func=lambda state: state or ""
    )
    shown = Progress(bar, quiet=False)
    try:
        with bar:
            yield shown
    finally:
        for line in shown.later:
            click.echo(line, err=True)
