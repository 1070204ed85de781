"""Datelines as agencies write them, rendered by rule in other languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.dateline import Kind, Names, Written, read, write
from translate.glossary import Glossary


def written(text: str, source: str, target: str, glossary: Glossary | None = None) -> Written:
    """A text's dateline in another language."""
    glossary = Glossary.house() if glossary is None else glossary
    found = read(text, source)
    assert found is not None
    result = write(found, Names(source, target, glossary.matcher(source, target)))
    assert result is not None
    return result


AGENCIES: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "EFE": (
        ("en", "Seoul, Aug 15 (EFE).-", "pt-BR", "Seul, 15 ago (EFE).-"),
        ("en", "Seoul, Aug 15 (EFE).-", "es", "Seúl, 15 ago (EFE).-"),
        ("es", "Nueva York, 3 sep (EFE).-", "pt-BR", "Nova York, 3 set (EFE).-"),
        ("es", "Nueva York, 3 sep (EFE).-", "en", "New York, Sep 3 (EFE).-"),
        ("es", "La Habana, 1 may (EFE).-", "fr", "La Havane, 1er mai (EFE).-"),
        ("es", "Redacción Deportes, 3 jul (EFE).-", "en", "Redacción Deportes, Jul 3 (EFE).-"),
    ),
    "Europa Press": (
        ("es", "MOSCÚ, 15 Ago. (EUROPA PRESS) -", "pt-BR", "MOSCOU, 15 ago (EUROPA PRESS) -"),
    ),
    "Lusa": (
        ("pt", "Lisboa, 15 ago 2024 (Lusa) –", "en", "Lisbon, Aug 15, 2024 (Lusa) –"),
        ("pt", "Lisboa, 15 ago 2024 (Lusa) –", "de", "Lissabon, 15. Aug 2024 (Lusa) –"),
        ("pt-PT", "Moscovo, 2 fev (Lusa) -", "pt-BR", "Moscou, 2 fev (Lusa) -"),
        ("pt", "Bruxelas, 15 de março de 2024 (Lusa) –", "es", "Bruselas, 15 mar 2024 (Lusa) –"),
    ),
    "AP": (
        ("en", "LONDON (AP) —", "pt", "LONDRES (AP) —"),
        ("en", "VLADIVOSTOK, Russia, Sept. 2 (AP) —", "pt", "VLADIVOSTOK, Rússia, 2 set (AP) —"),
        ("en", "SEOUL, South Korea (AP) —", "fr", "SÉOUL, Corée du Sud (AP) —"),
        ("en", "SAN FRANCISCO, Calif. (AP) —", "pt", "SÃO FRANCISCO, Califórnia (AP) —"),
        ("en", "WASHINGTON, D.C. (AP) —", "pt", "WASHINGTON, D.C. (AP) —"),
    ),
    "Reuters": (
        ("en", "SEOUL, Aug 15 (Reuters) -", "pt-BR", "SEUL, 15 ago (Reuters) -"),
        ("en", "SEOUL/TOKYO, Aug 15 (Reuters) -", "pt-BR", "SEUL/TÓQUIO, 15 ago (Reuters) -"),
        ("en", "HANOI (Reuters) -", "ru", "ХАНОЙ (Reuters) -"),
        ("en", "LONDON, Monday (Reuters) -", "es", "LONDRES, lunes (Reuters) -"),
        ("de", "Berlin, 15. Aug (Reuters) -", "pt", "Berlim, 15 ago (Reuters) -"),
    ),
    "AFP": (
        ("fr", "PARIS, 3 mai 2024 (AFP) –", "en", "PARIS, May 3, 2024 (AFP) –"),
        ("fr", "Londres, 1er août (AFP) -", "pt", "Londres, 1 ago (AFP) -"),
        ("fr", "Moscou, 12 déc 2024 (AFP) -", "de", "Moskau, 12. Dez 2024 (AFP) -"),
        ("en", "Seoul, Aug 15, 2024 (AFP) -", "fr", "Séoul, 15 août 2024 (AFP) -"),
    ),
    "ANSA": (
        ("it", "(ANSA) - ROMA, 12 MAG -", "en", "(ANSA) - ROME, MAY 12 -"),
        ("it", "(ANSA) - ROMA, 12 MAG -", "es", "(ANSA) - ROMA, 12 MAY -"),
        ("it", "(ANSA) - LONDRA, 4 OTT -", "pt", "(ANSA) - LONDRES, 4 OUT -"),
    ),
    "Adnkronos": (("it", "Roma, 15 ago. (Adnkronos) -", "de", "Rom, 15. Aug (Adnkronos) -"),),
    "dpa": (
        ("de", "Berlin (dpa) -", "pt", "Berlim (dpa) -"),
        ("de", "Berlin/Paris (dpa) -", "pt", "Berlim/Paris (dpa) -"),
        ("de", "Berlin (dpa/bb) -", "es", "Berlín (dpa/bb) -"),
        ("de", "Wien, 15. August (dpa) -", "it", "Vienna, 15 ago (dpa) -"),
    ),
    "TASS": (
        ("en", "MOSCOW, August 15. /TASS/.", "pt-BR", "MOSCOU, 15 ago. /TASS/."),
        ("ru", "МОСКВА, 15 августа. /ТАСС/.", "en", "MOSCOW, Aug 15. /TASS/."),
        ("ru", "МОСКВА, 15 августа. /ТАСС/.", "de", "MOSKAU, 15. Aug. /TASS/."),
        ("en", "MOSCOW, August 15. /TASS/.", "ru", "МОСКВА, 15 авг. /ТАСС/."),
    ),
    "RIA Novosti": (
        ("ru", "МОСКВА, 15 авг - РИА Новости.", "en", "MOSCOW, Aug 15 - RIA Novosti."),
    ),
    "Interfax": (
        ("ru", "Москва. 15 августа. ИНТЕРФАКС -", "pt-BR", "Moscou. 15 ago. INTERFAX -"),
        ("en", "MOSCOW. Aug 15 (Interfax) -", "pt-BR", "MOSCOU. 15 ago (Interfax) -"),
    ),
    "Ukrinform": (
        ("uk", "КИЇВ, 15 серпня (Укрінформ) -", "en", "KYIV, Aug 15 (Ukrinform) -"),
        ("uk", "КИЇВ, 15 серпня (Укрінформ) -", "de", "KIEW, 15. Aug (Ukrinform) -"),
    ),
    "Xinhua": (
        ("en", "BEIJING, Aug. 15 (Xinhua) --", "pt-BR", "PEQUIM, 15 ago (Xinhua) --"),
        ("en", "BEIJING, Aug. 15 (Xinhua) --", "zh-Hans", "北京，8月15日 (新华社) --"),
    ),
    "KCNA": (
        ("en", "Pyongyang, August 15 (KCNA) --", "es", "Pyongyang, 15 ago (KCNA) --"),
        ("en", "Pyongyang, August 15 (KCNA) --", "ja", "平壌、8月15日 (KCNA) --"),
    ),
    "Yonhap": (("en", "SEOUL, Aug. 15 (Yonhap) --", "it", "SEUL, 15 ago (Yonhap) --"),),
    "PTI": (("en", "New Delhi, Aug 15 (PTI)", "pt-BR", "Nova Délhi, 15 ago (PTI)"),),
    "SPA": (("en", "Riyadh, August 15, 2024, SPA --", "pt-BR", "Riade, 15 ago 2024, SPA --"),),
    "IRNA": (("en", "Tehran, IRNA –", "pt-BR", "Teerã, IRNA –"),),
    "WAM": (("en", "Dubai, 15th August, 2024 (WAM) --", "de", "Dubai, 15. Aug 2024 (WAM) --"),),
    "PAP": (("pl", "Moskwa, 15.08.2024 (PAP) -", "en", "Moscow, Aug 15, 2024 (PAP) -"),),
    "ČTK": (("cs", "Praha 15. srpna (ČTK) -", "de", "Prag 15. Aug (ČTK) -"),),
    "ACN": (("ca", "Madrid, 15 d’ag. (ACN) -", "en", "Madrid, Aug 15 (ACN) -"),),
    "none": (
        ("en", "KYIV, Ukraine —", "pt-BR", "KIEV, Ucrânia —"),
        ("en", "KYIV, Ukraine, Nov. 3 —", "pt-BR", "KIEV, Ucrânia, 3 nov —"),
        ("en", "Lisbon, Nov 23 (Harbour Wire).-", "pt", "Lisboa, 23 nov (Harbour Wire).-"),
    ),
}
"""Each agency's habit: source language, its dateline, target, what the dateline becomes."""


