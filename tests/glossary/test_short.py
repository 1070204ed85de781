"""Short forms of names, once an article has told of a person by the full one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from translate import Catalog, check, draft, read, translate_lines
from translate.glossary import Cell, Concept, Glossary


def person(source: str, name: str, target: str, form: str) -> Concept:
    cells = {source: Cell(tuple(name.split("|"))), target: Cell(tuple(form.split("|")))}
    return Concept(cells, kind="person")


def listed(source: str, target: str, *rows: tuple[str, str]) -> Glossary:
    return Glossary((tuple(person(source, name, target, form) for name, form in rows),))


PEOPLE = listed(
    "en",
    "pt",
    ("Lim Sun-ho|Lim Sun Ho", "Lim Sun-ho"),
    ("Lim Bo-ra", "Lim Bo-ra"),
    ("Ilya Orlov", "Iliá Orlov|Ilia Orlóv"),
    ("Teresa May", "Teresa May"),
    ("Ada von der Aue", "Ada von der Aue"),
    ("Lee Harvey Arlen", "Lee Harvey Arlen"),
    ("Nora Orlov-short", "Nora"),
    ("Otto II", "Otão II"),
)


def found(glossary: Glossary, *texts: str, source: str = "en", target: str = "pt") -> list[str]:
    """The terms of the last text, in the article that all of them make."""
    matcher = glossary.matcher(source, target).in_article(texts)
    return [f"{texts[-1][m.start : m.end]}={m.term.target}" for m in matcher.match(texts[-1])]


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        # The family name is in front, or at the end; before the full name as well as after it.
        (["Lim Sun-ho spoke.", "Lim left, Lim’s car too."], ["Lim=Lim", "Lim=Lim"]),
        (["Ilya Orlov spoke.", "They met Orlov."], ["Orlov=Orlov"]),
        (
            ["Lim greets Orlov. Lim Sun-ho met Ilya Orlov.", "Lim, Orlov"],
            ["Lim=Lim", "Orlov=Orlov"],
        ),
        (["Ada von der Aue spoke.", "Von der Aue and Aue"], ["Von der Aue=von der Aue"]),
        (["Lee Harvey Arlen spoke.", "Arlen and Lee"], ["Arlen=Arlen"]),
        # With titles, in capitals, beside a weekday, at the sentence's start.
        (["Ilya Orlov spoke.", "President Orlov, Mr. Orlov"], ["Orlov=Orlov", "Orlov=Orlov"]),
        (["Lim Sun-ho", "LIM SAYS NO TO ALL"], ["LIM=Lim"]),
        (["Lim Sun-ho", "Lim Monday left"], ["Lim=Lim"]),
        (["Lim Sun-ho", "But Lim left"], ["Lim=Lim"]),
        (["Lim Sun-ho", "Harbours Lim left"], []),
        (["Lim Sun-ho, harbours", "Harbours Lim left"], ["Lim=Lim"]),
        # Nobody is meant who has not been named.
        (["Nobody spoke.", "Lim left"], []),
        # Somebody else may be meant: in the glossary or not.
        (["Lim Sun-ho and Lim Bo-ra", "Lim left"], []),
        (["Lim Sun-ho and Lim Dae-su", "Lim left"], []),
        (["Lim Sun-ho", "there Lindsey Lim left Lim"], []),
        (["Lim Sun-ho", "there S. Lim left Lim"], []),
        (["Ilya Orlov", "with Lydia Orlov and Orlov"], []),
        (["Ilya Orlov", "the Orlov Foundation, says Orlov"], ["Orlov=Orlov"]),
        # No name: a month, a word that the article has in small letters, a number.
        (["Teresa May spoke.", "In May she left"], []),
        (["Lim Sun-ho", "a lim tree. Lim trees and Lim"], ["Lim=Lim"]),
        (["Otto II", "of the II century"], []),
    ],
)
def test_a_part_of_a_name_is_found_where_one_person_is_meant(
    texts: list[str], names: list[str]
) -> None:
    """Once the full name stands in the article, and nobody else of that name does."""
    assert found(PEOPLE, *texts) == names


@pytest.mark.parametrize(
    ("source", "target", "row", "texts", "names"),
    [
        ("en", "ru", ("Lim Sun-ho", "Лим Сун Хо"), ["Lim Sun-ho", "Lim"], ["Lim=Лим"]),
        (
            "en",
            "ja",
            ("Ilya Orlov", "イリヤ・オルロフ"),
            ["Ilya Orlov", "Orlov"],
            ["Orlov=オルロフ"],
        ),
        ("en", "ko", ("Lim Sun-ho", "임순호"), ["Lim Sun-ho", "Lim"], []),
        ("ru", "en", ("Илья Орлов", "Ilya Orlov"), ["Илья Орлов", "с Орловым"], ["Орловым=Orlov"]),
        (
            "de",
            "en",
            ("Ilja Orlow", "Ilya Orlov"),
            ["Ilja Orlow", "Kanzler Orlow"],
            ["Orlow=Orlov"],
        ),
        ("de", "en", ("Ilja Orlow", "Ilya Orlov"), ["Ilja Orlow", "Lydia Orlow"], []),
        ("zh", "en", ("林顺浩", "Lim Sun-ho"), ["林顺浩", "林"], []),
    ],
)
def test_the_short_form_is_the_same_part_of_the_targets_name(
    source: str, target: str, row: tuple[str, str], texts: list[str], names: list[str]
) -> None:
    """The part at the same end; none where the target's name can't be parted."""
    glossary = listed(source, target, row)
    assert found(glossary, *texts, source=source, target=target) == names


def test_the_full_name_will_do_for_the_short_one_and_so_will_every_variant() -> None:
    """The accepted forms are those of the target's names, the short ones first."""
    matcher = PEOPLE.matcher("en", "pt").in_article(["Ilya Orlov", "Orlov"])
    (match,) = matcher.match("Orlov")
    assert match.term.accepted == ("Orlov", "Orlóv", "Iliá Orlov", "Ilia Orlóv")


