"""Quotes, apostrophes, dashes, spaces and capitals, before and after the engine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.languages import quotation_marks
from translate.typography import (
    capitals,
    is_capitals,
    is_typographic,
    localise,
    plain,
    scan,
    sentence_case,
)

NBSP, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won’t stay,” she said.", '"We won\'t stay," she said.'),
        ("The ‘late’ ferry’s crew", "The 'late' ferry's crew"),
        ("Elle dit : « Non », puis rit.", 'Elle dit : "Non", puis rit.'),
        (f"Elle dit : «{NBSP}Non{NBSP}», puis rit.", 'Elle dit : "Non", puis rit.'),
        ("Er sagte »Nein« und ging.", 'Er sagte "Nein" und ging.'),
        ("Er sagte: „Das ist ‚gut‘.“", "Er sagte: \"Das ist 'gut'.\""),
        ("``Rain,'' he said.", '"Rain," he said.'),
        ("The ferry—the last—left.", "The ferry - the last - left."),
        ("The ferry – the last – left.", "The ferry - the last - left."),
        ("The ferry -- the last -- left.", "The ferry - the last - left."),
        ("— Who is there?", "- Who is there?"),
        ("The 1914–1918 war, Porto–Braga", "The 1914-1918 war, Porto-Braga"),
        ("Run it with --help, pages 3-4.", "Run it with --help, pages 3-4."),
        ("Wait… and wait", "Wait... and wait"),
        (f"5{NBSP}% of 1{THIN}200\u2009km", "5 % of 1 200 km"),
        ("soft\u00adly\u200b \u200ehere", "softly here"),
        ("six\u2011year, −5", "six-year, -5"),
        ("5′10″ tall", "5'10\" tall"),
        ("2½ hours, ¾ of it", "2 1/2 hours, 3/4 of it"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Plain 'text' - \"as is\".", "Plain 'text' - \"as is\"."),
    ],
)
def test_plain(text: str, expected: str) -> None:
    """Every mark becomes the one the engine knows; plain text is left as it is."""
    assert plain(text) == expected


@given(st.text(alphabet="ab1 .,—–-“”‘’«»…'\"\u00a0"))
def test_plain_is_settled(text: str) -> None:
    """What is plain stays as it is, and holds no typographic mark."""
    once = plain(text)
    assert plain(once) == once
    assert not set("—–“”‘’«»…\u00a0") & set(once)


@pytest.mark.parametrize(
    ("draft", "source", "language", "expected"),
    [
        # Straight in, straight out; typographic in, the target's own out.
        ('"Não", disse.', '"No," he said.', "pt-BR", '"Não", disse.'),
        ("“Não”, disse.", '"No," he said.', "pt-BR", '"Não", disse.'),
        ('"Não", disse.', "“No,” he said.", "pt-BR", "“Não”, disse."),
        ("«Não», disse.", "“No,” he said.", "pt-BR", "“Não”, disse."),
        ("«Não», disse.", "He refused.", "pt-BR", "«Não», disse."),
        ('"Nein", sagte er.', "“No,” he said.", "de", "„Nein“, sagte er."),
        ('"Нет", сказал он.', "“No,” he said.", "ru", "«Нет», сказал он."),
        ('"Non", dit-il.', "“No,” he said.", "fr", f"«{NBSP}Non{NBSP}», dit-il."),
        ('" Non ", dit-il.', "“No,” he said.", "fr", f"«{NBSP}Non{NBSP}», dit-il."),
        ('"No," he said.', f"«{NBSP}Non{NBSP}», dit-il.", "en", "“No,” he said."),
        # Quotations in quotations, with marks as engines give them.
        (
            "Ela disse: \"Ele gritou 'fogo' e saiu\".",
            "She said: “He cried ‘fire’ and left.”",
            "pt",
            "Ela disse: “Ele gritou ‘fogo’ e saiu”.",
        ),
        (
            'Ela disse: "Ele gritou "fogo" e saiu".',
            "She said: “He cried ‘fire’ and left.”",
            "de",
            "Ela disse: „Ele gritou ‚fogo‘ e saiu“.",
        ),
        (
            "'Ele disse \"não\"', contou.",
            "‘He said “no”’, she told us.",
            "pt",
            "“Ele disse ‘não’”, contou.",
        ),
        ("Tropas 'heroicas' voltam", "‘Heroic’ troops return", "pt", "Tropas ‘heroicas’ voltam"),
        # A quotation that runs on from or into another segment.
        ('"Abrimos ontem.', "“We opened yesterday.", "pt", "“Abrimos ontem."),
        ('O teto resiste", disse.', "The roof holds,” he said.", "de", "O teto resiste“, disse."),
        (
            'e "resiste", disse". Depois: "Sim.',
            "it “holds,” he said.” Then: “Yes.",
            "pt",
            "e “resiste”, disse”. Depois: “Sim.",
        ),
        # Apostrophes, decades, feet and inches.
        ("L'eau d'ici", "“Water” from here", "fr", "L’eau d’ici"),
        ("She's back in the '90s", "Ella volvió a los “90”", "en", "She’s back in the ’90s"),
        ('the allies\' "plan"', "el “plan” de los aliados", "en", "the allies’ “plan”"),
        ('"Mede 5\'10" e 33\' de altura"', "“It is 5'10\" and 33' tall”", "pt", None),
        ("п'ять 'слів'", "five ‘words’", "uk", "п’ять „слів“"),
        # Other marks come back as the source has them.
        ("Espere... e espere", "Wait… and wait", "pt", "Espere… e espere"),
        ("Espere... e espere", "Wait... and wait", "pt", "Espere... e espere"),
        ("A balsa - a última - saiu", "The ferry—the last—left", "pt", "A balsa — a última — saiu"),
        ("A balsa - a última - saiu", "The ferry - the last - left", "pt", None),
        ("A balsa -- a última - saiu", "The ferry -- the last -- left", "pt", None),
        ("Die Fähre - die letzte - fuhr", "The ferry—the last—left", "de", None),
        ("The ferry - the last - left", "A balsa — a última — saiu", "en", None),
        ("2 1/2 horas, 1/2 dia", "2½ hours, ½ a day", "pt", "2½ horas, ½ dia"),
        ("2 1/2 horas", "2 1/2 hours", "pt", "2 1/2 horas"),
        ("A guerra de 1914-1918", "The war of 1914–1918", "pt", "A guerra de 1914–1918"),
        ("Perdeu 5 % em 10 km", f"It lost 5{NBSP}% over 10{NBSP}km", "pt", None),
        ("Perdeu 5 % em 10 km", "It lost 5 % over 10 km", "pt", "Perdeu 5 % em 10 km"),
        ("Quoi ? Non: c'est 10:30 !", "“What”? No: it’s 10:30!", "fr", None),
        ("Quoi ? Non", 'What"? No', "fr", "Quoi ? Non"),
        ("Quoi? Non", "“What”? No", "fr-CA", "Quoi? Non"),
    ],
)
def test_localise(draft: str, source: str, language: str, expected: str | None) -> None:
    """The target's own marks stand where the source had typographic ones, and only there."""
    assert localise(draft, source, language) == (expected or SPECIAL[draft])


