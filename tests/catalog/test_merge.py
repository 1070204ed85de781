"""The reviewer's day: what stands in the file after the source, the machine or a person moved."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from translate.catalog import Catalog, Entry, State, build, dumps, loads, merge
from translate.drafted import Draft, Provenance, TermUse
from translate.finding import Finding, Severity

HEAD = "Council keeps the ferry"
LEAD = "The harbour council voted on Monday to keep the last ferry of 1,200 seats."
SHORT = "It gave no reason."
LAST = "The owner did not want to comment on the vote."
STORY = f"{HEAD}\n\n{LEAD} {SHORT}\n\n{LAST}\n"


def words(catalog: Catalog) -> list[tuple[str | None, str, str, str]]:
    return [(e.msgctxt, e.msgid, e.msgstr, e.state.value) for e in catalog.entries]


def rerun(old: Catalog, text: str, article, catalog, **options) -> Catalog:
    """A run over the file: build, merge, write, read; and a second one that changes nothing."""
    story = article(text)
    merged = merge(old, catalog(story, old, **options))
    written = loads(dumps(merged))
    assert written == merged
    again = merge(written, catalog(story, written, **options))
    assert dumps(again) == dumps(written)
    return written


@pytest.fixture
def reviewed(article, catalog, edit) -> Catalog:
    """A reviewer accepted the headline, translated the lead, is at work on the last sentence."""
    po = catalog(article(STORY))
    po = edit(po, HEAD, fuzzy=False)
    po = edit(po, LEAD, fuzzy=False, msgstr="O conselho manteve a balsa.", note=("Ana",))
    return edit(po, LAST, msgstr="O dono não quis falar.")


def test_an_unchanged_article_changes_nothing(reviewed, article, catalog):
    """A run over an unchanged article gives the same bytes, whatever the reviewer did."""
    assert dumps(rerun(reviewed, STORY, article, catalog)) == dumps(reviewed)


def test_a_new_key_redoes_machine_drafts_only(reviewed, article, catalog):
    """With another engine or glossary only what is fuzzy and the machine's is drafted again."""
    assert words(rerun(reviewed, STORY, article, catalog, key="bbbbbbbb")) == [
        (None, HEAD, HEAD.upper(), "accepted"),
        (None, LEAD, "O conselho manteve a balsa.", "translated"),
        (None, SHORT, f"bbbbbbbb: {SHORT.upper()}", "draft"),
        (None, LAST, "O dono não quis falar.", "editing"),
    ]


def test_an_emptied_entry_is_drafted_again(reviewed, article, catalog, edit):
    """An entry without words is nobody's; its note stays."""
    po = edit(reviewed, LEAD, msgstr="", fuzzy=False)
    merged = rerun(po, STORY, article, catalog)
    entry = merged.get(None, LEAD)
    assert (entry.msgstr, entry.state, entry.note) == (LEAD.upper(), State.DRAFT, ("Ana",))


def test_a_note_on_a_draft_outlives_the_draft(article, catalog, edit):
    """A `# ` comment on a machine's draft stays when the draft is made again."""
    po = edit(catalog(article(STORY)), SHORT, note=("Is this right?",))
    merged = rerun(po, STORY, article, catalog, key="bbbbbbbb")
    assert merged.get(None, SHORT).note == ("Is this right?",)


def test_a_number_changed_in_a_reviewed_sentence(reviewed, article, catalog):
    """The person's words stay, fuzzy, with the old source, what changed and a new draft."""
    new = LEAD.replace("1,200", "1,300")
    entry = rerun(reviewed, STORY.replace("1,200", "1,300"), article, catalog).get(None, new)
    old = reviewed.get(None, LEAD)
    assert entry == Entry(
        new,
        "O conselho manteve a balsa.",
        fuzzy=True,
        flags=("no-wrap",),
        note=("Ana",),
        comments=(
            "Paragraph 1, sentence 1 of 2",
            "Check: source changed: number 1,200 is now 1,300",
            f"New draft: {new.upper()}",
            old.comments[-1],
        ),
        references=("story.txt:3",),
        previous_msgid=LEAD,
    )


