"""Installing and removing: hostile archives, interruptions, replacements."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translate.engines.argos import ArgosEngine, archive, store
from translate.engines.argos.packages import installed
from translate.engines.argos.store import install, remove
from translate.engines.base import Model
from translate.errors import InputError

NAME = "translate-en_es-1_0"
METADATA = json.dumps({"from_code": "en", "to_code": "es", "package_version": "1.0"})
PARTS = [("a/metadata.json", METADATA), ("a/model/model.bin", "x"), ("a/bpe.model", "x")]
LINK = stat.S_IFLNK | 0o777

Entry = tuple[str, str | bytes] | tuple[str, str | bytes, int]


def zipped(path: Path, entries: Iterable[Entry]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data, *mode in entries:
            info = zipfile.ZipInfo("placeholder")
            info.filename = name  # past ZipInfo's own tidying
            info.create_system = 3
            info.external_attr = (mode[0] if mode else 0o644) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, data)
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_package_is_installed_whole(archives: dict[str, Path], tmp_path: Path) -> None:
    """Every file of the archive arrives, under the package's own name, and it is listed."""
    model = install(archives["en_es"], tmp_path / "deep" / "store")
    with zipfile.ZipFile(archives["en_es"]) as file:
        expected = {name: file.read(name) for name in file.namelist()}
    assert tree(tmp_path / "deep" / "store") == expected
    size = sum(map(len, expected.values()))
    assert model == Model("argos", NAME, "en", "es", size, "Argos package")
    assert ArgosEngine(tmp_path / "deep" / "store").models() == (model,)


def test_running_engine_sees_changes(archives: dict[str, Path], tmp_path: Path) -> None:
    """An engine that has listed its folder lists again what was installed and removed since."""
    engine = ArgosEngine(tmp_path)
    assert engine.find("en", "es") is None
    model = install(archives["en_es"], tmp_path)
    assert engine.find("en", "es") == model
    remove(model, [tmp_path])
    assert engine.find("en", "es") is None


HOSTILE: dict[str, tuple[list[Entry], str]] = {
    "climbs out": ([*PARTS, ("../evil", "x")], "holds an unsafe name: '../evil'"),
    "climbs out inside": ([*PARTS, ("a/../../evil", "x")], "unsafe name: 'a/../../evil'"),
    "absolute": ([*PARTS, ("/etc/evil", "x")], "holds an unsafe name: '/etc/evil'"),
    "drive": ([*PARTS, ("C:/evil", "x")], "holds an unsafe name: 'C:/evil'"),
    "backslash": ([*PARTS, ("a\\..\\evil", "x")], "holds an unsafe name: 'a\\\\..\\\\evil'"),
    "double slash": ([*PARTS, ("a//evil", "x")], "holds an unsafe name: 'a//evil'"),
    "dot": ([*PARTS, ("a/./evil", "x")], "holds an unsafe name: 'a/./evil'"),
    "device": ([*PARTS, ("a/NUL.txt", "x")], "holds an unsafe name: 'a/NUL.txt'"),
    "stream": ([*PARTS, ("a/evil:stream", "x")], "holds an unsafe name: 'a/evil:stream'"),
    "control": ([*PARTS, ("a/\x1b[2J", "x")], "holds an unsafe name: 'a/\\x1b[2J'"),
    "hidden folder": (
        [(name.replace("a/", ".tmp-a/", 1), data) for name, data in PARTS],
        "holds an unsafe name: '.tmp-a/metadata.json'",
    ),
    "link": ([*PARTS, ("a/link", "/etc/passwd", LINK)], "holds a link: 'a/link'"),
    "pipe": ([*PARTS, ("a/pipe", "", stat.S_IFIFO)], "holds a link: 'a/pipe'"),
    "twice": ([*PARTS, ("a/BPE.model", "y")], "holds 'a/BPE.model' twice"),
    "two folders": ([*PARTS, ("b/x", "x")], "has to hold one folder and nothing beside it"),
    "file beside": ([*PARTS, ("x", "x")], "has to hold one folder and nothing beside it"),
    "flat": ([("metadata.json", METADATA)], "has to hold one folder and nothing beside it"),
    "empty": ([], "has to hold one folder and nothing beside it"),
    "no metadata": (PARTS[1:], "has no metadata.json"),
    "no weights": ([PARTS[0], PARTS[2]], "has no model/model.bin"),
    "no tokenizer": (PARTS[:2], "has neither sentencepiece.model nor bpe.model"),
    "not json": ([("a/metadata.json", "{"), *PARTS[1:]], "metadata.json is not a JSON object"),
    "no codes": ([("a/metadata.json", "{}"), *PARTS[1:]], "from_code is 'None'"),
    "other kind": (
        [("a/metadata.json", '{"type": "sbd"}'), *PARTS[1:]],
        "is not a translation package",
    ),
    "bomb": ([*PARTS, ("a/bomb", b"\0" * (30 << 20))], "is too large when unpacked"),
    "many files": (
        [*PARTS, *((f"a/{n}", "") for n in range(archive.MOST_ENTRIES))],
        "is too large when unpacked",
    ),
    "no model": (PARTS, "does not work: bpe.model can't be loaded: line 1 is not a pair of pieces"),
    "file as folder": ([*PARTS, ("a/bpe.model/x", "x")], "packages can't be changed"),
}