SPECIAL = {
    '"Mede 5\'10" e 33\' de altura"': "“Mede 5'10\" e 33' de altura”",
    "A balsa - a última - saiu": "A balsa - a última - saiu",
    "A balsa -- a última - saiu": "A balsa -- a última -- saiu",
    "Die Fähre - die letzte - fuhr": "Die Fähre – die letzte – fuhr",
    "The ferry - the last - left": "The ferry — the last — left",
    "Perdeu 5 % em 10 km": f"Perdeu 5{NBSP}% em 10{NBSP}km",
    "Quoi ? Non: c'est 10:30 !": f"Quoi{THIN}? Non{NBSP}: c’est 10:30{THIN}!",
}
"""Drafts whose outcome is hard to read in a row of the table."""


def test_article_speaks_for_a_segment_without_marks() -> None:
    """A segment without marks follows the article that it is told of, one with marks its own."""
    assert localise("L'île dort.", "The island sleeps.", "fr") == "L'île dort."
    assert localise("L'île dort.", "The island sleeps.", "fr", typographic=True) == "L’île dort."
    assert localise("L'île", "The mayor's island", "fr", typographic=True) == "L'île"


@pytest.mark.parametrize(
    ("draft", "source", "expected"),
    [
        ("Abrimos ontem.", "“We opened yesterday.”", "“Abrimos ontem.”"),
        ("Abrimos ontem.", "“We opened yesterday”.", "“Abrimos ontem”."),
        ('"Abrimos ontem.', "“We opened yesterday.”", "“Abrimos ontem.”"),
        ('Abrimos ontem."', "“We opened yesterday.”", "“Abrimos ontem.”"),
        ("Abrimos ontem.", '"We opened yesterday."', '"Abrimos ontem."'),
        ("Abrimos ontem.", "“We opened yesterday.", "“Abrimos ontem."),
        ("O teto resiste.", "The roof holds.”", "O teto resiste.”"),
        ("Abrimos ontem, disse.", "“We opened,” he said.", "Abrimos ontem, disse."),
        ("Abrimos ontem.", "“We” opened “it”", "Abrimos ontem."),
        (
            "\"Ele disse: 'Sim', contou.",
            "“He said: ‘Yes’,” she told.",
            "“Ele disse: ‘Sim’”, contou.",
        ),
        (
            "\"Ele disse: 'Sim', contou.",
            "“He said: ‘Yes’” she told.",
            "“Ele disse: ‘Sim’”, contou.",
        ),
        (
            "\"Ele disse: 'Sim', contou.",
            "“He said: “Yes,”” she told.",
            "“Ele disse: ‘Sim’”, contou.",
        ),
    ],
)
def test_lost_marks_come_back_at_the_ends_only(draft: str, source: str, expected: str) -> None:
    """A quotation that is the whole segment gets its marks back; inside one nothing is invented."""
    assert localise(draft, source, "pt") == expected


