"""Files as other programs write them, and what ours write for those programs."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from translate.errors import ConfigError, InputError
from translate.glossary import Cell, Concept
from translate.glossary.formats import Lost, Source, read, write

EN_PT = ("en", "pt")


def reading(
    data: str | bytes, name: str = "names.csv", languages: tuple[str, ...] = EN_PT
) -> tuple[list[Concept], list[str]]:
    """The rows without their places, and what was left out."""
    lost = Lost()
    content = data if isinstance(data, bytes) else data.encode()
    rows = read(Source.of(name, io.BytesIO(content)), None, languages, lost)
    return [replace(row, where="") for row in rows], lost.lines()


def pair(source: str, *targets: str, never: tuple[str, ...] = (), **facts: str) -> Concept:
    return Concept({"en": Cell((source,)), "pt": Cell(targets, never)}, **facts)


FERRY = pair("ferry", "balsa")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deepl.csv", "ferry,balsa\n"),
        ("deepl.csv", '"ferry","balsa"\r\n'),
        ("deepl.csv", "\ufeffferry,balsa,EN,PT\n"),
        ("deepl.csv", "ferry,balsa,en,pt,0.93\n"),
        ("deepl.csv", "ferry;balsa\n"),
        ("google.tsv", "ferry\tbalsa\n"),
        ("google.csv", b"f\0e\0r\0r\0y\0,\0b\0a\0l\0s\0a\0".join((b"\xff\xfe", b"\n\0"))),
        ("glossary.txt", "ferry\tbalsa"),
        ("glossary.utf8", "# Glossary in tab-separated format -*- coding: utf-8 -*-\nferry\tbalsa"),
        ("glossary.tab", b"# -*- coding: windows-1252 -*-\r\nferry\tbalsa\r\n"),
        ("weblate.csv", '"location","source","target","id","fuzzy"\n"","ferry","balsa","",""\n'),
        ("weblate.csv", "source;target\nferry;balsa\n"),
        ("sets.csv", "en,pt,pos\nferry,balsa,\n"),
        ("matecat.csv", "Forbidden,Domain,Subdomain,Definition,en,Notes,pt\n,,,,ferry,,balsa\n"),
    ],
)
def test_one_term_in_every_dress(name: str, data: str | bytes) -> None:
    """BOM, CRLF, quotes, semicolons, UTF-16, a coding line: the term is the same."""
    assert reading(data, name) == ([FERRY], [])


def test_deepl_rows_that_say_their_languages_need_no_word_on_them() -> None:
    """A region that the call asks for stays; without a call the file's languages hold."""
    data = "ferry,balsa,EN,PT\n"
    assert reading(data, languages=())[0] == [FERRY]
    [row] = reading(data, languages=("en", "pt-BR"))[0]
    assert list(row.cells) == ["en", "pt-BR"]


@pytest.mark.parametrize("data", ["ferry,balsa\n", "ferry\tbalsa\tboat\n", "source,target\na,b\n"])
def test_a_file_that_does_not_say_its_languages_asks_for_them(data: str) -> None:
    """Instead of guessing, it says what to do."""
    with pytest.raises(InputError, match="doesn't say which languages") as caught:
        reading(data, languages=())
    assert "--from en --to pt" in str(caught.value)


def test_omegat_lines_of_one_name_are_variants_with_their_comment() -> None:
    """Quotation marks are letters like any other there; a line without a target is said."""
    data = '# a comment\nferry\tbalsa\ta boat\nferry\tbarca\n5" nail\tprego de "5"\nquay\t\n'
    assert reading(data, "glossary.txt") == (
        [pair("ferry", "balsa", "barca", note="a boat"), pair('5" nail', 'prego de "5"')],
        ["rows without a translation: 1 left out, the first at glossary.txt:5"],
    )


def test_weblate_formulas_are_unquoted_and_unfinished_rows_left_out() -> None:
    """Weblate's download keeps spreadsheets from formulas; fuzzy rows need editing first."""
    data = (
        "source,target,fuzzy,translator_comments,developer_comments,id\n"
        "'=begin\\|end','=início\\|fim',,mind the bar,,k1\n"
        "ferry,balsa,True,,,\n"
        "quay,,,,,\n"
    )
    assert reading(data) == (
        [pair("=begin|end", "=início|fim", note="mind the bar", id="k1")],
        [
            "translations that still need editing: 1 left out, the first at names.csv:3",
            "rows without a translation: 1 left out, the first at names.csv:4",
        ],
    )