def test_an_accepted_draft_loses_its_digest_when_its_source_changes(
    reviewed, article, catalog, edit
):
    """Approved machine's words for another source are a person's: no `Draft:` line vouches."""
    po = edit(reviewed, LAST, msgstr=LAST.upper(), fuzzy=False)
    assert po.get(None, LAST).state is State.ACCEPTED
    new = LAST.replace("did not want", "did want")
    entry = rerun(po, STORY.replace(LAST, new), article, catalog).get(None, new)
    assert (entry.msgstr, entry.state, entry.previous_msgid) == (LAST.upper(), State.EDITING, LAST)
    assert entry.comments == (
        "Paragraph 2",
        "Check: source changed: negation not is gone",
        f"New draft: {new.upper()}",
    )


def test_a_chain_of_edits_shows_the_source_last_reviewed(reviewed, article, catalog):
    """After two changes of the source before a review, `#|` is what the reviewer knew."""
    first = rerun(reviewed, STORY.replace("1,200", "1,300"), article, catalog)
    second = rerun(first, STORY.replace("1,200", "1,400"), article, catalog)
    entry = second.get(None, LEAD.replace("1,200", "1,400"))
    assert entry.previous_msgid == LEAD
    assert "Check: source changed: number 1,200 is now 1,400" in entry.comments
    assert entry.msgstr == "O conselho manteve a balsa."
    assert second.obsolete == ()


def test_a_source_that_changes_back(reviewed, article, catalog):
    """Back at the reviewed source the old one isn't shown any more; fuzzy waits for a person."""
    first = rerun(reviewed, STORY.replace("1,200", "1,300"), article, catalog)
    entry = rerun(first, STORY, article, catalog).get(None, LEAD)
    assert (entry.previous_msgid, entry.fuzzy, entry.state) == (None, True, State.EDITING)
    assert entry.comments == (
        "Paragraph 1, sentence 1 of 2",
        reviewed.get(None, LEAD).comments[-1],
    )


def test_approving_a_changed_sentence_settles_it(reviewed, article, catalog, edit):
    """Once a person clears fuzzy, the check and the new draft go with the next run."""
    text = STORY.replace("1,200", "1,300")
    new = LEAD.replace("1,200", "1,300")
    po = rerun(reviewed, text, article, catalog)
    for previous in (None, LEAD):  # Poedit drops `#|`, Lokalize leaves it
        po = edit(po, new, fuzzy=False, previous_msgid=previous)
        entry = rerun(po, text, article, catalog).get(None, new)
        assert entry.state is State.TRANSLATED
        assert [c.split(":")[0] for c in entry.comments] == [
            "Paragraph 1, sentence 1 of 2",
            "Draft",
        ]


def test_a_rewritten_sentence(reviewed, article, catalog):
    """Too far from the old source: a new draft, the person's words above it and in `#~`."""
    new = "The council will vote on Monday whether to sell the last ferry of the harbour."
    merged = rerun(reviewed, STORY.replace(LEAD, new), article, catalog)
    entry = merged.get(None, new)
    assert (entry.msgstr, entry.state) == (new.upper(), State.DRAFT)
    assert entry.comments[1] == "Before: O conselho manteve a balsa."
    assert [(e.msgid, e.msgstr, e.fuzzy, e.note) for e in merged.obsolete] == [
        (LEAD, "O conselho manteve a balsa.", False, ("Ana",))
    ]


def test_a_long_article_whose_every_sentence_changed(article, catalog):
    """Thousands of approved sentences take seconds; one that moved far is found by its words."""
    sentences = [f"Town number {n} has a council of {n % 7 + 3} members." for n in range(5_000)]
    old = catalog(article("Head\n\n" + "\n\n".join(sentences)))
    old = replace(old, entries=tuple(replace(e, fuzzy=False) for e in old.entries))
    changed = [text.replace("has a council", "had a council") for text in sentences]
    changed = [changed[-1], *changed[:-1]]
    new = catalog(article("Head\n\n" + "\n\n".join(changed)))
    started = time.process_time()
    merged = merge(old, new)
    assert time.process_time() - started < 7
    assert [e.previous_msgid for e in merged.entries[1:]] == [sentences[-1], *sentences[:-1]]