WORDS = st.lists(st.sampled_from(["ferry", "isn't", "12", "o'clock", "água"]), min_size=1).map(
    " ".join
)
QUOTED = st.lists(st.tuples(WORDS, WORDS, st.booleans()), min_size=1, max_size=4)


@given(QUOTED, st.sampled_from(["pt", "en", "de", "fr", "ru", "sv", "ja", "pl"]))
def test_round_trip(parts: list[tuple[str, str, bool]], language: str) -> None:
    """Marks made plain and localised are the language's own, in pairs, the words as they were."""
    source = " ".join(
        f"{before} “{inside} ‘{inside}’ so”," if nested else f"{before} “{inside},”"
        for before, inside, nested in parts
    ).replace("'", "’")
    opening, closing, inner_opening, inner_closing = quotation_marks(language)
    expected = " ".join(
        f"{before} {opening}{inside} {inner_opening}{inside}{inner_closing} so{closing},"
        if nested
        else f"{before} {opening}{inside},{closing}"
        for before, inside, nested in parts
    ).replace("'", "’")
    assert localise(plain(source), source, language) == expected


@given(st.text(alphabet="ab1 .,-“”‘’«»…'\"?!"), st.text(alphabet="ab1 .,“”‘’«»…'\"—"))
def test_localise_keeps_the_words(draft: str, source: str) -> None:
    """Whatever the marks, letters and digits come through in their order."""
    result = localise(draft, source, "fr")
    assert [c for c in result if c.isalnum()] == [c for c in draft if c.isalnum()]


def test_scan_tells_marks_apart() -> None:
    """Possessives, decades, primes and elisions are no quotation marks."""
    quotes = scan("The '90s 'stars' at the allies' 5'10\" rock 'n' roll")
    assert [(mark.start, mark.opens, mark.inner) for mark in quotes.marks] == [
        (9, True, True),
        (15, False, True),
    ]
    assert quotes.apostrophes == (4, 30, 43, 45)
    assert quotes.primes == (33, 36)


@pytest.mark.parametrize(
    ("text", "expected"), [("“So”", True), ("it’s", True), ("it's", False), ("so", None)]
)
def test_is_typographic(text: str, expected: bool | None) -> None:
    """The marks of a text tell its custom; without any there is none to tell."""
    assert is_typographic(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MAYOR OPENS 3 NEW BRIDGES", True),
        ("STORM’S TOLL", True),
        ("WEATHER FORECAST:", True),
        ("CORRESPONDENCE", True),
        ("VLADIVOSTOK, 12", True),
        ("EFE", False),
        ("NATO", False),
        ("UNICEF", False),
        ("EU, UN", False),
        ("A B C D E F G H I", False),
        ("Mayor opens BRIDGE", False),
        ("МЭР ОТКРЫЛ МОСТ", True),
        ("2022", False),
        ("市長が橋を開いた", False),
        ("", False),
    ],
)
def test_is_capitals(text: str, expected: bool) -> None:
    """A headline in capitals is one; an acronym, a number, a script without case is not."""
    assert is_capitals(text) is expected


def test_sentence_case() -> None:
    """Sentences begin with a capital, names are written as given, what shows its shape keeps it."""
    text = (
        "MAYOR MEETS ANA LIMA IN U.S. CITY. THE BBC SAID: I'M THE 3RD AT XZQ1, WITH MR ROE, WAR II"
    )
    start = text.index("ANA LIMA")
    assert sentence_case(text, [((start, start + 8), "Ana Lima")]) == (
        "Mayor meets Ana Lima in U.S. city. The BBC said: I'm the 3rd at XZQ1, with Mr Roe, war II"
    )
    assert sentence_case("«ÉLAN» POUR L'ÎLE! OUI") == "«Élan» pour l'île! Oui"


@given(st.text())
def test_sentence_case_keeps_places(text: str) -> None:
    """Spans of the text stay valid: no character is added or dropped."""
    assert len(sentence_case(text.upper())) == len(text.upper())


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ilha sem água", "pt-BR", "ILHA SEM ÁGUA"),
        ("izmir’de ışık", "tr", "İZMİR’DE IŞIK"),
        ("große straße", "de", "GROSSE STRASSE"),
        ("Η Αθήνα άλλαξε", "el", "Η ΑΘΗΝΑ ΑΛΛΑΞΕ"),
    ],
)
def test_capitals(text: str, language: str, expected: str) -> None:
    """Capitals follow the language."""
    assert capitals(text, language) == expected


def test_capitals_keep() -> None:
    """Spans to keep are left as they are."""
    assert capitals("see example.org now", "en", keep=[(4, 15)]) == "SEE example.org NOW"
