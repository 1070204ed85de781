"""Installed models on their way to another machine: what they are made of, and put in over there.

A parcel says of each file its name, size and checksum. The bytes come in pieces, into a file
without a name, which goes with its process; only when all of them are what the parcel says is the
model put into the machine's own store, whole.
"""

from __future__ import annotations

import hashlib
import os
import platform
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from ..errors import ConfigError, InputError
from .stores import put_in, sync

PIECE = 4 << 20
"""Bytes that are sent at once."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a model."""

    name: str
    """Below the model's folder, with forward slashes."""
    size: int
    digest: str
    """Hex SHA-256."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """An installed model."""

    engine: str
    name: str
    """The model's."""
    parts: tuple[Part, ...]
    folder: Path = field(compare=False)
    """Where it lies on the machine that made the parcel."""

    @property
    def size(self) -> int:
        return sum(part.size for part in self.parts)

    def pieces(self) -> Iterator[bytes]:
        """All files, one after the other. Raises OSError."""
        for part in self.parts:
            with (self.folder / part.name).open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The store of an engine."""

    folder: Path
    """Where new models go."""
    models: dict[str, Path]
    locked: Callable[[Path], AbstractContextManager[None]]
    scratch: Callable[[Path], AbstractContextManager[Path]]


def _shelves() -> dict[str, _Shelf]:
    """The engines whose models people install; those of others come with their packages."""
    from .argos import packages
    from .argos import store as argos
    from .firefox import store as firefox
    from .stores import scratch

    ours = {each.model.name: each.folder for each in firefox.installed()}
    theirs = {
        each.metadata.name: each.folder for each in packages.installed(packages.folders()).packages
    }
    return {
        "firefox": _Shelf(firefox.root(), ours, firefox.locked, scratch),
        packages.ENGINE: _Shelf(packages.folders()[0], theirs, argos.locked, argos.scratch),
    }


def installed(engine: str | None = None) -> tuple[Parcel, ...]:
    """Parcels of the models that were installed here, of all engines or of one. Raises OSError."""
    return tuple(
        Parcel(name, model, tuple(_parts(folder)), folder)
        for name, shelf in _shelves().items()
        if engine in (None, name)
        for model, folder in sorted(shelf.models.items())
    )


def _parts(folder: Path) -> Iterator[Part]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        yield Part(path.relative_to(folder).as_posix(), path.stat().st_size, digest)


def lacks(parcel: Parcel) -> bool:
    """Whether this machine lacks the model.

    Raises ConfigError where it has another one of that name.
    """
    folder = _shelves()[parcel.engine].models.get(parcel.name)
    if folder and tuple(_parts(folder)) != parcel.parts:
        raise ConfigError(
            f"another {parcel.engine} model is called {parcel.name} there",
            where=folder,
            hint=f"remove it there: `dragoman models remove {parcel.name}`",
        )
    return folder is None


def store(parcel: Parcel) -> str:
    """Names the store on this machine that a model would go into; the same to all processes."""
    folder = _shelves()[parcel.engine].folder
    folder.mkdir(parents=True, exist_ok=True)
    status = folder.stat()
    return f"{platform.node()} {status.st_dev} {status.st_ino}"


class Incoming:
    """A model as it comes in; what is here of it is gone when this is, whichever way that is."""

    def __init__(self, parcel: Parcel) -> None:
        """Raises InputError, OSError."""
        for part in parcel.parts:
            if not _is_below(part.name):
                raise InputError(f"{part.name!r} is no name for a file of a model")
        self.parcel = parcel
        self._shelf = _shelves()[parcel.engine]
        self._shelf.folder.mkdir(parents=True, exist_ok=True)
        self._file = tempfile.TemporaryFile(dir=self._shelf.folder)  # noqa: SIM115 - see close

    def take(self, piece: bytes, offset: int) -> None:
        """Raises InputError where one is missing before it, OSError."""
        if self._file.tell() != offset:
            raise InputError(f"pieces of {self.parcel.name} are missing")
        self._file.write(piece)

    def close(self) -> None:
        self._file.close()

    def install(self) -> None:
        """Put the model into the store. Raises InputError with nothing changed."""
        shelf, target = self._shelf, self._shelf.folder / self.parcel.name
        with shelf.locked(shelf.folder), shelf.scratch(shelf.folder) as work:
            if not lacks(self.parcel):  # another process was first
                return
            new = work / "received"
            self._file.seek(0)
            for part in self.parcel.parts:
                _unpack(self._file, part, new / part.name)
            sync(new)
            put_in(new, target, [target] if os.path.lexists(target) else [], work)


def _unpack(file: BinaryIO, part: Part, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    found, left = hashlib.sha256(), part.size
    with target.open("xb") as out:
        while left and (piece := file.read(min(PIECE, left))):
            out.write(piece)
            found.update(piece)
            left -= len(piece)
    if left or found.hexdigest() != part.digest:
        raise InputError(f"{part.name} did not come as it was sent")


def _is_below(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts and "\\" not in name