def test_a_short_sentence_does_not_carry_over(article, catalog, edit):
    """Under six words one word is the meaning: no person's words under another source."""
    po = edit(catalog(article(STORY)), SHORT, msgstr="Não deu razão.", fuzzy=False)
    merged = rerun(po, STORY.replace(SHORT, "It gave a reason."), article, catalog)
    assert merged.get(None, "It gave a reason.").state is State.DRAFT
    assert [e.msgstr for e in merged.obsolete] == ["Não deu razão."]


def test_opposites_do_not_match(article, catalog, edit):
    """ "He declined" and "She agreed" are alike to msgmerge, and not to us."""
    declined, agreed = "He declined to comment on it.", "She agreed to comment on it."
    po = edit(catalog(article(f"Head\n\n{declined}\n")), declined, msgstr="Não quis.", fuzzy=False)
    merged = rerun(po, f"Head\n\n{agreed}\n", article, catalog)
    assert merged.get(None, agreed).msgstr == agreed.upper()


def test_removed_sentences(reviewed, article, catalog, edit):
    """A person's go to `#~`, a machine's vanish, unless somebody wrote a note there."""
    po = edit(reviewed, SHORT, note=("Ask the desk",))
    merged = rerun(po, f"{HEAD}\n", article, catalog)
    assert words(merged) == [(None, HEAD, HEAD.upper(), "accepted")]
    assert [(e.msgid, e.msgstr, e.note) for e in merged.obsolete] == [
        (LEAD, "O conselho manteve a balsa.", ("Ana",)),
        (SHORT, SHORT.upper(), ("Ask the desk",)),
        (LAST, "O dono não quis falar.", ()),
    ]
    merged = rerun(edit(reviewed, SHORT, note=()), f"{HEAD}\n\n{LEAD} {LAST}\n", article, catalog)
    assert merged.obsolete == ()


def test_a_sentence_that_comes_back_is_revived(reviewed, article, catalog):
    """Its `#~` is live again, approved as it was, with its note; nothing stands twice."""
    gone = rerun(reviewed, f"{HEAD}\n", article, catalog)
    back = rerun(gone, STORY, article, catalog)
    assert words(back) == [
        (None, HEAD, HEAD.upper(), "accepted"),
        (None, LEAD, "O conselho manteve a balsa.", "translated"),
        (None, SHORT, SHORT.upper(), "draft"),
        (None, LAST, "O dono não quis falar.", "editing"),
    ]
    assert back.get(None, LEAD).note == ("Ana",)
    assert back.obsolete == ()


def test_moved_sentences_keep_all(reviewed, article, catalog):
    """A sentence elsewhere in the story keeps its words; its place is told anew."""
    merged = rerun(reviewed, f"{HEAD}\n\n{LAST}\n\n{LEAD} {SHORT}\n", article, catalog)
    assert words(merged) == [words(reviewed)[n] for n in (0, 3, 1, 2)]
    assert merged.get(None, LAST).comments[0] == "Paragraph 1"
    assert merged.get(None, LAST).references == ("story.txt:3",)


REPEATED = f"Head\n\n{SHORT}\n\n{LAST}\n\n{SHORT}\n"


@pytest.fixture
def twice(article, catalog, edit) -> Catalog:
    """The same sentence twice, translated in two ways."""
    po = edit(catalog(article(REPEATED)), SHORT, msgstr="Não deu razão.", fuzzy=False)
    return edit(po, SHORT, "repeat 2", msgstr="Ela não deu razão.", fuzzy=False)