def test_a_listed_short_form_stays_as_listed() -> None:
    """A row of its own says what becomes of the surname."""
    glossary = listed("en", "pt", ("Ilya Orlov", "Iliá Orlov"), ("Orlov", "o Orlov"))
    assert found(glossary, "Ilya Orlov and Orlov") == ["Ilya Orlov=Iliá Orlov", "Orlov=o Orlov"]


def test_a_place_has_no_short_form() -> None:
    """Only rows whose kind is person are people."""
    cells = {"en": Cell(("Port Arlen",)), "pt": Cell(("Porto Arlen",))}
    for kind in ("place", "organisation", ""):
        assert found(Glossary(((Concept(cells, kind=kind),),)), "Port Arlen", "Arlen") == []


STORY = "Lim sends a letter\n\nThe leader Lim Sun-ho sent a letter.\n\nLim was glad.\n"
ROWS = listed("en", "ru", ("Lim Sun-ho", "Лим Сун Хо"))


def drafted(tmp_path: Path, story: str) -> Catalog:
    path = tmp_path / "story.txt"
    path.write_text(story, encoding="utf-8")
    article = read(path).with_language("en")
    (catalog,) = draft([article], "ru", engine="upper", glossary=ROWS)
    return catalog


def test_check_asks_a_po_for_the_terms_that_the_draft_was_made_with(tmp_path: Path) -> None:
    """The entries of a PO are the article: the same short forms are looked for."""
    catalog = drafted(tmp_path, STORY)
    catalog = replace(catalog, entries=tuple(replace(e, msgstr="Нет") for e in catalog.entries))
    terms = [f.message for f in check(catalog, glossary=ROWS) if f.kind == "term"]
    assert terms == [
        "the term Lim = Лим is missing",
        "the term Lim Sun-ho = Лим Сун Хо is missing",
        "the term Lim = Лим is missing",
    ]


def test_a_draft_is_made_again_when_the_person_is_known_or_is_no_longer(tmp_path: Path) -> None:
    """The key of a draft holds its short forms: another person of the name changes it."""
    keys = []
    for extra in ("", "Lim Dae-su was there too.\n", ""):
        entries = drafted(tmp_path, STORY + extra).entries
        keys.append([e.provenance.key for e in entries[:3] if e.provenance])
    assert keys[0] == keys[2]
    assert [one == other for one, other in zip(keys[0], keys[1], strict=True)] == [
        False,
        True,
        False,
    ]


def test_lines_know_nothing_of_one_another() -> None:
    """Each line is an article of its own; the sentences of a line are one article."""
    lines = ["Lim Sun-ho spoke. Lim left.", "Lim spoke."]
    drafts = translate_lines(lines, "en", "ru", engine="upper", glossary=ROWS)
    assert [[term.source for term in each.terms] for each in drafts] == [["Lim Sun-ho", "Lim"], []]
