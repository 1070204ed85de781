"""What a memory has for an article, in its PO: drafts, offers, and what a second run does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import translate
from translate import Catalog, Entry, Memory, State, Unit, approved
from translate.glossary import Glossary
from translate.memory import Stored, mark

Make = Callable[..., Unit]

NAMED = "The ferry council named Ana Reis as its chair."
RAISED = "It voted to raise fares by 3 percent from May on."
DENIED = "“Nobody will be left ashore,” she said."
TEXT = f"{NAMED} {RAISED} {DENIED}\n"


def draft(
    memory: Memory | None,
    text: str = TEXT,
    previous: Catalog | None = None,
    glossary: Glossary | None = None,
    like: float | None = None,
) -> Catalog:
    """Draft a text, over an earlier catalog if there is one, as `translate` does."""
    article = translate.prepare(translate.read(text.encode()), source="en")
    [catalog] = translate.draft(
        [article],
        "pt",
        engine="upper",
        glossary=glossary or Glossary(),
        memory=memory,
        memory_like=like,
        previous=[previous],
    )
    return catalog.merge(previous) if previous else catalog


def told(entry: Entry) -> list[str]:
    return [line for line in entry.comments if line.startswith("Memory ")]


def origin(entry: Entry) -> tuple[str, str, bool]:
    assert entry.provenance
    return entry.provenance.engine, entry.provenance.model, entry.fuzzy


def test_what_was_approved_before_is_the_draft(memory: Memory, unit: Make) -> None:
    """Before any engine, in its context first, still fuzzy; who approved it is told."""
    facts = {"person": "Rui", "date": "2026-03-01", "article": "chair.txt"}
    memory.store([
        unit(RAISED, "Votou.", before=NAMED, after=DENIED, **facts),
        unit(RAISED, "O conselho votou.", before="x", after="y", date="2026-04-01"),
        unit(DENIED, "Ninguém fica.", after=""),
    ])  # fmt: skip
    first, second, third = draft(memory).entries
    assert (first.msgstr, origin(first), told(first)) == (
        NAMED.upper(),
        ("upper", "upper-1", True),
        [],
    )
    assert (second.msgstr, origin(second), told(second)) == (
        "Votou.",
        ("memory", "context", True),
        [
            "Memory 100 %: Rui, 2026-03-01, chair.txt, between the same sentences",
            "Memory 100 %: → O conselho votou. (2026-04-01)",
        ],
    )
    assert (third.msgstr, origin(third), told(third)) == (
        "Ninguém fica.",
        ("memory", "exact", True),
        ["Memory 100 %: before the same sentence"],
    )
    assert {entry.state for entry in (first, second, third)} == {State.DRAFT}


@pytest.mark.parametrize(
    ("stored", "line"),
    [
        (RAISED.replace("3", "4"), "Memory 97 %: {} → x (number 4 is now 3)"),
        (RAISED.replace("May", "June"), "Memory 92 %: {} → x (name June is now May)"),
        (RAISED.replace("raise", "never raise"), "Memory 94 %: {} → x (negation never is gone)"),
        (RAISED.replace("voted", "agreed"), "Memory 92 %: {} → x (word agreed is now voted)"),
        (RAISED.replace(" on.", "."), "Memory 96 %: {} → x (word on is new)"),
    ],
)
def test_what_is_alike_is_offered_and_never_the_draft(
    memory: Memory, unit: Make, stored: str, line: str
) -> None:
    """A comment says how like it is and what differs; the engine makes the draft."""
    memory.store([unit(stored, "x")])
    entry = draft(memory).entries[1]
    assert (entry.msgstr, told(entry)) == (RAISED.upper(), [line.format(stored)])


def test_a_source_that_differs_in_its_marks_gets_marks_like_its(memory: Memory, unit: Make) -> None:
    """Straight quotes in the memory, typographic ones in the article."""
    memory.store([unit('"Nobody will be left ashore," she said.', '"Ninguém fica", disse.')])
    entry = draft(memory).entries[2]
    assert (entry.msgstr, origin(entry)[0]) == ("“Ninguém fica”, disse.", "memory")


def test_a_term_that_the_remembered_words_lack_is_a_finding(
    memory: Memory, unit: Make, tmp_path: Path
) -> None:
    """The glossary may be younger than the memory: the words stay, and the check says it."""
    names = tmp_path / "names.csv"
    names.write_text("en,pt\nferry council,conselho das balsas\n")
    memory.store([unit(NAMED, "O conselho escolheu Ana Reis.")])
    entry = draft(memory, glossary=Glossary.load(names)).entries[0]
    assert entry.msgstr == "O conselho escolheu Ana Reis."
    assert entry.comments[1:3] == (
        "Glossary: ferry council = conselho das balsas",
        "Check: the term ferry council = conselho das balsas is missing",
    )


def test_a_second_run_changes_nothing(memory: Memory, unit: Make) -> None:
    """Neither with the same memory nor without one; drafts from memory stay memory's."""
    memory.store([unit(NAMED, "O conselho.", person="Rui"), unit(RAISED + " ", "x")])
    first = draft(memory)
    assert draft(memory, previous=first) == first
    assert draft(None, previous=first) == first


def test_a_memory_that_has_learnt_makes_a_draft_again(memory: Memory, unit: Make) -> None:
    """An engine's draft, or one of older words, gives way; what a person touched does not."""
    first = draft(memory)
    edited = replace(first.entries[2], msgstr="Ninguém.")
    start = replace(first, entries=(*first.entries[:2], edited))
    memory.store([unit(source, "um") for source in (NAMED, DENIED)])
    second = draft(memory, previous=start)
    assert [e.msgstr for e in second.entries] == ["um", RAISED.upper(), "Ninguém."]
    assert told(second.entries[2]) == ["Memory 100 %: → um (approved before)"]
    memory.store([unit(NAMED, "dois")])
    assert draft(memory, previous=second).entries[0].msgstr == "dois"


