"""Downloading Firefox models from a server that may fail in any way."""

from __future__ import annotations

import ast
import errno
import hashlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from translate.engines.base import Model
from translate.engines.firefox import download
from translate.engines.firefox import install as installing
from translate.engines.firefox.install import available, install
from translate.engines.firefox.records import Offer
from translate.engines.firefox.store import DOWNLOADS, StoredModel, installed, listing, remove
from translate.errors import ConfigError, DragomanError, EngineError, InputError

from .conftest import KINDS, Server, content, files, zstd

ROOT = Path(__file__).parents[3] / "translate"


def offer(pair: str = "en-es") -> Offer:
    return next(each for each in available() if each.pair == pair)


def test_model_is_installed_whole(server: Server, store: Path) -> None:
    """Every file arrives unpacked and checked, and the model is listed with its parts."""
    seen: list[tuple[int, int]] = []
    found = offer()
    stored = install(found, report=lambda have, of: seen.append((have, of)))
    folder = store / found.name
    size = sum(KINDS.values())
    note = "Firefox Translations, base-memory, MPL-2.0"
    assert stored == StoredModel(
        Model("firefox", found.name, "en", "es", size, note),
        folder,
        folder / "model.bin",
        (folder / "vocab.spm",),
        folder / "lex.bin",
    )
    assert installed() == (stored,)
    expected = {
        f"{found.name}/{name}": content(f"enes3.0base-memory{kind}", KINDS[kind])
        for kind, name in (("model", "model.bin"), ("vocab", "vocab.spm"), ("lex", "lex.bin"))
    }
    got = files(store)
    metadata = json.loads(got.pop(f"{found.name}/metadata.json"))
    assert got == expected
    assert (
        metadata["sha256"]["model.bin"] == hashlib.sha256(stored.weights.read_bytes()).hexdigest()
    )
    assert seen[0] == (0, found.download)
    assert seen[-1] == (found.download, found.download)
    assert seen == sorted(seen)


def test_two_vocabularies_and_no_shortlist(server: Server, store: Path) -> None:
    """A model with a vocabulary a language, as for Chinese, and one without a shortlist."""
    server.add("en", "zh", kinds={"model": 1000, "srcvocab": 500, "trgvocab": 600})
    stored = install(offer("en-zh-Hans"))
    assert stored.vocabularies == (stored.folder / "srcvocab.spm", stored.folder / "trgvocab.spm")
    assert stored.shortlist is None


