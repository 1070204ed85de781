"""From an offer to an installed model: fetched, unpacked, checked, put in its place."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from ...errors import EngineError, InputError
from ...files import zstd
from ..stores import scratch
from .download import fetch, get
from .records import FILES, Offer, RemoteFile, parse
from .store import (
    DOWNLOADS,
    StoredModel,
    listing,
    locked,
    place,
    read,
    root,
    write_metadata,
)

RECORDS = (
    "https://firefox.settings.services.mozilla.com/v1/buckets/main/collections/"
    "translations-models-v2/records"
)
_MOST_RECORDS = 64 << 20
"""Bytes; the real document has some two million."""
_CHUNK = 1 << 20
_SPARE = 16 << 20
"""Bytes of the disk that an installation leaves free."""

Report = Callable[[int, int], None]
"""Is told how many bytes of how many are here."""


def records_url() -> str:
    """Where the records are: `DRAGOMAN_FIREFOX_RECORDS`, else Mozilla's."""
    return os.environ.get("DRAGOMAN_FIREFOX_RECORDS") or RECORDS


def available() -> tuple[Offer, ...]:
    """Ask for what could be installed: one offer a pair. Raises EngineError, InputError."""
    url = records_url()
    return parse(get(url, _MOST_RECORDS), url)


def find(pairs: Sequence[str], offers: Sequence[Offer]) -> list[Offer]:
    """The offers for pairs as people write them: `en-es`, `en_zh-Hans`. Raises InputError."""
    by_pair = {offer.pair.casefold(): offer for offer in offers}
    found = []
    for pair in pairs:
        offer = by_pair.get(pair.replace("_", "-").casefold())
        if offer is None:
            raise InputError(
                f"there is no Firefox model {pair}",
                hint="`dragoman models list --available` shows the pairs",
            )
        found.append(offer)
    return list(dict.fromkeys(found))


def install(
    offer: Offer,
    store: Path | None = None,
    *,
    replace: bool = False,
    report: Report = lambda _, __: None,
) -> StoredModel:
    """Install a model; one that another call has under way is waited for.

    Raises InputError where its pair is installed and not to be replaced, where something else
    comes than its records promise, or where the disk is full; EngineError where the network
    fails: then the same call goes on from what came. Nothing half-done is ever listed.
    """
    store = store or root()
    with locked(store):
        old = _standing(offer, store, replace)
        _require_space(offer, store)
        parts = [store / DOWNLOADS / f"{file.digest}.part" for file in offer.files]
        try:
            _fetch(offer, parts, report)
            target = _put_together(offer, parts, old, store)
        except EngineError:  # the network: what came is gone on with next time
            raise
        except Exception:
            _clear(parts)
            raise
        _clear(parts)
    return read(target)


def _standing(offer: Offer, store: Path, replace: bool) -> list[Path]:
    """The folders of the pair's models, which the new one takes the place of."""
    pair = [
        each
        for each in listing(store).models
        if (each.model.source, each.model.target) == (offer.source, offer.target)
    ]
    if pair and not replace:
        name = pair[0].model.name
        newer = "" if name == offer.name else f"; {offer.name} is offered"
        raise InputError(
            f"{offer.pair} is already installed as {name}{newer}",
            hint="give --replace to install it in its place",
        )
    return [each.folder for each in pair]


def _require_space(offer: Offer, store: Path) -> None:
    free = shutil.disk_usage(store).free
    need = offer.download + offer.size + _SPARE
    if free < need:
        raise InputError(
            f"{offer.name} needs {need / 1e6:.0f} MB, and {free / 1e6:.0f} MB are free", where=store
        )


def _attachments(records: str) -> str:
    """The address that attachments lie under: the server's own word, or a mirror's folder."""
    server, collection, _ = records.partition("/buckets/")
    if not collection:
        return urljoin(records, ".")
    url = f"{server}/"
    try:
        base: str = json.loads(get(url, 1 << 20))["capabilities"]["attachments"]["base_url"]
        if urlsplit(base).scheme not in (urlsplit(records).scheme, "https"):
            raise ValueError(base)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError("does not say where attachments are", where=url) from error
    return base if base.endswith("/") else f"{base}/"


def _fetch(offer: Offer, parts: Sequence[Path], report: Report) -> None:
    base = _attachments(records_url())
    before = 0
    for file, part in zip(offer.files, parts, strict=True):

        def told(have: int, before: int = before) -> None:
            report(before + have, offer.download)

        fetch(base + file.location, part, size=file.size, digest=file.digest, report=told)
        before += file.size


def _put_together(offer: Offer, parts: Sequence[Path], old: Sequence[Path], store: Path) -> Path:
    with scratch(store) as folder:
        new = folder / "new"
        new.mkdir()
        for file, part in zip(offer.files, parts, strict=True):
            _unpack(file, part, new / FILES[file.kind])
        write_metadata(new, _metadata(offer))
        return place(new, offer.name, old, store)


def _clear(parts: Sequence[Path]) -> None:
    for part in parts:
        part.unlink(missing_ok=True)


def _unpack(file: RemoteFile, part: Path, target: Path) -> None:
    """Write the file that a download holds; not a byte more than its record says."""
    found, size = hashlib.sha256(), 0
    with part.open("rb") as packed, target.open("xb") as unpacked:
        source: Any = zstd().open(packed) if file.packed else packed
        try:
            while size <= file.unpacked_size and (chunk := source.read(_CHUNK)):
                unpacked.write(chunk)
                found.update(chunk)
                size += len(chunk)
        except (zstd().ZstdError, EOFError) as error:
            raise InputError(f"{file.location} can't be unpacked: {error}") from error
    if (size, found.hexdigest()) != (file.unpacked_size, file.unpacked_digest):
        raise InputError(f"{file.location} does not unpack to what its record says")


def _metadata(offer: Offer) -> dict[str, Any]:
    return {
        "source": offer.source,
        "target": offer.target,
        "version": offer.version,
        "architecture": offer.architecture,
        "files": {FILES[file.kind]: file.unpacked_size for file in offer.files},
        "sha256": {FILES[file.kind]: file.unpacked_digest for file in offer.files},
    }
