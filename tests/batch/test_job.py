"""`dragoman corpus`: what is done, what is done again, and what is left alone."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from translate.batch import work
from translate.batch.place import STATE, Place

Run = Callable[..., Result]

FERRY = "The ferry to Hanoi was late on {day}.\n\nNobody at the harbour knew why.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A corpus of two folders, with an article in the target language and one in none."""
    for number, day in enumerate(("Monday", "Tuesday", "Friday", "Sunday")):
        path = tmp_path / "news" / f"2026-{number % 2}" / f"{day.lower()}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FERRY.format(day=day))
    (tmp_path / "news" / "balsa.txt").write_text(
        "A balsa para o porto chegou tarde na segunda-feira. Ninguém sabia por quê.\n"
    )
    (tmp_path / "news" / "code.txt").write_text("0x1F 2B\n")
    return tmp_path / "news"


@pytest.fixture
def run(dragoman: Run, news: Path, tmp_path: Path) -> Run:
    def call(*arguments: object, output: str = "out") -> Result:
        return dragoman(
            *("corpus", "run", news, "--to", "pt", "--engine", "upper", "--jobs", 0),
            *("-o", tmp_path / output, *arguments),
        )

    return call


def written(folder: Path) -> dict[str, bytes]:
    """All files of an output folder but the job's own."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and STATE not in path.parts
    }


def receipts(folder: Path) -> dict[str, str]:
    """The state of each article, by its name."""
    return {row.name: row.state for receipt in Place(folder).each_receipt() for row in receipt.rows}


def test_a_corpus_becomes_pos_in_its_own_tree(run: Run, dragoman: Run, tmp_path: Path) -> None:
    """The POs are those of `translate`; what can't be drafted is said, and why."""
    result = run()
    assert result.exit_code == 1
    assert "code.txt: failed: the language can't be told" in result.stderr
    assert "6 articles (4 done, 1 skipped, 1 failed)" in result.stdout
    found = written(tmp_path / "out")
    assert list(found) == [
        "2026-0/friday.pt.po",
        "2026-0/monday.pt.po",
        "2026-1/sunday.pt.po",
        "2026-1/tuesday.pt.po",
    ]
    one = tmp_path / "out" / "2026-0" / "friday.pt.po"
    one.unlink()
    article = tmp_path / "news" / "2026-0" / "friday.txt"
    alone = dragoman("translate", article, "--to", "pt", "--engine", "upper", "-o", one.parent)
    assert alone.exit_code == 0, alone.stderr
    assert one.read_bytes() == found["2026-0/friday.pt.po"]


def test_what_is_done_is_not_done_again(run: Run, tmp_path: Path) -> None:
    """A second run finds it all, without the engine; a file that is gone is made again."""
    run()
    first = written(tmp_path / "out")
    (tmp_path / "out" / "2026-0" / "friday.pt.po").unlink()
    second = run()
    assert "6 articles, 28 words" in second.stderr or "4 done before" in second.stderr
    assert written(tmp_path / "out") == first
    third = run()
    assert "6 articles, 0 words, 6 done before" in third.stderr
    assert written(tmp_path / "out") == first


def test_what_a_kill_left_without_a_receipt_is_done_to_the_same(
    run: Run, news: Path, tmp_path: Path
) -> None:
    """Drafts that stand in their POs already get the comments and the facts that new ones get."""
    (news / "capitals.txt").write_text(
        "KIM JONG-UN SENDS GREETING TO YOUTH ORCHESTRA IN VLADIVOSTOK\n\n"
        "U.S. President Donald Trump once said that he would like to hear it; none was invited.\n"
    )
    run()
    before = written(tmp_path / "out")
    told = list(Place(tmp_path / "out").each_receipt())
    shutil.rmtree(tmp_path / "out" / STATE)
    assert run().exit_code == 1
    assert written(tmp_path / "out") == before
    assert list(Place(tmp_path / "out").each_receipt()) == told


