"""What a page shows of a PO, before it is HTML."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sample import ENTRIES, catalog, drafted

from translate.catalog import Entry, State
from translate.finding import Finding, Severity
from translate.glossary import Glossary
from translate.page import look_at
from translate.page.marks import Mark, Piece, Pieces, difference, mark_segment
from translate.page.view import Side
from translate.risk import REASONS, Risk


def test_segments_of_a_block_stand_together() -> None:
    """In the article's order, with role and state; a sentence after the first goes on."""
    page = look_at(catalog(*ENTRIES))
    assert [[(row.role, row.part, row.state) for row in group] for group in page.groups] == [
        [("Headline", "", State.ACCEPTED)],
        [("Dateline and lead", "", State.DRAFT)],
        [("Paragraph 2", "1 of 2", State.DRAFT), ("Paragraph 2", "2 of 2", State.EDITING)],
        [("Paragraph 3", "", State.TRANSLATED)],
        [("Paragraph 4", "", State.EMPTY)],
    ]
    assert (page.name, page.title, page.engine) == (
        "pier.txt",
        (Piece("The pier opens"),),
        "firefox (enpt)",
    )
    assert page.source == Side("en", "English", "ltr")


def test_findings_are_those_of_check_and_of_drafting() -> None:
    """What `check` finds, and what was told of an untouched draft that no check can find."""
    rows = list(look_at(catalog(*ENTRIES)).rows)
    told = [[(found.kind, found.severity, found.message) for found in row.findings] for row in rows]
    warning = Severity.WARNING
    assert told == [
        [],
        [
            ("term", warning, "the place Lisbon = Lisboa is not named"),
            ("number", warning, "the number 12 is missing"),
        ],
        [("drafting", warning, "the engine did not know “sorriu”")],
        [("source-changed", warning, "source changed: word night is now day")],
        [],
        [("empty", Severity.NOTE, "not translated")],
    ]
    assert rows[1].tags == ("warning", "term", "number")


def test_what_was_told_of_a_draft_goes_with_its_words() -> None:
    """Once a person has touched them, only what a check still finds is told."""
    entry = replace(ENTRIES[2], msgstr="O prefeito riu.")
    assert [row.findings for row in look_at(catalog(entry)).rows] == [()]
    accepted = replace(ENTRIES[2], fuzzy=False)
    assert [row.findings for row in look_at(catalog(accepted)).rows] == [()]


def test_terms_are_marked_on_both_sides() -> None:
    """Those of the glossary, met or not, and those that only the entry's own line names."""
    row = list(look_at(catalog(*ENTRIES)).rows)[1]
    assert [[(piece.text, piece.mark, piece.title) for piece in row.source[0]]] == [
        [
            ("Lisbon", Mark.UNMET, "Lisbon = Lisboa"),
            (", May 2 (", Mark.NONE, ""),
            ("EFE", Mark.TERM, "EFE = EFE"),
            (").- It took ", Mark.NONE, ""),
            ("12", Mark.NONE, ""),
            (" ", Mark.NONE, ""),
            ("years", Mark.TERM, "years = anos"),
            (".", Mark.NONE, ""),
        ]
    ]
    assert row.target == (
        (
            Piece("Porto, 2 mai ("),
            Piece("EFE", Mark.TERM, "EFE = EFE"),
            Piece(").- Levou 21 "),
            Piece("anos", Mark.TERM, "years = anos"),
            Piece("."),
        ),
    )
    assert row.terms == ("Lisbon = Lisboa", "EFE = EFE", "years = anos")


def places(pieces: Pieces) -> list[tuple[str, list[int], tuple[int, ...]]]:
    """The pieces that findings are about, with their numbers and which of them end there."""
    return [
        (piece.text, [one.number for one in piece.about], piece.ends)
        for piece in pieces
        if piece.about
    ]


def test_what_findings_are_about_is_marked() -> None:
    """On the side where it is, under the number of the finding; terms among them stay terms."""
    row = list(look_at(catalog(*ENTRIES)).rows)[1]
    assert [(one.number, one.finding.kind) for one in row.numbered] == [(1, "term"), (2, "number")]
    assert places(row.source[0]) == [("Lisbon", [1], (1,)), ("12", [2], (2,))]
    assert places(row.target[0]) == []


def test_findings_may_overlap(tmp_path: Path) -> None:
    """Each piece has all that are about it, and the gravest of them gives it its colour."""
    found = [
        Finding("one", Severity.NOTE, "", source=(0, 7)),
        Finding("none", Severity.ERROR, ""),
        Finding("two", Severity.WARNING, "", source=(4, 11), target=(0, 1)),
    ]
    marked = mark_segment("The old pier.", "O cais.", (), findings=found)
    assert places(marked.source) == [
        ("The ", [1], ()),
        ("old", [1, 2], (1,)),
        (" pie", [2], (2,)),
    ]
    assert [piece.severity for piece in marked.source] == [
        *(Severity.NOTE, Severity.WARNING, Severity.WARNING),
        None,
    ]
    assert places(marked.target) == [("O", [2], (2,))]


