"""Copies, comings and goings, and what a run finds that was drafted while somebody typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from translate.catalog import Catalog, Entry, State, build, dumps, loads, merge
from translate.drafted import Draft, Provenance
from translate.finding import Finding, Severity

LEAD = "The harbour council voted on Monday to keep the last ferry of 1,200 seats."
NEXT = LEAD.replace("1,200", "1,300")
SHORT = "It gave no reason."
LAST = "The owner did not want to comment on the vote."


def lines(*sentences: str) -> str:
    return "\n\n".join(sentences) + "\n"


def rerun(old: Catalog, text: str, article, catalog, **options) -> Catalog:
    return loads(dumps(merge(old, catalog(article(text), old, **options))))


def words(catalog: Catalog) -> list[tuple[str | None, str, str]]:
    return [(e.msgctxt, e.msgstr, e.state.value) for e in catalog.entries]


def left(catalog: Catalog) -> list[tuple[str | None, str, State, tuple[str, ...]]]:
    return [(e.msgctxt, e.msgstr, e.state, e.note) for e in catalog.obsolete]


def test_a_noted_draft_that_comes_back_is_a_draft(article, catalog, edit):
    """Somebody's note keeps a draft in the file; its words are the machine's all the time."""
    po = edit(catalog(article(lines("Head", SHORT))), SHORT, note=("Is this right?",))
    gone = rerun(po, lines("Head"), article, catalog)
    assert left(gone) == [(None, SHORT.upper(), State.DRAFT, ("Is this right?",))]
    assert dumps(rerun(gone, lines("Head", SHORT), article, catalog)) == dumps(po)
    redone = rerun(gone, lines("Head", SHORT), article, catalog, key="bbbbbbbb")
    entry = redone.get(None, SHORT)
    assert (entry.state, entry.msgstr) == (State.DRAFT, f"bbbbbbbb: {SHORT.upper()}")
    assert (entry.note, redone.obsolete) == (("Is this right?",), ())


def test_an_accepted_draft_that_comes_back_is_accepted(article, catalog, edit):
    """It is known whose words they were, for memories and figures."""
    po = edit(catalog(article(lines("Head", SHORT))), SHORT, fuzzy=False)
    gone = rerun(po, lines("Head"), article, catalog)
    assert left(gone) == [(None, SHORT.upper(), State.ACCEPTED, ())]
    assert dumps(rerun(gone, lines("Head", SHORT), article, catalog)) == dumps(po)


def test_a_bare_comment_line_is_no_note(article, catalog, edit):
    """A `#` that some tool left doesn't make a draft a person's work."""
    po = edit(catalog(article(lines("Head", SHORT))), SHORT, note=("",))
    assert rerun(po, lines("Head"), article, catalog).obsolete == ()


def test_an_accepted_copy_stays_accepted_under_another_number(article, catalog, edit):
    """Accepted is accepted, whichever copy of its sentence it becomes."""
    po = edit(catalog(article(lines("Head", SHORT, LAST, SHORT))), SHORT, "repeat 2", fuzzy=False)
    merged = rerun(po, lines("Head", LAST, SHORT), article, catalog)
    assert words(merged)[2] == (None, SHORT.upper(), "accepted")
    back = rerun(merged, lines("Head", SHORT, LAST, SHORT), article, catalog)
    assert words(back)[3] == ("repeat 2", SHORT.upper(), "accepted")


def test_what_others_wrote_stays_when_a_draft_is_redone(article, catalog, edit):
    """A `#.` line that isn't ours, and what a person had before the sentence was rewritten."""
    po = catalog(article(lines("Head", SHORT)))
    role, draft = po.get(None, SHORT).comments
    po = edit(po, SHORT, comments=(role, "See page 3", "Before: Nada.", draft))
    entry = rerun(po, lines("Head", SHORT), article, catalog, key="bbbbbbbb").get(None, SHORT)
    assert entry.comments[:3] == (role, "See page 3", "Before: Nada.")
    assert entry.state is State.DRAFT


def test_an_engine_that_says_something_else_with_the_same_key(article, catalog):
    """The words that are there stay, with what the checks said of them."""
    story = article(lines(SHORT))
    origin = Provenance("upper", "upper", "aaaaaaaa", -0.25)
    found = [Finding("number", Severity.ERROR, message) for message in ("old", "new")]
    old, new = (
        build(story, "pt-BR", [Draft(SHORT, text, origin, (), (finding,))])
        for text, finding in zip(("Não.", "Nem."), found, strict=True)
    )
    assert merge(old, new).entries == old.entries


