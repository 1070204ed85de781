"""What using the engine does outside itself: nothing is written, loaded or asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

WATCHED = """
import json, os, sys

written, sockets = [], []

def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and str(path) != os.devnull:
            written.append(str(path))
    elif event in ("os.mkdir", "os.rename", "os.remove", "os.symlink"):
        written.append(f"{event} {arguments[0]}")
    elif event.startswith("socket."):
        sockets.append(event)

sys.addaudithook(watch)

from translate.engines.argos import ArgosEngine

cheap = sorted(m for m in ("ctranslate2", "numpy", "sentencepiece", "babel") if m in sys.modules)
engine = ArgosEngine()
model = engine.find("en", "es")
(hypothesis,) = engine.load(model).translate(["The ferry left Lisbon for Oslo on Monday."])
heavy = sorted({name.partition(".")[0] for name in sys.modules})
names = ("argostranslate.package", "argostranslate.settings", "argostranslate.translate")
print(json.dumps({
    "text": hypothesis.text,
    "written": written,
    "sockets": sockets,
    "at import": cheap,
    "heavy": [m for m in ("minisbd", "onnxruntime", "stanza", "spacy", "torch") if m in heavy],
    "argostranslate": [name for name in names if name in sys.modules],
}))
"""


def test_translating_touches_nothing_outside(unpacked: Path, tmp_path: Path) -> None:
    """In a fresh process with an empty home nothing is written, made, asked for or dragged in.

    Neither MiniSBD nor ONNX Runtime is loaded, and importing the engine loads nothing heavy.
    """
    home = tmp_path / "home"
    home.mkdir()
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "CI"))}
    environment |= {
        "HOME": str(home),
        "ARGOS_PACKAGES_DIR": str(unpacked),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", WATCHED],
        env=environment,
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""
    report = json.loads(result.stdout)
    assert "Lisboa" in report.pop("text")
    assert report == {
        "written": [],
        "sockets": [],
        "at import": [],
        "heavy": [],
        "argostranslate": [],
    }
    assert list(home.iterdir()) == []
