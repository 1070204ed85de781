"""`report.json` and `dragoman corpus report`: what a job came to, for programs and to look at."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import translate
from translate.batch.facts import row
from translate.batch.place import STATE, Place
from translate.catalog import Catalog, Entry
from translate.desk.home import Home
from translate.desk.opened import Opened
from translate.finding import Finding, Severity

Run = Callable[..., Result]

STORY = "The crane {number} at the harbour stood still.\n\nThe mayor of Hanoi did not say why.\n"


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A few articles, and one whose language can't be told."""
    folder = tmp_path / "harbour"
    folder.mkdir()
    for number in range(6):
        (folder / f"crane-{number}.txt").write_text(STORY.format(number=number))
    (folder / "code.txt").write_text("0x1F 2B\n")
    return folder


@pytest.fixture
def job(dragoman: Run, harbour: Path, tmp_path: Path) -> Run:
    """Run a job on them."""

    def call(*arguments: object) -> Result:
        return dragoman(
            *("corpus", "run", harbour, "--to", "pt", "--engine", "upper", "--jobs", 0),
            *("--shard-words", 20, "-o", tmp_path / "out", *arguments),
        )

    return call


@pytest.fixture
def out(job: Run, tmp_path: Path) -> Path:
    """The output folder of a job that is over."""
    assert job().exit_code == 1
    return tmp_path / "out"


def report(out: Path) -> dict[str, Any]:
    return dict(json.loads((out / STATE / "report.json").read_bytes()))


def test_each_run_is_a_series_of_its_own(job: Run, harbour: Path, out: Path) -> None:
    """How many words it had done when, and the memory; a run that goes on doesn't count again."""
    (harbour / "late.txt").write_text("The late crane fell into the harbour at night.\n")
    job()
    told = report(out)
    assert [run["words"] for run in told["runs"]] == [6 * 16, 9]
    for run in told["runs"]:
        assert (run["part"], run["workers"], run["cluster"]) == (None, 0, False)
        assert [list(moment) for moment in run["moments"]] == [
            ["seconds", "articles", "words", "memory"]
        ] * len(run["moments"])
        last = run["moments"][-1]
        assert (last["words"], last["seconds"]) == (run["words"], run["seconds"])
        assert run["memory"] == max(moment["memory"] for moment in run["moments"]) > 10**6
    assert told["memory"] == max(run["memory"] for run in told["runs"])
    assert "moments" not in told


def test_the_slowest_articles_are_named(dragoman: Run, harbour: Path, job: Run, out: Path) -> None:
    """Those that took most; what one took before it was changed is forgotten."""
    (harbour / "long.txt").write_text(STORY.format(number="that was old") * 40)
    shutil.rmtree(out)  # the first job had to load the tables
    assert "slow: long.txt (pt): " in job().stdout
    [long, *_] = slowest = report(out)["slowest"]
    assert len(slowest) == 8
    assert [long["name"], long["target"], long["words"]] == ["long.txt", "pt", 720]
    assert [one["seconds"] for one in slowest] == sorted(
        (one["seconds"] for one in slowest), reverse=True
    )
    assert all(0 <= one["alone"] <= one["seconds"] for one in slowest)
    (harbour / "long.txt").write_text(STORY.format(number="that was old"))
    job()
    words = {one["name"]: one["words"] for one in report(out)["slowest"]}
    assert words["long.txt"] == 18


def test_terms_met_are_counted(dragoman: Run, out: Path) -> None:
    """Of those that stand in the segments, as the summary has it."""
    told = report(out)
    assert (told["terms"], told["unmet"]) == (6, 0)
    assert "glossary: 6 of 6 terms met" in dragoman("corpus", "status", out).stdout


def test_terms_that_drafts_lose_count_once_a_segment() -> None:
    """By name, in drafts that stand as they were made: of a person's words nothing is told."""
    lost = [Finding("term", Severity.ERROR, f"the term {name} is missing") for name in ("a", "b")]
    number = Finding("number", Severity.WARNING, "the number 5 is missing")
    first = Entry("One a b a.", "Um.", findings=(lost[0], lost[1], lost[0], number))
    second = Entry("Two a.", "Dois.", findings=(lost[0],))
    built = Catalog(Entry(""), (first, second))
    stands = Catalog(Entry(""), (first, replace(second, msgstr="Dois a.")))
    opened = Opened(translate.read(b"One a b a. Two a."), "pt", None, None, "en", "")
    found = row("x.txt", "", opened, Home(stands, built, True), "")
    assert (found.unmet, found.findings) == (2, {"number": 1, "term": 1})


