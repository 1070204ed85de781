"""The house glossary's data: whole, in the right scripts, unambiguous, and true to CLDR."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from babel import Locale

from translate.glossary.adjectives import derives

GLOSSARIES = Path(__file__).parent.parent / "glossaries"
FILES = ("people.csv", "places.csv", "organisations.csv")
REGIONS = ("pt_BR", "pt_PT")
LATIN = ("en", "es", "pt", *REGIONS, "fr", "de", "it", "ca")
LANGUAGES = (*LATIN, "ru", "uk", "ko", "ja", "zh", "ar")
KINDS = {
    "people.csv": {"person"},
    "places.csv": {"place", "term"},
    "organisations.csv": {"organisation"},
}

Row = dict[str, str]


@cache
def rows(file: str) -> tuple[Row, ...]:
    with (GLOSSARIES / file).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines, strict=True))


ALL = [row for file in FILES for row in rows(file)]


def forms(row: Row, column: str) -> list[str]:
    """The names in a cell; a region's falls back to its language's."""
    cell = row[column] or (row["pt"] if column in REGIONS else "")
    return [form for form in cell.split("|") if form and not form.startswith("~")]


def cells() -> Iterator[tuple[str, str, str]]:
    for row in ALL:
        for column in LANGUAGES:
            for form in row[column].split("|") if row[column] else []:
                if not form.startswith("~"):
                    yield row["id"], column, form


@pytest.mark.parametrize("file", FILES)
def test_header(file: str) -> None:
    """The columns are those that the README names, in that order, and every row fills them."""
    text = (GLOSSARIES / file).read_text(encoding="utf-8")
    lines = list(csv.reader(text.splitlines(), strict=True))
    assert lines[0] == ["id", "kind", "match", "note", *LANGUAGES]
    assert {len(line) for line in lines} == {len(lines[0])}
    assert "\r" not in text


@pytest.mark.parametrize("file", FILES)
def test_rows_are_named_and_in_order(file: str) -> None:
    """A row has an id of small words, stands in the order of ids, and is of its file's kind."""
    ids = [row["id"] for row in rows(file)]
    assert ids == sorted(ids)
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []
    assert {row["kind"] for row in rows(file)} == KINDS[file]


def test_an_id_stands_once() -> None:
    """No concept has two rows, in one file or in two."""
    ids = [row["id"] for row in ALL]
    assert sorted(ids) == sorted(set(ids))


def test_cells_are_clean() -> None:
    """No cell holds stray blanks, empty or repeated variants, straight apostrophes or loose marks;
    and every row has an English name.
    """
    bad = [
        (row["id"], column, row[column])
        for row in ALL
        for column in LANGUAGES
        if row[column] != unicodedata.normalize("NFC", " ".join(row[column].split()))
        or " |" in row[column]
        or "| " in row[column]
        or (row[column] and "" in row[column].split("|"))
        or len(set(row[column].split("|"))) < len(row[column].split("|"))
        or set(row[column]) & set("'ʼ`\"")
    ]
    assert bad == []
    assert [row["id"] for row in ALL if not row["en"]] == []


def test_regions_stand_only_where_they_differ() -> None:
    """A Brazilian or Portuguese cell differs from the common one, which has each of its forms."""
    for row in ALL:
        for column in REGIONS:
            if row[column]:
                assert row[column] != row["pt"], row["id"]
                assert set(forms(row, column)) <= set(forms(row, "pt")), row["id"]


# What a form may be written with. The old code pages know one script and, of Chinese and Japanese,
# one kind of characters: GB 2312 has the simplified ones alone.
LETTERS = {
    "ru": "[А-Яа-яЁё]",
    "uk": "[А-ЩЬЮЯа-щьюяЄєІіЇїҐґ]",
    "ko": "[가-힣]",
    "ja": "[\u3041-\u30ff\u4e00-\u9fff々]",
    "zh": "[\u4e00-\u9fff]",
    "ar": "[\u0621-\u0652]",
}
CODE_PAGES = {"ko": "cp949", "ja": "cp932", "zh": "gb2312", "ar": "iso8859_6"}


def in_script(form: str, column: str) -> bool:
    """Whether a form is in its language's script, but for acronyms, alone or beside it."""
    if re.fullmatch("[A-Z]{2,}", form):
        return True
    own = [char for char in form if re.match(LETTERS[column], char)]
    other = [char for char in form if char.isalpha() and char not in own]
    if not own or not all("A" <= char <= "Z" for char in other):
        return False
    try:
        "".join(own).encode(CODE_PAGES.get(column, "utf-8"))
    except UnicodeEncodeError:
        return False
    return True


