"""Finding terms in a source text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.glossary import Cell, Concept, Glossary


def glossary(*rows: tuple[str, str, str], source: str = "en", target: str = "pt") -> Glossary:
    """A glossary of (kind or match, names, forms)."""
    concepts = []
    for how, names, forms in rows:
        kind, match = ("", how) if how in ("exact", "case", "stem") else (how, "")
        cells = {source: Cell(tuple(names.split("|"))), target: Cell(tuple(forms.split("|")))}
        concepts.append(Concept(cells, kind=kind, match=match))
    return Glossary((tuple(concepts),))


ENGLISH = glossary(
    ("person", "Ana Lim-soo|Ana Lim Soo", "Ana Lim-soo"),
    ("person", "Ines O'Dell", "Inês O'Dell"),
    ("place", "Turkey", "Turquia"),
    ("place", "Arlen", "Arlen"),
    ("place", "Port Arlen", "Porto Arlen"),
    ("place", "Arlen Bay Bridge", "Ponte da Baía"),
    ("place", "São Bento", "São Bento"),
    ("organisation", "WHO", "OMS"),
    ("organisation", "US", "EUA"),
    ("person", "Teresa May", "Teresa May"),
    ("person", "Orlov", "Orlov"),
    ("organisation", "Bank of the North", "Banco do Norte"),
    ("term", "ferry", "balsa"),
    ("term", "far-right", "extrema-direita"),
    ("exact", "ePort", "ePort"),
    ("case", "net zero", "neutralidade"),
    ("stem", "vaccine", "vacina"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Words, not parts of words.
        ("Ferrying from Arlenville, ferryman!", []),
        ("(Arlen)—Arlen/Arlen.", ["Arlen", "Arlen", "Arlen"]),
        ("Arlen-based, US-led", ["Arlen", "US"]),
        ("@Arlen #Arlen http://x.net/Arlen ana@Arlen.net arlen_Arlen", []),
        ('<a href="Arlen">a</a> <Arlen/> 5 < Arlen', ["Arlen"]),
        ("Arlen\u200b Brook", ["Arlen"]),
        # Longest first.
        ("from Port Arlen to Arlen", ["Port Arlen", "Arlen"]),
        ("Port Arlen Bay Bridge", ["Arlen Bay Bridge"]),
        # Capitals.
        ("Who told us? The WHO told the US.", ["WHO", "US"]),
        ("WHO TOLD US OF THE FERRY", ["FERRY"]),
        ("a turkey in Turkey, or TURKEY", ["Turkey", "TURKEY"]),
        ("Ferry sinks. Ferry found; the Ferry", ["Ferry", "Ferry"]),
        ("Council Approves New Ferry Plan", ["Ferry"]),
        ("ARLEN SHIPS SAIL", ["ARLEN"]),
        ("the Bank Of The North, the bank of the north", ["Bank Of The North"]),
        ("ePort, Eport, EPORT", ["ePort"]),
        ("Net Zero, NET ZERO, net zero", ["Net Zero", "NET ZERO", "net zero"]),
        # Possessives, apostrophes, hyphens, spaces.
        ("Arlen’s and Arlen's", ["Arlen", "Arlen"]),
        ("Ines O’Dell, Ines O'Dell", ["Ines O’Dell", "Ines O'Dell"]),
        ("Ana Lim-Soo, Ana Lim‑soo", ["Ana Lim-Soo", "Ana Lim‑soo"]),
        ("Ana\u00a0Lim\nSoo, ANA LIM-SOO", ["Ana\u00a0Lim\nSoo", "ANA LIM-SOO"]),
        ("the far-right party, on the far right", ["far-right"]),
        ("Sa\u0303o Bento, A\u00adrlen", ["Sa\u0303o Bento", "A\u00adrlen"]),
        ("May I? In May Teresa May may go", ["Teresa May"]),
        # The plural of people, but not what may be a verb.
        ("with the Orlovs, Orlovs' and Turkeys", ["Orlovs", "Orlovs"]),
        ("Orlovs it. Council Orlovs Its Plans", []),
        # Endings, where the glossary asks for them.
        ("Vaccines and ferries: a vaccine", ["Vaccines", "vaccine"]),
        ("", []),
    ],
)
def test_english_names_are_found_by_the_rules(text: str, found: list[str]) -> None:
    """Whole words, longest first, capitals as the glossary means them."""
    matches = ENGLISH.matcher("en", "pt").match(text)
    assert [text[match.start : match.end] for match in matches] == found


@pytest.mark.parametrize(
    ("language", "rows", "text", "found"),
    [
        ("zh", [("person", "金正恩", "X")], "昨天金正恩访问了", ["金正恩"]),
        ("ja", [("place", "インド", "X")], "インドとインドネシア", ["インド"]),
        ("ko", [("person", "김정은", "X")], "김정은은 김정은에게 김정은동", ["김정은", "김정은"]),
        ("ko", [("place", "미국", "X")], "미국에서 미국인이", ["미국"]),
        ("ru", [("person", "Владимир Путин", "X")], "с Владимиром Путиным", ["Владимиром Путиным"]),
        ("ru", [("place", "Иран", "X")], "Ирана, Иранский, Ирак", ["Ирана"]),
        ("ru", [("place", "Корея", "X")], "Кореей и корейской", ["Кореей"]),
        ("de", [("place", "Wien", "X"), ("place", "Polen", "X")], "Wie der Pole in Wien", ["Wien"]),
        ("de", [("place", "USA", "X"), ("place", "US", "X")], "5 US-Dollar in den USA", ["USA"]),
        ("ru", [("place", "США", "X")], "5 долларов США в США", ["США"]),
        ("en", [("place", "US", "X")], "US$50 in the US", ["US"]),
        ("de", [("place", "Berlin", "X")], "Berlins Berliner in Berlin", ["Berlins", "Berlin"]),
        ("ar", [("person", "بوتين", "X")], "قال بوتين وبوتين", ["بوتين", "وبوتين"]),
        ("fr", [("place", "Espagne", "X")], "l’Espagne, d'Espagne", ["Espagne", "Espagne"]),
    ],
)
def test_names_are_found_in_other_scripts_and_case_forms(
    language: str, rows: list[tuple[str, str, str]], text: str, found: list[str]
) -> None:
    """Chinese without spaces, Korean with particles, Russian and German with case endings."""
    matches = glossary(*rows, source=language).matcher(language, "pt").match(text)
    assert [text[match.start : match.end] for match in matches] == found


def test_a_place_beside_a_capitalised_word_says_what_it_may_be_a_part_of() -> None:
    """`within` holds the longer names, for drafts that keep them word for word."""
    (match,) = ENGLISH.matcher("en", "pt").match("said Arlen Brook of the club")
    assert match.within == ("Arlen Brook",)


@given(st.text(alphabet="Arlen PotTuky'’-sFfWHOUS.ãê金김\u0303\n", max_size=60))
def test_matches_are_in_order_apart_and_made_of_words(text: str) -> None:
    """Whatever the text: matches don't overlap, and each begins and ends with a letter."""
    matches = ENGLISH.matcher("en", "pt").match(text)
    ends = [0, *(match.end for match in matches)]
    assert all(end <= match.start for end, match in zip(ends, matches, strict=False))
    for match in matches:
        assert text[match.start].isalnum()
        assert text[match.end - 1].isalnum() or text[match.end - 1] == "\u0303"


def test_a_matcher_is_made_once_for_a_pair() -> None:
    """Building a trie costs; asking again does not."""
    assert ENGLISH.matcher("en", "pt-BR") is ENGLISH.matcher("en", "pt-BR")