def test_the_first_of_two_equal_sentences_is_removed(twice, article, catalog):
    """The one that stays keeps its own words; the other's go to `#~` under a key that is free."""
    merged = rerun(twice, f"Head\n\n{LAST}\n\n{SHORT}\n", article, catalog)
    assert words(merged)[2] == (None, SHORT, "Ela não deu razão.", "translated")
    assert [(e.msgctxt, e.msgstr) for e in merged.obsolete] == [("repeat 2", "Não deu razão.")]
    assert words(rerun(merged, REPEATED, article, catalog)) == words(twice)


def test_the_second_of_two_equal_sentences_is_removed(twice, article, catalog):
    """The first stays as it is; the second's words go to `#~`, and come back."""
    merged = rerun(twice, f"Head\n\n{SHORT}\n\n{LAST}\n", article, catalog)
    assert words(merged)[1] == (None, SHORT, "Não deu razão.", "translated")
    assert [(e.msgctxt, e.msgstr) for e in merged.obsolete] == [("repeat 2", "Ela não deu razão.")]
    assert words(rerun(merged, REPEATED, article, catalog)) == words(twice)


def test_a_persons_copy_outranks_a_machines(article, catalog, edit):
    """When one of two copies goes, it isn't the only one that a person worked at."""
    po = edit(catalog(article(REPEATED)), SHORT, "repeat 2", msgstr="Ela não deu.", fuzzy=False)
    merged = rerun(po, f"Head\n\n{SHORT}\n\n{LAST}\n", article, catalog)
    assert words(merged)[1] == (None, SHORT, "Ela não deu.", "translated")
    assert merged.obsolete == ()


@pytest.mark.parametrize("approved", [None, "repeat 2"])
@pytest.mark.parametrize("text", [f"Head\n\n{SHORT}\n\n{LAST}\n", f"Head\n\n{LAST}\n\n{SHORT}\n"])
def test_the_approved_of_two_copies_stays(twice, approved, text, article, catalog, edit):
    """When one of two copies goes, it is the one that a person hasn't approved yet."""
    other = "repeat 2" if approved is None else None
    po = edit(twice, SHORT, other, fuzzy=True)
    merged = rerun(po, text, article, catalog)
    stays, goes = po.get(approved, SHORT).msgstr, po.get(other, SHORT).msgstr
    assert [w for w in words(merged) if w[1] == SHORT] == [(None, SHORT, stays, "translated")]
    assert [e.msgstr for e in merged.obsolete] == [goes]


def test_a_draft_that_becomes_the_first_copy_stays_the_machines(article, catalog, edit):
    """The digest holds the msgctxt: it is written anew, and no draft passes for a person's."""
    po = catalog(article(REPEATED))
    comments = po.get("repeat 2", SHORT).comments
    po = edit(po, SHORT, "repeat 2", comments=(*comments[:-1], f"{comments[-1]} risk=23"))
    merged = rerun(po, f"Head\n\n{LAST}\n\n{SHORT}\n", article, catalog)
    assert words(merged)[2] == (None, SHORT, SHORT.upper(), "draft")
    assert merged.get(None, SHORT).comments[-1].endswith(" risk=23")


def test_a_new_copy_before_a_reviewed_sentence(twice, article, catalog):
    """Each copy among its old neighbours keeps its words; the new one gets them to be looked at."""
    merged = rerun(
        twice, REPEATED.replace("Head\n", f"Head\n\n{SHORT}\n\nMore.\n"), article, catalog
    )
    assert [w for w in words(merged) if w[1] == SHORT] == [
        (None, SHORT, "Não deu razão.", "editing"),
        ("repeat 2", SHORT, "Não deu razão.", "translated"),
        ("repeat 3", SHORT, "Ela não deu razão.", "translated"),
    ]


def test_a_persons_comments_are_brought_up_to_date(reviewed, article):
    """Role, Glossary and Check are refreshed; the words, `fuzzy`, note and Draft line are not."""
    story = article(STORY)
    finding = Finding("term", Severity.WARNING, "“ferry” is not “barca”")
    drafts = [
        Draft(s.text, e.msgstr, None, (TermUse("ferry", "barca", False),), (finding,))
        for s, e in zip(story.segments, reviewed.entries, strict=True)
    ]
    merged = merge(reviewed, build(story, "pt-BR", drafts))
    before, after = reviewed.get(None, LEAD), merged.get(None, LEAD)
    assert after.comments == (
        "Paragraph 1, sentence 1 of 2",
        "Glossary: ferry = barca",
        "Check: “ferry” is not “barca”",
        before.comments[-1],
    )
    assert (after.msgstr, after.fuzzy, after.note) == (before.msgstr, before.fuzzy, before.note)


