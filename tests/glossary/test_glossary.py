"""Which row speaks for a name: languages and regions, files that outrank one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.glossary import Glossary, TermPair


def load(tmp_path: Path, *texts: str) -> Glossary:
    paths = []
    for i, text in enumerate(texts):
        paths.append(tmp_path / f"{i}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    return Glossary.load(*paths)


def targets(glossary: Glossary, source: str, target: str, text: str) -> list[str]:
    return [match.term.target for match in glossary.matcher(source, target).match(text)]


ROWS = "en,pt,pt_BR,pt_PT,es\nMoss,Musgo,,Musgo Verde,\nPraia Bay,,Baía,Baia,Bahía\nRill,,,,Ril\n"


@pytest.mark.parametrize(
    ("source", "target", "text", "expected"),
    [
        ("en", "pt-PT", "Moss, Praia Bay, Rill", ["Musgo Verde", "Baia"]),
        ("en", "pt-BR", "Moss, Praia Bay, Rill", ["Musgo", "Baía"]),
        ("en", "pt", "Moss, Praia Bay, Rill", ["Musgo", "Baía"]),
        ("en-GB", "es-MX", "Moss, Praia Bay, Rill", ["Bahía", "Ril"]),
        ("pt", "en", "Musgo Verde, Baia e Baía", ["Moss", "Praia Bay", "Praia Bay"]),
        ("es", "fr", "Bahía", []),
    ],
)
def test_a_region_falls_back_to_its_language(
    tmp_path: Path, source: str, target: str, text: str, expected: list[str]
) -> None:
    """An empty cell gives way to the base language's; a source may use any region's name."""
    assert targets(load(tmp_path, ROWS), source, target, text) == expected


def test_a_pair_says_all_that_the_row_says(tmp_path: Path) -> None:
    """Preferred and accepted forms, forbidden ones, and other names of the concept."""
    glossary = load(
        tmp_path, "kind,en,pt,de\nplace,Arlen|Old Arlen,Arlém|Arlem|!Arlens,Arlenburg\n"
    )
    (match,) = glossary.matcher("en", "pt").match("Old Arlen")
    assert match.term == TermPair(
        source="Arlen",
        target="Arlém",
        sources=("Arlen", "Old Arlen"),
        accepted=("Arlém", "Arlem"),
        forbidden=("Arlens",),
        kind="place",
        source_language="en",
        target_language="pt",
    )
    assert match.term.known == ("Arlen", "Old Arlen", "Arlenburg")


def test_an_equals_sign_keeps_the_name_that_the_source_uses(tmp_path: Path) -> None:
    """Each variant stays as it is, in both directions."""
    glossary = load(tmp_path, "en,pt\nThe Gazette|Arlen Gazette,=\n")
    assert targets(glossary, "en", "pt", "the Arlen Gazette") == ["Arlen Gazette"]
    assert targets(glossary, "pt", "en", "o Arlen Gazette") == ["Arlen Gazette"]


def test_an_acronym_asks_for_an_acronym(tmp_path: Path) -> None:
    """And a full name for a full name; both are accepted for both."""
    glossary = load(
        tmp_path, "en,pt\nFerry Union|WFU,União de Balsas|UMB\nBay Court|BC,Corte da Baía\n"
    )
    text = "WFU, Ferry Union, BC"
    assert targets(glossary, "en", "pt", text) == ["UMB", "União de Balsas", "Corte da Baía"]
    matches = glossary.matcher("en", "pt").match("WFU")
    assert matches[0].term.accepted == ("União de Balsas", "UMB")


def test_an_acronym_in_small_letters_is_no_function_word(tmp_path: Path) -> None:
    """`who` for an acronym is found in capitals alone; for a word it is the word."""
    glossary = load(tmp_path, "en,pt\nwho,OMS\nus,EUA\nwhen,assim que\nfsb,BBC\n")
    text = "Who told us when the WHO met the US? The fsb."
    assert targets(glossary, "en", "pt", text) == ["assim que", "OMS", "EUA", "BBC"]


HOUSE = (
    "kind,en,pt\n"
    "person,Ana Lim-soo|Ana Lim Soo|Rose,Ana Lim-soo\n"
    "organisation,World Ferry Union|WFU,União Mundial de Balsas|UMB\n"
)


@pytest.mark.parametrize(
    ("override", "text", "expected"),
    [
        # By its preferred name or one as long: the whole concept is overridden.
        ("en,pt\nAna Lim-soo,Ana Lin\n", "Ana Lim Soo, Ana Lim-soo, Rose", ["Ana Lin"] * 3),
        ("en,pt\nana lim soo,Ana Lin\n", "Ana Lim Soo, Ana Lim-soo", ["Ana Lim-soo"] * 2),
        ("en,pt\nAna Lim Soo,Ana Lin\n", "Ana Lim-soo", ["Ana Lin"]),
        # By a shorter one: that name alone.
        ("en,pt\nRose,Rosa\n", "Rose, Ana Lim-soo", ["Rosa", "Ana Lim-soo"]),
        (
            "en,pt\nWFU,WFU\n",
            "WFU, World Ferry Union",
            ["WFU", "União Mundial de Balsas"],
        ),
        # A file for other languages changes nothing.
        ("en,es\nAna Lim-soo,Ana Lin\n", "Ana Lim-soo", ["Ana Lim-soo"]),
        # Within a file the later row has the name.
        ("en,pt\nRose,Rosa\nRose,Rosinha\n", "Rose", ["Rosinha"]),
    ],
)
def test_a_later_file_outranks_an_earlier_one(
    tmp_path: Path, override: str, text: str, expected: list[str]
) -> None:
    """An override reaches the spellings of a concept that it doesn't list itself."""
    assert targets(load(tmp_path, HOUSE, override), "en", "pt", text) == expected


def test_what_is_overridden_is_known_and_no_longer_accepted(tmp_path: Path) -> None:
    """The house's form may then be replaced; the kind is inherited."""
    house, override = load(tmp_path, HOUSE), tmp_path / "over.csv"
    override.write_text("en,pt\nAna Lim-soo,Ana Lin\n", encoding="utf-8")
    glossary = Glossary.load(override).over(house)
    (match,) = glossary.matcher("en", "pt").match("Ana Lim Soo")
    assert (match.term.accepted, match.term.kind) == (("Ana Lin",), "person")
    assert "Ana Lim-soo" in match.term.known
    assert glossary == house | Glossary.load(override)


def test_the_house_glossary_loads() -> None:
    """The files that ship are well-formed, and none outranks another."""
    assert len(Glossary.house().files) == 1
