"""Glossaries through every format and back, with names that a format might stumble over."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.glossary import Cell, Concept
from translate.glossary.formats import FORMATS, Lost, Source, detect, read, write
from translate.glossary.terms import KINDS, MATCHES

TAGS = ("en-US", "pt-BR", "ru-RU")
"""With countries, so that Matecat's columns are the same languages."""
KEPT = Cell(("=",))
BILINGUAL = sorted(name for name, form in FORMATS.items() if form.bilingual)

awkward = st.text("abЖц日 |!~=\\\"',;#&<>-’…", min_size=1, max_size=9).map(
    lambda text: " ".join(text.split())
)


@st.composite
def concepts(draw: st.DrawFn, *, variants: bool = True) -> list[Concept]:
    """Rows whose names are their own, so that it is clear which belongs to which."""
    rows = []
    for number in range(draw(st.integers(1, 4))):
        cells = {}
        for tag in TAGS:
            size = draw(st.integers(1, 3)) if variants else 1
            forms = [f"{draw(awkward)}{number}{tag[0]}{n}".strip() for n in range(size)]
            wrong = [f"{draw(awkward)}x{number}{tag[0]}"] if draw(st.booleans()) else []
            cells[tag] = Cell(tuple(forms), tuple(wrong))
        # Weblate can't tell a note `'=x'` from `=x`: the point keeps them apart.
        note = draw(awkward.map(lambda text: f"{text}.") | st.just(""))
        rows.append(Concept(cells, id=f"row-{number}", note=note))
    return rows


def written(rows: Sequence[Concept], form: str, languages: Sequence[str]) -> str:
    return write(rows, form, languages, Lost())


def reread(text: str, form: str, languages: Sequence[str] = ()) -> list[Concept]:
    source = Source.of("names", io.BytesIO(text.encode()))
    return [replace(row, where="") for row in read(source, form, languages)]


def asked(rows: Sequence[Concept], languages: Sequence[str]) -> dict[str, str]:
    """What a draft has to write for each name."""
    pairs = [pair for row in rows for pair in row.pairs(*languages)]
    return {name: pair.target for pair in pairs for name in pair.sources}


@settings(deadline=None, max_examples=50)
@given(concepts(), st.data())
def test_our_own_form_keeps_everything(rows: list[Concept], data: st.DataObject) -> None:
    """Names with bars, bangs, backslashes and quotes, forbidden forms, kinds, rules and notes."""
    rows = [
        replace(
            row,
            kind=data.draw(st.sampled_from(["", *KINDS])),
            match=data.draw(st.sampled_from(["", *MATCHES])),
            cells={**row.cells, "pt-BR": data.draw(st.just(row.cells["pt-BR"]) | st.just(KEPT))},
        )
        for row in rows
    ]
    lost = Lost()
    assert reread(write(rows, "native", TAGS, lost), "native") == rows
    assert not lost


@settings(deadline=None, max_examples=50)
@given(concepts(), st.sampled_from(["", *KINDS]))
def test_tbx_keeps_all_but_rules_of_match(rows: list[Concept], kind: str) -> None:
    """Variants, forbidden forms, kinds, ids and notes all have their place in TBX-Basic."""
    rows = [replace(row, kind=kind) for row in rows]
    lost = Lost()
    assert reread(write(rows, "tbx", TAGS, lost), "tbx") == rows
    assert not lost


@settings(deadline=None, max_examples=50)
@given(concepts(variants=False))
def test_matecat_keeps_names_forbidden_forms_and_notes(rows: list[Concept]) -> None:
    """One name a language; what is forbidden comes back to the concept that it belongs to."""
    rows = [replace(row, id="") for row in rows]
    lost = Lost()
    assert reread(write(rows, "matecat", TAGS, lost), "matecat") == rows
    assert not lost


@settings(deadline=None, max_examples=50)
@given(concepts(variants=False))
def test_term_sets_keep_names_and_notes(rows: list[Concept]) -> None:
    """Google's equivalent term sets hold one name a language and a description."""
    kept = [
        replace(row, id="", cells={tag: Cell(cell.names) for tag, cell in row.cells.items()})
        for row in rows
    ]
    assert reread(written(rows, "google-sets", TAGS), "google-sets") == kept


@pytest.mark.parametrize("form", BILINGUAL)
@settings(deadline=None, max_examples=50)
@given(rows=concepts())
def test_formats_of_two_languages_ask_for_the_same_translations(
    form: str, rows: list[Concept]
) -> None:
    """Each name, variants too, leads to the translation that it led to before."""
    languages = TAGS[:2]
    back = reread(written(rows, form, languages), form, languages)
    expected = asked(rows, languages)
    if form == "omegat":  # where a line that begins with # is a comment
        expected = {name: form for name, form in expected.items() if not name.startswith("#")}
    assert asked(back, languages) == expected


@settings(deadline=None, max_examples=50)
@given(concepts())
def test_weblates_tbx_keeps_forbidden_translations(rows: list[Concept]) -> None:
    """They are entries of their own there, and come back to the term that they are of."""
    languages = TAGS[:2]
    back = reread(written(rows, "weblate-tbx", languages), "weblate-tbx", languages)
    found = {name: row.cells["pt-BR"].forbidden for row in back for name in row.sources("en-US")}
    assert found == {
        name: row.cells["pt-BR"].forbidden for row in rows for name in row.sources("en-US")
    }


@pytest.mark.parametrize("form", sorted(FORMATS))
@settings(deadline=None, max_examples=50)
@given(rows=concepts())
def test_a_foreign_file_comes_back_the_same_through_ours(form: str, rows: list[Concept]) -> None:
    """Foreign to native to foreign: byte for byte what it was."""
    languages = TAGS[:2] if FORMATS[form].bilingual else TAGS
    text = written(rows, form, languages)
    ours = written(reread(text, form, languages), "native", languages)
    assert written(reread(ours, "native"), form, languages) == text


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_each_format_shows_what_it_is(form: str) -> None:
    """A file is read right without a word on its format; Google's pairs are DeepL's."""
    languages = ("en", "pt") if FORMATS[form].bilingual else ("en", "pt", "es")
    rows = [
        Concept(
            {"en": Cell(("ferry",)), "pt": Cell(("balsa",)), "es": Cell(("transbordador",))},
            note="a boat",
        )
    ]
    text = written(rows, form, languages)
    alike = {"google-csv": "deepl-csv", "google-tsv": "deepl-tsv", "weblate-tbx": "tbx"}
    source = Source.of("names", io.BytesIO(text.encode()))
    assert detect(source).name == alike.get(form, form)
    assert asked(read(source, None, languages), ("en", "pt")) == {"ferry": "balsa"} or (
        asked(read(source, None, languages), ("en-US", "pt-BR")) == {"ferry": "balsa"}
    )
