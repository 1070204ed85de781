"""What stands before a word that another one takes the place of."""

from __future__ import annotations

import pytest

from translate.glossary.agreement import agreements, linked
from translate.glossary.endings import carried, plural
from translate.glossary.genders import gender


@pytest.mark.parametrize(
    ("language", "before", "old", "new", "text"),
    [
        # Gender, with the prepositions that article and noun are written with.
        ("pt", "Ela viu o ", "barco", "balsa", "Ela viu a "),
        ("pt-BR", "Foi no ", "barco", "balsa", "Foi na "),
        ("pt", "os outros ", "remédios", "medicação", "as outras "),
        ("pt", "As ", "barcas", "barcos", "Os "),
        ("gl", "polo ", "barco", "balsa", "pola "),
        ("es", "En el ", "puerto", "playa", "En la "),
        ("es", "cerca de la ", "playa", "puerto", "cerca del "),
        ("es", "va al ", "puerto", "playa", "va a la "),
        ("it", "nella ", "spiaggia", "porto", "nel "),
        # The first sound.
        ("fr", "de l'", "hôpital", "station", "de la "),
        ("fr", "du ", "port", "aéroport", "de l'"),
        ("fr", "d’", "Oslo", "Vladiport", "de "),
        ("fr", "le ", "bateau", "avion", "l'"),
        ("it", "il ", "porto", "stadio", "lo "),
        ("it", "dell'", "isola", "porto", "del "),
        ("ca", "de l’", "illa", "port", "del "),
        ("ca", "la ", "platja", "illa", "l'"),
        ("en", "It is a ", "boat", "iceboat", "It is an "),
        ("en", "AN ", "ICEBOAT", "BOAT", "A "),
        ("en", "an ", "office", "university", "a "),
        # Nothing to agree: no article, or a word that is none.
        ("pt", "disse ", "barco", "balsa", "disse "),
        ("pt", "foi a ", "bordo", "porto", "foi a "),
        ("fr", "le ", "hôtel", "hérisson", "le "),
        ("de", "der ", "Hafen", "Insel", "der "),
        ("ru", "в ", "порт", "гавань", "в "),
    ],
)
def test_what_stands_before_agrees(
    language: str, before: str, old: str, new: str, text: str
) -> None:
    """In gender, number and first sound, as far as the words' endings tell."""
    assert agreements(before, old, new, language)[0] == text


def test_other_ways_come_behind_the_safest() -> None:
    """An engine that can tell chooses among them; a name's ending tells nothing."""
    assert agreements("na ", "Holanda", "Países Baixos", "pt", name=True) == [
        "na ",
        "no ",
        "nas ",
        "nos ",
    ]
    assert agreements("d'", "Oslo", "Vladiport", "fr", name=True) == ["de "]


def test_what_ties_two_nouns() -> None:
    """`tensão superficial` is `tensão da superfície`; English has no such word."""
    assert linked("superfície", "pt") == ["de ", "do ", "da "]
    assert linked("eau", "fr") == ["d'", "de l'"]
    assert linked("surface", "en") == []


@pytest.mark.parametrize(
    ("language", "word", "told"),
    [("pt", "infecção", 1), ("pt", "porto", 0), ("pt", "mapa", None), ("es", "ciudades", None),
     ("es", "ciudad", 1), ("it", "stazione", 1), ("fr", "port", None), ("de", "Hafen", None)],
)  # fmt: skip
def test_gender_is_told_only_by_sure_endings(language: str, word: str, told: int | None) -> None:
    """0 is masculine, 1 feminine."""
    assert gender(word, language) == told


@pytest.mark.parametrize(
    ("language", "form", "alone", "old", "bent"),
    [
        ("pt", "infeção", "infecção", "infecções", "infeções"),
        ("pt", "caso de covid", "ocorrência", "ocorrências", "casos de covid"),
        ("es", "mascarilla facial", "máscara", "máscaras", "mascarillas faciales"),
        ("it", "barca", "nave", "navi", "barche"),
        ("en", "ferry", "boat", "boats", "ferries"),
        # What the engine didn't bend, bent otherwise, or made into something else.
        ("pt", "balsa", "barco", "barco", "balsa"),
        ("pt", "balsa", "barco", "navio", "balsa"),
        ("pt", "balsa", "", "barcos", "balsa"),
        ("de", "Fähre", "Boot", "Boote", "Fähre"),
    ],
)
def test_a_terms_number_is_carried_over(
    language: str, form: str, alone: str, old: str, bent: str
) -> None:
    """What the engine made of the word in the sentence, against the word alone, tells it."""
    assert carried(form, alone, old, language, name=False) == bent


@pytest.mark.parametrize(
    ("form", "alone", "old", "bent"),
    [
        ("Гатор", "Хантор", "Хантора", "Гатора"),
        ("Анна Лим", "Энна Лин", "Энну Лин", "Анну Лим"),
        ("Ханой", "Хантой", "Хантоем", "Ханоем"),
        # Another declension, another number of words.
        ("Аня", "Энна", "Энну", "Аня"),
        ("Порт Гатор", "Хантор", "Хантора", "Порт Гатор"),
    ],
)
def test_a_names_case_is_carried_over(form: str, alone: str, old: str, bent: str) -> None:
    """Where the two end alike; else the name stays as listed."""
    assert carried(form, alone, old, "ru", name=True) == bent


def test_plurals_that_the_rules_do_not_tell_stay() -> None:
    """Acronyms, short words, languages without rules."""
    forms = [("OMS", "pt"), ("vírus", "pt"), ("bar code", "en"), ("Hafen", "de")]
    assert [plural(form, language) for form, language in forms] == [
        "OMS",
        "vírus",
        "bar codes",
        "Hafen",
    ]
