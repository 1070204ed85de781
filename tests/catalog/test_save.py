"""Files are written whole or not at all, and never over what somebody wrote meanwhile."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from translate import files
from translate.catalog import Catalog, Conflict, load, merge, save, update
from translate.errors import DragomanError, InputError

save_module = import_module("translate.catalog.save")  # the function has the same name

STORY = "Head\n\nThe council kept the ferry. It gave no reason.\n"
LEAD = "The council kept the ferry."
SHORT = "It gave no reason."


@pytest.fixture
def po(tmp_path) -> Path:
    return tmp_path / "story.pt_BR.po"


@pytest.fixture
def fresh(article, catalog) -> Catalog:
    return catalog(article(STORY))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def review(path: Path, edit, msgid: str, **changes) -> None:
    """An editor's save: the whole file at once."""
    path.write_bytes(edit(load(path), msgid, **changes).dumps())


def test_the_first_run_writes_and_the_second_does_not(po, fresh):
    """A run without news leaves the file alone, to its inode and times."""
    assert update(po, fresh).written
    assert po.read_bytes() == fresh.dumps()
    before = po.stat()
    outcome = update(po, fresh)
    assert (outcome.written, outcome.catalog) == (False, load(po))
    assert (po.stat().st_ino, po.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert names(po.parent) == [po.name]


def test_a_touched_source_is_no_news(po, article, catalog):
    """A newer date of the same source (a fresh checkout) moves no date in the file."""
    update(po, catalog(article(STORY)))
    later = article(STORY, date=None)
    assert not update(po, catalog(later, load(po))).written


def test_the_revision_date_moves_with_the_words(po, article, catalog, monkeypatch):
    """A run that changes words dates its revision by the source, or by SOURCE_DATE_EPOCH."""
    update(po, catalog(article(STORY)))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    update(po, catalog(article(STORY), load(po), key="bbbbbbbb"))
    header = load(po).header
    assert header["PO-Revision-Date"] == "2030-03-17 17:46+0000"
    assert header["POT-Creation-Date"] == "2026-03-09 07:05+0000"


def test_the_sources_date_moves_with_the_source(po, article, catalog):
    """A changed article brings its date along; what is no field stays in the header."""
    update(po, catalog(article(STORY)))
    po.write_text(po.read_text("utf-8").replace('"Language: ', '"odd\\n"\n"Language: '), "utf-8")
    later = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)
    done = update(po, catalog(article(STORY + "\nMore.\n", date=later), load(po)))
    header = done.catalog.header
    assert header["Project-Id-Version"] == "story 2026-04-01"
    assert header["POT-Creation-Date"] == header["PO-Revision-Date"] == "2026-04-01 08:00+0000"
    assert "odd" in done.catalog.head.msgstr.split("\n")


def test_what_would_not_read_back_is_not_written(po, fresh, monkeypatch):
    """A word that would get lost on the way is found before the file is touched."""
    update(po, fresh)
    before = po.read_bytes()
    real = save_module.dumps
    monkeypatch.setattr(
        save_module, "dumps", lambda catalog: real(replace(catalog, entries=catalog.entries[:-1]))
    )
    with pytest.raises(DragomanError, match="would not read back as it is"):
        replace(load(po), tail=("# new",)).save()
    assert po.read_bytes() == before


def test_an_editors_layout_is_left_alone(po, fresh):
    """Without news a file that an editor wrapped stays as the editor wrote it."""
    update(po, fresh)
    lines = po.read_text().replace('msgid "The council', 'msgid ""\n"The council')
    po.write_text(lines)
    assert not update(po, fresh).written
    assert po.read_text() == lines


def test_a_reviewers_work_survives_a_run(po, article, catalog, edit):
    """What was saved between two runs is in the file after the second."""
    update(po, catalog(article(STORY)))
    review(po, edit, LEAD, msgstr="O conselho manteve a balsa.", fuzzy=False)
    update(po, catalog(article(STORY + "\nMore.\n"), load(po)))
    assert load(po).get(None, LEAD).msgstr == "O conselho manteve a balsa."
    assert load(po).get(None, "More.").msgstr == "MORE."


def test_saving_over_a_changed_file_is_refused(po, fresh, edit):
    """`Catalog.save` compares: the file must be the one that was merged."""
    assert fresh.save(po)
    mine = load(po)
    review(po, edit, LEAD, msgstr="Dela", fuzzy=False)
    with pytest.raises(Conflict, match="has changed since it was read"):
        edit(mine, LEAD, msgstr="Meu").save(po)
    with pytest.raises(Conflict):
        fresh.save(po)  # built without looking at the file
    assert merge(load(po), fresh).save() is False
    assert load(po).get(None, LEAD).msgstr == "Dela"


