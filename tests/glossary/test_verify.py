"""Whether a translation keeps a term."""

from __future__ import annotations

import pytest

from translate.glossary import Cell, Concept, Glossary, TermPair
from translate.glossary.adjectives import derives
from translate.glossary.verify import State, is_met, state, states, unmet


def pair(target: str, forms: str, *, kind: str = "", source: str = "Arlen") -> TermPair:
    accepted, _, forbidden = forms.partition("!")
    return TermPair(
        source=source,
        target=accepted.split("|")[0],
        sources=(source,),
        accepted=tuple(accepted.split("|")),
        forbidden=tuple(form for form in (forbidden,) if form),
        kind=kind,
        source_language="en",
        target_language=target,
    )


@pytest.mark.parametrize(
    ("language", "forms", "draft", "met"),
    [
        ("pt", "Arlém|Arlem", "em Arlem, hoje", True),
        ("pt", "Arlém", "EM ARLÉM", True),
        ("pt", "Arlém", "os arlémitas", False),
        ("pt", "Arlém", "arlém", False),
        ("pt", "Ana Lim-soo", "Ana Lim Soo", False),
        ("pt", "Ana Lim-soo", "Ana Lim-Soo", False),
        ("pt", "Ana Lim-soo", "Ana Lim‑soo", True),
        ("pt", "Banco do Norte", "o Banco Do Norte", True),
        ("pt", "OMS", "oms", False),
        ("pt", "balsa", "As balsas", True),
        ("pt", "Porto Arlen!Arlen", "em Porto Arlen", True),
        ("pt", "Porto Arlen!Arlen", "em Porto Arlen e Arlen", False),
        ("ru", "Владимир Путин", "с Владимиром Путиным", True),
        ("ru", "Владивосток", "ВО ВЛАДИВОСТОКЕ", True),
        ("ru", "Владивосток", "владивостокский", False),
        ("ru", "Ким Чен Ын", "Ким Чен Ына", True),
        ("ru", "Ким Чен Ын", "Ким Чен Ир", False),
        ("uk", "Україна", "в Україні", True),
        ("uk", "Україна", "український", False),
        ("pl", "Moskwa", "w Moskwie", True),
        ("de", "Arlen", "Arlens Hafen", True),
        ("de", "Arlen", "der Arlener Hafen", False),
        ("de", "Vereinte Inseln", "in den Vereinten Inseln", True),
        ("ko", "김정은", "김정은이", True),
        ("ko", "미국", "미국인", False),
        ("zh", "金正恩", "昨天金正恩访问", True),
        ("ar", "بوتين", "وبوتين", True),
        # Changes of the stem, and languages whose endings only dictionaries know.
        ("ru", "Павел Орлов", "Павла Орлова", True),
        ("uk", "Київ", "з Києва", True),
        ("pl", "Praga", "w Pradze", True),
        ("pl", "Niemcy", "wielu Niemiec", True),
        ("pl", "Praga", "prawda, Prawda", False),
        ("ro", "Rusia", "Rusiei", True),
        ("el", "Ρωσία", "της Ρωσίας", True),
        ("tr", "Ankara", "Ankara'da", True),
        ("lt", "Rusija", "Rusijos", True),
        # Several people of a name; other names have no plural where there are no cases.
        ("pt", "Arlen", "os Arlens", True),
        ("ru", "Мария Орлова", "Марии\u200b \u200bОрловой", True),
    ],
)
def test_a_name_is_met_in_a_listed_or_inflected_form(
    language: str, forms: str, draft: str, met: bool
) -> None:
    """As a whole word, as listed, in capitals, or in a case form where names have them."""
    assert is_met(draft, pair(language, forms, kind="" if forms == "balsa" else "person",
                              source="ferry" if forms == "balsa" else "Arlen")) is met  # fmt: skip