def test_what_others_wrote_into_the_comments_stays(reviewed, article, catalog, edit):
    """A `#.` line that isn't of our grammar, and a fact of a Draft line that we don't know."""
    entry = reviewed.get(None, SHORT)
    comments = ("TRANSLATORS: mind the tone", *entry.comments[:-1], f"{entry.comments[-1]} risk=23")
    po = edit(reviewed, SHORT, comments=comments, flags=("max-length:80", "no-wrap"))
    merged = rerun(po, STORY, article, catalog).get(None, SHORT)
    assert "TRANSLATORS: mind the tone" in merged.comments
    assert merged.comments[-1].endswith(" risk=23")
    assert merged.flags == ("max-length:80", "no-wrap")
    assert merged.state is State.DRAFT


def test_a_failed_draft_does_not_empty_the_entry(reviewed, article):
    """A run whose engine had nothing to say leaves the draft that was there."""
    story = article(STORY)
    origin = Provenance("upper", "upper", "bbbbbbbb")
    fresh = build(story, "pt-BR", [Draft(s.text, "", origin) for s in story.segments])
    assert words(merge(reviewed, fresh)) == words(reviewed)


def test_somebody_elses_file(article, catalog):
    """A PO that isn't dragoman's is all a person's: used where it fits, kept where it doesn't."""
    theirs = loads(
        b'msgid ""\nmsgstr "Language: pt_BR\\nX-Team: desk\\n"\n\n'
        b'msgid "It gave no reason."\nmsgstr "Sem raz\xc3\xa3o."\n\n'
        b'msgid "%d file"\nmsgid_plural "%d files"\nmsgstr[0] "um"\nmsgstr[1] "dois"\n'
    )
    merged = rerun(theirs, STORY, article, catalog)
    assert words(merged)[2] == (None, SHORT, "Sem razão.", "translated")
    assert [(e.msgid, e.msgstr_plural) for e in merged.obsolete] == [
        ("%d file", ((0, "um"), (1, "dois")))
    ]
    assert merged.header["X-Team"] == "desk"
    assert merged.is_dragomans


def test_the_header_keeps_what_editors_wrote(reviewed, article, catalog, edit):
    """Names, dates and fields of editors stay; the article's facts follow the article."""
    head = reviewed.head.msgstr.replace("dragoman <mt@dragoman.internal>", "Ana <ana@desk.org>")
    head = head.replace("PO-Revision-Date: 2026-03-09 07:05", "PO-Revision-Date: 2026-03-10 11:00")
    head += "X-Generator: Poedit 3\n"
    po = replace(reviewed, head=replace(reviewed.head, msgstr=head))
    same = rerun(po, STORY, article, catalog)
    assert same == po
    changed = rerun(po, f"{STORY}\nMore.\n", article, catalog)
    assert changed.header == po.header | {
        "X-Dragoman-Source": f"sha256:{article(f'{STORY}{chr(10)}More.{chr(10)}').digest}",
    }


def test_findings_of_another_text_do_not_count(reviewed, article):
    """A person typed while the run was drafting: the draft's findings aren't of their words."""
    story = article(STORY)
    finding = Finding("copy", Severity.WARNING, "nothing is translated")
    origin = Provenance("upper", "upper", "bbbbbbbb")
    drafts = [Draft(s.text, s.text, origin, (), (finding,)) for s in story.segments]
    merged = merge(reviewed, build(story, "pt-BR", drafts))
    assert merged.get(None, LEAD) == reviewed.get(None, LEAD)
    assert "Check: nothing is translated" in merged.get(None, SHORT).comments