def test_approved_while_the_run_was_drafting(article, catalog, edit):
    """What had changed in the source is settled, and no check of it stays."""
    po = edit(catalog(article(lines(LEAD))), LEAD, msgstr="Manteve.", fuzzy=False)
    changed = rerun(po, lines(NEXT), article, catalog)
    assert any("source changed" in line for line in changed.entries[0].comments)
    drafted_before = catalog(article(lines(NEXT)))
    settled = merge(edit(changed, NEXT, fuzzy=False, previous_msgid=None), drafted_before)
    assert words(settled) == [(None, "Manteve.", "translated")]
    assert not any("source changed" in line for line in settled.entries[0].comments)


def test_still_open_while_the_run_was_drafting(article, catalog, edit):
    """What changed in the source is said once, however often a run comes by."""
    po = edit(catalog(article(lines(LEAD))), LEAD, msgstr="Manteve.", fuzzy=False)
    changed = rerun(po, lines(NEXT), article, catalog)
    again = merge(changed, catalog(article(lines(NEXT))))
    assert [c for c in again.entries[0].comments if "source changed" in c] == [
        "Check: source changed: number 1,200 is now 1,300"
    ]


def test_a_persons_words_never_become_the_machines_again(article, catalog, edit):
    """Typed back to what the machine once wrote for the old source, which then is back."""
    po = edit(catalog(article(lines(LEAD))), LEAD, msgstr="Meu texto.")
    po = edit(rerun(po, lines(NEXT), article, catalog), NEXT, msgstr=LEAD.upper())
    back = rerun(po, lines(LEAD), article, catalog)
    assert words(back) == [(None, LEAD.upper(), "editing")]
    redone = rerun(back, lines(LEAD), article, catalog, key="bbbbbbbb")
    assert words(redone) == [(None, LEAD.upper(), "editing")]


@pytest.mark.parametrize(
    ("note", "obsolete"),
    [((), []), (("Ana",), [("repeat 2", "Nada.", State.TRANSLATED, ("Ana",))])],
)
def test_a_copy_that_says_no_more_than_another_goes(note, obsolete, article, catalog, edit):
    """Of two copies with the same words one is enough, but for a note that only one has."""
    po = edit(catalog(article(lines(SHORT, LAST, SHORT))), SHORT, msgstr="Nada.", fuzzy=False)
    po = edit(po, SHORT, "repeat 2", msgstr="Nada.", fuzzy=False)
    po = edit(po, SHORT, note=note)
    merged = rerun(po, lines(LAST, SHORT), article, catalog)
    assert words(merged)[1] == (None, "Nada.", "translated")
    assert left(merged) == obsolete


def test_copies_that_come_back_are_revived_in_their_order(article, catalog, edit):
    """Each copy takes the words that it had, wherever they stand among the obsolete ones."""
    po = edit(catalog(article(lines("Head", SHORT, SHORT))), SHORT, msgstr="Um.", fuzzy=False)
    po = edit(po, SHORT, "repeat 2", msgstr="Dois.", fuzzy=False)
    gone = rerun(po, lines("Head"), article, catalog)
    gone = replace(gone, obsolete=gone.obsolete[::-1])
    back = rerun(gone, lines("Head", SHORT, SHORT), article, catalog)
    assert words(back)[1:] == [(None, "Um.", "translated"), ("repeat 2", "Dois.", "translated")]


def test_a_version_that_comes_back_leaves_the_other_one_there(article, catalog, edit):
    """Two versions of a sentence were translated in turn: the words of both stay."""
    po = edit(catalog(article(lines("Head", LEAD))), LEAD, msgstr="Com 1.200.", fuzzy=False)
    without = rerun(po, lines("Head"), article, catalog)
    other = edit(
        rerun(without, lines("Head", NEXT), article, catalog),
        NEXT, msgstr="Com 1.300.", fuzzy=False,
    )  # fmt: skip
    back = rerun(other, lines("Head", LEAD), article, catalog)
    assert words(back)[1] == (None, "Com 1.200.", "translated")
    assert left(back) == [(None, "Com 1.300.", State.TRANSLATED, ())]


def test_a_copy_in_progress_outranks_a_draft(article, catalog, edit):
    """When one of two copies goes, it isn't the one that a person began to work at."""
    po = edit(catalog(article(lines("Head", SHORT, LAST, SHORT))), SHORT, "repeat 2", msgstr="Não")
    merged = rerun(po, lines("Head", SHORT, LAST), article, catalog)
    assert words(merged)[1] == (None, "Não", "editing")


def test_copies_keep_their_numbers_as_long_as_none_comes_or_goes(article, catalog, edit):
    """The first copy's words stay the first's, wherever they stand, and in a sorted file."""
    po = edit(catalog(article(lines(LEAD, SHORT, LAST, SHORT))), SHORT, msgstr="Um.", fuzzy=False)
    po = edit(po, SHORT, "repeat 2", msgstr="Dois.", fuzzy=False)
    for old in (po, replace(po, entries=po.entries[::-1])):
        merged = rerun(old, lines(LAST, SHORT, LEAD, SHORT), article, catalog)
        assert words(merged)[1::2] == [
            (None, "Um.", "translated"),
            ("repeat 2", "Dois.", "translated"),
        ]