@pytest.mark.parametrize(
    ("forms", "draft", "met"),
    [
        ("infecção", "as infecções", True),
        ("caso ativo", "Casos ativos", True),
        ("caso ativo", "casos passivos", False),
        ("doença", "DOENTE", False),
        ("Internet", "internet", True),
    ],
)
def test_a_term_is_met_in_any_number_and_case(forms: str, draft: str, met: bool) -> None:
    """Common nouns may stand in the plural, and with or without a capital."""
    assert is_met(draft, pair("pt", forms, source="x")) is met


@pytest.mark.parametrize(
    ("kind", "form", "draft", "met"),
    [
        ("place", "Alemanha", "a indústria alemã", True),
        ("place", "Ucrânia", "tropas ucranianas", True),
        ("person", "Alemanha", "a indústria alemã", False),
        ("", "Alemanha", "a indústria alemã", False),
        ("place", "Nova Arlen", "a nova casa", False),
        ("place", "Porto", "o porto", False),
        ("place", "Reino Unido", "residentes britânicos", False),
    ],
)
def test_a_places_adjective_will_do(kind: str, form: str, draft: str, met: bool) -> None:
    """Where it begins like the place; others can't be told and count as missing."""
    assert is_met(draft, pair("pt", form, kind=kind)) is met


@pytest.mark.parametrize(
    ("language", "place", "words", "others"),
    [
        ("pt", "Índia", "indiano indianas", "indicou indiferente"),
        ("pt", "Rússia", "russo russas", "russomano rus"),
        ("pt", "Alemanha", "alemão alemã alemães", "alemoa"),
        ("es", "Cuba", "cubano cubanas", "cubo cubierta"),
        ("es", "Perú", "peruano", "peruca"),
        ("fr", "France", "français françaises", "franchir franc"),
        ("fr", "Corée", "coréen coréenne", "corps"),
        ("it", "Cairo", "", "cairn"),
        ("de", "China", "chinesische chinesischen", "chinin"),
        ("de", "Kanada", "kanadischer", "kanal"),
        ("ru", "Россия", "российский российской", "россыпь росчерк"),
        ("ru", "Индия", "индийских", "индивид"),
        ("ru", "Турция", "турецкого", "турне"),
        ("ru", "Иран", "иранский", "иракский ирана"),
        ("ru", "Австрия", "австрийский", "австралийский"),
        ("uk", "Київ", "київського", "києві"),
        ("pl", "Rosja", "rosyjskiego", "rosnąca"),
        ("pl", "Moskwa", "moskiewska", "moskit"),
        ("pl", "Chiny", "chińskim", "chinina"),
        ("en", "Peru", "", "perusal Peruse"),
        ("en", "Germany", "German Germans", "germane"),
        ("sv", "Ryssland", "rysslandssvensk", "rysk"),
    ],
)
def test_an_adjective_shares_letters_and_ends_as_such_words_do(
    language: str, place: str, words: str, others: str
) -> None:
    """What merely begins like the place is not taken for it."""
    taken = [w for w in (words + " " + others).split() if derives(place, w, language)]
    assert taken == words.split()


@pytest.mark.parametrize(
    ("source", "draft", "missing"),
    [
        ("Russia fires", "as tropas russas disparam", []),
        ("Russia fires on Russian troops", "tropas russas são alvejadas", ["Russia"]),
        ("Russia fires on Russian troops", "o ataque russo às tropas russas", []),
        ("Russia fires on Russian troops", "a Rússia alveja tropas russas", []),
        ("Russia says Russia fires", "o governo russo diz que dispara", ["Russia"]),
        ("Russia says Russia fires", "a Rússia diz que dispara", []),
    ],
)
def test_an_adjective_of_the_sources_is_not_the_place(
    source: str, draft: str, missing: list[str]
) -> None:
    """Without its name, a place is kept by as many adjectives as the source has of both."""
    cells = {"en": Cell(("Russia",)), "pt": Cell(("Rússia",))}
    matches = Glossary(((Concept(cells, kind="place"),),)).matcher("en", "pt").match(source)
    assert [match.term.source for match in unmet(draft, matches)] == missing


