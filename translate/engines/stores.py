"""A folder of models: each is put in whole and taken out whole, by one process at a time.

Work is done in scratch folders beside the models, on the same file system, so that a rename ends
it. What a killed process left in one is put right by the next that changes the folder.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import files
from ..errors import InputError

SCRATCH = ".tmp-"
"""How the names of scratch folders begin."""
_NEW, _OLD, _GONE = "new", "old", "gone"


@contextmanager
def locked(store: Path, fault: str) -> Iterator[None]:
    """Make the folder, and keep other processes from changing it, however long that takes.

    An OSError inside, a full disk say, becomes an InputError that begins with `fault`.
    """
    try:
        store.mkdir(parents=True, exist_ok=True)
        with files.locked(store, patiently=True):
            for left in store.glob(f"{SCRATCH}*"):
                _restore(left, store)
                shutil.rmtree(left, ignore_errors=True)
            yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{fault}: {reason}", where=store) from error


@contextmanager
def scratch(store: Path) -> Iterator[Path]:
    """A folder to work in; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=SCRATCH, dir=store))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in(finished: Path, target: Path, old: Iterable[Path], work: Path) -> None:
    """Give a finished folder its name in the store, in the place of others.

    `work` is a scratch folder for those. Where the new one can't be put there they stay.
    """
    finished.rename(work / _NEW)
    aside = work / _OLD
    aside.mkdir()
    try:
        for folder in old:
            folder.rename(aside / folder.name)
        (work / _NEW).rename(target)
    except BaseException:
        _restore(work, target.parent)
        raise
    files.sync_folder(target.parent)


def _restore(work: Path, store: Path) -> None:
    """Put back what was set aside for a new folder that did not get its name."""
    if not (work / _NEW).exists() or not (work / _OLD).exists():
        return
    for folder in (work / _OLD).iterdir():
        if not os.path.lexists(store / folder.name):
            folder.rename(store / folder.name)


def take_out(folders: Iterable[Path], store: Path, work: Path) -> None:
    """Remove folders from the store, by way of a scratch folder."""
    gone = work / _GONE
    gone.mkdir()
    for folder in folders:
        folder.rename(gone / folder.name)  # first: an interrupted removal leaves no half model
    files.sync_folder(store)


def sync(folder: Path) -> None:
    """Bring a finished folder with all that is in it to the disk."""
    for path in folder.rglob("*"):
        if path.is_dir():
            files.sync_folder(path)
        else:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    files.sync_folder(folder)
