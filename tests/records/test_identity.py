"""A file of records comes back byte for byte but for the words that are translated."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translate.assemble import assemble
from translate.catalog import Catalog, build
from translate.catalog.article_fields import OfRecord
from translate.drafted import Draft
from translate.files import zstd
from translate.formats.records import Changes, Record, Taken, changes, read, rewrite
from translate.segment import segment

EXAMPLES = int(os.environ.get("DRAGOMAN_EXAMPLES", "60"))
"""Set it to 2000 for the long run."""


def _rewritten(path: Path, new: Callable[[str], str]) -> bytes:
    """The file with `new` of each block in the place of that block."""

    def translate(record: Record) -> Changes:
        try:
            article = record.article
        except Exception:
            return {}
        olds = [(b.start, b.end, article.text[b.start : b.end]) for b in article.blocks]
        edits = [(start, end, new(old)) for start, end, old in olds if new(old) != old]
        return changes(article, edits)

    out = io.BytesIO()
    rewrite(path, translate, out)
    return out.getvalue()


def _same(text: str) -> str:
    return text


WORDS = [
    *("The towns voted.", "é", "“no,”", "市", "😀", '"', "\\", "/", "\n", "\n\n", "\t", "<b>a</b>"),
    *(" ", "&amp;", "\x7f", "\u2028", "Mr. Hale"),
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=8).map("".join)
NUMBERS = ["1e400", "-0", "0.10", "12345678901234567890123", "true", "null", "1E+2"]
VALUES = st.one_of(
    st.tuples(TEXTS, st.sampled_from(["raw", "ascii", "upper", "slash"])),
    st.sampled_from(NUMBERS),
    st.just('{"a": {"text": "x"}, "a": [1, [2.50]]}'),
    st.just('["One.", "Two."]'),
    st.just('["One.", 1.0]'),
)
NAMES = ["title", "text", "body", "n", "id", "tags", "text", 'q\\"', "\\u0074itle"]


def _string(text: str, style: str) -> str:
    written = json.dumps(text, ensure_ascii=style != "raw")
    if style == "upper":
        return written.replace("\\u00e9", "\\u00E9")
    return written.replace("/", "\\/") if style == "slash" else written


@st.composite
def json_lines(draw: st.DrawFn) -> bytes:
    """Lines of objects with all that JSON allows, some of them broken."""
    end = draw(st.sampled_from(["\n", "\r\n"]))
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        members = draw(st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=5))
        gap = draw(st.sampled_from(["", " ", "\t "]))
        inside = f",{gap}".join(
            f'"{name}"{gap}:{gap}{value if isinstance(value, str) else _string(*value)}'
            for name, value in members
        )
        rows.append(draw(st.sampled_from([f"{{{gap}{inside}{gap}}}"] * 4 + ["", "[1]", "{", "é"])))
    text = end.join(rows) + draw(st.sampled_from(["", end]))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + text.encode()


LOCAL = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@LOCAL
@given(data=json_lines())
def test_json_lines_come_back(data: bytes, tmp_path: Path) -> None:
    """Escapes, doubles, numbers, line ends, broken lines: where nothing changes, no byte does."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(data)
    assert _rewritten(path, lambda text: text) == data


@LOCAL
@given(data=json_lines())
def test_json_lines_change_in_words_alone(data: bytes, tmp_path: Path) -> None:
    """With new words each line is the same object but for its story, in the same keys and order."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(data)
    made = _rewritten(path, str.upper)
    before, after = data.split(b"\n"), made.split(b"\n")
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert new.endswith(b"\r") == old.endswith(b"\r")
        if old != new:
            assert _pairs(new) == _pairs(old)


def _pairs(line: bytes) -> object:
    """An object's members in order, capitals aside; numbers as they are written."""

    def pairs(members: list[tuple[str, object]]) -> object:
        return [(name, _lower(value)) for name, value in members]

    text = line.decode("utf-8-sig")
    return json.loads(text, object_pairs_hook=pairs, parse_float=str, parse_int=str)