def test_scripts() -> None:
    """A name is in the script of its language, or else as English writes it."""
    english = {row["id"]: set(forms(row, "en")) for row in ALL}
    bad = [
        (id_, column, form)
        for id_, column, form in cells()
        if column in LETTERS and form not in english[id_] and not in_script(form, column)
    ]
    assert bad == []
    strange = [
        (id_, column, form)
        for id_, column, form in cells()
        if column in LATIN
        and any(char.isalpha() and "LATIN" not in unicodedata.name(char) for char in form)
    ]
    assert strange == []


@pytest.mark.parametrize(
    ("form", "column", "right"),
    [
        ("Путин", "ru", True),
        ("Путін", "ru", False),
        ("Лев XIV", "ru", True),
        ("Aнна", "ru", True),  # a Latin capital A passes for an acronym; a small letter doesn't
        ("Анhа", "ru", False),
        ("习近平", "zh", True),
        ("習近平", "zh", False),
        ("习近平", "ja", False),
        ("AP通信", "ja", True),
        ("KCNA", "ru", True),
        ("شینخوا", "ar", False),
    ],
)
def test_the_script_rule(form: str, column: str, right: bool) -> None:
    """The rule tells Russian from Ukrainian letters, simplified from other characters."""
    assert in_script(form, column) is right


def test_no_word_mixes_alphabets() -> None:
    """No Latin letter hides in a Cyrillic word."""
    mixed = re.compile(r"[A-Za-z][А-яЁёЄєІіЇїҐґ]|[А-яЁёЄєІіЇїҐґ][A-Za-z]")
    assert [cell for cell in cells() if mixed.search(cell[2])] == []


@pytest.mark.parametrize(
    "id_",
    [
        *("kim-jong-un", "vladimir-putin", "donald-trump", "vladivostok", "pyongyang"),
        *("hanoi", "kcna", "efe"),
    ],
)
def test_names_of_the_first_story(id_: str) -> None:
    """The names that the project began with are there in every language."""
    row = next(row for row in ALL if row["id"] == id_)
    assert [column for column in LANGUAGES if not forms(row, column)] == []


def test_some_renderings() -> None:
    """What is written first is what a newsroom of the language prints."""
    first = {row["id"]: {c: forms(row, c)[0] for c in LANGUAGES if forms(row, c)} for row in ALL}
    assert first["vladimir-putin"]["fr"] == "Vladimir Poutine"
    assert first["putin-short"]["de"] == "Putin"
    assert first["hanoi"]["pt"] == "Hanói"
    assert (first["moscow"]["pt_BR"], first["moscow"]["pt_PT"]) == ("Moscou", "Moscovo")
    assert (first["iran"]["pt_BR"], first["iran"]["pt_PT"]) == ("Irã", "Irão")
    assert first["kim-jong-un"]["ko"] == "김정은"
    assert first["un"]["ru"] == "ООН"
    assert "ar" not in first["oman"]


def test_no_name_has_two_rows() -> None:
    """Within a language a name leads to one concept alone."""
    owners: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for id_, column, form in cells():
        language = column.partition("_")[0]
        owners[language, form.replace("-", " ").casefold()].add(id_)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_tolerated_words_are_adjectives_that_the_program_does_not_know() -> None:
    """`~` stands at places, behind the names, in their script, and only where it is needed."""
    for row in ALL:
        for column in LANGUAGES:
            words = [w[1:] for w in row[column].split("|") if w.startswith("~")]
            names = [n for c in LANGUAGES if c.startswith(column) for n in forms(row, c)]
            assert not words or row["kind"] == "place"
            assert not words or row[column].partition("~")[2].count("~") == len(words) - 1
            for word in words:
                assert word not in names
                assert column not in LETTERS or in_script(word, column)
                if word.isalpha():
                    known = [n for n in names if n.isalpha() and derives(n, word, column)]
                    assert known == [], (row["id"], column, word)


# Words of everyday that are names when written in capitals: with a small letter or as a sentence
# begins they would be taken for the name.
WORDS = {
    "en": "who us un may it is eu ap",
    "es": "un una es ue no",
    "pt": "eu um ue no os",
    "fr": "un us ue est on",
    "de": "un es er in",
    "it": "usa nato cio un e",
    "ca": "un ue es no",
    "ru": "воз без иг",
    "uk": "сот малі",
}


@pytest.mark.parametrize("language", sorted(WORDS))
def test_acronyms_that_are_words_stay_in_capitals(language: str) -> None:
    """`WHO`, `US`, Italian `NATO` are there in capitals: `who`, `us` and `Nato` don't match."""
    words = set(WORDS[language].split())
    bad = [
        (id_, form)
        for id_, column, form in cells()
        if column.partition("_")[0] == language and form.casefold() in words and not form.isupper()
    ]
    assert bad == []


