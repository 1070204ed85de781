"""Reading glossary files: what a newsroom's spreadsheet may look like, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.errors import InputError
from translate.glossary import Cell, Concept, Glossary
from translate.glossary.formats import load, write
from translate.glossary.formats.lost import Lost


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "names.csv"


def test_a_row_is_a_concept_with_names_in_languages_of_any_spelling(file: Path) -> None:
    """Variants, `!`, `~` and `=` are told apart; languages become BCP 47 tags."""
    file.write_text(
        "id,kind,match,note,en,pt-br,pt_PT,zh_CN\n"
        'p1,Place,exact,"a port, far east",Port Arlen|Arlen,'
        "Porto Arlen|!Arlen Porto|~ arlenense,=,\n",
        encoding="utf-8",
    )
    assert load(file) == (
        Concept(
            cells={
                "en": Cell(("Port Arlen", "Arlen")),
                "pt-BR": Cell(("Porto Arlen",), ("Arlen Porto",), ("arlenense",)),
                "pt-PT": Cell(("=",)),
            },
            id="p1",
            kind="place",
            match="exact",
            note="a port, far east",
            where=f"{file}:2",
        ),
    )


@pytest.mark.parametrize(
    "data",
    [
        b"en,pt\nferry,balsa\n",
        b"\xef\xbb\xbfen,pt\nferry,balsa",
        b"en,pt\r\n\r\nferry,balsa\r\n,\r\n",
        b"en;pt\nferry;balsa\n",
        b"en\tpt\nferry\tbalsa\n",
        b'"en", pt ,\n ferry , "balsa",\n',
        b"\nen,pt,\nferry,balsa,,\n",
        b'EN,PT\n"ferry","balsa"\n',
        "en\tpt\nferry\tbalsa\n".encode("utf-16"),
    ],
)
def test_what_spreadsheets_write_reads_the_same(file: Path, data: bytes) -> None:
    """BOM, CRLF, semicolons or tabs, quotes, blank lines and blank cells make no difference."""
    file.write_bytes(data)
    (concept,) = load(file)
    assert concept.cells == {"en": Cell(("ferry",)), "pt": Cell(("balsa",))}


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"", None, "the glossary is empty"),
        (b"\n , \n", None, "the glossary is empty"),
        (b"ferry,balsa\n", 1, "the file doesn't say which languages its terms are in"),
        (b"ferry\n", 1, "the column 'ferry' is neither a language nor one of id, kind"),
        (b"en,xx\na,b\n", 1, "the column 'xx' is neither a language nor one of id, kind"),
        (b"en,,pt\na,,b\n", 1, "the column '' is neither a language"),
        (b"en,pt,en\na,b,c\n", 1, "the column 'en' is there twice"),
        (b"en,note\nferry,x\n", 1, "a glossary needs columns of two languages"),
        (b"en,id\nferry,feri\n", 1, "for Indonesian write id_ID"),
        (b"en,pt\na,b\nArlen, Port,Porto Arlen\n", 3, "the row has 3 cells, the header 2"),
        (b'en,pt\n"ferry"boat,balsa\n', 2, "the row's quotation marks are broken"),
        (b'en,pt\na,b\n"ferry,balsa\nx,y\n', 3, "the row's quotation marks are broken"),
        (b"en,pt\na,b\nferry," + b"x" * 131_073, 3, "a cell holds more than 131,072 characters"),
        (b'en,pt\na,"b\n' + b"x,y\n" * 40_000, 2, "a cell holds more than 131,072 characters"),
        (b'"en,pt' + b"x" * 140_000, 1, "a cell holds more than 131,072 characters"),
        (b"kind,en,pt\nship,ferry,balsa\n", 2, "kind is 'ship', not one of person, place"),
        (b"match,en,pt\nfuzzy,ferry,balsa\n", 2, "match is 'fuzzy', not one of exact, case"),
        (b"en,pt\nferry,!\n", 2, "'!' is no name"),
        (b"en,pt\nf\xe9rry,balsa\n", 2, "the glossary is not UTF-8"),
        (b"\x89PNG\0\0", None, "the glossary is not a text file"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(
    file: Path, data: bytes, line: int | None, message: str
) -> None:
    """The error says what is wrong and on which line, in one line."""
    file.write_bytes(data)
    with pytest.raises(InputError) as caught:
        load(file)
    assert message in str(caught.value)
    assert caught.value.where == (f"{file}:{line}" if line else str(file)) or line is None
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["absent.csv", "."])
def test_a_file_that_cannot_be_opened_is_an_input_error(tmp_path: Path, name: str) -> None:
    """A missing file and a folder are told as such."""
    with pytest.raises(InputError, match="the glossary can't be read: "):
        Glossary.load(tmp_path / name)


def test_tolerated_words_are_written_again_and_told_where_a_format_has_no_place(file: Path) -> None:
    """`~` goes through the native form; a name that begins so is escaped; others lose it aloud."""
    file.write_text("en,pt\nArlen,Arlém|!Arlem|~arlenense|~arlense\nKyo,\\~Kyo\n", encoding="utf-8")
    rows = load(file)
    assert [row.cells["pt"] for row in rows] == [
        Cell(("Arlém",), ("Arlem",), ("arlenense", "arlense")),
        Cell(("~Kyo",)),
    ]
    assert write(rows, "native", ("en", "pt"), Lost()) == file.read_text(encoding="utf-8")
    lost = Lost()
    write(rows, "tbx", ("en", "pt"), lost)
    assert "words that will do in a draft: 1 left out" in lost.lines()[0]