def test_a_line_of_comment_is_about_what_it_quotes() -> None:
    """What only the engine knew has no place in a PO: the words are looked for on both sides."""
    target = drafted("The hull broke.", "O casco partiu.", "Check: no such word: “casco”")
    source = drafted("A hull broke.", "Partiu.", "Check: “hull” was dropped")
    nowhere = drafted("It rained.", "Choveu.", "Check: the engine did not know “hull”")
    rows = list(look_at(catalog(target, source, nowhere)).rows)
    assert [places(row.target[0]) for row in rows] == [[("casco", [1], (1,))], [], []]
    assert [places(row.source[0]) for row in rows] == [[], [("hull", [1], (1,))], []]
    assert rows[2].numbered[0].number == 0


def test_forms_that_are_not_to_be_used_stand_out(tmp_path: Path) -> None:
    """A forbidden form in a translation is marked as what it is, by its finding too."""
    names = tmp_path / "names.csv"
    names.write_text("en,pt\nferry,balsa|!barco\n", "utf-8")
    entry = Entry("The ferry left.", "O barco partiu.")
    [row] = look_at(catalog(entry), glossary=Glossary.load(names)).rows
    assert [(piece.text, piece.mark, piece.title) for piece in row.target[0]] == [
        ("O ", Mark.NONE, ""),
        ("barco", Mark.UNMET, "ferry = balsa"),
        (" partiu.", Mark.NONE, ""),
    ]
    assert places(row.source[0]) == [("ferry", [1], (1,))]
    assert places(row.target[0]) == [("barco", [1], (1,))]


def test_a_changed_source_shows_what_changed() -> None:
    """What is gone stands before what came, the rest once."""
    row = list(look_at(catalog(*ENTRIES)).rows)[3]
    assert row.previous == (
        Piece("Nobody else spoke of it at all that "),
        Piece("night", Mark.GONE),
        Piece("day", Mark.NEW),
        Piece("."),
    )
    assert row.comments.before == ("Ninguém falou.",)
    assert row.comments.new_draft == ("Ninguém mais falou disso naquele dia.",)
    assert row.note == ("Ana: ask the mayor.",)


def test_a_number_is_one_word_of_a_difference() -> None:
    """Not its thousands alone."""
    assert difference("some 2,300 left", "some 2,600 left") == (
        Piece("some "),
        Piece("2,300", Mark.GONE),
        Piece("2,600", Mark.NEW),
        Piece(" left"),
    )


@pytest.mark.parametrize(
    ("old", "new"), [("", ""), ("a b", "b a"), ("one", "two words"), ("三月的船", "四月的船")]
)
def test_both_versions_can_be_read_out_of_a_difference(old: str, new: str) -> None:
    """Without what is new it is the old text, without what is gone the new one."""
    pieces = difference(old, new)
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.NEW) == old
    assert "".join(piece.text for piece in pieces if piece.mark is not Mark.GONE) == new


def test_risk_is_that_of_the_words_that_stand_there() -> None:
    """As in `dragoman review`: what a draft was given, and of other words what is found now."""
    draft = drafted("It rained.", "Choveu.", "risk=64", "why=unsure,name,odd")
    edited = replace(drafted("The 7 came.", "Vieram.", "risk=64"), msgstr="Eles vieram.")
    odd = drafted("It hailed.", "Caiu granizo.", "risk=high")
    empty = Entry("It froze.")
    approved = Entry("It thawed.", "Degelou.")
    rows = list(look_at(catalog(draft, edited, odd, empty, approved)).rows)
    assert rows[0].risk == Risk(64, ("unsure", "name", "odd"))
    assert rows[0].why == (REASONS["unsure"], REASONS["name"], "odd")
    values = [row.risk.value if row.risk else None for row in rows]
    assert values[1] is not None
    assert values[1] > 90
    assert values[2] is not None
    assert values[2] < 20
    assert values[3:] == [100, None]


def test_another_engine_than_most_is_told() -> None:
    """The usual one stands in the head; a segment names one that differs."""
    other = Entry("It snowed.", "Nevou.", comments=("Draft: engine=memory key=0 id=0",))
    page = look_at(catalog(*ENTRIES, other))
    assert page.engine == "firefox (enpt)"
    assert [row.engine for row in page.rows] == [""] * 6 + ["memory"]


def test_plural_entries_of_others_are_shown_whole() -> None:
    """Singular and plural on the one side, all forms on the other."""
    plural = Entry(
        "%d boat", msgid_plural="%d boats", msgstr_plural=((0, "%d barco"), (1, "%d barcos"))
    )
    [row] = look_at(catalog(plural)).rows
    assert row.source == ((Piece("%d boat"),), (Piece("%d boats"),))
    assert row.target == ((Piece("%d barco"),), (Piece("%d barcos"),))


@pytest.mark.parametrize(
    ("target", "side"),
    [
        ("pt_BR", Side("pt-BR", "Brazilian Portuguese", "ltr")),
        ("ar", Side("ar", "Arabic", "rtl")),
        ("he", Side("he", "Hebrew", "rtl")),
        ("", Side("", "unknown language", "auto")),
    ],
)
def test_a_side_knows_its_direction(target: str, side: Side) -> None:
    """By the language of the header; without one the text itself decides."""
    assert look_at(catalog(*ENTRIES, target=target)).target == side


def test_findings_of_the_file_stand_by_themselves() -> None:
    """A header that doesn't say the languages is no segment's fault."""
    page = look_at(catalog(*ENTRIES, target=""))
    assert [finding.kind for finding in page.findings] == ["header", "language"]
    assert all(isinstance(finding, Finding) for finding in page.findings)