BRITAIN = Concept(
    {
        "en": Cell(("Britain",)),
        "pt": Cell(("Reino Unido", "Grã-Bretanha"), ("Inglaterra",), ("britânico",)),
        "ru": Cell(("Великобритания",), (), ("британский",)),
    },
    kind="place",
)


@pytest.mark.parametrize(
    ("target", "draft", "found"),
    [
        ("pt", "o Reino Unido", State.MET),
        ("pt", "O REINO UNIDO ACEITA", State.MET),
        ("pt", "a Grã-Bretanha", State.VARIANT),
        ("pt", "as tropas britânicas", State.VARIANT),
        ("pt", "Britânicos em greve", State.VARIANT),
        ("pt", "a Inglaterra", State.FORBIDDEN),
        ("pt", "a Inglaterra e o Reino Unido", State.FORBIDDEN),
        ("pt", "a ilha", State.MISSING),
        ("ru", "Великобритания", State.MET),
        ("ru", "в Великобритании", State.INFLECTED),
        ("ru", "британских войск", State.VARIANT),
        ("ru", "великобританский", State.INFLECTED),
        ("ru", "остров", State.MISSING),
    ],
)
def test_a_term_has_a_state(target: str, draft: str, found: State) -> None:
    """As preferred, as listed or tolerated, in another form, not at all, or as is forbidden."""
    glossary = Glossary(((BRITAIN,),))
    matches = glossary.matcher("en", target).match("Britain")
    assert states(draft, matches) == [(matches[0], found)]


def test_tolerated_words_are_neither_looked_for_nor_written() -> None:
    """`~` is no name: an article in the language doesn't have the place where it has the word."""
    glossary = Glossary(((BRITAIN,),))
    assert glossary.matcher("pt", "en").match("as tropas do britânico") == ()
    (match,) = glossary.matcher("en", "pt").match("Britain")
    assert (match.term.target, match.term.accepted, match.term.tolerated) == (
        "Reino Unido",
        ("Reino Unido", "Grã-Bretanha"),
        ("britânico",),
    )
    assert state("tropas britânicas", match, adjectives=False) is State.MISSING


@pytest.mark.parametrize(
    ("draft", "met"), [("the Austrian coast", True), ("Australia", False), ("Austrians", True)]
)
def test_english_adjectives_have_a_capital(draft: str, met: bool) -> None:
    """They are told by how they end."""
    assert is_met(draft, pair("en", "Austria", kind="place")) is met


GLOSSARY = Glossary(
    (
        (
            Concept({"en": Cell(("Turkey",)), "pt": Cell(("Turquia",), ("Peru",))}, kind="place"),
            Concept({"en": Cell(("Peru",)), "pt": Cell(("Peru",))}, kind="place"),
        ),
    )
)


@pytest.mark.parametrize(
    ("source", "draft", "missing"),
    [
        ("Turkey beats Turkey", "A Turquia vence", []),
        ("Turkey and Peru", "Turquia e Peru", []),
        ("Turkey", "Turquia, ou Peru", ["Turkey"]),
        ("Turkey and Peru", "Peru", ["Turkey"]),
        ("Peru and Turkey", "", ["Peru", "Turkey"]),
        ("the Turkey Shoot in Turkey", "o Turkey Shoot na Turquia", []),
        ("the Turkey Shoot", "o Turkey Shoot", []),
        ("the Turkey Shoot", "o tiro em Turkey", ["Turkey"]),
    ],
)
def test_unmet_tells_each_missing_term_once(source: str, draft: str, missing: list[str]) -> None:
    """One standing is enough; another term's form is no offence; names in names are let be."""
    matches = GLOSSARY.matcher("en", "pt").match(source)
    assert [match.term.source for match in unmet(draft, matches)] == missing
