"""Putting packages into a folder and taking them out: whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from ...errors import EngineError, InputError
from .. import stores
from ..base import Model
from ..stores import put_in, sync, take_out
from .archive import Archive, opened
from .packages import METADATA, Package, folders, installed, read


def install(archive: Path, into: Path | None = None, *, replace: bool = False) -> Model:
    """Install an `.argosmodel` file; the package is tried out before it is put in its place.

    `into` is by default the first of `packages.folders`. Raises InputError, with nothing changed,
    where the archive isn't fit, its model doesn't work, or the package is there and not to be
    replaced.
    """
    store = into or folders()[0]
    with opened(archive) as contents, locked(store):
        old = _copies(store, contents.metadata.name)
        if old and not replace:
            raise InputError(
                f"{contents.metadata.name} is already installed",
                where=old[0],
                hint="put it in its place with --replace",
            )
        with scratch(store) as work:
            folder = _unpack(contents, work, archive)
            target = store / contents.metadata.name
            put_in(folder, target, old, work)
    package = read(target)
    assert package is not None  # what was just read through in its archive
    return package.model


def remove(model: Model, stores: Sequence[Path] | None = None) -> None:
    """Remove a package, every copy of it in the folders. Raises InputError where it isn't there."""
    removed = False
    for store in stores or folders():
        if not store.is_dir():
            continue
        with locked(store), scratch(store) as work:
            copies = _named(model.name, store)
            take_out(copies, store, work)
            removed = removed or bool(copies)
    if not removed:
        raise InputError(f"the package {model.name} is not installed")


def _copies(store: Path, name: str) -> list[Path]:
    """The folders that hold that package, or stand where it goes.

    Argos Translate calls a folder as the archive has it, so that one may bear any name.
    """
    target = store / name
    return sorted({*_named(name, store), *([target] if os.path.lexists(target) else [])})


def _named(name: str, store: Path) -> list[Path]:
    return [each.folder for each in installed([store]).packages if each.metadata.name == name]


def _unpack(contents: Archive, work: Path, archive: Path) -> Path:
    unpacked = work / "unpacked"
    unpacked.mkdir()
    folder = contents.extract(unpacked)
    package = read(folder)
    assert package is not None
    _try_out(package, archive)
    sync(folder)
    return folder


def _try_out(package: Package, archive: Path) -> None:
    from .translator import ArgosTranslator

    try:
        ArgosTranslator(package, threads=1)
    except EngineError as error:
        raise InputError(f"does not work: {error.message}", where=archive) from error


def locked(store: Path) -> AbstractContextManager[None]:
    """Keep other processes from changing the packages."""
    return stores.locked(store, "packages can't be changed")


@contextmanager
def scratch(store: Path) -> Iterator[Path]:
    """A folder to work in; gone afterwards."""
    with stores.scratch(store) as folder:
        # Argos Translate's own listing fails as a whole over a folder without metadata.
        (folder / METADATA).write_text(json.dumps({"type": "temporary"}))
        yield folder
