"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from translate import files
from translate.files import write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """New content takes the place of the old; nothing else is left in the folder."""
    path = tmp_path / "story.txt"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == {"story.txt": b"two"}


def test_the_mode_stays(tmp_path: Path) -> None:
    """A file that only its owner may read stays so; a new one follows the umask."""
    path = tmp_path / "story.txt"
    path.write_bytes(b"one")
    path.chmod(0o640)
    write_whole(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    """What a link leads to is replaced; the link stays a link."""
    (tmp_path / "real.txt").write_bytes(b"one")
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    write_whole(link, b"two")
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"two"


def test_a_failed_write_leaves_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up costs the new content, never the old, and leaves nothing behind."""

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "story.txt"
    path.write_bytes(b"one")
    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write_whole(path, b"two")
    assert caught.value.filename == str(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["story.txt"]
    assert path.read_bytes() == b"one"


def test_names_that_belong_together_last_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file is synced before it gets its name, but each folder once, when all are there."""
    synced: list[tuple[str, list[str]]] = []
    real = os.fsync

    def noted(handle: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        names = sorted(path.name for path in tmp_path.rglob("*.txt"))
        synced.append(("folder" if is_folder else "file", names))
        real(handle)

    monkeypatch.setattr(files.os, "fsync", noted)
    (tmp_path / "below").mkdir()
    with files.synced_together():
        for name in ("one.txt", "two.txt", "below/three.txt"):
            write_whole(tmp_path / name, b"text")
    write_whole(tmp_path / "last.txt", b"text")
    three = ["one.txt", "three.txt", "two.txt"]
    assert synced == [
        ("file", []),
        ("file", ["one.txt"]),
        ("file", ["one.txt", "two.txt"]),
        ("folder", three),
        ("folder", three),
        ("file", three),
        ("folder", ["last.txt", *three]),
    ]