def _lower(value: object) -> object:
    if isinstance(value, list):
        return [_lower(each) for each in value]
    return value.upper().lower() if isinstance(value, str) else value


@LOCAL
@given(data=json_lines())
def test_untouched_segments_give_the_same_bytes(data: bytes, tmp_path: Path) -> None:
    """Through segments and a catalog whose translations are their sources, each in its place."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(data)

    def translate(record: Record) -> Changes:
        if not record.choice.taken(record.row):
            return {}
        article = segment(record.article.with_language("en"))
        catalog = build(article, "pt", [Draft(s.text, s.text) for s in article.segments])
        again = record.article_of([Taken(*field) for field in _of_record(catalog).fields])
        made = assemble(again, catalog)
        assert (made.findings, again) == ((), record.article)
        return changes(again, made.edits)

    out = io.BytesIO()
    rewrite(path, translate, out)
    assert out.getvalue() == data


def _of_record(catalog: Catalog) -> OfRecord:
    assert catalog.record
    return catalog.record


CELLS = ["Harbour", "The towns voted.", "5 o'clock", "Ünï", 'a "b" c', "", "x, y", "1;2", "a\tb"]


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file's suffix and its rows, quoted where they need be or always, some of them odd."""
    suffix, sign = draw(st.sampled_from([("csv", ","), ("csv", ";"), ("tsv", "\t"), ("csv", "|")]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    always = draw(st.booleans())
    cells = st.sampled_from([*CELLS, f"One{end}Two", f"One.{end}{end}Two."])

    def cell(text: str) -> str:
        if always or any(sign in text for sign in (*'\r\n"', sign)):
            return '"' + text.replace('"', '""') + '"'
        return text

    rows = [sign.join(map(cell, ["id", "title", "text"]))]
    for _ in range(draw(st.integers(0, 4))):
        made = sign.join(cell(draw(cells)) for _ in range(3))
        rows.append(draw(st.sampled_from([made] * 5 + ["", "a", f'"x"y{sign}b{sign}c'])))
    bom = draw(st.sampled_from(["", "\ufeff"]))
    encoding = draw(st.sampled_from(["utf-8", "utf-16-le" if bom else "utf-8"]))
    return suffix, (bom + end.join(rows) + draw(st.sampled_from(["", end]))).encode(encoding)


@LOCAL
@given(table=tables())
def test_tables_come_back(table: tuple[str, bytes], tmp_path: Path) -> None:
    """Separators, quoting, line breaks in cells, marks of byte order, rows that don't fit."""
    suffix, data = table
    path = tmp_path / f"news.{suffix}"
    path.write_bytes(data)
    assert _rewritten(path, lambda text: text) == data


@pytest.mark.parametrize(
    ("line", "new", "wanted"),
    [
        (r'{"text": "caf\u00e9"}', 'é "x"/', r'{"text": "\u00e9 \"x\"/"}'),
        (r'{"text": "CAF\u00C9"}', "ê/", r'{"text": "\u00EA/"}'),
        ('{"text": "café"}', "ê\t😀", '{"text": "ê\\t😀"}'),
        (r'{"text": "a\/b"}', "c/d", r'{"text": "c\/d"}'),
        (r'{"text": "a", "x": "\u003c\u0026"}', "<&>é",
         r'{"text": "\u003c\u0026>é", "x": "\u003c\u0026"}'),
        (r'{"text": "a \u0022b\u0022 \u00e9"}', '"😀"', r'{"text": "\u0022\ud83d\ude00\u0022"}'),
        (r'{"text": "a", "text": "b"}', "c", r'{"text": "a", "text": "c"}'),
        (r'{"text": "half \ud83d"}', "x", r'{"text": "x"}'),
        (r'{"text": ["a", "b" ,"c"]}', "x", r'{"text": ["x", "x" ,"x"]}'),
        (r'{"content": {"rendered": "<p>a <i>b</i></p>"}}', "x",
         r'{"content": {"rendered": "<p>x</p>"}}'),
    ],
)  # fmt: skip
def test_words_are_written_as_the_file_writes(
    line: str, new: str, wanted: str, tmp_path: Path
) -> None:
    """Escaped where the source escapes, in its spelling; raw where it is raw."""
    path = tmp_path / "news.jsonl"
    path.write_text(line, "utf-8")
    assert _rewritten(path, lambda text: new).decode() == wanted


def test_a_string_keeps_its_escapes_beside_new_words(tmp_path: Path) -> None:
    """What stands between two translated blocks of one string is not written again."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(rb'{"text": "One.\u000a\u000aTwo.\n\n\u0054hree."}')
    assert _rewritten(path, lambda text: "X") == rb'{"text": "X\u000a\u000aX\n\nX"}'


@pytest.mark.parametrize(
    ("rows", "new", "wanted"),
    [
        ("text\na\n", 'b "c"', 'text\n"b ""c"""\n'),
        ('text\n"a"\n', "b", 'text\n"b"\n'),
        ("id,text\n1,a\n", "b, c", 'id,text\n1,"b, c"\n'),
        ("id;text\n1;a\n", "b, c", "id;text\n1;b, c\n"),
    ],
)
def test_cells_are_quoted_as_the_file_quotes(
    rows: str, new: str, wanted: str, tmp_path: Path
) -> None:
    """A bare cell stays bare as long as it can."""
    path = tmp_path / "news.csv"
    path.write_text(rows, "utf-8")
    assert _rewritten(path, lambda text: new).decode() == wanted


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_packed_files_keep_their_content(suffix: str, tmp_path: Path) -> None:
    """The new file is packed the same way; the same content is the same file again."""
    content = b'{"text": "One."}\n{"text": 1.00}\n'
    unpack = {".gz": gzip.decompress, ".zst": zstd().decompress}[suffix]
    path = tmp_path / f"news.jsonl{suffix}"
    path.write_bytes(gzip.compress(content) if suffix == ".gz" else zstd().compress(content))
    first, second = _rewritten(path, str.upper), _rewritten(path, str.upper)
    assert unpack(first) == content.replace(b"One.", b"ONE.")
    assert first == second


