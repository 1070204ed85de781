"""Firefox models on this machine: a folder each, put there whole or not at all.

    <DRAGOMAN_MODELS or XDG_DATA_HOME/dragoman/models>/firefox/en-es-3.0-1a2b3c/
        model.bin  vocab.spm (or srcvocab.spm, trgvocab.spm)  lex.bin  metadata.json

`installed` reads it and knows nothing of the network, nor of how a model is run.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...errors import InputError
from .. import stores
from ..base import Model
from .records import FILES, VOCABULARIES

METADATA = "metadata.json"
DOWNLOADS = ".downloads"
"""What is on its way; a download that was cut off waits here to be gone on with."""
_LARGEST_METADATA = 1 << 16
_KEPT = 14 * 24 * 3600.0
"""Seconds that a download is kept which nobody goes on with."""


@dataclass(frozen=True, slots=True)
class StoredModel:
    """An installed model: where its files are."""

    model: Model
    folder: Path
    weights: Path
    vocabularies: tuple[Path, ...]
    """One for both languages, or the source's and the target's."""
    shortlist: Path | None


@dataclass(frozen=True, slots=True)
class Listing:
    models: tuple[StoredModel, ...]
    problems: tuple[str, ...]
    """A line for each folder that can't be used."""


def root() -> Path:
    """The folder of Firefox models; it need not exist."""
    models = os.environ.get("DRAGOMAN_MODELS")
    if not models:
        data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
        models = os.path.join(data, "dragoman", "models")
    return Path(models, "firefox")


def installed(store: Path | None = None) -> tuple[StoredModel, ...]:
    """The models that can be used, by name."""
    return listing(store).models


def listing(store: Path | None = None) -> Listing:
    """The models, and what is wrong with those that can't be used."""
    store = store or root()
    models, problems = [], []
    try:
        folders = sorted(path for path in store.iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return Listing((), ())
    except OSError as error:
        return Listing((), (f"{store}: {error.strerror}",))
    for folder in folders:
        try:
            models.append(read(folder))
        except InputError as error:
            problems.append(f"{folder.name!r} {error.message}")
    return Listing(tuple(models), tuple(problems))


def read(folder: Path) -> StoredModel:
    """Read an installed model's folder, without its weights. Raises InputError."""
    try:
        with (folder / METADATA).open("rb") as file:
            fields = json.loads(file.read(_LARGEST_METADATA))
        sizes = {str(name): int(size) for name, size in fields["files"].items()}
        model = Model(
            "firefox",
            folder.name,
            str(fields["source"]),
            str(fields["target"]),
            sum(sizes.values()),
            f"Firefox Translations, {fields['architecture']}, MPL-2.0",
        )
        for name, size in sizes.items():
            if (folder / name).stat().st_size != size:
                raise InputError(f"has a damaged {name}", where=folder)
    except OSError as error:
        missing = Path(error.filename or folder).name
        raise InputError(f"can't be read ({missing}: {error.strerror})", where=folder) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"has an unreadable {METADATA}", where=folder) from error
    return _stored(model, folder, set(sizes))


def _stored(model: Model, folder: Path, names: set[str]) -> StoredModel:
    for kinds in VOCABULARIES:
        vocabularies = [FILES[kind] for kind in kinds]
        if {FILES["model"], *vocabularies} <= names:
            return StoredModel(
                model,
                folder,
                folder / FILES["model"],
                tuple(folder / name for name in vocabularies),
                folder / FILES["lex"] if FILES["lex"] in names else None,
            )
    raise InputError("lacks its model or vocabulary", where=folder)


def remove(name: str, store: Path | None = None) -> None:
    """Remove a model. Raises InputError where it isn't there."""
    store = store or root()
    folder = store / name
    if name not in [each.model.name for each in installed(store)]:
        raise InputError(f"the Firefox model {name} is not installed")
    with locked(store), stores.scratch(store) as work:
        stores.take_out([folder], store, work)


def place(new: Path, name: str, replaced: Sequence[Path], store: Path) -> Path:
    """Put a finished folder into the store, with its metadata, in the place of others."""
    target = store / name
    old = {path for path in (*replaced, target) if os.path.lexists(path)}
    with stores.scratch(store) as work:
        stores.put_in(new, target, old, work)
    return target


def write_metadata(folder: Path, fields: dict[str, Any]) -> None:
    """Describe a finished folder, and bring all of it to the disk."""
    (folder / METADATA).write_text(json.dumps(fields, indent=1) + "\n", "utf-8")
    stores.sync(folder)


@contextmanager
def locked(store: Path) -> Iterator[None]:
    """Keep other installations waiting, and clear up after one that was killed."""
    with stores.locked(store, "models can't be stored"):
        (store / DOWNLOADS).mkdir(exist_ok=True)
        _sweep(store)
        yield


def _sweep(store: Path) -> None:
    for part in (store / DOWNLOADS).iterdir():
        if part.stat().st_mtime < time.time() - _KEPT:
            part.unlink()
