"""What a person sees while a long job runs: one line that changes, and lines that stay."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from .progress import PAUSE
from .speak import say

_OFTEN = 0.2
"""Seconds between two states on a terminal."""
_CLEAR = "\r\x1b[K"


class Watch:
    """On a terminal a line that is written over; elsewhere a line now and then."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._terminal = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self._last = 0.0 if self._terminal else time.monotonic()
        self._shown = False

    def told(self, state: str) -> None:
        """Take how things stand."""
        now = time.monotonic()
        if self._quiet or now - self._last < (_OFTEN if self._terminal else PAUSE):
            return
        self._last = now
        if self._terminal:
            width = shutil.get_terminal_size().columns
            click.echo(_CLEAR + state[: width - 1], err=True, nl=False)
            self._shown = True
        else:
            say(state)

    def say(self, line: str, *, always: bool = False) -> None:
        """Say a line that stays; `always` also where the command is to be quiet."""
        if self._quiet and not always:
            return
        self.clear()
        say(line)

    def clear(self) -> None:
        """Take the line that changes away."""
        if self._shown:
            click.echo(_CLEAR, err=True, nl=False)
            self._shown = False


@contextmanager
def watching(*, quiet: bool) -> Iterator[Watch]:
    watch = Watch(quiet=quiet)
    try:
        yield watch
    finally:
        watch.clear()