def test_a_job_becomes_a_page(dragoman: Run, out: Path) -> None:
    """Beside its report; made again to the same bytes, it is left alone."""
    page = out / STATE / "report.html"
    made = dragoman("corpus", "report", out)
    assert (made.exit_code, made.stdout) == (0, "")
    assert made.stderr == f"{out} → {page}: 7 articles\n"
    html = page.read_text("utf-8")
    for part in (
        "<h1>out</h1>",
        '<li class="done">Done <b>6</b></li>',
        '<li class="failed">Failed <b>1</b></li>',
        '<h2 id="pace">Words a second</h2>',
        '<h2 id="memory">Memory</h2>',
        "<b>0 of 12 segments approved</b>",
        "<b>6 of 6 terms met</b>",
        '<span dir="auto">English</span>',
        '<span dir="auto">en → pt by upper (upper-1)</span>',
        "the language can&#39;t be told: the text is too short or undecided",
        '<th scope="row" dir="auto">crane-3.txt</th>',
        '<th scope="row">run 1</th>',
        '<th scope="row">engine</th><td dir="auto">upper</td>',
    ):
        assert part in html
    assert dragoman("corpus", "report", out).stderr.endswith("7 articles, unchanged\n")
    assert dragoman("corpus", "report", out, "-q").stderr == ""


def test_output_names_the_page(dragoman: Run, out: Path, tmp_path: Path) -> None:
    """A file, a folder, or standard output; JSON tells where it went."""
    assert dragoman("corpus", "report", out, "-o", tmp_path / "p.html").exit_code == 0
    page = (tmp_path / "p.html").read_bytes()
    assert dragoman("corpus", "report", out, "-o", "-").stdout_bytes == page
    told = dragoman("corpus", "report", out, "-o", tmp_path, "--format", "json")
    assert json.loads(told.stdout) == {
        "output": str(out),
        "page": str(tmp_path / "out.html"),
        "articles": 7,
        "written": True,
    }
    assert (tmp_path / "out.html").read_bytes() == page
    mixed = dragoman("corpus", "report", out, "-o", "-", "--format", "json")
    assert (mixed.exit_code, mixed.stdout) == (2, "")


def test_only_pages_are_overwritten(dragoman: Run, out: Path, tmp_path: Path) -> None:
    """Somebody's own file stays; a folder without a job is said to be none."""
    (tmp_path / "mine.html").write_text("<!doctype html>mine")
    refused = dragoman("corpus", "report", out, "-o", tmp_path / "mine.html")
    assert refused.exit_code == 2
    assert "what stands there is no report of dragoman's" in refused.stderr
    assert (tmp_path / "mine.html").read_text() == "<!doctype html>mine"
    nowhere = dragoman("corpus", "report", tmp_path)
    assert nowhere.exit_code == 2
    assert "there is no corpus job here" in nowhere.stderr


def test_the_page_shows_how_far_the_review_is(dragoman: Run, out: Path) -> None:
    """As the POs are now; where nobody is to look into them, it says nothing of it."""
    po = out / "crane-3.pt.po"
    po.write_text(po.read_text("utf-8").replace("#, fuzzy, no-wrap", "#, no-wrap"), "utf-8")
    (out / "crane-4.pt.po").write_text("no PO\n")
    html = dragoman("corpus", "report", out, "-o", "-").stdout
    assert "<b>2 of 10 segments approved</b>;\n1 of 6 POs begun, 1 finished; 1 can't be read." in (
        html
    )
    assert 'aria-label="2 of 10 segments reviewed"' in html
    assert 'id="review"' not in dragoman("corpus", "report", out, "-o", "-", "--no-review").stdout


def test_a_job_at_work_has_a_page_too(dragoman: Run, out: Path) -> None:
    """It says that it is not the end, and who is at work."""
    assert "At work:" not in dragoman("corpus", "report", out, "-o", "-").stdout
    with Place(out).locked(None):
        assert "<b>At work:</b> process " in dragoman("corpus", "report", out, "-o", "-").stdout


def test_a_job_that_came_to_nothing_has_a_page(dragoman: Run, out: Path) -> None:
    """Without journal and receipts nothing is known but what was asked for."""
    (out / STATE / "journal.db").unlink()
    receipts = (out / STATE / "receipts").rename(out / "receipts")
    html = dragoman("corpus", "report", out, "-o", "-", "--no-review").stdout
    assert "Nothing is done yet." in html
    assert 'class="plot' not in html
    assert '<th scope="row">engine</th>' in html
    receipts.rename(out / STATE / "receipts")
    dragoman("corpus", "status", out, "--rebuild")
    assert (
        '<li class="done">Done <b>6</b></li>' in dragoman("corpus", "report", out, "-o", "-").stdout
    )


def test_parts_of_a_job_are_on_one_page(job: Run, dragoman: Run, tmp_path: Path) -> None:
    """Each with its runs; nothing is counted twice."""
    for part in ("1/2", "2/2"):
        job("--shard", part)
    out = tmp_path / "out"
    told = json.loads(dragoman("corpus", "status", out, "--format", "json").stdout)
    assert [run["part"] for run in told["runs"]] == ["1-of-2", "2-of-2"]
    assert sum(run["words"] for run in told["runs"]) == told["words"] == 96
    html = dragoman("corpus", "report", out, "-o", "-").stdout
    assert '<th scope="row">part 1 of 2, run 1</th>' in html
    assert '<th scope="row">part 2 of 2, run 1</th>' in html
    shutil.rmtree(out)
