"""What is read of a file of records: keys, fields, languages, dates, and what is wrong."""

from __future__ import annotations

import csv
import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from translate.errors import ConfigError, InputError
from translate.formats.records import Broken, Choice, Record, lines, read, safe_name, stem
from translate.origin import Field, Origin


def _records(path: Path, choice: Choice | None = None) -> list[Record]:
    found = list(read(path, choice))
    assert not [each for each in found if isinstance(each, Broken)]
    return [each for each in found if isinstance(each, Record)]


def _one(tmp_path: Path, line: str, choice: Choice | None = None) -> Record:
    path = tmp_path / "news.jsonl"
    path.write_text(line, "utf-8")
    return _records(path, choice)[0]


def _blocks(record: Record) -> list[str]:
    article = record.article
    return [f"{block.role}: {article.block_text(block)}" for block in article.blocks]


@pytest.mark.parametrize(
    ("line", "fields", "blocks"),
    [
        (
            '{"id": 1, "text": "They voted.\\n\\nAnd left.", "title": "Towns vote", "n": 2}',
            "fields title, text; id from id",
            ["headline: Towns vote", "paragraph: They voted.", "paragraph: And left."],
        ),
        (
            '{"Headline": "Towns vote", "subtitle": "A ferry at last", "body": "They voted."}',
            "fields Headline, subtitle, body",
            ["headline: Towns vote", "subhead: A ferry at last", "paragraph: They voted."],
        ),
        (
            '{"url": "u", "content": "<p>They <b>voted</b> &amp; left.</p>", "lang": "en"}',
            "fields content:html; id from url; language from lang",
            ["paragraph: They <b>voted</b> & left."],
        ),
        (
            '{"title": {"rendered": "Towns vote"}, "content": {"rendered": "They voted."}}',
            "fields title.rendered, content.rendered",
            ["headline: Towns vote", "paragraph: They voted."],
        ),
        (
            '{"paragraphs": ["They voted.", "They left."]}',
            "fields paragraphs",
            ["paragraph: They voted.", "paragraph: They left."],
        ),
        ('{"title": null, "text": " "}', "fields title, text", []),
    ],
)
def test_usual_fields_are_taken(line: str, fields: str, blocks: list[str], tmp_path: Path) -> None:
    """Without a choice, whichever of the usual names a record has; it can be said which."""
    record = _one(tmp_path, line)
    assert (record.told, _blocks(record)) == (fields, blocks)


def test_chosen_fields_alone_are_taken_in_their_order(tmp_path: Path) -> None:
    """A field may have its reader behind it; its name may have a colon of its own."""
    record = _one(
        tmp_path,
        '{"title": "No", "dc:lead": "Towns *vote*.", "main": "# Head\\n\\nThey `v` voted."}',
        Choice.of(["main:markdown", "dc:lead"]),
    )
    assert _blocks(record) == [
        "headline: Head",
        "paragraph: They `v` voted.",
        "paragraph: Towns *vote*.",
    ]
    assert record.article.text == "# Head\n\nThey `v` voted.\n\nTowns *vote*."
    assert record.article.record == Origin(
        "1", 1, (Field("main", "markdown", 0, 23), Field("dc:lead", "text", 25, 38))
    )


def test_a_record_without_the_fields_says_what_it_has(tmp_path: Path) -> None:
    """The line, what is missing, and what there is to choose from."""
    record = _one(tmp_path, '{"a": "x", "b": {"c": 1}}', Choice.of(["text"]))
    with pytest.raises(InputError) as caught:
        _ = record.article
    assert str(caught.value) == (
        f"{tmp_path / 'news.jsonl'}:1: has no field text (it has a, b.c: choose with --field)"
    )


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ('"2026-03-04"', datetime(2026, 3, 4, tzinfo=UTC)),
        ('"2026-03-04T05:06:07+02:00"', datetime(2026, 3, 4, 3, 6, 7, tzinfo=UTC)),
        ('"2026-03-04T05:06:07Z"', datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ('"Wed, 04 Mar 2026 05:06:07 GMT"', datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("1772600767", datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("1772600767000", datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)),
    ],
)
def test_dates_are_read(told: str, date: datetime, tmp_path: Path) -> None:
    """ISO 8601, e-mail's form, and seconds or thousandths since 1970."""
    record = _one(tmp_path, f'{{"text": "a", "when": {told}}}', Choice.of(date="when"))
    assert record.article.date == date


def test_what_is_no_date_or_language_is_passed_over(tmp_path: Path) -> None:
    """The file's own date stands in, and the language is left to be detected."""
    record = _one(tmp_path, '{"text": "a", "date": "soon", "language": "Legalese"}')
    assert record.article.date == record.changed
    assert record.article.language == "und"
    assert _one(tmp_path, '{"text": "a", "language": "pt_br"}').article.language == "pt-BR"


