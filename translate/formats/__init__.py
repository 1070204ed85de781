"""Sources into blocks: the readers, and which of them a file gets."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import cast

from ..article import Article, Block
from ..errors import ConfigError, InputError
from .encoding import decode

Reader = Callable[[str], tuple[Block, ...]]
"""From a decoded source to its blocks."""

FORMATS = {
    "text": (".txt", ".text", ""),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
}
"""The formats that can be read, and the suffixes by which each is known."""

LONGEST = 16_000_000
"""Bytes of the longest article: some five books. More is no article, and would fill the memory."""


def read(source: str | Path | bytes, *, format: str | None = None) -> Article:
    """Read an article: its text and blocks, without segments and language.

    A string is a path, as in `open`. The suffix decides the format unless `format` does; bytes
    are plain text unless it does.
    Raises InputError for what can't be read as an article, ConfigError for an unknown format.
    """
    if format is not None and format not in FORMATS:
        raise ConfigError(f"unknown format {format!r}", hint=f"give one of {', '.join(FORMATS)}")
    if isinstance(source, bytes):
        return _article(source, format or "text", "-")
    path = Path(source)
    name = format or _by_suffix(path)
    data, date = _load(path)
    return replace(_article(data, name, path), path=path, date=date)


def _article(data: bytes, name: str, where: object) -> Article:
    _check_length(len(data), where)
    found = decode(data, where, says=name == "html")
    if not found.text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise InputError("the file is empty", where=where, hint="give an article with text")
    reader = cast("Reader", import_module(f".{name}", __name__).blocks)
    blocks = reader(found.text)
    return Article(found.text, name, encoding=found.encoding, blocks=blocks, note=found.note)


def _check_length(length: int, where: object) -> None:
    if length > LONGEST:
        raise InputError(
            f"is longer than {LONGEST / 1e6:.0f} MB",
            where=where,
            hint="no article is: split it into articles",
        )


def named(path: Path) -> str | None:
    """The format that a file's name says; None for a suffix that is none of ours."""
    suffix = path.suffix.lower()
    return next((name for name, suffixes in FORMATS.items() if suffix in suffixes), None)


def _by_suffix(path: Path) -> str:
    if name := named(path):
        return name
    from .records import format_of

    if format_of(path):
        raise InputError(
            "holds many articles", where=path, hint="read them with formats.records.read"
        )
    known = ", ".join(suffix for suffixes in FORMATS.values() for suffix in suffixes if suffix)
    raise InputError(
        f"no reader for {path.suffix.lower()} files",
        where=path,
        hint=f"{known} can be read; --input-format {'|'.join(FORMATS)} says what the file is",
    )


def _load(path: Path) -> tuple[bytes, datetime]:
    """The bytes of a regular file and when they were last changed."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError("is a directory", where=path, hint="name the articles in it")
        if not stat.S_ISREG(status.st_mode):
            raise InputError("is not a regular file", where=path, hint="use - to read a pipe")
        _check_length(status.st_size, path)
        return path.read_bytes(), datetime.fromtimestamp(status.st_mtime, UTC)
    except FileNotFoundError:
        raise InputError("no such file", where=path, hint="check the path") from None
    except PermissionError:
        raise InputError(
            "permission denied", where=path, hint="make the file readable for you"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"can't be read: {reason}", where=path) from error
