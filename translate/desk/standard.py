"""Standard input, wherever a file can stand: the path `-`."""

from __future__ import annotations

import io
import sys
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..errors import InputError
from .plan import STDIN

if TYPE_CHECKING:
    from ..article import Article
    from ..catalog import Catalog


def stdin() -> io.BufferedReader:
    """The bytes of standard input. Raises InputError where the caller closed it."""
    if sys.stdin is None:
        raise InputError("standard input is closed", hint="pipe something in, or give a file")
    return cast(io.BufferedReader, sys.stdin.buffer)


def read_article(path: Path, input_format: str | None) -> Article:
    """Read an article from a file or standard input. Raises InputError."""
    from ..formats import LONGEST, read

    # No more of a pipe than it takes to see that it is too long.
    return read(stdin().read(LONGEST + 1) if path == STDIN else path, format=input_format)


def load_po(path: Path) -> Catalog:
    """Read a PO from a file or standard input. Raises InputError."""
    from ..catalog import load, loads

    if path == STDIN:
        return loads(stdin().read(), "-")
    try:
        return load(path)
    except InputError as error:
        from ..formats import named

        if not named(path) or not path.exists():
            raise
        pos = ", ".join(sorted(po.name for po in path.parent.glob(f"{escape(path.stem)}.*.po")))
        hint = f"name its PO: {pos}" if pos else "`dragoman translate` makes a PO of it"
        raise InputError("is an article, not a PO", where=path, hint=hint) from error
