"""Writing a PO whole or not at all, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from .. import files
from ..errors import DragomanError
from .catalog import Catalog
from .entry import Entry
from .merge import merge
from .po import loads
from .po import seen as name_of
from .writer import dumps

_ATTEMPTS = 20


class Conflict(DragomanError):
    """The file on disk is not the one that the catalog was read or merged from."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What `update` made of a file."""

    catalog: Catalog
    """As it stands on disk now."""
    written: bool
    """False where there was nothing to change."""


def update(
    path: Path | str,
    new: Catalog,
    *,
    settle: Callable[[Catalog], Catalog] = lambda merged: merged,
) -> Outcome:
    """Merge a freshly built catalog into the file, if there is one, and write it.

    `settle` has the last word on what was merged: it may look again at words that a person's
    entry carried over to a changed source, so that a second run finds nothing left to do.
    Where the file changes in between, it is read and merged again, so that neither side's work
    is lost. A file that can't be read as a PO is left as it is: InputError.
    """
    path = Path(path)
    for _ in range(_ATTEMPTS):
        data = _read(path)
        catalog = new
        if data is not None:
            catalog = settle(merge(loads(data, str(path)), new))
        try:
            written = save(catalog, path, seen=None if data is None else name_of(data))
        except Conflict:
            continue
        return Outcome(catalog, written)
    raise DragomanError(
        "the file changes faster than it can be merged",
        where=path,
        hint="close the program that keeps writing it, then run again",
    )


def save(catalog: Catalog, path: Path, *, seen: str | None) -> bool:
    """Write the catalog; False, and nothing written, where the file holds just this.

    `seen` names the bytes that the catalog was merged from, None where there was no file. Raises
    Conflict where the file is another one by now, DragomanError where it can't be written.
    """
    # Through a symbolic link to the file itself: the link stays one.
    target = Path(os.path.realpath(path))
    data = dumps(catalog)
    _check(data, catalog, path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with files.locked(target.parent):
            current = _read(path)
            _check_unchanged(current, seen, path)
            if current is not None and (current == data or loads(current) == catalog):
                return False
            with files.beside(target) as temporary:
                files.write(temporary, data, like=target)
                _put(temporary, target, data, seen, path)
            files.sync_folder(target.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DragomanError(
            f"can't be written: {reason}", where=path, hint=_advice(error)
        ) from error
    return True


def _put(temporary: Path, target: Path, data: bytes, seen: str | None, path: Path) -> None:
    """Put a new file in its place, if what is there still is what was seen. Raises Conflict.

    An editor takes no lock and may save at any moment, even after this was compared: so what the
    new file took the place of is compared again, where the system lets us swap the two.
    """
    _check_unchanged(_read(path), seen, path)
    if seen is not None and files.exchange(temporary, target):
        displaced = temporary.read_bytes()
        if name_of(displaced) == seen:
            return
        files.exchange(temporary, target)
        if temporary.read_bytes() != data:  # saved once more in between: the latest stays
            files.exchange(temporary, target)
        raise _conflict(path)
    os.replace(temporary, target)


def _advice(error: OSError) -> str | None:
    if isinstance(error, PermissionError):
        return "choose another folder with --output, or change its permissions"
    return None


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DragomanError(f"can't be read: {error.strerror}", where=path) from error


def _check(data: bytes, catalog: Catalog, path: Path) -> None:
    """Read back what is going to be written: a word that would be lost is a fault of ours."""
    again = loads(data, str(path))
    if (_words(again.entries), _words(again.obsolete)) != (
        _words(catalog.entries),
        _words(catalog.obsolete),
    ):
        raise DragomanError("the catalog would not read back as it is", where=path)


def _words(entries: Iterable[Entry]) -> list[object]:
    return [(e.key, e.msgstr, e.msgstr_plural, e.fuzzy, e.previous_msgid) for e in entries]


def _check_unchanged(current: bytes | None, seen: str | None, path: Path) -> None:
    if (None if current is None else name_of(current)) != seen:
        raise _conflict(path)


def _conflict(path: Path) -> Conflict:
    return Conflict(
        "the file has changed since it was read", where=path, hint="run again to merge it"
    )