def test_a_sentence_that_moved_and_was_doubled(article, catalog, edit):
    """It is approved still, in one of its places."""
    po = edit(catalog(article(lines(SHORT, LEAD, LAST))), SHORT, msgstr="Nada.", fuzzy=False)
    merged = rerun(po, lines(LEAD, LAST, SHORT, SHORT), article, catalog)
    assert words(merged)[2] == (None, "Nada.", "translated")


def test_two_versions_of_one_sentence(article, catalog, edit):
    """A person's words go to one of them, the nearest; the other gets a draft."""
    po = edit(catalog(article(lines("Head", LEAD))), LEAD, msgstr="Manteve.", fuzzy=False)
    merged = rerun(po, lines("Head", NEXT, LEAD.replace("1,200", "1,300,000")), article, catalog)
    assert [state for *_, state in words(merged)] == ["draft", "editing", "draft"]
    assert not any(line.startswith("Before") for line in merged.entries[2].comments)


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ("It kept all of the ferries.", "It kept all of the ferry.", "editing"),  # six words, .92
        ("It kept all the old ferries.", "It kept all of the ferry.", "draft"),  # .79
        ("The council kept its ferries.", "The council kept its ferry.", "draft"),  # five words
        (LEAD, LEAD.replace("on Monday to keep", "for"), "editing"),  # .87
        (LEAD, LEAD.replace("on Monday to keep the last", "for their"), "draft"),  # .80
    ],
)
def test_how_like_a_sentence_has_to_be(old, new, state, article, catalog, edit):
    """From a likeness of .85 and six words on a person's words stay with it."""
    po = edit(catalog(article(lines("Head", old))), old, msgstr="Texto.", fuzzy=False)
    merged = rerun(po, lines("Head", new), article, catalog)
    assert words(merged)[1][2] == state
    assert left(merged) == ([] if state == "editing" else [(None, "Texto.", State.TRANSLATED, ())])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (lines("Head", LAST, "The council kept the very last ferry."), True),
        (lines("Head", "The council kept the very last ferry.", LAST), False),  # elsewhere
        (lines("Head", LAST, "Rain fell all over the valley."), False),  # nothing alike
    ],
)
def test_what_a_rewritten_sentence_was_before(text, shown, article, catalog, edit):
    """A person's words are shown where the new sentence stands in the place of the old one."""
    old = "The council kept its ferry."
    po = edit(catalog(article(lines("Head", LAST, old))), old, msgstr="Texto.", fuzzy=False)
    merged = rerun(po, text, article, catalog)
    (new,) = (e for e in merged.entries if e.msgid not in ("Head", LAST))
    assert ("Before: Texto." in new.comments) == shown
    assert left(merged) == [(None, "Texto.", State.TRANSLATED, ())]


def test_what_stands_around_the_entries_stays(article, catalog, edit):
    """The comment on top, as editors change it, and one at the end of the file."""
    po = catalog(article(lines(SHORT)))
    po = replace(po, head=replace(po.head, note=("Ana, 2026.",)), tail=("# to be done",))
    merged = rerun(po, lines(SHORT, LAST), article, catalog)
    assert (merged.head.note, merged.tail) == (("Ana, 2026.",), ("# to be done",))


def test_somebodys_entry_gets_the_flag_that_keeps_its_lines(article, catalog):
    """`no-wrap` joins the flags of a file that another tool wrote, so that none wraps it."""
    own = Catalog(Entry(""), (Entry(SHORT, "Nada.", flags=("python-format",)),))
    assert rerun(own, lines(SHORT), article, catalog).entries[0].flags == (
        "python-format",
        "no-wrap",
    )


def test_the_first_of_three_copies_that_a_person_translated_leaves(article, catalog, edit):
    """Each has words of its own: what left stands under a number that no copy has."""
    text = lines("Head", SHORT, LEAD, SHORT, LAST, SHORT)
    po = catalog(article(text))
    for number, context in enumerate((None, "repeat 2", "repeat 3"), 1):
        po = edit(po, SHORT, msgctxt=context, msgstr=f"texto {number}", fuzzy=False)
    less = rerun(po, lines("Head", LEAD, SHORT, LAST, SHORT), article, catalog)
    assert [(c, w) for c, w, _ in words(less) if w.startswith("texto")] == [
        (None, "texto 2"),
        ("repeat 2", "texto 3"),
    ]
    assert left(less) == [("repeat 3", "texto 1", State.TRANSLATED, ())]
