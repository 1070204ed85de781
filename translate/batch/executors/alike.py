"""The workers of a cluster made alike: models brought to those that lack them, then all compared.

Not by Dask's own `UploadFile`: that holds a file in memory as a whole, on the scheduler too, and
puts it down unchecked, once a worker.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...engines import parcels
from ...engines.parcels import Incoming, Parcel
from ...errors import ConfigError, explain
from .faults import reached

if TYPE_CHECKING:
    from . import Cluster


def make_alike(client: Any, cluster: Cluster) -> None:
    """Make sure that all workers draft alike, and write to the same folder.

    Raises ConfigError, DragomanError where the scheduler is lost, OSError.
    """
    for parcel in cluster.models:
        _bring(client, parcel)
    if cluster.probe is not None:
        mine = cluster.probe()
        for worker, answer in _ask(client, cluster.probe).items():
            if answer != mine:
                raise ConfigError(
                    f"the worker {worker} has another dragoman, model or glossary",
                    hint="install the same everywhere; `dragoman models list` tells the models",
                )
    if cluster.folder is not None:
        _share(client, cluster.folder)


def _bring(client: Any, parcel: Parcel) -> None:
    """Bring a model to where it lacks: to each machine once, however many workers it has."""
    tried: set[str] = set()
    while lacking := {
        worker: store for worker, store in _ask(client, _lacking, parcel).items() if store
    }:
        chosen = {store: worker for worker, store in lacking.items() if worker not in tried}
        if not chosen:
            raise ConfigError(f"the model {parcel.name} does not stay at {', '.join(lacking)}")
        tried |= set(chosen.values())
        _send(client, parcel, list(chosen.values()))


def _send(client: Any, parcel: Parcel, workers: list[str]) -> None:
    token = secrets.token_hex(8)
    try:
        _ask(client, _begin, token, parcel, workers=workers)
        offset = 0
        for piece in parcel.pieces():
            _ask(client, _take, token, piece, offset, workers=workers)
            offset += len(piece)
        _ask(client, _install, token, workers=workers)
    finally:
        _ask(client, _forget, token, workers=workers)


def _share(client: Any, folder: Path) -> None:
    token = folder / f"token-{secrets.token_hex(8)}"
    token.touch()
    try:
        for worker, sees in _ask(client, token.exists).items():
            if not sees:
                raise ConfigError(
                    f"the worker {worker} does not see this folder",
                    where=folder,
                    hint="name a folder that all machines share",
                )
    finally:
        token.unlink(missing_ok=True)


def _ask(
    client: Any, call: Callable[..., Any], *given: object, workers: list[str] | None = None
) -> dict[str, Any]:
    """What each worker answers; one that is gone by now doesn't. Raises ConfigError."""
    with reached():
        heard = client.run(_answer, call, *given, workers=workers, on_error="return")
    answers = {}
    for worker, answer in heard.items():
        if isinstance(answer, tuple):
            answers[worker], fault = answer
            if fault:
                raise ConfigError(f"the worker {worker} can't take part: {fault}")
        elif not isinstance(answer, OSError):
            raise ConfigError(
                f"the worker {worker} can't take part: {answer}",
                hint="install the same dragoman everywhere",
            )
    return answers


def _answer(call: Callable[..., Any], *given: object) -> tuple[Any, str]:
    """On a worker: what a call returns, or what it raises in one line."""
    try:
        return call(*given), ""
    except Exception as error:
        return None, explain(error)


_incoming: dict[str, Incoming] = {}
"""On a worker: the models that are on their way to it."""


def _lacking(parcel: Parcel) -> str:
    return parcels.store(parcel) if parcels.lacks(parcel) else ""


def _begin(token: str, parcel: Parcel) -> None:
    _incoming[token] = Incoming(parcel)


def _take(token: str, piece: bytes, offset: int) -> None:
    _incoming[token].take(piece, offset)


def _install(token: str) -> None:
    _incoming[token].install()


def _forget(token: str) -> None:
    if token in _incoming:
        _incoming.pop(token).close()
