"""A glossary file as lines of text, whatever its encoding, and never more of it than a line.

A file may be anything: what decides how it is read is in its first bytes, and a line (or a cell of
a table) that is no end to is refused before it fills the memory.
"""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ...errors import ConfigError, InputError

HEAD = 1 << 16
"""Bytes that are looked at to tell encoding and format."""
LONGEST_LINE = 1 << 20
"""Characters."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC = re.compile(rb"#[^\r\n]*?coding[:=][ \t]*([-\w.]+)")
"""The first line of OmegaT's files in another encoding: `# -*- coding: windows-1252 -*-`."""


@dataclass(frozen=True, slots=True)
class Source:
    """A glossary file, open for reading more than once."""

    name: str
    """For messages: its path, or `-`."""
    file: BinaryIO
    encoding: str
    """Python's name of it."""
    head: str
    """Its first characters, without a byte order mark."""

    @classmethod
    def of(cls, name: str, file: BinaryIO, encoding: str | None = None) -> Source:
        """Look at a file that can be sought in. Raises InputError where it is no text."""
        file.seek(0)
        first = file.read(HEAD)
        codec = codec_named(encoding) if encoding else _told_by(first, name)
        if b"\0" in first and "16" not in codec and "32" not in codec:
            raise _no_text(name)
        decoder = codecs.getincrementaldecoder(codec)(errors="replace")
        return cls(name, file, codec, decoder.decode(first).removeprefix("\ufeff"))

    def where(self, line: int) -> str:
        return f"{self.name}:{line}"

    def lines(self) -> Iterator[str]:
        """The lines with their ends. Raises InputError with the number of the one at fault."""
        self.file.seek(0)
        text = io.TextIOWrapper(self.file, encoding=self.encoding, newline="")
        number = 0
        try:
            while line := text.readline(LONGEST_LINE):
                number += 1
                if "\0" in line:
                    raise _no_text(self.where(number))
                yield line
                if len(line) == LONGEST_LINE and line[-1] not in "\r\n":
                    message = f"the line is longer than {LONGEST_LINE:,} characters"
                    hint = "is it a glossary, with a term a line?"
                    raise InputError(message, where=self.where(number), hint=hint)
        except UnicodeDecodeError as error:
            raise self._undecodable() from error
        finally:
            with contextlib.suppress(ValueError):  # already detached by an abandoned reading
                text.detach()

    def _undecodable(self) -> InputError:
        """The text layer reads ahead: the line of what it can't decode is looked for anew."""
        self.file.seek(0)
        decoder, line = codecs.getincrementaldecoder(self.encoding)(), 1
        for chunk in iter(lambda: self.file.read(HEAD), b""):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                line += error.object.count(b"\n", 0, error.start)
                break
            line += chunk.count(b"\n")
        name = self.encoding.upper().removesuffix("-SIG")
        return InputError(
            f"the glossary is not {name}",
            where=self.where(line),
            hint="save it in UTF-8, or name its encoding: dragoman glossary convert --encoding",
        )


@contextlib.contextmanager
def opened(path: Path, encoding: str | None = None) -> Iterator[Source]:
    """Open a glossary file. Raises InputError."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise unreadable(error, path) from error
    with file:
        try:
            yield Source.of(str(path), file, encoding)
        except OSError as error:
            raise unreadable(error, path) from error


def unreadable(error: OSError, path: Path) -> InputError:
    reason = (error.strerror or str(error)).lower()
    return InputError(f"the glossary can't be read: {reason}", where=path)


def codec_named(encoding: str) -> str:
    """Python's name of an encoding. Raises ConfigError where it has none for text."""
    try:
        found = codecs.lookup(encoding)
        "".encode(found.name)
    except LookupError as error:
        hint = "give one like utf-8 or windows-1252"
        raise ConfigError(f"the encoding {encoding!r} is not known", hint=hint) from error
    return "utf-8-sig" if found.name == "utf-8" else found.name


def check_length(cell: str, where: str) -> None:
    """Hold a cell to what the csv module takes. Raises InputError."""
    if len(cell) > csv.field_size_limit():
        raise too_long(where)


def too_long(where: str) -> InputError:
    """For a cell of more characters than the csv module takes."""
    return InputError(
        f"a cell holds more than {csv.field_size_limit():,} characters",
        where=where,
        hint='look for a " that is never closed: it takes in the rest of the file',
    )


def _told_by(first: bytes, name: str) -> str:
    if first.startswith(_UTF_16):
        return "utf-16"
    magic = _MAGIC.match(first)
    if not magic:
        return "utf-8-sig"
    try:
        return codec_named(magic[1].decode("ascii", "replace"))
    except ConfigError as error:
        raise InputError(error.message, where=f"{name}:1", hint=error.hint) from error


def _no_text(where: str) -> InputError:
    return InputError("the glossary is not a text file", where=where, hint="save it as CSV")
