"""A folder of models that processes change and are killed in the midst of it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from translate.engines.stores import locked, put_in, scratch, take_out
from translate.errors import InputError

KILLED = """
import os, signal, sys
from pathlib import Path
from translate.engines.stores import locked, put_in, scratch, take_out

store, at = Path(sys.argv[1]), int(sys.argv[2])
rename, renames = Path.rename, 0

def dying(self, target):
    global renames
    if renames == at:
        os.kill(os.getpid(), signal.SIGKILL)
    renames += 1
    return rename(self, target)

Path.rename = dying
with locked(store, "no"), scratch(store) as work:
    if sys.argv[3] == "replace":
        new = work / "unpacked"
        new.mkdir()
        (new / "words").write_text("new")
        put_in(new, store / "en-es-2", [store / "en-es-1"], work)
    else:
        take_out([store / "en-es-1", store / "es-en"], store, work)
    if at == renames:
        os.kill(os.getpid(), signal.SIGKILL)
"""


def model(store: Path, name: str, words: str = "old") -> Path:
    (store / name).mkdir()
    (store / name / "words").write_text(words)
    return store / name


def standing(store: Path) -> dict[str, str]:
    return {path.parent.name: path.read_text() for path in sorted(store.glob("[!.]*/words"))}


@pytest.mark.parametrize(
    ("act", "at", "left"),
    [
        ("replace", 0, {"en-es-1": "old", "es-en": "old"}),
        ("replace", 1, {"en-es-1": "old", "es-en": "old"}),
        ("replace", 2, {"en-es-1": "old", "es-en": "old"}),
        ("replace", 3, {"en-es-2": "new", "es-en": "old"}),
        ("remove", 0, {"en-es-1": "old", "es-en": "old"}),
        ("remove", 1, {"es-en": "old"}),
        ("remove", 2, {}),
    ],
)
def test_killed_at_any_rename(tmp_path: Path, act: str, at: int, left: dict[str, str]) -> None:
    """Killed anywhere in a replacement, either the old or the new one stands after the next."""
    model(tmp_path, "en-es-1")
    model(tmp_path, "es-en")
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(at), act])
    assert done.returncode == -signal.SIGKILL
    with locked(tmp_path, "no"):
        assert standing(tmp_path) == left
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(left)


def test_what_can_not_be_put_in_leaves_the_old(tmp_path: Path) -> None:
    """Where the new folder can't get its name, those it was to replace are back at once."""
    old = model(tmp_path, "en-es-1")
    in_the_way = model(tmp_path, "en-es-2", "somebody's")

    def replace() -> None:
        with locked(tmp_path, "models can't be stored"), scratch(tmp_path) as work:
            put_in(model(work, "unpacked", "new"), in_the_way, [old], work)

    with pytest.raises(InputError, match="models can't be stored: Directory not empty"):
        replace()
    assert standing(tmp_path) == {"en-es-1": "old", "en-es-2": "somebody's"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["en-es-1", "en-es-2"]


def test_removal_takes_what_it_names(tmp_path: Path) -> None:
    """Folders that are taken out are gone, whatever their names, and the others stand."""
    gone = [model(tmp_path, "gone"), model(tmp_path, "new")]
    model(tmp_path, "es-en")
    with locked(tmp_path, "no"), scratch(tmp_path) as work:
        take_out(gone, tmp_path, work)
    assert standing(tmp_path) == {"es-en": "old"}