def test_an_article_that_changed_is_drafted_again(run: Run, news: Path, tmp_path: Path) -> None:
    """And counted once; the others are left alone."""
    run()
    before = written(tmp_path / "out")
    (news / "2026-0" / "friday.txt").write_text(FERRY.format(day="Saturday"))
    result = run()
    assert "6 articles (4 done, 1 skipped, 1 failed)" in result.stdout
    after = written(tmp_path / "out")
    assert [name for name in after if after[name] != before[name]] == ["2026-0/friday.pt.po"]
    assert sorted(receipts(tmp_path / "out")) == sorted(
        str(path.relative_to(news)) for path in news.rglob("*.txt")
    )


def test_a_changed_glossary_drafts_again_what_it_touches(run: Run, tmp_path: Path) -> None:
    """An article without the term keeps its file; the drafts of the others have the new word."""
    (tmp_path / "news" / "2026-0" / "friday.txt").write_text("The old ship was late on Friday.\n")
    run()
    before = written(tmp_path / "out")
    keys = {row.name: row.key for r in Place(tmp_path / "out").each_receipt() for row in r.rows}
    names = tmp_path / "names.csv"
    names.write_text("en,pt\nharbour,cais\n")
    result = run("--glossary", names)
    assert "glossary: not as in the last run" in result.stderr
    after = written(tmp_path / "out")
    changed = [name for name in after if after[name] != before[name]]
    assert changed == ["2026-0/monday.pt.po", "2026-1/sunday.pt.po", "2026-1/tuesday.pt.po"]
    assert all("CAIS" in after[name].decode() for name in changed)
    again = {row.name: row.key for r in Place(tmp_path / "out").each_receipt() for row in r.rows}
    assert {name for name in keys if keys[name] != again[name]} == {
        f"{name.removesuffix('.pt.po')}.txt" for name in changed
    }


def test_what_a_person_wrote_is_kept(run: Run, news: Path, tmp_path: Path) -> None:
    """A reviewed entry outlives new settings and a new source, and `status` counts it."""
    run()
    po = tmp_path / "out" / "2026-0" / "friday.pt.po"
    text = po.read_text("utf-8")
    start = text.index('msgid "Nobody')
    text = text[:start] + text[start:].replace("NOBODY AT THE HARBOUR KNEW WHY.", "Sei lá.")
    flag = text.rindex("#, fuzzy, no-wrap", 0, start)
    po.write_text(text[:flag] + text[flag:].replace("fuzzy, ", "", 1), "utf-8")
    (news / "2026-0" / "friday.txt").write_text(FERRY.format(day="Saturday"))
    assert run("--desk", "desk@harbour.example").exit_code == 1
    assert "Sei lá." in po.read_text("utf-8")
    assert "SATURDAY" in po.read_text("utf-8")


def test_records_are_the_same_drafts(run: Run, tmp_path: Path) -> None:
    """As JSON lines: a record an article, with its segments, their provenance and findings."""
    result = run("--as", "jsonl")
    assert result.exit_code == 1, result.stderr
    lines = [
        json.loads(line)
        for path in sorted((tmp_path / "out").rglob("*.jsonl.gz"))
        for line in gzip.decompress(path.read_bytes()).splitlines()
    ]
    by_name = {line["id"]: line for line in lines}
    assert sorted(by_name) == [
        "2026-0/friday.txt",
        "2026-0/monday.txt",
        "2026-1/sunday.txt",
        "2026-1/tuesday.txt",
    ]
    friday = by_name["2026-0/friday.txt"]
    assert friday["source"] == FERRY.format(day="Friday")
    assert friday["target"] == friday["source"].upper().replace("HANOI", "HANÓI")
    assert (friday["source_language"], friday["target_language"]) == ("en", "pt")
    sentences = friday["target"].removesuffix("\n").split("\n\n")
    assert [segment["target"] for segment in friday["segments"]] == sentences
    assert friday["segments"][0]["terms"] == [["Hanoi", "Hanói"]]
    assert friday["segments"][0]["provenance"]["engine"] == "upper"