def test_parquet_keeps_schema_columns_and_groups(tmp_path: Path) -> None:
    """Only the words of the story change: types, nulls, metadata and groups of rows stay."""
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    table = pa.table(
        {
            "id": pa.array([1, 2, 3], pa.int16()),
            "title": pa.array(["One", None, "Three"], pa.dictionary(pa.int32(), pa.string())),
            "vector": pa.array([[0.5], None, [1.5]], pa.list_(pa.float32())),
            "paragraphs": pa.array([["A b.", "C d."], [], None], pa.list_(pa.string())),
            "text": pa.array(["", "Big one.", None], pa.large_string()),
        }
    ).replace_schema_metadata({"maker": "us"})
    path = tmp_path / "news.parquet"
    pq.write_table(table, path, row_group_size=2, compression={"text": "zstd", "title": "none"})
    old = pq.ParquetFile(path)
    new = pq.ParquetFile(io.BytesIO(_rewritten(path, str.upper)))
    assert new.schema_arrow.equals(old.schema_arrow, check_metadata=True)
    assert [new.metadata.row_group(n).num_rows for n in range(new.num_row_groups)] == [2, 1]
    assert new.metadata.row_group(0).column(4).compression == "ZSTD"
    assert new.read().to_pylist() == [
        {"id": 1, "title": "ONE", "vector": [0.5], "paragraphs": ["A B.", "C D."], "text": ""},
        {"id": 2, "title": None, "vector": None, "paragraphs": [], "text": "BIG ONE."},
        {"id": 3, "title": "THREE", "vector": [1.5], "paragraphs": None, "text": None},
    ]
    assert pq.ParquetFile(io.BytesIO(_rewritten(path, _same))).read().equals(old.read())
    assert [r.key for r in read(path) if isinstance(r, Record)] == ["1", "2", "3"]