def test_what_is_approved_is_left_alone(memory: Memory, unit: Make) -> None:
    """Its comments say nothing of the memory any more."""
    memory.store([unit(NAMED, "um"), unit(RAISED.replace("3", "4"), "x")])
    first = draft(memory)
    done = replace(first, entries=tuple(replace(e, fuzzy=False) for e in first.entries))
    again = draft(memory, previous=done)
    assert [e.msgstr for e in again.entries] == [e.msgstr for e in first.entries]
    assert [told(e) for e in again.entries] == [[], [], []]
    assert {e.state for e in again.entries} == {State.ACCEPTED}


def test_what_a_person_approved_is_what_is_stored(memory: Memory) -> None:
    """Accepted or rewritten, but nothing fuzzy or empty; who, when, and the neighbours."""
    first, second, third = draft(None).entries
    catalog = draft(None)
    named = catalog.head.msgstr.replace("dragoman <mt@dragoman.internal>", "Ana Souza <ana@x.org>")
    dated = named.replace(catalog.header["PO-Revision-Date"], "2026-11-20 09:30+0000")
    done = replace(
        catalog,
        head=replace(catalog.head, msgstr=dated),
        entries=(
            replace(first, fuzzy=False),
            replace(second, msgstr="Votou."),
            replace(third, msgstr="Ninguém.", fuzzy=False),
        ),
    )
    facts = {"article": "", "person": "Ana Souza", "date": "2026-11-20"}
    units = [
        Unit(NAMED, NAMED.upper(), "en", "pt", mark(""), mark(RAISED), **facts),
        Unit(DENIED, "Ninguém.", "en", "pt", mark(RAISED), mark(""), **facts),
    ]
    assert memory.store(approved(done)) == Stored(new=2)
    assert list(memory) == units
    assert list(approved(catalog)) == []


WORD = RAISED.replace("voted", "agreed")


def test_what_is_alike_is_the_draft_where_it_is_asked_for(memory: Memory, unit: Make) -> None:
    """It says whose words they are, of which sentence, and what differs, to be looked at first."""
    memory.store([unit(WORD, "O conselho concordou.", person="Rui", date="2026-03-01")])
    entry = draft(memory, like=0.85).entries[1]
    assert (entry.msgstr, origin(entry)) == ("O conselho concordou.", ("memory", "like-92", True))
    assert entry.comments[1:-1] == (
        "Check: approved for a like sentence: word agreed is now voted",
        "Check: the number 3 is missing",
        f"Memory 92 %: {WORD} (word agreed is now voted; Rui, 2026-03-01)",
    )
    assert entry.provenance
    assert entry.provenance.risk is not None
    assert entry.provenance.risk > 90
    assert origin(draft(memory).entries[1])[0] == "upper"


@pytest.mark.parametrize(
    "stored",
    [
        RAISED.replace("3", "4"),
        RAISED.replace("3 percent", "three percent"),
        RAISED.replace("May", "June"),
        RAISED.replace("It", "Lima"),
        RAISED.replace("raise", "never raise"),
        RAISED.replace("from", "without"),
        RAISED.replace("voted", "hardly voted"),
        RAISED.replace("from", "before"),
        RAISED.replace("fares", "3-year-old fares"),
        RAISED.replace("percent", "million"),
        RAISED.replace("fares", "its un-likely fares"),
        RAISED.replace("fares", "https://fares.example/x"),
        RAISED.replace("voted", "was quick to agree"),
    ],
)
def test_numbers_names_and_negations_may_not_differ(
    memory: Memory, unit: Make, stored: str
) -> None:
    """Nor addresses, nor more than a word or two: the engine makes the draft then."""
    memory.store([unit(stored, "x")])
    assert origin(draft(memory, like=0.5).entries[1])[0] == "upper"


def test_how_like_it_has_to_be_is_the_persons_to_say(memory: Memory, unit: Make) -> None:
    """From .85 on, or from more."""
    memory.store([unit(WORD, "x")])
    engines = [origin(draft(memory, like=least).entries[1])[0] for least in (0.5, 0.92, 0.95)]
    assert engines == ["memory", "memory", "upper"]


def test_what_cannot_be_told_counts_as_different(memory: Memory, unit: Make) -> None:
    """In a language whose negations and numbers nobody listed a changed word may be one."""
    old, new = (f"Tyrimo vadovas {word} naujos laivo linijos planus." for word in ("gyrė", "tyrė"))
    memory.store([replace(unit(old, "x"), source_language="lt")])
    article = translate.prepare(translate.read(new.encode()), source="lt")
    [made] = translate.draft([article], "pt", engine="upper", memory=memory, memory_like=0.85)
    assert [origin(entry)[0] for entry in made.entries] == ["upper"]


def test_a_like_draft_stays_until_somebody_looks(memory: Memory, unit: Make) -> None:
    """A second run writes it as it was, with the memory and without; then it is a person's."""
    memory.store([unit(WORD, "O conselho concordou.")])
    first = draft(memory, like=0.85)
    assert draft(memory, previous=first, like=0.85) == first
    assert draft(None, previous=first) == first
    assert [f.kind for f in translate.check(first) if "like" in f.message] == ["memory-like"]
    assert origin(draft(memory, previous=first).entries[1])[0] == "upper"
    edited = replace(first.entries[1], msgstr="O conselho votou.")
    entries = (first.entries[0], edited, first.entries[2])
    again = draft(memory, previous=replace(first, entries=entries), like=0.85)
    assert again.entries[1].msgstr == "O conselho votou."
    assert not any("like sentence" in line for line in again.entries[1].comments)
