"""What a draft looks like in each language that newsrooms translate into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from translate.draft import Pair, Request
from translate.draft.casing import Casing
from translate.glossary import Glossary
from translate.hypothesis import Hypothesis
from translate.typography import capitals, localise

NBSP, THIN = "\u00a0", "\u202f"

QUOTES = {
    "pt": "“a ‘b’ c”",
    "pt-BR": "“a ‘b’ c”",
    "es": "“a ‘b’ c”",
    "fr": f"«{NBSP}a “b” c{NBSP}»",
    "de": "„a ‚b‘ c“",
    "it": "“a ‘b’ c”",
    "ru": "«a „b“ c»",
    "uk": "«a „b“ c»",
    "pl": "„a «b» c”",
    "ca": "“a ‘b’ c”",
    "ja": "「a 『b』 c」",
    "zh-Hans": "“a ‘b’ c”",
}
"""Marks and their nesting."""


@pytest.mark.parametrize("target", QUOTES)
def test_quotation_marks(target: str) -> None:
    """Typographic in, the target's own out, one in another; straight in, straight out."""
    assert localise("\"a 'b' c\"", "“a ‘b’ c”", target) == QUOTES[target]
    assert localise("\"a 'b' c\"", "\"a 'b' c\"", target) == "\"a 'b' c\""


NUMBERS = {
    "pt": ("1.234,5", "12.500", "7,5%"),
    "pt-BR": ("1.234,5", "12.500", "7,5%"),
    "pt-PT": (f"1{NBSP}234,5", f"12{NBSP}500", "7,5%"),
    "es": ("1.234,5", "12.500", f"7,5{NBSP}%"),
    "fr": (f"1{THIN}234,5", f"12{THIN}500", f"7,5{NBSP}%"),
    "de": ("1.234,5", "12.500", f"7,5{NBSP}%"),
    "it": ("1.234,5", "12.500", "7,5%"),
    "ru": (f"1{NBSP}234,5", f"12{NBSP}500", f"7,5{NBSP}%"),
    "uk": (f"1{NBSP}234,5", f"12{NBSP}500", "7,5%"),
    "pl": (f"1{NBSP}234,5", f"12{NBSP}500", "7,5%"),
    "ca": ("1.234,5", "12.500", f"7,5{NBSP}%"),
    "ja": ("1,234.5", "12,500", "7.5%"),
    "zh-Hans": ("1,234.5", "12,500", "7.5%"),
}


@pytest.mark.parametrize("target", NUMBERS)
def test_numbers(target: str) -> None:
    """Decimals, thousands and the blank before a percent sign are the target's."""
    source = "“1,234.5” and 12,500 and 7.5%"
    draft = '"1,234.5" - 12,500 - 7.5%'
    one, many, share = NUMBERS[target]
    marked = localise('"x" - y - z', source, target)
    expected = marked.replace("x", one).replace("y", many).replace("z", share)
    assert localise(draft, source, target, source_language="en") == expected


@pytest.mark.parametrize(
    ("draft", "source", "languages", "expected"),
    [
        ("3.5 milhões, US$ 2.5", "3.5 million, US$ 2.5", "en pt", "3,5 milhões, US$ 2,5"),
        ("iOS 17.4, às 10.30, 2.0", "iOS 17.4, at 10.30, 2.0", "en pt", "iOS 17.4, às 10.30, 2.0"),
        ("Custou 1,234,5", "It cost 1,234.5", "en pt", "Custou 1.234,5"),
        ("Custou 1.234,5", "It cost 1,234.5", "en pt", "Custou 1.234,5"),
        ("1,234,567 casas", "1,234,567 houses", "en pt", "1.234.567 casas"),
        ("It cost 1.234 and 2,5%", "Custou 1.234 e 2,5%", "pt en", "It cost 1,234 and 2.5%"),
        ("10.0.0.1 e 1.2.3", "10.0.0.1 and 1.2.3", "en pt", "10.0.0.1 e 1.2.3"),
        ("5 % a mais", "5 % more", "en pt", "5 % a mais"),
        ("1,5 kg", "1.5 kg", "en pt", "1,5 kg"),
    ],
)
def test_numbers_that_are_left(draft: str, source: str, languages: str, expected: str) -> None:
    """Only what stands there as in the source is changed, and only what can be nothing else."""
    here, there = languages.split()
    assert localise(draft, source, there, source_language=here) == expected


DASHES = {
    "pt": "A — b — c.",
    "es": "A —b— c.",
    "ca": "A —b— c.",
    "fr": "A — b — c.",
    "de": "A – b – c.",
    "it": "A – b – c.",
    "pl": "A – b – c.",
    "ru": "A — b — c.",
    "uk": "A — b — c.",
    "ja": "A――b――c.",
    "zh-Hans": "A——b——c.",
}


@pytest.mark.parametrize("target", DASHES)
def test_dashes(target: str) -> None:
    """Dashes are the target's where the source has typographic ones."""
    assert localise("A - b - c.", "A—b—c.", target) == DASHES[target]
    assert localise("A - b - c.", "A - b - c.", target) == "A - b - c."