def test_first_collection_and_mirrors(
    server: Server, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that come unpacked; and a mirror, whose files lie beside its records."""
    server.add("es", "en", version="1.0", architecture="tiny", packed=False)
    monkeypatch.setenv("DRAGOMAN_FIREFOX_RECORDS", f"{server.address}/mirror/records.json")
    stored = install(offer("es-en"))
    assert stored.weights.read_bytes() == content("esen1.0tinymodel", KINDS["model"])


def test_cut_connection_is_gone_on_with(server: Server, store: Path) -> None:
    """Cut off twice, the download asks for the rest only; what comes out is whole."""
    server.cuts["model"] = [50_000, 10_000]
    stored = install(offer())
    assert stored.weights.read_bytes() == content("enes3.0base-memorymodel", KINDS["model"])
    ranges = [range_ for location, range_ in server.asked if "model.enes" in location]
    assert ranges == [None, "bytes=50000-", "bytes=60000-"]


def test_interrupted_download_resumes_in_the_next_run(server: Server, store: Path) -> None:
    """When the network stays away the next command fetches only what is missing."""
    server.cuts["model"] = [50_000] + [0] * (download.ATTEMPTS - 1)
    with pytest.raises(EngineError, match=r"cut after 50000 of \d+ bytes: .*what came is kept"):
        install(offer())
    assert installed() == ()
    assert [path.stat().st_size for path in (store / DOWNLOADS).iterdir()] == [50_000]
    server.asked.clear()
    install(offer())
    assert server.asked[0][1] == "bytes=50000-"
    assert len(server.asked) == 3
    assert list((store / DOWNLOADS).iterdir()) == []


KILLED = """
import os, sys
from translate.engines.firefox import download
from translate.engines.firefox.install import available, install
def report(have, of):
    if have > 60_000:
        print("under way", flush=True)
        sys.stdin.read()
install(available()[0], report=report)
"""


def test_killed_installation_resumes(server: Server, store: Path) -> None:
    """Killed while downloading: nothing is listed, and the next call goes on from there."""
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"under way\n"
        process.send_signal(signal.SIGKILL)
    (store / ".tmp-left").mkdir()
    assert installed() == ()
    server.asked.clear()
    stored = install(offer())
    begun = server.asked[0][1]
    assert begun
    assert int(begun.removeprefix("bytes=").rstrip("-")) > 0
    assert sorted(path.name for path in store.iterdir()) == [DOWNLOADS, stored.model.name]


def test_server_without_ranges(server: Server, store: Path) -> None:
    """One that always begins anew is taken as it is: the file is not put together wrongly."""
    server.ranges = False
    server.cuts["model"] = [50_000]
    stored = install(offer())
    assert len(server.asked) == 4
    assert stored.weights.read_bytes() == content("enes3.0base-memorymodel", KINDS["model"])


@pytest.mark.parametrize("begin", [0, 49_999, 70_000])
def test_answers_for_another_range(server: Server, store: Path, begin: int) -> None:
    """Bytes from elsewhere in the file are never taken for those that were asked for."""
    server.cuts["model"] = [50_000]
    server.begins = begin
    stored = install(offer())
    assert stored.weights.read_bytes() == content("enes3.0base-memorymodel", KINDS["model"])


def test_encryption_is_not_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """An https address that leads to a plain one is not followed there."""

    class Redirected(io.BytesIO):
        url = "http://plain.example/records"

    monkeypatch.setattr("urllib.request.urlopen", lambda *_, **__: Redirected(b'{"data": []}'))
    monkeypatch.setenv("DRAGOMAN_FIREFOX_RECORDS", "https://safe.example/records")
    with pytest.raises(InputError, match="redirected to an address without encryption"):
        available()


def test_passing_failures_are_tried_again(server: Server, store: Path) -> None:
    """A busy server is asked again; one that stays so ends in a line."""
    server.failures["vocab"] = [503, 500]
    install(offer())
    server.add("es", "en")
    server.failures["lex"] = [503] * download.ATTEMPTS
    with pytest.raises(EngineError, match="the server failed \\(503 Service Unavailable\\)"):
        install(offer("es-en"))


def damage(server: Server, kind: str, change: Callable[[bytes], bytes]) -> None:
    location = server.record(kind)["attachment"]["location"]
    server.files[location] = change(server.files[location])


def repack(server: Server, kind: str, sent: bytes) -> None:
    """Serve other bytes with a record that agrees with them, but for what they unpack to."""
    attachment = server.record(kind)["attachment"]
    attachment.update(hash=hashlib.sha256(sent).hexdigest(), size=len(sent))
    server.files[attachment["location"]] = sent


def truncate(data: bytes) -> bytes:
    return data[:1000]


def flip(data: bytes) -> bytes:
    return data[:1000] + bytes([data[1000] ^ 1]) + data[1001:]


def gone(server: Server) -> None:
    server.files.pop(server.record("lex")["attachment"]["location"])


WRONG: dict[str, tuple[Callable[[Server], object], str]] = {
    "one bit": (lambda s: damage(s, "model", flip), "has not the checksum that its record says"),
    "longer": (lambda s: damage(s, "model", lambda d: d + b"x"), "is larger than its record says"),
    "shorter": (lambda s: damage(s, "vocab", truncate), "is smaller than its record says"),
    "login page": (lambda s: damage(s, "lex", lambda _: b"<html>"), "is smaller than its record"),
    "torn inside": (
        lambda s: repack(s, "lex", zstd.compress(b"abc" * 1000)[:-4]),
        "can't be unpacked: Compressed file ended before the end",
    ),
    "not zstd": (lambda s: repack(s, "lex", b"abc" * 1000), "can't be unpacked: "),
    "unpacks to more": (
        lambda s: repack(s, "lex", zstd.compress(bytes(KINDS["lex"] + 1))),
        "does not unpack to what its record says",
    ),
    "unpacks to less": (
        lambda s: repack(s, "lex", zstd.compress(b"")),
        "does not unpack to what its record says",
    ),
    "unpacks to another": (
        lambda s: repack(s, "lex", zstd.compress(bytes(KINDS["lex"]))),
        "does not unpack to what its record says",
    ),
    "no word of attachments": (
        lambda s: setattr(s, "info", b"{}"),
        "does not say where attachments are",
    ),
    "attachments from disk": (
        lambda s: setattr(
            s, "info", b'{"capabilities": {"attachments": {"base_url": "file:///etc/"}}}'
        ),
        "does not say where attachments are",
    ),
}


@pytest.mark.parametrize(("spoil", "message"), WRONG.values(), ids=WRONG.keys())
def test_what_is_not_as_promised_leaves_nothing(
    server: Server, store: Path, spoil: Callable[[Server], object], message: str
) -> None:
    """One line says what is wrong with which file; no model, no half file stays."""
    spoil(server)
    with pytest.raises(InputError, match=message) as caught:
        install(offer())
    assert "\n" not in str(caught.value)
    assert files(store) == {}
    assert listing() == listing(store / "none")


def test_file_that_is_gone_is_said(server: Server, store: Path) -> None:
    """A record whose file was taken away: no retries, one line."""
    gone(server)
    with pytest.raises(EngineError, match=r"the server has no such file \(404\): http"):
        install(offer())
    assert installed() == ()
    assert sum("lex" in location for location, _ in server.asked) == 1


def test_bomb_fills_no_disk(server: Server, store: Path) -> None:
    """What unpacks beyond its record's word is stopped there, not at its end."""
    repack(server, "lex", zstd.compress(bytes(1 << 30)))
    written = 0
    real = open

    class Counting:
        def __init__(self, file: Any) -> None:
            self.file = file

        def write(self, data: bytes) -> int:
            nonlocal written
            written += len(data)
            return int(self.file.write(data))

        def __getattr__(self, name: str) -> Any:
            return getattr(self.file, name)

        def __enter__(self) -> Counting:
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

    def counting(path: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        file = real(path, mode, *rest, **more)
        return Counting(file) if mode == "xb" else file

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "open", counting)
        with pytest.raises(InputError, match="does not unpack to what its record says"):
            install(offer())
    assert written < sum(KINDS.values()) + (2 << 20)


def test_older_half_of_another_file_is_no_trap(server: Server, store: Path) -> None:
    """A kept part that isn't the beginning of the file is thrown away, and all fetched anew."""
    found = offer()
    (store / DOWNLOADS).mkdir(parents=True)
    for file in found.files:
        (store / DOWNLOADS / f"{file.digest}.part").write_bytes(b"x" * 5000)
    over = store / DOWNLOADS / f"{found.files[1].digest}.part"
    over.write_bytes(b"x" * 500_000)
    assert install(found).weights.read_bytes() == content("enes3.0base-memorymodel", KINDS["model"])


def test_forgotten_parts_are_swept(server: Server, store: Path) -> None:
    """A download that nobody goes on with doesn't lie there for ever."""
    (store / DOWNLOADS).mkdir(parents=True)
    old, new = store / DOWNLOADS / "old.part", store / DOWNLOADS / "new.part"
    old.touch()
    new.touch()
    os.utime(old, (0, 0))
    install(offer())
    assert list((store / DOWNLOADS).iterdir()) == [new]


@pytest.mark.parametrize(
    ("url", "error", "message"),
    [
        ("http://127.0.0.1:9/records", EngineError, "127.0.0.1:9 can't be reached: Connection"),
        ("http://no.invalid/records", EngineError, "no.invalid can't be reached: .*mirror"),
        ("file:///etc/passwd", ConfigError, "file:///etc/passwd is not an http or https address"),
        ("records.json", ConfigError, "records.json is not an http or https address"),
    ],
)
def test_no_network_is_one_line(
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    url: str,
    error: type[DragomanError],
    message: str,
) -> None:
    """Offline, or at an address that is none: at once, in one line, nothing made."""
    monkeypatch.setenv("DRAGOMAN_FIREFOX_RECORDS", url)
    with pytest.raises(error, match=message):
        available()
    assert not store.exists()


def test_silent_server_is_not_waited_for_for_ever(
    server: Server, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that takes the call and says nothing is given up."""
    server.silent = True
    monkeypatch.setattr(download, "SECONDS", 0.2)
    with pytest.raises(EngineError, match=r"did not answer within 0.2 s"):
        available()


def test_overlong_records_are_refused(
    server: Server, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The document is not read beyond all measure; torn, it is no document."""
    monkeypatch.setattr(installing, "_MOST_RECORDS", 100)
    with pytest.raises(InputError, match="is larger than it can be"):
        available()


def test_full_disk_is_said_before_and_during(
    server: Server, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too little room is told before anything is fetched; if it still runs out, nothing stays."""
    usage = namedtuple("usage", "free")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: usage(1_000_000))
        with pytest.raises(InputError, match=r"needs 17 MB, and 1 MB are free"):
            install(offer())
    assert server.asked == []

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(installing, "write_metadata", full)
    with pytest.raises(InputError, match="models can't be stored: No space left on device"):
        install(offer())
    assert files(store) == {}


def test_folder_that_can_not_be_made(server: Server, store: Path) -> None:
    """A file in the place of the models' folder is one line."""
    store.parent.parent.mkdir(exist_ok=True)
    store.parent.write_text("")
    with pytest.raises(InputError, match="models can't be stored: Not a directory"):
        install(offer())


def test_installed_pair_is_replaced_only_when_asked(server: Server, store: Path) -> None:
    """The same pair again is refused; with `replace` the newer takes the older's place."""
    old = install(offer())
    with pytest.raises(InputError, match=f"en-es is already installed as {old.model.name} "):
        install(offer())
    server.add("en", "es", version="3.1")
    with pytest.raises(InputError, match=r"; en-es-3\.1-\w{6} is offered"):
        install(offer())
    new = install(offer(), replace=True)
    assert installed() == (new,)
    assert not old.folder.exists()
    assert install(offer(), replace=True) == new


def test_replacement_that_fails_keeps_the_old(server: Server, store: Path) -> None:
    """Whatever goes wrong with the new one, the old is there as it was."""
    old = install(offer())
    before = files(store)
    server.add("en", "es", version="3.1")
    damage_new = server.records[-1]["attachment"]["location"]
    server.files[damage_new] = flip(server.files[damage_new])
    with pytest.raises(InputError, match="checksum"):
        install(offer(), replace=True)
    assert files(store) == before
    assert installed() == (old,)


def test_damaged_model_is_told_and_mended(server: Server, store: Path) -> None:
    """A folder that lost a part hides no other, is said, and a new installation mends it."""
    server.add("es", "en")
    broken, whole = install(offer()), install(offer("es-en"))
    broken.weights.write_bytes(b"torn")
    (store / "empty").mkdir()
    (store / "odd").mkdir()
    (store / "odd" / "metadata.json").write_text('{"files": 5}')
    assert listing().models == (whole,)
    assert listing().problems == (
        "'empty' can't be read (metadata.json: No such file or directory)",
        f"'{broken.model.name}' has a damaged model.bin",
        "'odd' has an unreadable metadata.json",
    )
    assert install(offer()) == broken
    assert installed() == (broken, whole)


def test_installations_at_once(server: Server, store: Path) -> None:
    """Of two that install one model at once, one does and the other is told so."""
    outcomes: list[str] = []
    found = offer()

    def attempt() -> None:
        try:
            outcomes.append(install(found).model.name)
        except InputError as error:
            outcomes.append(error.message)

    threads = [threading.Thread(target=attempt) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = f"en-es is already installed as {found.name}"
    assert sorted(outcomes) == sorted([found.name, told])
    assert len(server.asked) == 3


def test_removed_model_is_gone(server: Server, store: Path) -> None:
    """Removing takes that model and no other; once more, or by a path, is an error."""
    server.add("es", "en")
    one, other = install(offer()), install(offer("es-en"))
    remove(one.model.name)
    assert installed() == (other,)
    for name in (one.model.name, "..", ".", DOWNLOADS, ""):
        with pytest.raises(InputError, match="is not installed"):
            remove(name)
    assert installed() == (other,)


def test_command_installs_lists_and_removes(
    server: Server, store: Path, dragoman: Callable[..., Result]
) -> None:
    """From the command line: what there is, installed, shown as installed, removed."""
    server.add("es", "en")
    listed = dragoman("models", "list", "--available")
    assert [line.split()[:3] for line in listed.stdout.splitlines()] == [
        ["en", "→", "es"], ["es", "→", "en"],
    ]  # fmt: skip
    done = dragoman("models", "install", "firefox", "en-es", "es_en")
    assert done.exit_code == 0, done.stderr
    names = [each.model.name for each in installed()]
    assert [line for line in done.stderr.splitlines() if "installed" in line] == [
        f"en → es installed as {names[0]}", f"es → en installed as {names[1]}",
    ]  # fmt: skip
    models = json.loads(dragoman("models", "list", "--available", "--format", "json").stdout)
    assert [each["note"] for each in models["models"]] == ["base-memory, installed"] * 2
    again = dragoman("models", "install", "firefox", "en-es")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "already installed" in again.stderr
    assert dragoman("models", "install", "-q", "--replace", "firefox", "en-es").stderr == ""
    assert dragoman("models", "remove", *names).exit_code == 0
    assert installed() == ()
    assert dragoman("models", "remove", names[0]).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["firefox"], "no pair is given"),
        (["firefox", "en-xx"], "there is no Firefox model en-xx"),
        (["en-es"], "en-es: there is no such file (for a Firefox model: dragoman models install"),
        (["gone.argosmodel"], "gone.argosmodel: can't be read: No such file"),
        ([], "Missing argument"),
    ],
)
def test_command_says_what_is_wrong(
    server: Server,
    store: Path,
    dragoman: Callable[..., Result],
    arguments: list[str],
    message: str,
) -> None:
    """A call that can't be followed ends with status 2 and one line that helps."""
    done = dragoman("models", "install", *arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert installed() == ()


def test_nothing_else_opens_a_connection(
    store: Path, dragoman: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only one module knows of the network, and listing what is here doesn't use it."""
    network = {"urllib.request", "http.client", "socket", "httpx", "requests", "ssl"}
    users = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = {node.module or "", *(f"{node.module}.{a.name}" for a in node.names)}
            if names & network:
                users.add(str(path.relative_to(ROOT)))
    assert users == {"engines/firefox/download.py"}

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    assert dragoman("models", "list").exit_code == 0


def test_models_lie_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """DRAGOMAN_MODELS, else XDG_DATA_HOME, else under the home directory; none is made."""
    from translate.engines.firefox.store import root

    assert root() == tmp_path / "no-models" / "firefox"
    monkeypatch.delenv("DRAGOMAN_MODELS")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert root() == tmp_path / "data" / "dragoman" / "models" / "firefox"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert root() == tmp_path / ".local" / "share" / "dragoman" / "models" / "firefox"
    begun = time.monotonic()
    assert installed() == ()
    assert time.monotonic() - begun < 1
    assert not (tmp_path / ".local").exists()
