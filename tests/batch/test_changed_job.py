"""A job whose sources, languages or own files are not what they were in the run before."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from test_job import receipts, written

from translate.batch.executors import cluster
from translate.batch.place import STATE

Run = Callable[..., Result]

LATE = "The ferry to the island was late again, and nobody at the harbour knew why.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with an article, and one with another and something in no language."""
    for name, text in (("a/late.txt", LATE), ("b/late.txt", LATE), ("b/code.txt", "0x1F 2B\n")):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "news"


@pytest.fixture
def run(dragoman: Run, news: Path, tmp_path: Path) -> Run:
    def call(*arguments: object, to: str = "pt") -> Result:
        return dragoman(
            *("corpus", "run", news, "--to", to, "--engine", "upper", "--jobs", 0),
            *("-o", tmp_path / "out", *arguments),
        )

    return call


def test_what_failed_is_forgotten_with_its_article(run: Run, news: Path, tmp_path: Path) -> None:
    """Nobody can mend it any more; drafts of articles that are gone stay, and are counted."""
    assert run().exit_code == 1
    for name in ("code.txt", "late.txt"):
        (news / "b" / name).unlink()
    gone = run()
    assert gone.exit_code == 0
    assert "2 articles (2 done)" in gone.stdout
    assert "failed: " not in gone.stdout
    assert receipts(tmp_path / "out") == {"a/late.txt": "done", "b/late.txt": "done"}
    drafts = written(tmp_path / "out")
    assert list(drafts) == ["a/late.pt.po", "b/late.pt.po"]
    (news / "b" / "late.txt").write_text(LATE)
    (news / "b" / "code.txt").write_text("0x1F 2B\n")
    back = run()
    assert back.exit_code == 1
    assert "3 articles (2 done, 1 failed)" in back.stdout
    assert written(tmp_path / "out") == drafts


def test_a_shard_of_failures_alone_goes_with_its_articles(
    run: Run, dragoman: Run, news: Path, tmp_path: Path
) -> None:
    """`retry` forgets them as well."""
    (news / "b" / "late.txt").unlink()
    run()
    (news / "b" / "code.txt").unlink()
    retried = dragoman("corpus", "retry", tmp_path / "out", "--jobs", 0)
    assert "1 articles (1 done)" in retried.stdout
    assert receipts(tmp_path / "out") == {"a/late.txt": "done"}


def test_records_in_another_language_stay(run: Run, tmp_path: Path) -> None:
    """A run into one language leaves alone what an earlier one made into another."""
    run("--as", "jsonl")
    before = written(tmp_path / "out")
    result = run("--as", "jsonl", to="es")
    assert "6 articles (4 done, 2 failed)" in result.stdout
    after = written(tmp_path / "out")
    assert {name: after.get(name) for name in before} == before
    targets = [
        json.loads(line)["target_language"]
        for data in after.values()
        for line in gzip.decompress(data).splitlines()
    ]
    assert sorted(targets) == ["es", "es", "pt", "pt"]


def test_a_journal_of_another_version_is_made_again(run: Run, tmp_path: Path) -> None:
    """Nothing is drafted again; before the next run the command that mends it is named."""
    first = run().stdout.splitlines()[0]
    with closing(sqlite3.connect(tmp_path / "out" / STATE / "journal.db")) as journal, journal:
        journal.execute("ALTER TABLE shard DROP COLUMN facts")
    second = run()
    assert "made again from the receipts" in second.stderr
    assert "0 words, 3 done before" in second.stderr
    assert second.stdout.splitlines()[0] == first


@pytest.mark.parametrize("command", ["status", "report", "retry"])
def test_a_job_without_its_journal_is_not_taken_for_an_empty_one(
    run: Run, dragoman: Run, tmp_path: Path, command: str
) -> None:
    """Before it is made again `status` and `report` say what makes it; `retry` reads receipts."""
    run()
    (tmp_path / "out" / STATE / "journal.db").unlink()
    result = dragoman("corpus", command, tmp_path / "out")
    if command == "retry":
        assert "code.txt: failed" in result.stderr
        return
    assert result.exit_code == 2
    assert result.stderr == (
        f"dragoman: {tmp_path / 'out'}: the job's journal is gone "
        "(`dragoman corpus status --rebuild` makes it again from the receipts)\n"
    )


def test_half_a_letter_in_an_id_stops_no_job(run: Run, news: Path) -> None:
    """JSON may escape half a surrogate pair; the record is drafted as `translate` does."""
    record = json.dumps({"id": "\ud800", "text": LATE})
    (news / "wire.jsonl").write_text(f"{record}\n")
    result = run()
    assert result.exit_code == 1
    assert "4 articles (3 done, 1 failed)" in result.stdout


def test_a_file_that_is_no_memory_is_one_line(run: Run, news: Path) -> None:
    """As in `translate`, and before any work."""
    given = news / "a" / "late.txt"
    result = run("--memory", given)
    assert result.exit_code == 2
    assert result.stderr == (
        f"dragoman: {given}: is not a translation memory (name the file that is one)\n"
    )


def test_a_scheduler_file_that_never_comes_is_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is waited for as long as the scheduler itself, not for ever."""
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
    result = run("--cluster", tmp_path / "scheduler.json")
    assert result.exit_code == 2
    assert result.stderr == (
        f"dragoman: {tmp_path / 'scheduler.json'}: the cluster can't be reached, or has no workers "
        "(start a scheduler and workers: docs/scale.md)\n"
    )