@pytest.mark.parametrize(
    ("draft", "source", "target", "expected"),
    [
        ("Qué hora es?", "What time is it?", "es", "¿Qué hora es?"),
        ("No lo sé. Qué hora es? Vete!", "…", "es", "No lo sé. ¿Qué hora es? ¡Vete!"),
        ("Irá a EE. UU. hoy?", "…", "es", "¿Irá a EE. UU. hoy?"),
        ('Dijo: "Quién?" y salió.', 'She said: "Who?"', "es", 'Dijo: "¿Quién?" y salió.'),
        ("¿Irá a EE. UU. hoy?", "…", "es", "¿Irá a EE. UU. hoy?"),
        ("Si llueve, ¿qué hacemos?", "…", "es", "Si llueve, ¿qué hacemos?"),
        ("— Quién es?", "— Who is it?", "es", "—¿Quién es?"),
        ("Bajó un 3%.", "…", "es", "Bajó un 3%."),
        ("¿Que horas são? ¡Vai!", "¿Qué hora es? ¡Vete!", "pt", "Que horas são? Vai!"),
        ("Escreveu “¿”.", "It wrote so.", "pt", "Escreveu “¿”."),
        ("L'eau d'ici", "“Water” here", "fr", "L’eau d’ici"),
        ("L'acqua, un po'", "“Water” here", "it", "L’acqua, un po’"),
        ("L'aigua d'aquí", "“Water” here", "ca", "L’aigua d’aquí"),
        ("п'ять", "“five” here", "uk", "п’ять"),
        ("Quoi? Non! Si; ou: oui", "“What” here", "fr", None),
    ],
)
def test_apostrophes_and_stops(draft: str, source: str, target: str, expected: str | None) -> None:
    """Spanish opens questions, others don't; French sets blanks before its high marks."""
    french = f"Quoi{THIN}? Non{THIN}! Si{THIN}; ou{NBSP}: oui"
    assert localise(draft, source, target) == (expected or french)


class Echo:
    """An engine that gives back what it gets, so that a test sees what that was."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        self.seen += texts
        return [Hypothesis(text) for text in texts]

    def is_name(self, word: str) -> bool:
        return word == "lisbon"

    def reads(self, char: str) -> bool:
        return True


BODY = "The mayor of Holm opens bridges. On Monday she went to Rapid Creek, they say."


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> Echo:
    engine = Echo()
    monkeypatch.setattr("translate.engines.routing._loaded", lambda *_: engine)
    return engine


def headline(text: str, target: str) -> str:
    """The draft of a headline of an article with the body."""
    pair = Pair.open("en", target, engine="upper", glossary=Glossary())
    request = Request.of(text, pair.matcher)
    casing = Casing.of([text, BODY], "en")

    return pair.draft([replace(request, casing=casing)], checked=False)[0].text


@pytest.mark.parametrize("target", QUOTES)
def test_a_headline_in_title_case(echo: Echo, target: str) -> None:
    """It is a sentence, with the names that the article, a dictionary or the engine knows."""
    title = "Holm Mayor Opens Rapid Creek Bridge to Lisbon With Zarbova"
    assert headline(title, target) == "Holm mayor opens Rapid Creek bridge to Lisbon with Zarbova"


def test_title_case_stays_where_it_is_the_custom_or_may_be_a_name(echo: Echo) -> None:
    """Indonesian keeps it; so do names of a few words, and a text with small words."""
    for text, target in (
        ("Holm Mayor Opens New Bridge to Lisbon", "id"),
        ("Rapid Rowing Club of Holm", "pt"),
        ("Mayor Opens New Bridge and says So", "pt"),
    ):
        assert headline(text, target) == text


@pytest.mark.parametrize(
    "text",
    [
        "By Stone Rivers and Field Marsh | Friday, March 6, 2026",
        "By Stone Rivers Friday, March 6, 2026",
        "By Stone Rivers and Frost Field Marsh",
    ],
)
def test_a_byline_is_no_headline(echo: Echo, text: str) -> None:
    """The engine gets names and dates as they are, though all its words have a capital."""
    headline(text, "pt")
    assert echo.seen[0] == text


@pytest.mark.parametrize("target", QUOTES)
def test_a_headline_in_capitals(echo: Echo, target: str) -> None:
    """It goes to the engine as a sentence and comes back in capitals."""
    assert headline("HOLM MAYOR OPENS NEW BRIDGE", target) == "HOLM MAYOR OPENS NEW BRIDGE"
    assert echo.seen[0] == "Holm mayor opens new bridge"
    assert capitals("ß", target) == "SS"


def test_nothing_changes_in_placeables(echo: Echo) -> None:
    """Marks, numbers and percent signs of a URL are not typography."""
    text = "“See https://ness.example/a?q=7.5%20'x'&n=1,234 now” – 5%"
    assert headline(text, "fr") == (
        f"«{NBSP}See https://ness.example/a?q=7.5%20'x'&n=1,234 now{NBSP}» – 5{NBSP}%"
    )