def test_records_that_share_an_id_have_keys_of_their_own(tmp_path: Path) -> None:
    """So none takes the other's place; a record without an id is named by its line."""
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "a"}\n\n{"id": "a"}\n{"x": 1}\n{"id": "a"}\n{"id": ""}\n', "utf-8")
    keys = [record.key for record in _records(path)]
    assert keys == ["a", "a repeat 2", "4", "a repeat 3", "6"]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("story-12_b.x", "story-12_b.x"),
        ("https://www.ness.example/a/b?c=1", "ness-example-a-b-c-1-"),
        ("..", ""),
        ("x/" + "y" * 300, "x-" + "y" * 58 + "-"),
        ("ünï", "n-"),
    ],
)
def test_names_are_safe(key: str, name: str) -> None:
    """A key that can be a file's name is one; of others some words and a digest are."""
    found = safe_name(key)
    assert found == name if name == key else found.startswith(name) and len(found) <= 70
    assert "/" not in found
    assert found.strip(".")


def test_stems() -> None:
    """A name without what tells its format and packing."""
    assert stem(Path("a/news.1.jsonl.gz")) == "news.1"
    assert stem(Path("news.CSV")) == "news"


def _told(path: Path) -> list[str]:
    return [str(found.error) if isinstance(found, Broken) else found.key for found in read(path)]


def test_broken_lines_are_said_and_the_others_go_on(tmp_path: Path) -> None:
    """One line each: what is wrong, where, and where it can be told, what to do."""
    path = tmp_path / "news.jsonl"
    nested = b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    path.write_bytes(
        b'{"text": "a"}\n["text"]\n{"text": }\n{"text": "caf\xe9"}\n{"a": 1} {}\n{"a" 1}\n{a}\n'
        + nested
        + b'\n{"text": "\xc3\xa9"}\n{"text": "b"}'
    )
    assert _told(path) == [
        "1",
        f'{path}:2: is no JSON object (a record is a line such as {{"text": "…"}})',
        f"{path}:3: is not JSON: Expecting value (column 10)",
        f"{path}:4: is not UTF-8 (byte 14 of the line)",
        f"{path}:5: is not JSON: something behind the object (column 9)",
        f"{path}:6: is not JSON: ':' is missing (column 6)",
        f"{path}:7: is not JSON: a name is missing (column 2)",
        f"{path}:8: is not read: too many lists in lists",
        "9",
        "10",
    ]


def test_a_line_without_end_is_not_held_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a line that is too long only parts are read, and the next one is a record again."""
    monkeypatch.setattr(lines, "LONGEST", 50)
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "' + "x" * 1000 + '"}\n{"text": "b"}\n', "utf-8")
    assert _told(path) == [f"{path}:1: is longer than 16 MB (no article is)", "2"]
    with lines.opened(path) as file:
        assert max(len(line.data) for line in lines.each_line(path, "utf-8")) == 51
        assert file.readable()


def test_long_cells_are_read_and_other_tables_keep_their_limit(tmp_path: Path) -> None:
    """An article is longer than Python's reader lets a cell be; a glossary's stay bounded."""
    path = tmp_path / "news.csv"
    path.write_text("id,text\n1," + "x" * 200_000 + "\n", "utf-8")
    before = csv.field_size_limit()
    reading = read(path)
    found = next(reading)
    assert isinstance(found, Record)
    assert len(found.article.text) == 200_000
    assert csv.field_size_limit() == before


def test_tables_say_what_does_not_fit(tmp_path: Path) -> None:
    """Rows under names; a row with another number of cells, or broken quotes, is said."""
    path = tmp_path / "news.csv"
    path.write_text('id,text\n1,"a\nb"\n\n2\n3,"x"y\n4,"z ""q"""\n', "utf-8")
    assert _told(path) == [
        "1",
        f"{path}:5: has 1 cells under 2 names (look at its quotation marks)",
        f"{path}:6: its quotation marks don't hold"
        ' (a cell with a " or a line break stands between two, and each in it is doubled)',
        "4",
    ]
    assert [r.article.text for r in read(path) if isinstance(r, Record)] == ["a\nb", 'z "q"']


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("none.jsonl", None, "none.jsonl: can't be read: No such file or directory"),
        ("cut.jsonl.gz", gzip.compress(b'{"text": "a"}\n' * 999)[:40], "cut.jsonl.gz: can't be"),
        ("no.jsonl.gz", b"plain", "no.jsonl.gz: can't be read: Not a gzipped file"),
        ("no.jsonl.zst", b"plain", "no.jsonl.zst: can't be read: "),
        ("no.parquet", b"plain", "no.parquet: can't be read: "),
        ("no.csv", b"1,2\n3,4\n", "no.csv: has no line of names"),
        ("no.csv", b"\x00\x01\x02\xff" * 99, "no.csv: is binary, not text"),
    ],
)
def test_files_that_cannot_be_read_are_said(
    name: str, data: bytes | None, words: str, tmp_path: Path
) -> None:
    """One line with the file's name."""
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        list(read(path))
    assert str(caught.value).startswith(f"{tmp_path}/{words}")


def test_a_limit_ends_the_reading(tmp_path: Path) -> None:
    """Nothing behind the last record that is wanted is looked at."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'{"text": "a"}\n[]\n\xff\n')
    assert [each.number for each in read(path, limit=2)] == [1, 2]


def test_a_field_needs_a_name() -> None:
    """An empty choice is refused, with an example."""
    with pytest.raises(ConfigError, match="a field has no name"):
        Choice.of([""])
