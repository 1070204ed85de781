"""Models that go from one machine's store to another's: whole, by checksum, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from translate.engines.firefox import store
from translate.engines.parcels import Incoming, Parcel, Part, installed, lacks
from translate.errors import ConfigError, InputError

NAME = "en-es-3.0-1a2b3c"
FILES = {"model.bin": b"weights " * 700_000, "vocab.spm": b"pieces", "lex.bin": b"words"}


def model(folder: Path) -> None:
    """Write the folder of a model as an installation leaves it."""
    folder.mkdir(parents=True)
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    sizes = {name: len(data) for name, data in FILES.items()}
    about = {"source": "en", "target": "es", "architecture": "tiny", "files": sizes}
    (folder / store.METADATA).write_text(json.dumps(about))


@pytest.fixture
def parcel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parcel:
    """A model of another machine; this one's store is empty."""
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "theirs"))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    model(store.root() / NAME)
    [found] = installed()
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "ours"))
    return found


@contextmanager
def received(parcel: Parcel, damage: bytes = b"") -> Iterator[Incoming]:
    """A parcel of which all pieces have come, with other bytes at the end if these are given."""
    with closing(Incoming(parcel)) as incoming:
        offset = 0
        for piece in parcel.pieces():
            incoming.take(piece[: len(piece) - len(damage)] + damage, offset)
            offset += len(piece)
        yield incoming


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_a_model_arrives_whole(parcel: Parcel, tmp_path: Path) -> None:
    """It lacks until it is installed, which it then is as on the machine that it came from."""
    with received(parcel) as incoming:
        assert lacks(parcel)
        assert store.installed() == ()
        incoming.install()
    assert not lacks(parcel)
    assert installed("firefox") == (parcel,)
    assert installed("argos") == ()
    assert content(store.root() / NAME) == content(tmp_path / "theirs" / "firefox" / NAME)
    assert sorted(path.name for path in store.root().iterdir()) == [store.DOWNLOADS, NAME]


@pytest.mark.parametrize("damage", [b"x", b"xxxx"])
def test_what_came_otherwise_than_it_was_sent_is_not_installed(
    parcel: Parcel, damage: bytes
) -> None:
    """One line, and the store is as it was."""
    with (
        received(parcel, damage) as incoming,
        pytest.raises(InputError, match=r"\.bin did not come as it was sent"),
    ):
        incoming.install()
    assert [path.name for path in store.root().iterdir()] == [store.DOWNLOADS]


def test_a_piece_that_is_missing_is_told(parcel: Parcel) -> None:
    """At the next piece, or at the end; what has no name yet goes with whoever held it."""
    first, second = list(parcel.pieces())[:2]
    with closing(Incoming(parcel)) as incoming:
        incoming.take(first, 0)
        with pytest.raises(InputError, match=f"pieces of {NAME} are missing"):
            incoming.take(second, len(first) + 1)
        with pytest.raises(InputError, match="did not come as it was sent"):
            incoming.install()
    assert [path.name for path in store.root().iterdir()] == [store.DOWNLOADS]


def test_the_first_of_two_processes_installs(parcel: Parcel) -> None:
    """The second finds it there, and leaves it."""
    with received(parcel) as one, received(parcel) as other:
        one.install()
        before = (store.root() / NAME).stat().st_ino
        other.install()
    assert (store.root() / NAME).stat().st_ino == before


def test_a_torn_model_is_replaced(parcel: Parcel) -> None:
    """One that could not be used anyway is lacking."""
    model(store.root() / NAME)
    (store.root() / NAME / "model.bin").write_bytes(b"weig")
    assert lacks(parcel)
    with received(parcel) as incoming:
        incoming.install()
    assert not lacks(parcel)


def test_another_model_of_that_name_stays(parcel: Parcel) -> None:
    """It may be somebody's own: that is for a person to settle."""
    model(store.root() / NAME)
    (store.root() / NAME / "lex.bin").write_bytes(b"wards")
    with pytest.raises(ConfigError, match=f"another firefox model is called {NAME} there"):
        lacks(parcel)
    with received(parcel) as incoming, pytest.raises(ConfigError):
        incoming.install()
    assert content(store.root() / NAME)["lex.bin"] == b"wards"


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../../x", "", "a\\x"])
def test_a_name_that_leads_elsewhere_is_refused(parcel: Parcel, name: str) -> None:
    """Before anything is written."""
    with pytest.raises(InputError, match="is no name for a file of a model"):
        Incoming(replace(parcel, parts=(Part(name, 1, "00"),)))
    assert not store.root().exists()
