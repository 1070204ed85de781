"""`translate` and `assemble` on files of many records."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

Run = Callable[..., Result]

NEWS = (
    r'{"id": "a/1", "title": "Towns ask for a ferry", "n": 1e400, "text": "Two harbour towns asked'
    r" for a \u201csecond ferry\u201d on Monday.\n\nThe mayor said no. She gave no further details."
    '"}\r\n'
    '{"id": "b", "title": "Bridge opens", "content": "<p>The <b>old</b> bridge opens on Friday'
    ' &amp; closes on Sunday.</p>", "text": null}\r\n'
    '{"id": "c", "text": ""}\r\n'
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_bytes(NEWS.encode())
    return path


def _translate(dragoman: Run, *arguments: object) -> Result:
    return dragoman("translate", *arguments, "--from", "en", "--to", "pt", "--engine", "upper")


def test_each_record_has_a_po(dragoman: Run, news: Path) -> None:
    """In a folder of the file's name, by its id; what was taken of it is said where it changes."""
    result = _translate(dragoman, news)
    assert result.exit_code == 0, result.stderr
    folder = news.parent / "news"
    assert sorted(path.name for path in folder.iterdir()) == ["a-1-773232ab.pt.po", "b.pt.po"]
    first, second, third, total = result.stderr.splitlines()
    assert first == f"{news}:3: nothing to translate"
    assert total.startswith("3 of 3 done: ")
    assert second.startswith(f"{news}:1 → {folder / 'a-1-773232ab.pt.po'}: 4 drafted")
    assert second.endswith("; fields title, text; id from id")
    assert third.endswith("; fields title, text, content:html; id from id")


def test_a_po_tells_its_record(dragoman: Run, news: Path) -> None:
    """The header names the file, the record and its fields; each entry the record's line."""
    _translate(dragoman, news)
    po = polib.pofile(str(news.parent / "news" / "b.pt.po"))
    told = {name: value for name, value in po.metadata.items() if "Record" in name}
    assert told == {
        "X-Dragoman-Record": "b",
        "X-Dragoman-Record-Fields": "title:text,content:html",
    }
    assert po.metadata["X-Dragoman-Article"] == "../news.jsonl"
    assert [(entry.msgid, entry.occurrences) for entry in po] == [
        ("Bridge opens", [("../news.jsonl", "2")]),
        ("The <b>old</b> bridge opens on Friday & closes on Sunday.", [("../news.jsonl", "2")]),
    ]


def test_a_folder_is_made_a_file_again(dragoman: Run, news: Path) -> None:
    """The fields are replaced, every other byte stays; a second run writes the same bytes."""
    _translate(dragoman, news)
    result = dragoman("assemble", news.parent / "news")
    assert result.exit_code == 0, result.stderr
    made = news.parent / "news.pt.jsonl"
    wanted = (
        NEWS.replace("Towns ask for a ferry", "TOWNS ASK FOR A FERRY")
        .replace("Two harbour towns asked for a", "TWO HARBOUR TOWNS ASKED FOR A")
        .replace(r"second ferry\u201d on Monday.", r"SECOND FERRY\u201d ON MONDAY.")
        .replace("The mayor said no. She gave no", "THE MAYOR SAID NO. SHE GAVE NO")
        .replace("further details.", "FURTHER DETAILS.")
        .replace("Bridge opens", "BRIDGE OPENS")
        .replace("The <b>old</b> bridge opens on", "THE <b>OLD</b> BRIDGE OPENS ON")
        .replace("Friday &amp; closes on Sunday.", "FRIDAY &amp; CLOSES ON SUNDAY.")
    )
    assert made.read_bytes().decode().replace("<B>", "<b>").replace("</B>", "</b>") == wanted
    assert result.stderr.startswith(f"{news.parent}/news/*.pt.po → {made}: 0 of 6 entries reviewed")
    before = made.stat().st_mtime_ns
    assert dragoman("assemble", news.parent / "news").exit_code == 0
    assert made.stat().st_mtime_ns == before
    again = _translate(dragoman, made)
    assert again.stderr == f"{made}: made from {news.parent / 'news'}, skipped\n"


def test_untouched_segments_give_the_same_bytes(dragoman: Run, news: Path) -> None:
    """With the source in the place of drafts, nothing is another byte."""
    _translate(dragoman, news)
    result = dragoman("assemble", news.parent / "news", "--missing", "source", "-o", "same.jsonl")
    assert result.exit_code == 0, result.stderr
    assert Path("same.jsonl").read_bytes() == news.read_bytes()


def test_reviewed_words_of_one_record_come_in(dragoman: Run, news: Path) -> None:
    """POs may be named one by one; records without one stay, and that is said."""
    _translate(dragoman, news)
    path = news.parent / "news" / "b.pt.po"
    po = polib.pofile(str(path), wrapwidth=0)
    po[0].msgstr, po[0].flags = "Ponte “abre”", []
    po.save()
    result = dragoman("assemble", path, "--missing", "source")
    assert result.exit_code == 0, result.stderr
    made = (news.parent / "news.pt.jsonl").read_bytes().decode()
    assert made == NEWS.replace('"Bridge opens"', r'"Ponte \u201cabre\u201d"')
    assert result.stderr.endswith("; 1 of 3 have no PO: they stay as they are\n")
    assert _translate(dragoman, news).exit_code == 0
    assert polib.pofile(str(path))[0].msgstr == "Ponte “abre”"


