"""The file that a memory is: whole after a kill, safe from two writers, refused when it is none."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from translate.errors import DragomanError, InputError
from translate.memory import Memory, Stored, Unit
from translate.memory.tokens import tokens

Make = Callable[..., Unit]

WRITER = """
import itertools, sys
from pathlib import Path
import translate.memory.memory as module
from translate.memory import Memory, Unit
module._BATCH = 50
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
units = (
    Unit(f"Ferry {n} of the {name} line sank at pier {n % 7}", f"Barca {n}", "en", "pt", n, n)
    for n in (range(count) if count else itertools.count())
)
with Memory.open(path) as memory:
    memory.store(units, lambda stored: print(stored.new, flush=True))
"""


def _writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _check_whole(path: Path) -> int:
    """Compare the index and the counts with the segments; return how many units there are."""
    with Memory.open(path, create=False) as memory:
        units = list(memory)
        assert all(memory.exact(u.source, "en", "pt")[0].unit == u for u in units)
        [like] = memory.like(f"{units[-1].source} again", "en", "pt", most=1)
        assert like.unit == units[-1]
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    counts = Counter(name for unit in units for name in tokens(unit.source, 1))
    assert dict(database.execute("SELECT id, segments FROM token")) == counts
    database.close()
    return len(units)


def test_a_writer_that_is_killed_leaves_whole_transactions(tmp_path: Path) -> None:
    """After kill -9 in an import the memory opens, is sound, and the import goes on."""
    path = tmp_path / "house.memory"
    for wait in (2, 5):
        with _writer(path, "north", 0) as writer:
            assert writer.stdout
            seen = [int(writer.stdout.readline()) for _ in range(wait)][-1]
            writer.send_signal(signal.SIGKILL)
        count = _check_whole(path)
        assert count >= seen
        assert count % 50 == 0
    with _writer(path, "north", count + 50) as writer:
        assert writer.stdout
        assert writer.stdout.read().splitlines()[-1] == "50"
    assert _check_whole(path) == count + 50


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    """Both make the file, both store at once: all is there, and each waits for the other."""
    path = tmp_path / "desk" / "house.memory"
    writers = [_writer(path, name, 400) for name in ("north", "south")]
    assert [writer.communicate()[0].splitlines()[-1] for writer in writers] == ["400", "400"]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert _check_whole(path) == 800


def test_a_memory_is_one_file(tmp_path: Path, unit: Make) -> None:
    """Nothing lies beside it when it is closed: it can be copied and sent as it is."""
    with Memory.open(tmp_path / "house.memory") as memory:
        memory.store([unit("One", "um")])
        assert [path.name for path in tmp_path.iterdir()] == ["house.memory"]


def test_what_is_written_can_be_read_while_it_is_open(tmp_path: Path, unit: Make) -> None:
    """A reader sees what another stored since it opened the memory."""
    path = tmp_path / "house.memory"
    with Memory.open(path) as writer, Memory.open(path, create=False) as reader:
        assert reader.exact("One", "en", "pt") == []
        writer.store([unit("One", "um")])
        assert [match.unit.target for match in reader.exact("One", "en", "pt")] == ["um"]


def test_an_empty_file_is_an_empty_memory(tmp_path: Path) -> None:
    """What a writer that was killed at once leaves behind."""
    path = tmp_path / "house.memory"
    path.touch()
    with Memory.open(path, create=False) as memory:
        assert list(memory) == []


def _other(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE t (x)")
    database.close()


def _newer(path: Path) -> None:
    Memory.open(path).close()
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 2")
    database.close()


def _torn(path: Path) -> None:
    with Memory.open(path) as memory:
        memory.store([Unit(f"Ferry {n} sank", "x", "en", "pt") for n in range(500)])
    data = path.read_bytes()
    path.write_bytes(data[:5000] + b"\xff" * (len(data) - 5000))


def _use(path: Path) -> None:
    with Memory.open(path, create=False) as memory:
        list(memory)
        memory.store([Unit("Ferry 5 sank", "y", "en", "pt")])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_text("Ferry\n" * 500), "is not a translation memory"),
        (_other, "is a database of some other program, not a memory"),
        (_newer, "the memory was written by a newer dragoman"),
        (_torn, "the memory is damaged"),
        (lambda path: path.mkdir(), "the memory can't be opened"),
        (lambda path: None, "there is no such memory"),
    ],
    ids=["text", "other", "newer", "torn", "folder", "missing"],
)
def test_what_is_no_memory_is_refused(
    tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    """One line says what it is, with its name; the file stays as it is."""
    path = tmp_path / "house.memory"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DragomanError, match=f"{path}: {words}"):
        _use(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_busy_memory_is_said(tmp_path: Path, unit: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that keeps the file locked costs an error, not a hang."""
    path = tmp_path / "house.memory"
    Memory.open(path).close()
    monkeypatch.setattr("translate.memory.store.PATIENCE", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DragomanError, match="another program keeps the memory busy"):
        Memory.open(path)
    other.close()
    with Memory.open(path) as memory:
        assert memory.store([unit("One", "um")]) == Stored(new=1)


def test_a_missing_memory_is_not_made_by_reading(tmp_path: Path) -> None:
    """Only who stores makes one."""
    with pytest.raises(InputError):
        Memory.open(tmp_path / "house.memory", create=False)
    assert list(tmp_path.iterdir()) == []