def test_parquet_has_the_same_records(run: Run, tmp_path: Path) -> None:
    """Row for row what the JSON lines have; a second run leaves the very bytes."""
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run("--as", "parquet").exit_code == 1
    before = written(tmp_path / "out")
    rows = [
        row for name in before for row in parquet.read_table(tmp_path / "out" / name).to_pylist()
    ]
    run("--as", "jsonl", output="lines")
    lines = [
        json.loads(line)
        for data in written(tmp_path / "lines").values()
        for line in gzip.decompress(data).splitlines()
    ]
    assert sorted(rows, key=_id) == sorted(lines, key=_id)
    shutil.rmtree(tmp_path / "out" / STATE)
    run("--as", "parquet")
    assert written(tmp_path / "out") == before


def _id(row: dict[str, str]) -> str:
    return row["id"]


def test_records_are_kept_too_where_the_glossary_does_not_touch_them(
    run: Run, tmp_path: Path
) -> None:
    """A shard's file is written again with the old records of articles that are as they were."""
    names = tmp_path / "names.csv"
    names.write_text("en,pt\nTuesday,terça\n")
    run("--as", "jsonl")
    before = written(tmp_path / "out")
    assert run("--as", "jsonl", "--glossary", names).exit_code == 1
    fresh = run("--as", "jsonl", "--glossary", names, output="fresh")
    assert fresh.exit_code == 1
    after = written(tmp_path / "out")
    assert after == written(tmp_path / "fresh")
    assert sum(after[name] != before[name] for name in after) == 1


def test_a_lost_or_torn_journal_is_made_again(run: Run, dragoman: Run, tmp_path: Path) -> None:
    """What is done is told by the receipts: nothing is drafted again, and the counts are back."""
    first = run().stdout.splitlines()[0]
    journal = tmp_path / "out" / STATE / "journal.db"
    journal.write_bytes(journal.read_bytes()[:5000])
    torn = run()
    assert "the journal was damaged: it is made again from the receipts" in torn.stderr
    assert "0 words, 6 done before" in torn.stderr
    assert torn.stdout.splitlines()[0] == first
    journal.unlink()
    rebuilt = dragoman("corpus", "status", tmp_path / "out", "--rebuild")
    assert rebuilt.exit_code == 0
    assert rebuilt.stdout.splitlines()[0] == first


def test_two_jobs_on_one_output_are_one_line(run: Run, tmp_path: Path) -> None:
    """The second is refused before any work; the parts of one job are not."""
    run()
    with Place(tmp_path / "out").locked(None):
        result = run()
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1
        assert "another job is at work there (process " in result.stderr


def test_parts_make_the_whole(run: Run, tmp_path: Path) -> None:
    """As a scheduler starts them, one process a part: together they write what one job does."""
    words = ("--shard-words", 5)
    run(*words, output="whole")
    seen = [run(*words, "--shard", f"{number}/3").stderr for number in (1, 2, 3)]
    assert written(tmp_path / "out") == written(tmp_path / "whole")
    assert receipts(tmp_path / "out") == receipts(tmp_path / "whole")
    assert all("6 articles" not in part for part in seen)
    assert "6 done before" in run(*words).stderr


def test_what_failed_is_tried_again_on_demand(
    run: Run, dragoman: Run, news: Path, tmp_path: Path
) -> None:
    """`retry` does what failed and nothing else; a job's own folder is found by its name."""
    run()
    result = dragoman("corpus", "retry", tmp_path / "out", "--jobs", 0)
    assert result.exit_code == 1
    assert "code.txt: failed" in result.stderr
    assert "2 articles" in result.stderr
    (news / "code.txt").unlink()
    assert run().exit_code == 0
    nowhere = dragoman("corpus", "retry", news)
    assert nowhere.exit_code == 2
    assert "there is no corpus job here" in nowhere.stderr


def test_another_form_in_one_folder_is_refused(run: Run, tmp_path: Path) -> None:
    """Before any work, with what to say instead."""
    run()
    result = run("--as", "jsonl")
    assert result.exit_code == 2
    assert "the job there was begun with --as po, not jsonl" in result.stderr


def test_a_dry_run_counts_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    """How much there is, how much of it is done, and about how long the rest takes."""
    result = run("--dry-run", "--format", "json")
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert (told["articles"], told["done"], told["left"]) == (6, 0, told["words"])
    assert told["seconds"] > 0
    assert not (tmp_path / "out").exists()
    run()
    again = json.loads(run("--dry-run", "--format", "json").stdout)
    assert (again["articles"], again["done"], again["left"]) == (6, 6, 0)


