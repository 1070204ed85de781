"""What an engine can't read is masked before it, or put in words that it can."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.draft.readable import readable
from translate.glossary import Glossary
from translate.placeables import restore
from translate.typography import amounts

ROWS = "kind,en,pt\nplace,Łódź,Lódz\nperson,Kim Jong-un,Kim Jong-un\nplace,Hanoi,Hanói\n"


def reads(char: str) -> bool:
    """An engine with the letters of English and Portuguese, and nothing else."""
    return char.isascii() or char in "áàâãçéêíóôõúüÁÀÂÃÇÉÊÍÓÔÕÚ"


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    (tmp_path / "names.csv").write_text(ROWS, "utf-8")
    return Glossary.load(tmp_path / "names.csv")


@pytest.mark.parametrize(
    ("text", "sent", "back"),
    [
        ("Nothing odd: São Paulo.", "Nothing odd: São Paulo.", "Nothing odd: São Paulo."),
        ("Pablo Muñoz’s wife", "Pablo XZQ1 wife", "Pablo Muñoz’s wife"),
        ("Novak Đoković, Łukasz Żal", "Novak XZQ1, XZQ2", "Novak Đoković, Łukasz Żal"),
        ("the №1 song 🚢", "the XZQ1 song XZQ2", "the №1 song 🚢"),
        ("XZQ1 met Muñoz", "XZQ1 met XZQ2", "XZQ1 met Muñoz"),
        ("Ким Чен Ын said", "XZQ1 said", "Ким Чен Ын said"),
        ("It cost £4.5m, €1bn or ¥1.", None, None),
        ("in Łódź, with Kim Jong-un", "in XZQ1, with Kim Jong-un", "in Lódz, with Kim Jong-un"),
    ],
)
def test_whole_words_are_masked(
    glossary: Glossary, text: str, sent: str | None, back: str | None
) -> None:
    """A word with an unread letter is masked whole; a term by its target; neighbours as one."""
    found = readable(text, glossary.matcher("en", "pt").match(text), "en", reads)
    if sent is None:
        assert found.protected.text == "It cost 4.5 million pounds, 1 billion euros or 1 yen."
        return
    assert found.protected.text == sent
    assert restore(sent, found.protected) == back


def test_terms_keep_their_places(glossary: Glossary) -> None:
    """Terms behind a mask or a spelt amount are found where they stand now."""
    text = "For £5 the people of Łódź and Muñoz saw Kim Jong-un in Hanoi."
    found = readable(text, glossary.matcher("en", "pt").match(text), "en", reads)
    now = found.protected.text
    assert now == "For 5 pounds the people of XZQ1 and XZQ2 saw Kim Jong-un in Hanoi."
    assert [now[m.start : m.end] for m in found.matches] == ["Kim Jong-un", "Hanoi"]
    assert [(term.source, term.target, term.how) for term in found.terms] == [
        ("Łódź", "Lódz", "masked")
    ]


@given(st.text())
def test_an_engine_that_changes_nothing_gives_the_text_back(text: str) -> None:
    """Masks stand for what was there, whatever it is; only amounts are other words."""
    found = readable(text, (), "pt", reads)
    assert restore(found.protected.text, found.protected) == text
    assert all(reads(char) or not char.isprintable() for char in found.protected.text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("£20", ["20 pounds"]),
        ("£1", ["1 pound"]),
        ("€2,500.75 and ¥300 million", ["2,500.75 euros", "300 million yen"]),
        ("£4.5m, £3bn, £1tn", ["4.5 million pounds", "3 billion pounds", "1 trillion pounds"]),
        ("a £20-a-week rise, €5-million", ["20 pounds", "5 million euros"]),
        ("$20, US$5, HK$3, £, 20£", []),
    ],
)
def test_amounts_in_words(text: str, words: list[str]) -> None:
    """A sign before a number is said as English says it; the dollar is left to the engine."""
    assert [spelt for _, _, spelt in amounts(text, "en")] == words
    assert amounts(text, "pt") == []