def test_google_sets_give_up_parts_of_speech() -> None:
    """The description is a note; `pos` has no place here, and that is said."""
    data = "en,pt,es,pos,description\nferry,balsa,,noun,a boat\n,,,,nothing\n"
    assert reading(data) == (
        [replace(FERRY, note="a boat")],
        [
            "parts of speech: 1 left out, the first at names.csv:2",
            "no letter or digit in a name: 1 left out, the first at names.csv:3",
        ],
    )


def test_matecat_forbidden_rows_join_the_concept_that_they_name() -> None:
    """TRUE marks what not to write; notes of any column are kept, with where they stood."""
    data = (
        "Forbidden,Domain,Subdomain,Definition,en-US,Notes,Example of use,pt-BR,Notes\n"
        ",Sea,,a boat,ferry,,the ferry left,balsa,not barca\n"
        "TRUE,,,,ferry,,,barco,\n"
        "True,,,,,,,chata,\n"
    )
    note = "a boat; domain: Sea; example of use in en-US: the ferry left; notes in pt-BR: not barca"
    assert reading(data) == (
        [
            Concept({"en-US": Cell(("ferry",)), "pt-BR": Cell(("balsa",), ("barco",))}, note=note),
            Concept({"pt-BR": Cell((), ("chata",))}),
        ],
        [],
    )


@pytest.mark.parametrize(
    "body",
    [
        # ISO 30042:2008, as translate-toolkit and Weblate write it
        """<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
        <martif type="TBX" xml:lang="en"><text><body><termEntry id="f1">
        <langSet xml:lang="en"><tig><term>ferry</term></tig></langSet>
        <langSet xml:lang="pt"><ntig><termGrp><term>balsa</term></termGrp></ntig>
        <ntig><termGrp><term>barco</term><termNote type="administrativeStatus">
        deprecatedTerm-admn-sts</termNote></termGrp></ntig></langSet>
        <note from="translator">a boat</note></termEntry></body></text></martif>""",
        # ISO 30042:2019, data categories as attributes
        """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
        <text><body><conceptEntry id="f1"><descripGrp><descrip type="definition">a boat</descrip>
        </descripGrp><langSec xml:lang="en"><termSec><term>ferry</term></termSec></langSec>
        <langSec xml:lang="pt"><termSec><term>barco</term>
        <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
        <termSec><term>bal<hi>sa</hi></term></termSec></langSec></conceptEntry></body></text></tbx>""",
        # the same, as elements
        """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
        xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
        <text><body><conceptEntry id="f1"><basic:definition>a boat</basic:definition>
        <langSec xml:lang="en"><termSec><term>ferry</term></termSec></langSec>
        <langSec xml:lang="pt"><termSec><term>barco</term>
        <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
        <termSec><term>balsa</term></termSec></langSec></conceptEntry></body></text></tbx>""",
    ],
)
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "ISO-8859-1"])
def test_tbx_of_both_generations_and_styles(body: str, encoding: str) -> None:
    """Old and new elements, data categories either way, in the encoding that the file names."""
    data = f'<?xml version="1.0" encoding="{encoding}"?>\n{body}'.encode(encoding)
    expected = pair("ferry", "balsa", never=("barco",), id="f1", note="a boat")
    assert reading(data, languages=()) == ([expected], [])