def test_a_save_in_between_is_merged_again(po, article, catalog, edit, monkeypatch):
    """An editor that saves while we merge loses nothing, and neither do we."""
    update(po, catalog(article(STORY)))
    new = catalog(article(STORY + "\nMore.\n"), load(po))
    real, times = save_module.merge, []

    def slow(old: Catalog, built: Catalog) -> Catalog:
        if not times:
            review(po, edit, LEAD, msgstr="Dela", fuzzy=False)
        times.append(1)
        return real(old, built)

    monkeypatch.setattr(save_module, "merge", slow)
    assert update(po, new).written
    assert len(times) == 2
    assert load(po).get(None, LEAD).msgstr == "Dela"
    assert load(po).get(None, "More.") is not None


def test_a_save_while_we_write_is_merged_again(po, article, catalog, edit, monkeypatch):
    """An editor doesn't take our lock: the file is compared once more before it is replaced."""
    update(po, catalog(article(STORY)))
    new = catalog(article(STORY + "\nMore.\n"), load(po))
    real, times = files.write, []

    def slow(*args, **options) -> None:
        real(*args, **options)
        if not times:
            review(po, edit, LEAD, msgstr="Dela", fuzzy=False)
        times.append(1)

    monkeypatch.setattr(files, "write", slow)
    assert update(po, new).written
    assert len(times) == 2
    assert load(po).get(None, LEAD).msgstr == "Dela"
    assert load(po).get(None, "More.") is not None


needs_exchange = pytest.mark.skipif(
    files._renameat2() is None, reason="the system can't swap two names"
)


@needs_exchange
@pytest.mark.parametrize("saves", [1, 2])
def test_a_save_at_the_last_moment_is_merged_again(saves, po, article, catalog, edit, monkeypatch):
    """Even what is saved after the file was compared is found, and saved again while we put it
    back: the latest stays."""
    update(po, catalog(article(STORY)))
    new = catalog(article(STORY + "\nMore.\n"), load(po))
    mine = load(po)  # as the editor has it open
    real, times = files.exchange, []

    def late(one: Path, other: Path) -> bool:
        times.append(1)
        if len(times) <= saves:
            po.write_bytes(edit(mine, LEAD, msgstr=f"Dela {len(times)}", fuzzy=False).dumps())
        return real(one, other)

    monkeypatch.setattr(files, "exchange", late)
    assert update(po, new).written
    assert load(po).get(None, LEAD).msgstr == f"Dela {saves}"
    assert load(po).get(None, "More.") is not None
    assert names(po.parent) == [po.name]


def test_where_names_cannot_be_swapped(po, article, catalog, edit, monkeypatch):
    """The file is compared just before it is replaced."""
    update(po, catalog(article(STORY)))
    review(po, edit, LEAD, msgstr="Dela", fuzzy=False)
    monkeypatch.setattr(files, "_renameat2", lambda: None)
    assert update(po, catalog(article(STORY + "\nMore.\n"), load(po))).written
    assert load(po).get(None, LEAD).msgstr == "Dela"
    assert load(po).get(None, "More.") is not None


def test_paths_as_text(po, fresh):
    """A path may be a string, as everywhere in Python."""
    assert update(str(po), fresh).written
    catalog = Catalog.load(str(po))
    assert catalog.path == po
    assert catalog.save(str(po)) is False
    assert catalog == load(str(po))


def test_a_file_that_never_rests_is_given_up(po, fresh, monkeypatch):
    """After some tries: one line, and the file as the other program wrote it."""
    update(po, fresh)
    count = iter(range(100))

    def busy(old: Catalog, built: Catalog) -> Catalog:
        po.write_text(f"{po.read_text()}# {next(count)}\n")
        return built

    monkeypatch.setattr(save_module, "merge", busy)
    with pytest.raises(DragomanError, match="changes faster than it can be merged"):
        update(po, fresh)


@pytest.mark.parametrize("data", [b"", b"Not a PO.\n", b"\0", b"<<<<<<< HEAD\n"])
def test_what_cannot_be_read_is_never_overwritten(po, fresh, data):
    """A file that isn't a PO, or half of one, stays as it is."""
    po.write_bytes(data)
    with pytest.raises(InputError):
        update(po, fresh)
    with pytest.raises(Conflict):
        fresh.save(po)
    assert po.read_bytes() == data
    assert names(po.parent) == [po.name]


