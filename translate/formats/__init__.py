"""Sources into blocks: the readers, and which of them a file gets."""

from __future__ import annotations

import codecs
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import cast

from ..article import Article, Block
from ..errors import ConfigError, InputError

Reader = Callable[[str], tuple[Block, ...]]
"""From a decoded source to its blocks."""

FORMATS = {
    "text": (".txt", ".text", ""),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
}
"""The formats that can be read, and the suffixes by which each is known."""

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read(source: str | Path | bytes, *, format: str | None = None) -> Article:
    """Read an article: its text and blocks, without segments and language.

    A string is a path, as in `open`. The suffix decides the format unless `format` does; bytes
    are plain text unless it does.
    Raises InputError for what can't be read as an article, ConfigError for an unknown format.
    """
    if format is not None and format not in FORMATS:
        raise ConfigError(f"unknown format {format!r}", hint=f"give one of {_known()}")
    if isinstance(source, bytes):
        return _article(source, format or "text", "-")
    path = Path(source)
    name = format or _by_suffix(path)
    data, date = _load(path)
    return replace(_article(data, name, path), path=path, date=date)


def _article(data: bytes, name: str, where: object) -> Article:
    text, encoding = _decode(data, where)
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise InputError("the file is empty", where=where, hint="give an article with text")
    reader = cast("Reader", import_module(f".{name}", __name__).blocks)
    return Article(text=text, format=name, encoding=encoding, blocks=reader(text))


def named(path: Path) -> str | None:
    """The format that a file's name says; None for a suffix that is none of ours."""
    suffix = path.suffix.lower()
    return next((name for name, suffixes in FORMATS.items() if suffix in suffixes), None)


def _by_suffix(path: Path) -> str:
    if name := named(path):
        return name
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


def _decode(data: bytes, where: object) -> tuple[str, str]:
    """The text with its byte order mark, and the encoding that gives the same bytes again."""
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data[:65536] and encoding == "utf-8":
            raise _binary(where) from None
        raise InputError(
            f"is not {encoding.upper()} (byte {error.start + 1})",
            where=where,
            hint="convert it, for example: iconv -f WINDOWS-1252 -t UTF-8",
        ) from None
    if "\0" in text:
        raise _binary(where)
    return text, encoding


def _binary(where: object) -> InputError:
    return InputError("is binary, not text", where=where, hint=f"{_known()} can be read")


def _known() -> str:
    return ", ".join(FORMATS)