def test_tbx_order_status_and_what_is_left_out() -> None:
    """The preferred term comes first; facts without a place here are said, with the line."""
    data = """<tbx><text><body>
<conceptEntry><descrip type="subjectField">place</descrip>
<langSec xml:lang="en"><termSec><term>Port Arlen</term></termSec></langSec>
<langSec xml:lang="pt"><termSec><term>Arlen</term>
<termNote type="partOfSpeech">noun</termNote></termSec>
<termSec><term>Porto Arlen</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>
<langSec xml:lang="tlh-x"><termSec><term>x</term></termSec></langSec>
</conceptEntry>
<conceptEntry><langSec xml:lang="en"><termSec><term>…</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""
    assert reading(data, "t.tbx") == (
        [pair("Port Arlen", "Porto Arlen", "Arlen", kind="place")],
        [
            "names in 'tlh-x', which is no language: 1 left out, the first at t.tbx:2",
            "data of the category partOfSpeech: 1 left out, the first at t.tbx:2",
            "no letter or digit in a name: 1 left out, the first at t.tbx:10",
            "entries without a name: 1 left out, the first at t.tbx:10",
        ],
    )


def test_weblate_terms_that_need_no_translation_stay_as_they_are() -> None:
    """Read-only there is `=` here, with the target that the call names."""
    data = (
        '<martif><text><body><termEntry><langSet xml:lang="en"><tig><term>Coast Wire</term></tig>'
        '</langSet><descrip type="Translation needed">No</descrip></termEntry></body></text>'
        "</martif>"
    )
    assert reading(data)[0] == [pair("Coast Wire", "=")]


@pytest.mark.parametrize("marked", [(False, True), (True, True)])
def test_weblate_forbidden_entries_join_the_term_that_they_are_of(
    marked: tuple[bool, bool],
) -> None:
    """Whether it marks the translation alone or the whole entry."""
    status = '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>'
    entries = [(("ferry", "balsa"), (False, False)), (("ferry", "barco"), marked)]
    body = "".join(
        "<termEntry>"
        + "".join(
            f'<langSet xml:lang="{tag}"><tig><term>{term}</term>{status * bad}</tig></langSet>'
            for tag, term, bad in zip(EN_PT, terms, bads, strict=True)
        )
        + "</termEntry>"
        for terms, bads in entries
    )
    data = f"<martif><text><body>{body}</body></text></martif>"
    assert reading(data)[0] == [pair("ferry", "balsa", never=("barco",))]


def test_what_a_service_cannot_hold_is_said_once_a_kind() -> None:
    """Every kind of loss has its count and its first place."""
    rows = [
        Concept(
            {"en": Cell(("ferry", "boat")), "pt": Cell(("balsa", "barca"), ("barco",)),
             "es": Cell(("barca",))},
            id="f", kind="term", match="stem", note="a boat", where="n.csv:2",
        ),
        Concept({"en": Cell(("quay",)), "es": Cell(("muelle",))}, where="n.csv:3"),
        Concept({"en": Cell(("ferry",)), "pt": Cell(("balsa",))}, where="n.csv:4"),
    ]  # fmt: skip
    lost = Lost()
    assert write(rows, "deepl-csv", EN_PT, lost) == "boat,balsa,en,pt\nferry,balsa,en,pt\n"
    assert lost.lines() == [
        "names in other languages: 1 left out, the first at n.csv:2",
        "ids: 1 left out, the first at n.csv:2",
        "kinds: 1 left out, the first at n.csv:2",
        "rules of match: 1 left out, the first at n.csv:2",
        "notes: 1 left out, the first at n.csv:2",
        "variants: 1 left out, the first at n.csv:2",
        "forbidden forms: 1 left out, the first at n.csv:2",
        "rows without both languages: 1 left out, the first at n.csv:3",
        "earlier rows of a name that comes again: 1 left out, the first at n.csv:2",
    ]


def test_deepl_takes_no_phrase_over_its_limit() -> None:
    """1,024 bytes, not characters."""
    lost = Lost()
    rows = [pair("ж" * 513, "a"), pair("ж" * 512, "b")]
    assert write(rows, "deepl-tsv", EN_PT, lost) == f"{'ж' * 512}\tb\n"
    assert lost.lines() == ["phrases longer than DeepL's 1,024 bytes: 1 left out"]


def test_matecat_has_countries_and_one_column_for_each() -> None:
    """Where two languages would share a column the more exact one has it."""
    rows = [
        Concept({"en": Cell(("ferry",)), "pt": Cell(("balsa",)), "pt-BR": Cell(("barca",))}),
        Concept({"en": Cell(("quay",)), "pt": Cell(("cais",)), "zh-Hant": Cell(("碼頭",))}),
    ]
    text = write(rows, "matecat", ("en", "pt", "pt-BR", "zh-Hant"), Lost())
    assert text.splitlines() == [
        "Forbidden,Domain,Subdomain,Definition,en-US,pt-BR,zh-TW",
        ",,,,ferry,barca,",
        ",,,,quay,cais,碼頭",
    ]


def test_a_format_of_two_languages_wants_to_know_which() -> None:
    """The error names those that there are."""
    with pytest.raises(ConfigError, match="omegat holds two languages") as caught:
        write([FERRY], "omegat", ("en", "pt", "es"), Lost())
    assert "en, pt, es" in str(caught.value)


def test_a_language_without_a_column_has_the_names_of_its_base() -> None:
    """`--to pt-BR` of a glossary in `pt`, as drafts have it."""
    text = write([FERRY], "native", ("en", "pt-BR"), Lost())
    assert text == "en,pt_BR\nferry,balsa\n"