def test_permissions_and_links_stay(po, fresh, edit, tmp_path):
    """An existing file keeps its mode; a symbolic link still leads to the file; a new file's
    mode is what the umask leaves."""
    real = tmp_path / "real" / "x.po"
    po.symlink_to(real)
    old = os.umask(0o027)
    try:
        assert update(po, fresh).written
    finally:
        os.umask(old)
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    real.chmod(0o604)
    update(po, edit(fresh, LEAD, msgstr="x", fuzzy=False))
    merged = merge(load(po), fresh)
    assert save(replace(merged, tail=("# t",)), po, seen=merged.seen)
    assert po.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o604


def test_a_folder_that_is_not_there_is_made(tmp_path, fresh):
    """`--output` may name a new folder."""
    assert fresh.save(tmp_path / "out" / "pt" / "x.po")


@pytest.mark.parametrize("where", ["write", "replace"])
def test_a_full_disk(po, fresh, monkeypatch, where):
    """One line, the old file as it was, and no temporary file left."""
    update(po, fresh)
    before = po.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if where == "write":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(os, "replace", full)
        monkeypatch.setattr(files, "exchange", lambda *_: False)
    old = load(po)
    with pytest.raises(DragomanError) as error:
        save(replace(old, tail=("# t",)), po, seen=old.seen)
    assert str(error.value) == f"{po}: can't be written: No space left on device"
    assert (po.read_bytes(), names(po.parent)) == (before, [po.name])


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(po, fresh):
    """One line with what to do."""
    po.parent.chmod(0o500)
    try:
        with pytest.raises(DragomanError, match="can't be written: Permission denied"):
            fresh.save(po)
    finally:
        po.parent.chmod(0o700)


def test_a_read_only_folder_as_the_system_tells_it(po, fresh, monkeypatch):
    """What the system says of it reaches the user in one line, with a way out."""

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "write", refuse)
    with pytest.raises(DragomanError) as error:
        fresh.save(po)
    assert str(error.value) == (
        f"{po}: can't be written: Permission denied "
        "(choose another folder with --output, or change its permissions)"
    )


def test_two_runs_at_once(po, fresh):
    """Runs in threads on the same file: each takes its turn, and every reviewer's note stays."""
    update(po, fresh)
    errors = []

    def annotate(number: int) -> None:
        done = False
        while not done:
            old = load(po)
            entries = tuple(
                replace(e, note=(*e.note, f"{number}")) if e.msgid == LEAD else e
                for e in old.entries
            )
            try:
                done = save(replace(old, entries=entries), po, seen=old.seen)
            except Conflict:
                continue
            except Exception as error:
                errors.append(error)
                return

    threads = [threading.Thread(target=annotate, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert sorted(load(po).get(None, LEAD).note) == [str(n) for n in range(8)]


def test_a_lock_that_is_never_given_back(po, fresh, monkeypatch):
    """Another run that hangs while writing: one line instead of waiting for ever."""
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(files, "_PATIENCE", 0.05)
    handle = os.open(po.parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(DragomanError, match="another run has been writing"):
            fresh.save(po)
    finally:
        os.close(handle)


def test_a_killed_runs_leftover_is_cleared_away(po, fresh):
    """The temporary file of a run that was killed goes with the next run."""
    (po.parent / f".{po.name}.tmp").write_bytes(b"half")
    update(po, fresh)
    assert names(po.parent) == [po.name]


WRITER = """
import itertools, sys

from dataclasses import replace
from pathlib import Path
from translate.catalog import load, save
po = Path(sys.argv[1])
old = load(po)
for number in itertools.count():
    new = replace(old, tail=(f"# {number}",) + ("# " + "x" * 90,) * 3000)
    save(new, po, seen=old.seen)
    old = load(po)
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_while_saving(po, fresh, tmp_path):
    """kill -9 at any moment leaves the old file or the new one, whole."""
    update(po, fresh)
    chance = random.Random(4)
    for _ in range(8):
        command = [sys.executable, "-c", WRITER, str(po)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            assert process.stdout.readline() == "0\n"
            time.sleep(chance.random() * 0.1)
            process.send_signal(signal.SIGKILL)
        catalog = load(po)
        assert catalog.entries == fresh.entries
        assert len(catalog.tail) == 3001
    update(po, fresh)
    assert names(tmp_path) in ([po.name], [f".{po.name}.tmp", po.name])
