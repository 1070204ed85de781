"""Encodings: by mark, by declaration, by UTF-8's own rules, else guessed and said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from translate.article import Article
from translate.formats import read

Run = Callable[..., Result]

PARAGRAPHS = {
    "Não há informações sobre a votação na câmara, disse o presidente.": ["cp1252"],
    "El año próximo habrá más; ¿quién lo dice? Según el alcalde, todos.": ["cp1252"],
    "Le préfet a déclaré que la réouverture aurait lieu à l’été.": ["cp1252"],
    "Die Bürgermeisterin sagte, dass die Brücke für Fußgänger geöffnet wird.": ["cp1252"],
    "The mayor said “nobody should wait” – it’s over, and it cost £40.": ["cp1252"],
    "Burmistrz powiedział, że most zostanie otwarty w środę.": ["cp1250", "iso8859_2"],
    "Starosta řekl, že žádný most v žitném poli ještě nestojí.": ["iso8859_2"],
    "Мэр города сообщил, что новый мост откроют в среду.": ["cp1251", "koi8_r"],
    "Мер міста повідомив, що новий міст відкриють у середу.": ["cp1251", "koi8_u"],
    "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει την Τετάρτη.": ["cp1253"],
    "Belediye başkanı köprünün çarşamba günü açılacağını söyledi.": ["cp1254"],
    "市長は新しい橋が水曜日に開通すると述べた。": ["cp932", "euc_jp"],
    "시장은 새 다리가 수요일에 개통된다고 말했다.": ["cp949"],
    "市长说新桥将于星期三开通，渡轮将继续运行。": ["gb18030"],
    "قال رئيس البلدية إن الجسر الجديد سيفتح يوم الأربعاء.": ["cp1256"],
}


@pytest.mark.parametrize(
    ("text", "encoding"), [(text, name) for text, names in PARAGRAPHS.items() for name in names]
)
def test_an_encoding_that_nothing_tells_is_guessed(text: str, encoding: str) -> None:
    """One sentence is enough to read it right, the bytes come back, and the guess is told."""
    data = f"{text}\n".encode(encoding)
    article = read(data)
    assert article.text == f"{text}\n"
    assert article.source == data
    assert article.note.startswith("the encoding is a guess: ")


def _page(head: str, text: str, encoding: str) -> Article:
    return read(f"{head}<p>{text}".encode(encoding), format="html")


DECLARED = {
    "meta": ("<meta charset='windows-1251'>", "Мэр", "cp1251", "cp1251"),
    "an old meta": (
        '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=ISO-8859-1">',
        "“Não”",
        "cp1252",
        "cp1252",
    ),
    "Latin-1 to the letter": ("<meta charset=latin1>", "a\x81b", "latin-1", "latin-1"),
    "XML": ('<?xml version="1.0" encoding="EUC-JP"?>', "市長", "euc_jp", "euc_jp"),
    "ASCII so far": ("<meta charset=koi8-r>", "Harbour", "ascii", "koi8-r"),
    "a name that nobody knows": ("<meta charset=x-none>", "Olá", "utf-8", "utf-8"),
    "UTF-8 by its mark": ("\ufeff<meta charset=koi8-r>", "Olá", "utf-8", "utf-8"),
}


@pytest.mark.parametrize("case", DECLARED)
def test_a_page_says_its_encoding(case: str) -> None:
    """What it says holds as browsers take it, and is no guess."""
    head, text, encoding, found = DECLARED[case]
    article = _page(head, text, encoding)
    assert (article.block_text(article.blocks[0]), article.encoding, article.note) == (
        text if "\x81" not in text else "a b",
        found,
        "",
    )


def test_a_page_that_says_the_wrong_one_is_read_right() -> None:
    """UTF-8 is known by itself; that the page says otherwise is told. So is the reverse."""
    wrong = _page("<meta charset=windows-1252>", "Não há informações.", "utf-8")
    assert (wrong.encoding, wrong.note) == ("utf-8", "is UTF-8, not windows-1252")
    other = _page("<meta charset=utf-8>", "Não há informações sobre a votação.", "cp1252")
    assert other.encoding == "cp1252"
    assert other.note == "says utf-8, but the encoding is a guess: windows-1252"


def test_a_guess_is_said_aloud(dragoman: Run, tmp_path: Path) -> None:
    """Each command that reads the file says so on standard error, in one line."""
    path = tmp_path / "aviso.txt"
    path.write_bytes(
        "Não há informações sobre a votação de hoje na câmara municipal.\n".encode("cp1252")
    )
    words = "the encoding is a guess: windows-1252"
    made = dragoman("translate", path, "--to", "en", "--engine", "upper")
    assert made.stderr.endswith(f"; {words}\n")
    assert dragoman("detect", path).stderr == f"{path}: {words}\n"
    assert dragoman("segment", path).stderr == f"{path}: {words}\n"
    assembled = dragoman("assemble", tmp_path / "aviso.en.po")
    assert assembled.stderr.endswith(f"; {words}\n")
    assert (tmp_path / "aviso.en.txt").read_bytes() == (
        "NÃO HÁ INFORMAÇÕES SOBRE A VOTAÇÃO DE HOJE NA CÂMARA MUNICIPAL.\n".encode("cp1252")
    )