def test_missing_fail_makes_nothing(dragoman: Run, news: Path) -> None:
    """Neither with a record that has no PO, nor with one that is not reviewed."""
    _translate(dragoman, news)
    os.remove(news.parent / "news" / "b.pt.po")
    result = dragoman("assemble", news.parent / "news", "--missing", "fail")
    assert result.exit_code == 2
    assert "4 of 4 entries are not reviewed" in result.stderr
    assert sorted(path.name for path in news.parent.glob("*.jsonl")) == ["news.jsonl"]
    assert not list(news.parent.glob(".*"))


def test_a_po_of_no_record_is_an_error(dragoman: Run, news: Path) -> None:
    """When a record is gone from the file, its translation has no place."""
    _translate(dragoman, news)
    news.write_bytes(NEWS.encode().split(b"\n", 1)[1])
    result = dragoman("assemble", news.parent / "news")
    assert result.exit_code == 1
    assert f"*.pt.po: 1 of its POs are of no record in {news.parent}" in result.stderr


def test_a_broken_po_leaves_its_record(dragoman: Run, news: Path) -> None:
    """The others are made; the one is said with its line, and exit status 1."""
    _translate(dragoman, news)
    (news.parent / "news" / "b.pt.po").write_text('msgid "x\n', "utf-8")
    result = dragoman("assemble", news.parent / "news")
    assert result.exit_code == 1
    assert "b.pt.po:1: " in result.stderr
    made = (news.parent / "news.pt.jsonl").read_text("utf-8")
    assert "Bridge opens" in made
    assert "TOWNS" in made


def test_packed_tables_and_other_folders(dragoman: Run, tmp_path: Path) -> None:
    """CSV in gzip, several targets, POs and articles into folders of their own."""
    path = tmp_path / "in" / "news.csv.gz"
    path.parent.mkdir()
    path.write_bytes(gzip.compress(b'key;Text\r\nx;"The ferry; it sails."\r\n', mtime=0))
    result = dragoman(
        *("translate", path, "--from", "en", "--to", "pt,es", "--engine", "upper"),
        *("--id", "key", "-o", tmp_path / "po", "--format", "json"),
    )
    assert result.exit_code == 0, result.stderr
    rows = [(r["article"], r["record"], r["target"], r["po"]) for r in json.loads(result.stdout)]
    folder = tmp_path / "po" / "news"
    assert rows == [
        (f"{path}:2", "x", "pt", str(folder / "x.pt.po")),
        (f"{path}:2", "x", "es", str(folder / "x.es.po")),
    ]
    result = dragoman("assemble", tmp_path / "po", "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    made = {p.name: gzip.decompress(p.read_bytes()) for p in (tmp_path / "out").iterdir()}
    wanted = b'key;Text\r\nx;"THE FERRY; IT SAILS."\r\n'
    assert made == {"news.es.csv.gz": wanted, "news.pt.csv.gz": wanted}


def test_parquet_there_and_back(dragoman: Run, tmp_path: Path) -> None:
    """A row a record, the other columns untouched."""
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "news.parquet"
    pq.write_table(pa.table({"guid": ["x"], "text": ["The ferry sails."], "n": [1.5]}), path)
    assert _translate(dragoman, path).exit_code == 0
    assert dragoman("assemble", tmp_path / "news").exit_code == 0
    made = pq.read_table(tmp_path / "news.pt.parquet").to_pylist()
    assert made == [{"guid": "x", "text": "THE FERRY SAILS.", "n": 1.5}]


def test_fields_may_be_settings(dragoman: Run, news: Path) -> None:
    """`field` in dragoman.toml is a list; the command line outranks it."""
    Path("dragoman.toml").write_text('field = ["title"]\nid = "n"\n', "utf-8")
    assert _translate(dragoman, news, "--limit", 1).exit_code == 0
    [po] = (news.parent / "news").iterdir()
    assert po.name == "1e400.pt.po"
    assert [entry.msgid for entry in polib.pofile(str(po))] == ["Towns ask for a ferry"]
    assert dragoman("assemble", po).exit_code == 0
    assert "TOWNS" in (news.parent / "news.pt.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-", "--input-format", "jsonl"], "records are many articles"),
        (["news.jsonl", "-o", "-"], "records are many articles"),
        (["news.jsonl", "news.csv"], "news.jsonl and news.csv would share news"),
        (["news.jsonl", "--field", "nope"], "news.jsonl:1: has no field nope (it has id, title"),
        (["news.jsonl", "--limit", "0"], "'--limit'"),
    ],
)
def test_calls_that_do_not_hold(
    arguments: list[str], words: str, dragoman: Run, news: Path
) -> None:
    """One line, exit status 2, and nothing written."""
    result = _translate(dragoman, *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not list(news.parent.glob("news/*"))


def test_one_broken_record_is_status_1(dragoman: Run, news: Path) -> None:
    """The others are drafted."""
    with news.open("ab") as file:
        file.write(b'{"id": \n')
    result = _translate(dragoman, news)
    assert result.exit_code == 1
    assert f"{news}:4: is not JSON: Expecting value (column 9)" in result.stderr
    assert len(list((news.parent / "news").iterdir())) == 2


def test_records_are_looked_at_one_by_one(dragoman: Run, news: Path) -> None:
    """`detect` and `segment` have a line a record, a line a segment."""
    result = dragoman("detect", news, "--limit", 1)
    assert result.stdout.startswith(f"{news}:1: en ")
    result = dragoman("segment", news, "--from", "en", "--field", "title")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{news}:1: headline: Towns ask for a ferry",
        f"{news}:2: headline: Bridge opens",
    ]