@pytest.mark.parametrize(("entries", "message"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_archive_is_refused(tmp_path: Path, entries: list[Entry], message: str) -> None:
    """Each ends in one line that says what is wrong, and leaves nothing anywhere."""
    packed = zipped(tmp_path / "bad.argosmodel", entries)
    before = tree(tmp_path)
    with pytest.raises(InputError) as caught:
        install(packed, tmp_path / "store")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert tree(tmp_path) == before


def damaged(data: bytes) -> dict[str, bytes]:
    half = len(data) // 2
    return {
        "truncated": data[:half],
        "one wrong bit": data[:half] + bytes([data[half] ^ 1]) + data[half + 1 :],
        "not a zip": b"hello",
        "nothing": b"",
    }


@pytest.mark.parametrize("kind", damaged(b"xx").keys())
def test_damaged_archive_is_refused(archives: dict[str, Path], tmp_path: Path, kind: str) -> None:
    """A broken download is one error that names the file, and no half package stays."""
    packed = tmp_path / "bad.argosmodel"
    packed.write_bytes(damaged(archives["en_es"].read_bytes())[kind])
    with pytest.raises(InputError) as caught:
        install(packed, tmp_path / "store")
    assert str(caught.value).startswith(f"{packed}: is ")
    assert not tree(tmp_path / "store")


def test_missing_and_encrypted_archives_are_refused(tmp_path: Path) -> None:
    """A file that isn't there and one that wants a password are said in a line each."""
    with pytest.raises(InputError, match=r"none: can't be read: No such file"):
        install(tmp_path / "none", tmp_path / "store")
    packed = zipped(tmp_path / "locked.argosmodel", PARTS)
    data = bytearray(packed.read_bytes())
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(magic, at + 1)
    packed.write_bytes(data)
    with pytest.raises(InputError, match=r"is damaged: .*encrypted"):
        install(packed, tmp_path / "store")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_any_damage_is_an_input_error(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever bytes of an archive are changed: an InputError, and nothing is left."""
    packed = zipped(tmp_path / "fuzzed.argosmodel", PARTS)
    content = bytearray(packed.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    packed.write_bytes(content)
    with pytest.raises(InputError):  # even undamaged: its model is no model
        install(packed, tmp_path / "store")
    assert not tree(tmp_path / "store")


@pytest.mark.parametrize("part", ["model/model.bin", "sentencepiece.model"])
def test_package_that_does_not_load_is_refused(
    archives: dict[str, Path], tmp_path: Path, part: str
) -> None:
    """An archive that is whole but whose model or tokenizer is junk is tried out and refused."""
    with zipfile.ZipFile(archives["en_es"]) as file:
        entries = [(name, file.read(name)) for name in file.namelist()]
    entries = [(n, b"junk" * 100 if n.endswith(part) else data) for n, data in entries]
    packed = zipped(tmp_path / "junk.argosmodel", entries)
    with pytest.raises(InputError, match=r"does not work: .*can't be loaded"):
        install(packed, tmp_path / "store")
    assert not tree(tmp_path / "store")


def test_installed_package_is_not_overwritten(archives: dict[str, Path], tmp_path: Path) -> None:
    """A second installation is refused unless asked for; asked for, it takes the first's place."""
    install(archives["en_es"], tmp_path)
    marker = tmp_path / NAME / "marker"
    marker.write_text("mine")
    with pytest.raises(
        InputError, match=r"is already installed \(put it in its place with --replace"
    ):
        install(archives["en_es"], tmp_path)
    assert marker.exists()
    model = install(archives["en_es"], tmp_path, replace=True)
    assert not marker.exists()
    assert ArgosEngine(tmp_path).models() == (model,)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_copy_under_another_name_is_known(archives: dict[str, Path], tmp_path: Path) -> None:
    """Argos Translate names folders as archives do: the same package in one is found, replaced."""
    install(archives["en_es"], tmp_path)
    (tmp_path / NAME).rename(tmp_path / "en_es")
    with pytest.raises(InputError, match="already installed"):
        install(archives["en_es"], tmp_path)
    install(archives["en_es"], tmp_path, replace=True)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_broken_folder_in_the_way_can_be_replaced(
    archives: dict[str, Path], tmp_path: Path
) -> None:
    """What stands where the package goes, broken or not, is never taken away unasked."""
    (tmp_path / NAME).mkdir()
    with pytest.raises(InputError, match="already installed"):
        install(archives["en_es"], tmp_path)
    assert install(archives["en_es"], tmp_path, replace=True).name == NAME


def test_failed_replacement_keeps_the_old_package(
    archives: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the new package can't be put in place the old one stands there again."""
    model = install(archives["en_es"], tmp_path)
    before = tree(tmp_path)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(InputError, match="packages can't be changed: Input/output error"):
        install(archives["en_es"], tmp_path, replace=True)
    assert tree(tmp_path) == before
    assert ArgosEngine(tmp_path).models() == (model,)


def test_full_disk_is_one_line(
    archives: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Running out of space midway leaves nothing and says so."""

    def full(folder: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(store, "sync", full)
    with pytest.raises(InputError, match="packages can't be changed: No space left on device"):
        install(archives["en_es"], tmp_path / "store")
    assert not tree(tmp_path / "store")


KILLED = """
import sys, time
from pathlib import Path
from translate.engines.argos import store
def hang(package, archive):
    print("unpacked", flush=True)
    time.sleep(60)
store._try_out = hang
store.install(Path(sys.argv[1]), Path(sys.argv[2]))
"""

STOCK = """
import sys
from pathlib import Path
from argostranslate.package import get_installed_packages
print([p.type for p in get_installed_packages([Path(sys.argv[1])])])
"""


def test_killed_installation_leaves_nothing_that_matters(
    archives: dict[str, Path], tmp_path: Path
) -> None:
    """Killed midway: neither we nor Argos Translate list or trip over the rest, the next sweeps."""
    folder = tmp_path / "store"
    install(archives["es_en"], folder)
    command = [sys.executable, "-c", KILLED, str(archives["en_es"]), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"unpacked\n"
        process.send_signal(signal.SIGKILL)
    left = [path.name for path in folder.iterdir() if path.name.startswith(".tmp-")]
    assert len(left) == 1
    engine = ArgosEngine(folder)
    assert [model.name for model in engine.models()] == ["translate-es_en-1_0"]
    assert engine.advice() is None
    homes = {name: str(tmp_path / name) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    listed = subprocess.run(
        [sys.executable, "-c", STOCK, str(folder)],
        env={**os.environ, **homes, "XDG_CONFIG_HOME": str(tmp_path / "config")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert sorted(json.loads(listed.stdout.replace("'", '"'))) == ["temporary", "translate"]
    install(archives["en_es"], folder)
    assert sorted(path.name for path in folder.iterdir()) == [NAME, "translate-es_en-1_0"]


def test_package_set_aside_by_a_killed_replacement_comes_back(
    archives: dict[str, Path], tmp_path: Path
) -> None:
    """Killed between the two renames of a replacement: the next call puts the old one back."""
    install(archives["en_es"], tmp_path)
    work = tmp_path / ".tmp-killed"
    (work / "old").mkdir(parents=True)
    (work / "new").mkdir()
    (tmp_path / NAME).rename(work / "old" / NAME)
    install(archives["es_en"], tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [NAME, "translate-es_en-1_0"]


def test_installations_at_once_do_not_mix(archives: dict[str, Path], tmp_path: Path) -> None:
    """Of two that install the same package at once one wins, and the other is told."""
    outcomes: list[str] = []

    def attempt() -> None:
        try:
            outcomes.append(install(archives["en_es"], tmp_path).name)
        except InputError as error:
            outcomes.append(error.message)

    threads = [threading.Thread(target=attempt) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [NAME, f"{NAME} is already installed"]
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_removed_package_is_gone(archives: dict[str, Path], tmp_path: Path) -> None:
    """Removing takes that package from every folder and no other; once more is an error."""
    one, two = tmp_path / "one", tmp_path / "two"
    model = install(archives["en_es"], one)
    install(archives["en_es"], two)
    other = install(archives["es_en"], two)
    remove(model, [one, two, tmp_path / "none"])
    assert ArgosEngine(one, two).models() == (other,)
    assert [path.name for path in two.iterdir()] == ["translate-es_en-1_0"]
    with pytest.raises(InputError, match=f"the package {NAME} is not installed"):
        remove(model, [one, two])


def test_removing_a_link_keeps_what_it_leads_to(unpacked: Path, tmp_path: Path) -> None:
    """A package that is a link into another place is unlinked, its files stay."""
    (tmp_path / "linked").symlink_to(unpacked / NAME)
    (package,) = installed([tmp_path]).packages
    remove(package.model, [tmp_path])
    assert list(tmp_path.iterdir()) == []
    assert (unpacked / NAME / "metadata.json").is_file()


def test_store_that_can_not_be_made_is_one_line(archives: dict[str, Path], tmp_path: Path) -> None:
    """A packages folder that can't be made is told of in one line."""
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="packages can't be changed: Not a directory"):
        install(archives["en_es"], tmp_path / "file" / "store")