def test_a_limit_ends_the_job_early(run: Run, tmp_path: Path) -> None:
    """The first articles only; the next run does the others."""
    assert "3 articles" in run("--limit", 3).stderr
    run(output="whole")
    run()
    assert written(tmp_path / "out") == written(tmp_path / "whole")


def test_an_odd_article_costs_no_other(
    run: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One too long, one of too many lines, one that is no text, and two that would share a PO."""
    monkeypatch.setattr(work, "MOST_SEGMENTS", 2000)
    (news / "lines.txt").write_text("The ferry was late.\n" * 2001)
    (news / "long.txt").write_bytes(b"The ferry was late. " * 900_000)
    (news / "picture.txt").write_bytes(bytes(range(256)) * 4)
    (news / "balsa.md").write_text("# The ferry\n\nNobody at the harbour knew why it was late.\n")
    result = run()
    assert result.exit_code == 1
    assert "long.txt: failed: is longer than 16 MB: no article is" in result.stderr
    assert "lines.txt: failed: has 2,001 segments: no article has so many" in result.stderr
    assert "picture.txt: failed: " in result.stderr
    assert "balsa.txt: failed: would share its PO with balsa.md: rename one" in result.stderr
    assert len(written(tmp_path / "out")) == 5


def test_the_report_is_there_for_programs(run: Run, tmp_path: Path) -> None:
    """`report.json` beside the outputs has what the summary says."""
    result = run("--format", "json")
    told = json.loads(result.stdout)
    assert told == json.loads((tmp_path / "out" / STATE / "report.json").read_bytes())
    assert told["states"] == {"done": 4, "skipped": 1, "failed": 1}
    assert told["languages"] == {"en": 4}
    assert [trouble["name"] for trouble in told["troubles"]] == ["code.txt"]


def test_an_output_folder_inside_the_corpus_is_no_source(
    run: Run, news: Path, tmp_path: Path
) -> None:
    """What the job writes is never read as an article."""
    run(output="news/drafts")
    (news / "drafts" / "notes.txt").write_text("Some notes on the drafts of the harbour.\n")
    assert "6 articles, 0 words, 6 done before" in run(output="news/drafts").stderr
    shutil.rmtree(news / "drafts")


def test_records_are_articles(run: Run, dragoman: Run, news: Path, tmp_path: Path) -> None:
    """A PO a record, as `translate` writes it; a bad line fails alone, empty ones are skipped."""
    rows = [{"id": f"ferry {day}", "title": f"The {day} ferry", "text": FERRY.format(day=day)}
            for day in ("Monday", "Friday")]  # fmt: skip
    lines = [json.dumps(row) for row in rows] + ['{"id": 3, "title": ""}', "{oops"]
    shutil.rmtree(news)
    (news / "wire").mkdir(parents=True)
    (news / "wire" / "day.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    (news / "wire" / "day.csv").write_text("id,text\nx,The ferry to Hanoi was late again.\n")
    options = ("--from", "en")
    result = run(*options)
    assert result.exit_code == 1
    assert "wire/day.jsonl.gz:4: failed: " in result.stderr
    assert "5 articles (3 done, 1 skipped, 1 failed)" in result.stdout
    found = written(tmp_path / "out")
    assert len(found) == 3
    assert "wire/day/x.pt.po" in found
    for name in found:
        (tmp_path / "out" / name).unlink()
    for name in ("day.jsonl.gz", "day.csv"):
        where = tmp_path / "out" / "wire"
        call = (news / "wire" / name, "--to", "pt", "--engine", "upper", "-o", where, *options)
        dragoman("translate", *call)
    assert written(tmp_path / "out") == found
    as_records = run(*options, "--as", "jsonl", output="records")
    assert as_records.exit_code == 1
    [csv] = [
        json.loads(gzip.decompress(data))
        for data in written(tmp_path / "records").values()
        if b"day.csv" in gzip.decompress(data)
    ]
    assert (csv["id"], csv["target"]) == ("wire/day.csv/x", "THE FERRY TO HANÓI WAS LATE AGAIN.")