@pytest.mark.parametrize("case", [case for cases in AGENCIES.values() for case in cases])
def test_agencies(case: tuple[str, str, str, str]) -> None:
    """Places and dates become the target's; agencies and their punctuation stay."""
    source, dateline, target, expected = case
    assert written(f"{dateline} The council met.", source, target).text == f"{expected} "


TARGETS = {
    "pt": "Seul, 15 ago 2024 (EFE).-",
    "pt-BR": "Seul, 15 ago 2024 (EFE).-",
    "es": "Seúl, 15 ago 2024 (EFE).-",
    "fr": "Séoul, 15 août 2024 (EFE).-",
    "de": "Seoul, 15. Aug 2024 (EFE).-",
    "it": "Seul, 15 ago 2024 (EFE).-",
    "ca": "Seül, 15 ag 2024 (EFE).-",
    "ru": "Сеул, 15 авг 2024 (EFE).-",
    "uk": "Сеул, 15 серп 2024 (EFE).-",
    "pl": "Seul, 15 sie 2024 (EFE).-",
    "ja": "ソウル、2024年8月15日 (EFE).-",
    "zh-Hans": "首尔，2024年8月15日 (EFE).-",
    "ko": "서울, 2024년 8월 15일 (EFE).-",
    "tr": "Seul, 15 Ağu 2024 (EFE).-",
}


@pytest.mark.parametrize("target", TARGETS)
def test_the_targets_short_form(target: str) -> None:
    """Each language sets day, month and year as its newsrooms do."""
    found = written("Seoul, Aug 15, 2024 (EFE).- It rained.", "en", target)
    assert (found.text, found.unknown) == (f"{TARGETS[target]} ", ())