@pytest.mark.parametrize(
    "name", ["Jordan", "Georgia", "Chad", "Guinea", "Congo", "Kim", "Lee", "Sofia", "Virginia"]
)
def test_names_of_many_stay_out(name: str) -> None:
    """A name that is as often a person's or another place's has no row."""
    assert [row["id"] for row in ALL if name in forms(row, "en")] == []


# CLDR, read through Babel ------------------------------------------------------------------------

DIFFERENCES: dict[str, dict[str, str]] = {
    "the press writes the common name, CLDR a formal one": {
        "czechia": "en es pt pt_BR pt_PT fr it ca",
        "ivory-coast": "en es pt_PT de ca",
        "south-korea": "ru ko",
        "south-africa": "ru uk ko",
        "united-states": "de ru uk ja",
        "united-kingdom": "de",
        "united-arab-emirates": "uk zh ar",
        "saudi-arabia": "ar",
        "bosnia-and-herzegovina": "en zh",
        "turkey": "en",
        "netherlands": "pt pt_BR",
        "australia": "ko",
        "hungary": "ar",
        "macau": "en",
    },
    "the press spells it so": {
        "bangkok": "pt pt_BR",
        "bangladesh": "pt_PT",
        "belarus": "pt pt_BR",
        "burkina-faso": "pt pt_BR pt_PT",
        "sri-lanka": "pt_PT",
        "yerevan": "pt pt_BR ca",
        "vietnam": "fr",
        "shanghai": "ca",
        "laos": "ca",
        "bogota": "uk",
        "chicago": "uk",
        "los-angeles": "ar",
        "vladivostok": "ar",
        "hebron": "ar",
        "buenos-aires": "ko",
        "mexico-city": "ko",
        "havana": "ko",
        "kyiv": "ko",
    },
    "CLDR's form holds an article or an addition": {
        "vatican": "es fr it",
        "tripoli": "fr",
    },
    "CLDR's form is Bahia's capital": {"el-salvador": "pt_PT"},
}


@cache
def locale(column: str) -> Locale:
    return Locale.parse(column)


def city(column: str, zone: str) -> str:
    """A zone's exemplar city; where CLDR says nothing it is the zone's own last name (UTS #35)."""
    for tag in (column, "en"):
        name = locale(tag).time_zones.get(zone, {}).get("city")
        if name:
            return str(name)
    return zone.rpartition("/")[2].replace("_", " ")


@cache
def english_keys() -> dict[str, set[str]]:
    """English name → codes of countries and zones that go by it."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in locale("en").territories.items():
        if len(code) == 2:
            keys[name].add(code)
    for zone in {zone for column in LANGUAGES for zone in locale(column).time_zones}:
        keys[city("en", zone)].add(zone)
    return keys


def cldr(row: Row, column: str) -> set[str]:
    """CLDR's names in a language for what the row's English names name."""
    codes = {code for name in forms(row, "en") for code in english_keys().get(name, ())}
    names = {
        city(column, code) if "/" in code else str(locale(column).territories[code])
        for code in codes
    }
    return {name.replace("ʼ", "’") for name in names}


def in_cldr(kinds: Iterable[str]) -> list[Row]:
    return [row for row in ALL if row["kind"] in kinds and cldr(row, "en")]


def test_countries_and_cities_are_cldrs() -> None:
    """A place's preferred form is CLDR's, but for the differences above, each with its reason."""
    places = in_cldr(["place"])
    countries = [
        r for r in places if any(n in locale("en").territories.values() for n in cldr(r, "en"))
    ]
    assert len(countries) >= 100
    assert len(places) - len(countries) >= 60
    found: dict[str, str] = {}
    for row in places:
        columns = [c for c in LANGUAGES if forms(row, c) and forms(row, c)[0] not in cldr(row, c)]
        if columns:
            found[row["id"]] = " ".join(columns)
    listed = {id_: columns for group in DIFFERENCES.values() for id_, columns in group.items()}
    assert found == listed


def test_cldrs_names_of_unions_are_accepted() -> None:
    """The United Nations and the European Union go by CLDR's names, too, if not first."""
    unions = in_cldr(["organisation"])
    assert {row["id"] for row in unions} == {"eu", "un"}
    bad = [
        (row["id"], column)
        for row in unions
        for column in LANGUAGES
        if not {n.casefold() for n in cldr(row, column)}
        & {f.casefold() for f in forms(row, column)}
    ]
    assert bad == []
