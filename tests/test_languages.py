"""Language tags in any spelling, and what is known of languages."""

from __future__ import annotations

import pytest

from translate.errors import ConfigError
from translate.languages import (
    english_name,
    fallbacks,
    gettext_code,
    normalise,
    quotation_marks,
    right_to_left,
)


@pytest.mark.parametrize(
    ("spelling", "tag", "code"),
    [
        ("pt", "pt", "pt"),
        ("PT", "pt", "pt"),
        ("pt_BR", "pt-BR", "pt_BR"),
        ("pt-br", "pt-BR", "pt_BR"),
        ("zh", "zh-Hans", "zh_CN"),
        ("zh_CN", "zh-Hans", "zh_CN"),
        ("zh-hans", "zh-Hans", "zh_CN"),
        ("zh_TW", "zh-Hant", "zh_TW"),
        ("sr@latin", "sr-Latn", "sr@latin"),
        ("ca@valencia", "ca-valencia", "ca@valencia"),
        ("es-419", "es-419", "es"),
        ("no", "nb", "nb"),
        ("fil", "fil", "fil"),
        ("por", "pt", "pt"),
        ("por_BR", "pt-BR", "pt_BR"),
        ("zho", "zh-Hans", "zh_CN"),
        ("ast", "ast", "ast"),
    ],
)
def test_any_spelling_is_accepted(spelling: str, tag: str, code: str) -> None:
    """A tag is BCP 47 inside, gettext's code in files, whatever a person typed."""
    assert (normalise(spelling), gettext_code(normalise(spelling))) == (tag, code)


@pytest.mark.parametrize("spelling", ["", "x", "english", "xx", "pt BR", "12", "../pt", "pt\n"])
def test_what_is_no_language_is_refused(spelling: str) -> None:
    """A word that is no code, or a code that CLDR doesn't know, is a ConfigError."""
    with pytest.raises(ConfigError):
        normalise(spelling)


def test_names_are_those_of_a_po_header() -> None:
    """The English name is the one that Language-Team shows."""
    tags = ("pt", "pt-BR", "zh-Hans", "es-419", "und")
    assert [english_name(tag) for tag in tags] == [
        "Portuguese",
        "Brazilian Portuguese",
        "Simplified Chinese",
        "Latin American Spanish",
        "an undetermined language",
    ]


def test_fallbacks_go_from_region_to_language() -> None:
    """A table is asked for the whole tag first, then for each shorter one."""
    assert fallbacks("zh-Hant-HK") == ("zh-Hant-HK", "zh-Hant", "zh")


def test_quotation_marks_are_the_targets_own() -> None:
    """A region's own marks go before its language's; French ones hold a no-break space."""
    tags = ("pt-BR", "de", "de-CH", "fr", "ja", "ru")
    assert [quotation_marks(tag)[:2] for tag in tags] == [
        ("“", "”"),
        ("„", "“"),
        ("«", "»"),
        ("«\u00a0", "\u00a0»"),
        ("「", "」"),
        ("«", "»"),
    ]


def test_direction_comes_from_cldr() -> None:
    """Arabic and Hebrew run from right to left, Portuguese doesn't."""
    assert [right_to_left(tag) for tag in ("ar", "he", "pt")] == [True, True, False]
