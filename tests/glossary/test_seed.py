"""Places out of CLDR."""

from __future__ import annotations

from translate.glossary import Cell
from translate.glossary.lint import lint
from translate.glossary.seed import places

ROWS = {row.id: row.cells for row in places("en", ["pt", "ru", "ja"])}


def names(id: str) -> dict[str, str]:
    return {tag: cell.names[0] for tag, cell in ROWS[id].items()}


def test_countries_and_cities_have_the_names_that_their_languages_give_them() -> None:
    """A Latin language without a name of its own has the zone's; Japanese has none then."""
    assert names("asia-vladivostok") == {
        "en": "Vladivostok", "pt": "Vladivostok", "ru": "Владивосток", "ja": "ウラジオストク",
    }  # fmt: skip
    assert names("asia-seoul")["pt"] == "Seul"
    assert names("asia-pyongyang")["ru"] == "Пхеньян"
    assert names("de") == {"en": "Germany", "pt": "Alemanha", "ru": "Германия", "ja": "ドイツ"}
    # CLDR goes by former names of zones.
    assert names("asia-kolkata") == {
        "en": "Kolkata", "pt": "Calcutá", "ru": "Калькутта", "ja": "コルカタ",
    }  # fmt: skip


def test_names_that_are_made_for_lists_stay_out() -> None:
    """Nobody writes them in a sentence: no dashes, brackets, commas, abbreviations."""
    assert "cd" not in ROWS
    assert "hk" not in ROWS
    assert names("mm")["en"] == "Myanmar"
    assert "ru" not in ROWS["cx"]
    assert "america-indiana-knox" not in ROWS
    assert ROWS["ba"]["en"] == Cell(("Bosnia and Herzegovina", "Bosnia & Herzegovina"))


def test_what_is_no_place_of_its_own_stays_out() -> None:
    """Offsets, stations, groups of countries; zones that have a country's name or a part of it."""
    absent = ("etc-utc", "antarctica-casey", "un", "zz", "asia-singapore", "europe-vatican")
    assert not ROWS.keys() & {*absent, "atlantic-canary"}


def test_a_seed_passes_the_check_for_the_language_of_its_articles() -> None:
    """No two rows have a name for different translations."""
    findings = lint(places("en", ["pt", "es", "ru"]), "en")
    assert [finding.message for finding in findings if finding.severity == "error"] == []
    assert 500 < len(ROWS) < 700
