"""What is told to be wrong of a translation, and what is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.checks import check_segment
from translate.finding import Finding, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def check(source: str, target: str, to: str = "pt-BR", format: str = "text") -> list[Finding]:
    """What is found, without the places: test_checks_places.py has those."""
    found = check_segment(source, target, source_language="en", target_language=to, format=format)
    return [replace(finding, source=None, target=None) for finding in found]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The mayor opened the bridge.", "O prefeito abriu a ponte."),
        ("“We will not wait,” she said.", "“Não vamos esperar”, disse ela."),
        ("Ana Lima", "Ana Lima"),
        ("Rio de Janeiro", "Rio de Janeiro"),
        ("See example.org/x or ask @ana.", "Veja example.org/x ou fale com @ana."),
        ("", ""),
        (" ", ""),
        ("The band XZQ1 played.", "A banda XZQ1 tocou."),
        ("A\ttable", "Uma\ttabela"),
    ],
)
def test_nothing_to_say(source: str, target: str) -> None:
    """A sound translation gives no finding."""
    assert check(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Rain is expected.", " ", [Finding("empty", ERROR, "the translation is empty")]),
        (
            "Rain is expected.",
            "Chuva\né \x07esperada.",
            [
                Finding("control", ERROR, "the translation has a line break"),
                Finding("control", ERROR, "the translation holds the control character U+0007"),
            ],
        ),
        (
            "Ask Ana.",
            "Fale com a xzq 2.",
            [Finding("mask", ERROR, "the mask xzq 2 was left in the translation")],
        ),
        (
            "See example.org and <b>read</b>.",
            "Veja exemplo.org e <b>leia.",
            [
                Finding("placeable", ERROR, "example.org is missing or changed"),
                Finding("placeable", ERROR, "</b> is missing or changed"),
            ],
        ),
        (
            "It lost 1,200 trees in 2019.",
            "Perdeu 1.300 árvores.",
            [
                Finding("number", WARNING, "the number 1,200 is missing"),
                Finding("number", WARNING, "the number 2019 is missing"),
            ],
        ),
        (
            "The “late” ferry “left,” she said.",
            "A balsa “atrasada partiu, disse ela.",
            [Finding("quotes", WARNING, "a closing quotation mark is missing")],
        ),
        (
            "“We left.",
            "Partimos.",
            [Finding("quotes", NOTE, "an opening quotation mark is missing")],
        ),
        (
            "Rain is expected on the island.",
            "Rain is expected on the island.",
            [Finding("copy", WARNING, "the source was copied, not translated")],
        ),
        (
            "STORM CLOSES THE PORT",
            "Storm closes the port",
            [Finding("copy", WARNING, "the source was copied, not translated")],
        ),
        (
            "The mayor said that rain is expected on the island today.",
            "O prefeito disse que rain is expected on the island hoje.",
            [
                Finding(
                    "copy", WARNING, "“rain is expected on the island” was copied, not translated"
                )
            ],
        ),
    ],
)
def test_findings(source: str, target: str, expected: list[Finding]) -> None:
    """Each fault is told by its kind, its severity and one line."""
    assert check(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "messages"),
    [
        ("See {1}.", "Veja {1} e {1}.", ["{1} stands twice, not as in the source"]),
        ("{1} or {1}.", "{1}, {1} ou {1}.", ["{1} stands 3 times, not as in the source"]),
        (
            "It rained.",
            "Choveu <b>muito</b>: https://example.org/a, @ana, a@b.org.",
            [
                "<b> is not in the source",
                "</b> is not in the source",
                "https://example.org/a is not in the source",
                "@ana is not in the source",
                "a@b.org is not in the source",
            ],
        ),
        ("Ask @ana.", "Fale com @bia.", ["@ana is missing or changed"]),
        ("Ask @ana.", "@anaに聞いて。", []),
        (
            "Ask @ana.",
            "Fale com @bia ou @rui.",
            [
                "@ana is missing or changed",
                "@bia is not in the source",
                "@rui is not in the source",
            ],
        ),
    ],
)
def test_placeables_that_the_source_has_not(source: str, target: str, messages: list[str]) -> None:
    """One too many is an error, as is one too few; one that was changed is told once."""
    assert check(source, target) == [Finding("placeable", ERROR, text) for text in messages]


def test_emphasis_is_a_warning() -> None:
    """Emphasis counts in Markdown alone, and less than a link."""
    assert check("It is **very** late", "É muito tarde") == []
    assert check("It is **very** late", "É muito tarde", format="markdown") == [
        Finding("placeable", WARNING, "the emphasis mark ** is missing")
    ]
    assert check("It is late", "É *tarde*", format="markdown") == [
        Finding("placeable", WARNING, "* is not in the source")
    ]


def test_the_same_language_may_be_copied() -> None:
    """Between regions of one language a copy is a translation."""
    assert (
        check("Rain is expected on the island.", "Rain is expected on the island.", "en-GB") == []
    )


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        ("It lost 1,200 of 3,450,000 trees.", "Perdeu 1.200 de 3.450.000 árvores.", "pt"),
        ("It lost 1,200 trees.", "Il a perdu 1\u202f200 arbres.", "fr"),
        ("It lost 1,200 trees.", "Sie verlor 1200 Bäume.", "de"),
        ("It rose by 1.5 per cent.", "Subiu 1,5%.", "pt"),
        ("It rose by 1.50 points.", "Subiu 1,5 ponto.", "pt"),
        ("It costs $2.50 or $1,200.75.", "Custa US$ 2,50 ou US$ 1.200,75.", "pt"),
        ("It costs $2.5 billion.", "Custa US$ 2,5 bilhões.", "pt-BR"),
        ("It costs $2.5 billion.", "Custa 2,5 mil milhões de dólares.", "pt-PT"),
        ("It costs $2.5 billion.", "Cuesta 2.500 millones de dólares.", "es"),
        ("It costs $2.5bn.", "Es kostet 2,5 Milliarden Dollar.", "de"),
        ("It costs $5m.", "Стоит 5 млн долларов.", "ru"),
        ("About 300,000 people live here.", "Cerca de 300 mil pessoas vivem aqui.", "pt"),
        ("About 120 million people", "約1億2000万人", "ja"),
        ("About 50,000 people", "5万人", "ja"),
        ("He left at 10:30 p.m.", "Saiu às 22h30.", "pt"),
        ("He left at 10:30 p.m.", "Saiu às 22:30.", "pt"),
        ("He left at 10:30 p.m.", "Er ging um 22.30 Uhr.", "de"),
        ("He left at 5.30pm.", "Il est parti à 17 h 30.", "fr"),
        ("He left at 7 p.m.", "Saiu às 19h.", "pt"),
        ("He left at 7 p.m.", "Saiu às 7 da noite.", "pt"),
        ("He left at 12:15 a.m.", "Saiu à 0h15.", "pt"),
        ("He left on Aug 15, 2022.", "Saiu em 15 de agosto de 2022.", "pt"),
        ("It opened in the 1990s.", "Abriu nos anos 90.", "pt"),
        ("It opened in the '90s.", "Abriu nos anos 1990.", "pt"),
        ("The 2016-17 season", "A temporada 2016-2017", "pt"),
        ("The 2016-2017 season", "A temporada 2016/17", "pt"),
        ("They won 7-2.", "Venceram por 7 a 2.", "pt"),
        ("The 3 bridges and the 2 ferries", "As três pontes e as duas balsas", "pt"),
        ("The 19th century, the 1st time", "O século XIX, a primeira vez", "pt"),
        ("The 3rd ferry", "Die dritte Fähre", "de"),
        ("The 3 ferries", "Üç feribot", "tr"),
        ("The G20, F-16s and MH370", "O G20, os F-16 e o MH370", "pt"),
        ("Call 116 123 now.", "Ligue para 116 123 agora.", "pt"),
        ("In 2019 he left; 2019 was wet.", "Em 2019 ele saiu; foi um ano chuvoso.", "pt"),
        ("Twelve of 40 ferries", "12 das 40 balsas", "pt"),
        ("It lost 1,200 trees.", "فقدت ١٬٢٠٠ شجرة.", "ar"),
        ("Version 10.5.2", "Versão 10.5.2", "pt"),
        ("About 2 billion trees", "Unos 2 mil millones de árboles", "es"),
        ("About 2 trillion trees", "Unos 2 billones de árboles", "es"),
        ("About 2 billion trees", "Cerca de 2 mil milhões de árvores", "pt-PT"),
        ("About 2 billion trees", "Environ 2 milliards d’arbres", "fr"),
        ("About 3 million trees", "Cerca de três milhões de árvores", "pt"),
        ("The number " + "7" * 5_000, "O número " + "7" * 5_000, "pt"),
        ("The number " + "7" * 1_000_001 + " million", "O número " + "7" * 1_000_001, "pt"),
    ],
)
def test_numbers_written_another_way(source: str, target: str, to: str) -> None:
    """A number is the same number however the language writes it."""
    assert check(source, target, to) == []


@pytest.mark.parametrize(
    ("source", "target", "to", "names"),
    [
        ("Muñoz left Łódź.", "Muñoz saiu de Łódź.", "pt", []),
        ("Muñoz left Łódź.", "Munoz saiu de Lodz.", "pt", []),
        ("Muñoz left Łódź.", "Munos saiu de Łodz.", "pt", ["Muñoz"]),
        ("Muñoz left Łódź.", "Saiu.", "pt", ["Muñoz", "Łódź"]),
        ("MUÑOZ LEFT", "MUNOZ SAIU", "pt", []),
        ("Muñoz’s boat", "O barco de Muñoz", "pt", []),
        ("The Łódź-based band", "A banda de Łódź", "pt", []),
        ("Đoković and Strauß met Æbelø.", "Djokovic e Strauss conheceram Aebelo.", "pt", []),
        ("Müller left.", "Mueller saiu.", "pt", []),
        ("Đoković left.", "oković saiu.", "pt", ["Đoković"]),
        ("Mun\u0303oz left.", "Muñoz saiu.", "pt", []),
        ("He met Muñoz.", "Er traf Muñozs Bruder.", "de", []),
        ("He met Muñoz.", "Он встретил Муньоса.", "ru", []),
        ("He met Лев.", "Ele conheceu Liev.", "pt", []),
        ("A café, Muñoz said, then Muñoz left.", "Um bar.", "pt", ["Muñoz"]),
        ("Mail Muñoz@example.org.", "Escreva.", "pt", []),
    ],
)
def test_names_in_foreign_letters(source: str, target: str, to: str, names: list[str]) -> None:
    """They stand in a translation as they are, or without their diacritics."""
    found = [f for f in check(source, target, to) if f.kind == "name"]
    assert found == [Finding("name", WARNING, f"the name {name} is missing") for name in names]


def test_a_languages_own_letters_tell_no_name() -> None:
    """`É` opens French words; of a language whose letters are not known nothing is told."""
    for source, language in (("Été pluvieux", "fr"), ("Øl", "nb"), ("Ärger", "de")):
        assert check_segment(source, "Chuva", source_language=language, target_language="pt") == ()


@pytest.mark.parametrize(
    ("source", "target", "number"),
    [
        ("It lost 1,200 trees.", "Perdeu 1,2 árvores.", "1,200"),
        ("It rose by 1.5 per cent.", "Subiu 15%.", "1.5"),
        ("It costs $2.5 billion.", "Custa US$ 2,5 milhões e 4.", "2.5"),
        ("About 3 million trees", "Cerca de 3 bilhões de árvores", "3"),
        ("It costs $1,300.50.", "Custa US$ 1.300.50.", "1,300.50"),
        ("The number " + "7" * 5_000, "O número " + "7" * 4_999 + "8", "7" * 5_000),
        ("It costs $2.50.", "Custa US$ 2,55.", "2.50"),
        ("He left at 10:30 p.m.", "Saiu às 22h20.", "30"),
        ("The 3 bridges", "As pontes", "3"),
        ("The 3 bridges", "As quatro pontes", "3"),
        ("They won 2-1.", "Venceram por 2 a 3.", "1"),
        ("In 2019 he left; 2019 was wet.", "Em 2019 ele saiu; 2018 foi chuvoso.", "2019"),
        ("The 19th century", "O século XVIII", "19"),
        ("The 1990s", "Os anos 80", "1990"),
    ],
)
def test_numbers_lost_or_changed(source: str, target: str, number: str) -> None:
    """A number that doesn't stand in the translation is told as the source writes it."""
    messages = [finding.message for finding in check(source, target)]
    assert messages == [f"the number {number} is missing"]


@given(st.integers(min_value=13, max_value=10**9), st.integers(0, 8), st.integers(1, 9))
@settings(deadline=None)  # the first call loads libraries
def test_a_changed_digit_is_found(value: int, place: int, by: int) -> None:
    """Grouped the target's way a number is met; with another digit in it, it is missing."""
    digits = str(value)
    place %= len(digits)
    changed = int(digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :])
    source = f"It lost {value:,} trees."
    for number, expected in ((value, []), (changed, [f"the number {value:,} is missing"])):
        target = f"Perdeu {number:,} árvores.".replace(",", ".")
        assert [finding.message for finding in check(source, target)] == expected


@given(st.text(), st.text(), st.sampled_from(["pt", "ja", "und", "ar"]))
@settings(deadline=None)  # the first call loads libraries
def test_any_text_can_be_checked(source: str, target: str, to: str) -> None:
    """Whatever the two texts hold, the check says something of them in single lines."""
    assert all("\n" not in finding.message for finding in check(source, target, to))