DAYS = {
    "pt": "Londres, seg, 15 ago (EFE).-",
    "de": "London, Mo, 15. Aug (EFE).-",
    "ja": "ロンドン、8月15日（月） (EFE).-",
}


@pytest.mark.parametrize("target", DAYS)
def test_days_of_the_week(target: str) -> None:
    """A weekday stands where the language has it."""
    assert (
        written("London, Mon, Aug 15 (EFE).- It rained.", "en", target).text == DAYS[target] + " "
    )


def test_a_glossary_outranks_cldr_and_what_nobody_knows_stays(tmp_path: Path) -> None:
    """Places are the glossary's, else CLDR's, else as they stand, and are told."""
    (tmp_path / "names.csv").write_text(
        "kind,en,pt\nplace,Frankfurt/Main,Francoforte do Meno\nplace,Seoul,Seul-Capital\n", "utf-8"
    )
    own = Glossary.load(tmp_path / "names.csv")
    text = "SEOUL/COPENHAGEN, Aug 15 (EFE).- It rained."
    assert written(text, "en", "pt", own).text == "SEUL-CAPITAL/COPENHAGUE, 15 ago (EFE).- "
    assert written(text, "en", "pt", Glossary()).text == "SEUL/COPENHAGUE, 15 ago (EFE).- "
    joined = written("Frankfurt/Main (dpa) - It rained.", "en", "pt", own)
    assert (joined.text, joined.unknown) == ("Francoforte do Meno (dpa) - ", ())
    unknown = written("Harbour Bay/Lisbon, Aug 15 (EFE).- It rained.", "en", "pt")
    assert unknown.text == "Harbour Bay/Lisboa, 15 ago (EFE).- "
    assert unknown.unknown == ("Harbour Bay",)


MARKUP = {
    "**LONDON, Aug 15 (AP)** — It rained.": ("**LONDRES, 15 ago (AP)** — ", "", "It rained."),
    "<b>London</b>, Aug 15 <i>(EFE).-</i> It <b>rained</b>.": (
        "<b>Londres</b>, 15 ago <i>(EFE).-</i> ",
        "",
        "It <b>rained</b>.",
    ),
    "<b>LONDON (AP) — </b>It rained.": ("<b>LONDRES (AP) — </b>", "", "It rained."),
    "LONDON (AP) — <b>It</b> rained.": ("LONDRES (AP) — ", "", "<b>It</b> rained."),
    "**LONDON (AP) — It rained.**": ("LONDRES (AP) — ", "**", "**It rained.**"),
}


@pytest.mark.parametrize("text", MARKUP)
def test_markup(text: str) -> None:
    """Tags and emphasis stay around what they stood around."""
    found = written(text, "en", "pt")
    assert (found.text, found.opening, found.rest) == MARKUP[text]
    draft = found.rest.replace("rained", "choveu")
    assert found.before(draft) == found.opening + found.text + draft.removeprefix(found.opening)


@pytest.mark.parametrize(
    "text",
    [
        "It rained in Lisbon all day (AP). The council met.",
        "The harbour of Lisbon (Reuters) - The council met.",
        "By Ana Roe, LONDON (Reuters) - The council met.",
        "On Tuesday, May 5, the Red Cross (RC) - a charity - came.",
        "LON<b>DON</b> (AP) — It rained.",
        "The council met.",
    ],
)
def test_no_dateline(text: str) -> None:
    """Where it may be a sentence, or markup would be torn, the engine gets all of it."""
    assert read(text, "en") is None


def test_capitals_with_a_dash_are_a_dateline_only_of_a_known_place() -> None:
    """`ENOUGH – The mayor` is for the engine."""
    found = read("ENOUGH – The mayor left.", "en")
    assert found is not None
    assert write(found, Names("en", "pt", Glossary.house().matcher("en", "pt"))) is None


def test_an_unknown_language_has_no_datelines() -> None:
    """Without a language no month can be told."""
    assert read("Seoul, Aug 15 (EFE).- It rained.", "und") is None


PLACES = st.sampled_from(["Seoul", "LONDON", "Harbour Bay", "Rio de Janeiro", "St. Petersburg"])
DATES = st.sampled_from(["", ", Aug 15", ", August 15, 2024", ", Mon, 3 Sept", ", 15th May"])
TAILS = st.sampled_from([" (EFE).-", " (Reuters) -", " (Xinhua) --", " (dpa/lhe) -", " (AP) —"])


@given(st.lists(PLACES, min_size=1, max_size=3), DATES, TAILS)
def test_the_parts_are_the_dateline(places: list[str], date: str, tail: str) -> None:
    """Nothing of a dateline is lost when it is taken apart, and it keeps its places in order."""
    dateline = "/".join(places) + date + tail
    found = read(f"{dateline} It rained.", "en")
    assert found is not None
    assert "".join(part.text for part in found.parts) == f"{dateline} "
    assert found.rest == "It rained."
    assert [part.text for part in found.parts if part.kind is Kind.PLACE] == places
