"""Putting packages into a folder and taking them out: whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ...errors import DragomanError, EngineError, InputError
from ..base import Model
from .archive import Archive, opened
from .packages import METADATA, Package, folders, installed, read

try:
    import fcntl
except ImportError:  # Windows: it refuses to remove what another process has open
    fcntl = None  # type: ignore[assignment]

SCRATCH = ".tmp-"
"""How the folders begin that work is done in; one that was left behind is swept by the next."""
_NEW, _OLD = "new", "old"


def install(archive: Path, into: Path | None = None, *, replace: bool = False) -> Model:
    """Install an `.argosmodel` file; the package is tried out before it is put in its place.

    `into` is by default the first of `packages.folders`. Raises InputError, with nothing changed,
    where the archive isn't fit, its model doesn't work, or the package is there and not to be
    replaced.
    """
    store = into or folders()[0]
    with opened(archive) as contents, _fault(store), _locked(store):
        old = _copies(store, contents.metadata.name)
        if old and not replace:
            raise InputError(
                f"{contents.metadata.name} is already installed",
                where=old[0],
                hint="put it in its place with --replace",
            )
        with _scratch(store) as scratch:
            folder = _unpack(contents, scratch, archive)
            target = store / contents.metadata.name
            _swap(folder, target, old, scratch / _OLD)
            _sync(store)
    package = read(target)
    assert package is not None  # what was just read through in its archive
    return package.model


def remove(model: Model, stores: Sequence[Path] | None = None) -> None:
    """Remove a package, every copy of it in the folders. Raises InputError where it isn't there."""
    removed = False
    for store in stores or folders():
        if not store.is_dir():
            continue
        with _fault(store), _locked(store):
            copies = [
                p.folder for p in installed([store]).packages if p.metadata.name == model.name
            ]
            with _scratch(store) as scratch:
                for copy in copies:
                    # Renamed first: a removal that is interrupted leaves no half package.
                    copy.rename(scratch / copy.name)
                    removed = True
    if not removed:
        raise InputError(f"the package {model.name} is not installed")


def _copies(store: Path, name: str) -> list[Path]:
    """The folders that hold that package, or stand where it goes.

    Argos Translate calls a folder as the archive has it, so that one may bear any name.
    """
    found = {p.folder for p in installed([store]).packages if p.metadata.name == name}
    target = store / name
    return sorted(found | {target} if os.path.lexists(target) else found)


def _unpack(contents: Archive, scratch: Path, archive: Path) -> Path:
    new = scratch / _NEW
    new.mkdir()
    folder = contents.extract(new)
    package = read(folder)
    assert package is not None
    _try_out(package, archive)
    for path in [*folder.rglob("*"), folder]:
        _sync(path)
    return folder


def _try_out(package: Package, archive: Path) -> None:
    from .translator import ArgosTranslator

    try:
        ArgosTranslator(package, threads=1)
    except EngineError as error:
        raise InputError(f"does not work: {error.message}", where=archive) from error


def _swap(new: Path, target: Path, old: Sequence[Path], aside: Path) -> None:
    aside.mkdir()
    for folder in old:
        folder.rename(aside / folder.name)
    try:
        new.rename(target)
    except BaseException:
        _restore(aside, target.parent)
        raise


def _restore(aside: Path, store: Path) -> None:
    for folder in aside.iterdir():
        if not os.path.lexists(store / folder.name):
            folder.rename(store / folder.name)


@contextmanager
def _scratch(store: Path) -> Iterator[Path]:
    """A folder to work in, on the same file system as the store; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=SCRATCH, dir=store))
    try:
        # Argos Translate's own listing fails as a whole over a folder without metadata.
        (folder / METADATA).write_text(json.dumps({"type": "temporary"}))
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(store: Path) -> Iterator[None]:
    """Keep other installations out, and clear away what an interrupted one left."""
    store.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(store, os.O_RDONLY) if fcntl else None
    try:
        if descriptor is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        for left in store.glob(f"{SCRATCH}*"):
            if (left / _OLD).is_dir():
                _restore(left / _OLD, store)
            shutil.rmtree(left, ignore_errors=True)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


@contextmanager
def _fault(store: Path) -> Iterator[None]:
    """Tell of a full disk or a folder that can't be written in one line."""
    try:
        yield
    except DragomanError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"packages can't be changed: {reason}", where=store) from error


def _sync(path: Path) -> None:
    if path.is_dir() and not hasattr(os, "O_DIRECTORY"):
        return  # Windows can't
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
