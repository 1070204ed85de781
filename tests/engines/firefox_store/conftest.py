"""A server that offers models as Mozilla's does, and misbehaves where it is told to."""

from __future__ import annotations

import hashlib
import json
import random
import socket
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from translate.engines.firefox import download

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

RECORDS = "/v1/buckets/main/collections/translations-models-v2/records"
KINDS = {"model": 300_000, "vocab": 20_000, "lex": 50_000}


def content(seed: str, size: int) -> bytes:
    """Bytes that compress to about half, as weights do."""
    return bytes(random.Random(seed).choices(range(16), k=size))


@pytest.fixture(scope="session")
def loopback() -> None:
    """Skip where even this machine can't be reached from itself, as under `unshare -n`."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        try:
            socket.create_connection(listener.getsockname(), timeout=5).close()
        except OSError as error:
            pytest.skip(f"the loopback interface is down ({error.strerror})")


@pytest.fixture(autouse=True)
def _needs_loopback(request: pytest.FixtureRequest) -> None:
    if request.module.__name__.endswith("test_install"):
        request.getfixturevalue("loopback")


@dataclass
class Server:
    """What is served, what was asked for, and how to fail."""

    address: str = ""
    records: list[dict[str, Any]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    """By location."""
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """Paths of attachments, with the range."""
    cuts: dict[str, list[int]] = field(default_factory=dict)
    """For a kind of file: after how many bytes each of the next answers ends."""
    failures: dict[str, list[int]] = field(default_factory=dict)
    """For a kind of file: the statuses of the next answers."""
    ranges: bool = True
    begins: int | None = None
    """Where the next answer to a range begins, in the place of where it was asked to."""
    silent: bool = False
    info: bytes | None = None
    body: bytes | None = None
    """The records document, in the place of the true one."""

    @property
    def url(self) -> str:
        return self.address + RECORDS

    def add(
        self,
        source: str,
        target: str,
        *,
        version: str = "3.0",
        architecture: str = "base-memory",
        kinds: dict[str, int] = KINDS,
        packed: bool = True,
        **fields: Any,
    ) -> None:
        """Offer a model: a record and a file for each kind."""
        for kind, size in kinds.items():
            data = content(f"{source}{target}{version}{architecture}{kind}", size)
            self.add_file(source, target, kind, data, version, architecture, packed, fields)

    def add_file(
        self,
        source: str,
        target: str,
        kind: str,
        data: bytes,
        version: str,
        architecture: str,
        packed: bool,
        fields: dict[str, Any],
    ) -> None:
        sent = zstd.compress(data) if packed else data
        name = f"{kind}.{source}{target}.{version}.{architecture}.bin" + ".zst" * packed
        location = f"main-workspace/translations-models-v2/{name}"
        self.files[location] = sent
        languages = ("sourceLanguage", "targetLanguage") if packed else ("fromLang", "toLang")
        record = {
            "id": name,
            "schema": 1,
            "name": name,
            languages[0]: source,
            languages[1]: target,
            "version": version,
            "fileType": kind,
            "attachment": {
                "hash": hashlib.sha256(sent).hexdigest(),
                "size": len(sent),
                "filename": name,
                "location": location,
                "mimetype": "application/octet-stream",
            },
        }
        if packed:
            record["architecture"] = architecture
            record["decompressedHash"] = hashlib.sha256(data).hexdigest()
            record["decompressedSize"] = len(data)
        self.records.append({**record, **fields})

    def record(self, kind: str) -> dict[str, Any]:
        return next(record for record in self.records if record["fileType"] == kind)


def handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if server.silent:
                threading.Event().wait(1.0)
                return
            if self.path == "/v1/":
                base = f"{server.address}/cdn"
                info = {"capabilities": {"attachments": {"base_url": base}}}
                self.whole(server.info or json.dumps(info).encode())
            elif self.path in (RECORDS, "/mirror/records.json"):
                self.whole(server.body or json.dumps({"data": server.records}).encode())
            else:
                self.attachment(self.path.removeprefix("/cdn/").removeprefix("/mirror/"))

        def whole(self, data: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def attachment(self, location: str) -> None:
            server.asked.append((location, self.headers["Range"]))
            kind = location.rpartition("/")[2].partition(".")[0]
            if server.failures.get(kind):
                self.send_error(server.failures[kind].pop(0))
                return
            if location not in server.files:
                self.send_error(404)
                return
            data = server.files[location]
            begin = 0
            if server.ranges and self.headers["Range"]:
                begin = int(self.headers["Range"].removeprefix("bytes=").rstrip("-"))
                if server.begins is not None:
                    begin, server.begins = server.begins, None
                if begin >= len(data):
                    self.send_error(416)
                    return
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {begin}-{len(data) - 1}/{len(data)}")
            else:
                self.send_response(200)
            self.send_header("Content-Length", str(len(data) - begin))
            self.end_headers()
            cuts = server.cuts.get(kind)
            self.wfile.write(data[begin:][: cuts.pop(0)] if cuts else data[begin:])

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A running server that offers en-es, and is where models are asked for."""
    state = Server()
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler(state))
    state.address = f"http://127.0.0.1:{http.server_address[1]}"
    state.add("en", "es")
    monkeypatch.setenv("DRAGOMAN_FIREFOX_RECORDS", state.url)
    monkeypatch.setattr(download, "PAUSE", 0.01)
    monkeypatch.setattr(download, "SECONDS", 5.0)
    thread = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield state
    http.shutdown()
    http.server_close()
    thread.join()


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where Firefox models go; not made yet."""
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "models"))
    return tmp_path / "models" / "firefox"


def files(folder: Path) -> dict[str, bytes]:
    """All files under a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
