"""What the checks find where something else seems to stand for what is missing."""

from __future__ import annotations

import pytest

from translate.checks import check_segment
from translate.finding import Finding, Severity


def check(source: str, target: str, to: str = "pt-BR") -> list[Finding]:
    return list(check_segment(source, target, source_language="en", target_language=to))


def words(finding: Finding, target: str) -> str | None:
    """The words of the translation that a finding points at."""
    return target[slice(*finding.target)] if finding.target else None


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        # What may deny stands far off, denies what the source denies in a word of its own, or only
        # looks like a denial.
        (
            "She does not know when the ferry left the old harbour, but the harbour master and two"
            " of the fishermen told us that they had seen it go.",
            "Ela sabe quando a balsa saiu do porto antigo, mas o capitão do porto e dois dos"
            " pescadores nos contaram que a tinham visto deixar o cais.",
            "pt",
        ),
        ("I do not go without my hat.", "Salgo sin mi sombrero.", "es"),
        ("She did not come last week.", "Она приехала на прошлой неделе.", "ru"),
        ("It is not only late, but it is not safe.", "Es ist nur spät und sicher.", "de"),
        ("He pleaded not guilty.", "Er bekannte sich schuldig.", "de"),
    ],
)
def test_a_denial_elsewhere_hides_no_lost_negation(source: str, target: str, to: str) -> None:
    """A negation is lost although something else in the translation denies, or seems to."""
    assert [f.kind for f in check(source, target, to)] == ["negation"]


@pytest.mark.parametrize(
    ("target", "to"),
    [
        ("La mer est calme. «\xa0Nous partons demain matin, dit-elle à tous ses amis.\xa0»", "fr"),
        ("A tripulação venceu por 2-1. O prefeito foi ao porto para ver a balsa chegar.", "pt"),
        ("Море сегодня спокойно. 30 рыбаков ушли рано утром ловить рыбу у островов.", "ru"),
        ("Es war still. Der Bürgermeister kam. Alle warteten lange auf die alte Fähre.", "de"),
    ],
)
def test_added_sentences_are_found(target: str, to: str) -> None:
    """A sentence too many may stand in French marks, behind a score, begin with a figure."""
    assert [f.kind for f in check("The sea is calm today.", target, to)] == ["sentence"]


@pytest.mark.parametrize(
    ("source", "target", "to"),
    [
        (
            "Old Harbour Ferry Returns After Eleven Long Years of Repairs",
            "A balsa do velho",
            "pt",
        ),
        ("The old ferry is back, and the whole town came to see it.", "La vieja barca,", "es"),
    ],
)
def test_half_a_translation_is_short(source: str, target: str, to: str) -> None:
    """A headline of which half is left, and a draft that ends with a comma, are cut."""
    assert {"length"} <= {f.kind for f in check(source, target, to)}


@pytest.mark.parametrize(
    ("source", "target", "to", "copied"),
    [
        ("They mended the boat at sunrise.", "Consertaram o barco ao sunrise.", "pt", ["sunrise"]),
        ("The industry is old.", "L’industry est vieille.", "fr", ["industry"]),
        ("A three-year lease", "Um contrato de three anos", "pt", ["three"]),
        # German nouns have a capital: a word without one is none, whatever the dictionary has.
        ("The group drank water.", "Die Gruppe trank water.", "de", ["water"]),
        ("She met Anna when it rained.", "Sie traf Anna when Regen fiel.", "de", ["when"]),
        # A Spanish word too, but the plural of salt.
        ("The sales were good.", "Las sales fueron buenas.", "es", ["sales"]),
        # Words of both languages, parts of names, words that are spoken of.
        ("The hospital is old.", "El hospital es viejo.", "es", []),
        ("Choi Min-young was late.", "Choi Min-young se atrasou.", "pt", []),
        ("We saw the Voice of Women today.", "Hoje vimos Voice of Women.", "pt", []),
        ("They call it the “lighthouse”.", "Chamam-no “lighthouse”.", "pt", []),
    ],
)
def test_single_words_left_in_the_source_s_language(
    source: str, target: str, to: str, copied: list[str]
) -> None:
    """A copied word is told where only the source's language has it."""
    found = [f for f in check(source, target, to) if f.kind == "word"]
    assert [f.message for f in found] == [f"“{w}” stands there as in the source" for w in copied]
    assert [words(f, target) for f in found] == copied


def test_a_quotation_that_goes_on_in_the_next_segment() -> None:
    """Speech that only begins in a sentence is a quotation all the same; a note tells of it."""
    source = "The mayor wrote: “Today the ferry came back to us."
    assert [
        (f.kind, f.severity) for f in check(source, "O prefeito escreveu: Hoje a balsa voltou.")
    ] == [("quotes", Severity.NOTE)]


def test_a_unit_that_stands_beside_the_wrong_one() -> None:
    """Twelve miles are not twelve kilometres, even where the miles stand there too."""
    found = check("The island is 12 miles away.", "A ilha fica a 12 km (12 milhas).")
    assert [(f.kind, f.message) for f in found] == [("unit", "12 miles became 12 kilometres")]


@pytest.mark.parametrize(
    ("target", "to", "kind", "message"),
    [
        # Chinese and Japanese share characters, Turkish and Arabic double some words.
        (
            "港口城市的委员会星期一投票决定保留最后一艘渡轮。",
            "ja",
            "wrong-language",
            "the translation looks like Simplified Chinese",
        ),
        (
            "港町の議会は月曜日に最後のフェリーを残すことを決めました。",
            "zh-Hans",
            "wrong-language",
            "the translation looks like Japanese",
        ),
        (
            "港口城市的委员会星期一投票决定保留最后一艘渡轮。",
            "zh-Hant",
            "wrong-language",
            "the translation looks like Simplified Chinese",
        ),
        (
            "Belediye meclisi pazartesi günü son son vapuru tutmaya karar verdi.",
            "tr",
            "doubled",
            "“son” stands there twice",
        ),
        (
            "صوت مجلس المدينة يوم الاثنين من من أجل الإبقاء على العبارة الأخيرة.",
            "ar",
            "doubled",
            "“من” stands there twice",
        ),
        (
            "Dewan kota pelabuhan itu memilih memilih mempertahankan feri terakhir.",
            "id",
            "doubled",
            "“memilih” stands there twice",
        ),
    ],
)
def test_what_a_language_shares_hides_no_fault(
    target: str, to: str, kind: str, message: str
) -> None:
    """Characters of two languages, and words that may be doubled, are told from what is wrong."""
    source = "The council of the harbour town voted on Monday to keep the last passenger ferry."
    found = check_segment(source, target, source_language="en", target_language=to)
    assert (kind, message) in [(finding.kind, finding.message) for finding in found]


@pytest.mark.parametrize(
    ("target", "to"),
    [
        ("港町議会、最終便存続決定", "ja"),
        ("港口城市的委員會星期一投票決定保留最後一艘渡輪。", "zh-Hant"),
        ("九龍灣碼頭至港島綫渡輪服務維持不變", "zh-Hant"),
        ("港口城市的委员会星期一投票决定保留最后一艘渡轮。", "zh"),
    ],
)
def test_characters_that_a_language_has(target: str, to: str) -> None:
    """A short Japanese headline without kana is one; so is Chinese in its own characters."""
    source = "Harbour council keeps the last ferry between the island and the town"
    kinds = ["wrong-language", "script"]
    assert (
        check_segment(source, target, source_language="en", target_language=to, kinds=kinds) == ()
    )
