"""Random days: a person, their tools, the source and the machine change things in any order.

HISTORIES=2000 in the environment tries so many instead of a few.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from translate.catalog import Catalog, Entry, State, dumps, loads, merge

HISTORIES = int(os.environ.get("HISTORIES", "80"))
WORDS = ["the", "ferry", "council", "vote", "harbour", "town", "kept", "1,200", "Monday", "never"]
LINES = ["No.", "The council kept the town harbour vote on Monday, 1,200 to 300."]
"""That come again and again, and of which the longer one can change a little."""
sentences = st.one_of(
    st.sampled_from(LINES),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(
        lambda words: " ".join(words).capitalize() + "."
    ),
)
place = st.integers(0, 30)
PERSON = ["accept", "translate", "edit", "note", "empty", "unapprove", "uncomment"]
TOOLS = ["msgcat", "msgmerge"] if shutil.which("msgmerge") else []
steps = st.one_of(
    st.tuples(st.sampled_from(PERSON), place),
    st.tuples(
        st.sampled_from(["insert", "delete", "back", "change", "copy", "move"]), place, sentences
    ),
    st.tuples(st.sampled_from(["aaaaaaaa", "bbbbbbbb", "cccccccc"])),
    st.tuples(st.sampled_from(["poedit", *TOOLS])),
)
run = st.just(("run",))
days = st.lists(st.one_of(steps, steps, run), min_size=1, max_size=20)


def words(entries: Iterable[Entry]) -> set[str]:
    return {entry.msgstr for entry in entries}


def notes(po: Catalog) -> Counter[str]:
    return Counter(line for entry in (*po.entries, *po.obsolete) for line in entry.note)


def approved(po: Catalog) -> Counter[str]:
    return Counter(entry.msgid for entry in po.entries if entry.state.reviewed)


@dataclass
class Desk:
    """A story, its PO, and what a person did to it."""

    story: list[str]
    article: Callable[..., object]
    catalog: Callable[..., Catalog]
    key: str = "aaaaaaaa"
    po: Catalog = field(default_factory=lambda: Catalog(Entry("")))
    typed: set[str] = field(default_factory=set)
    """Words of a person's that stand in the file."""
    touched: set[str] = field(default_factory=set)
    """Words that a person typed, approved, or whose `Draft:` line a tool took away."""
    gone: list[str] = field(default_factory=list)
    """Sentences that left the story, for some to come back."""
    count: int = 0

    def built(self) -> Catalog:
        return self.catalog(self.article("\n\n".join(self.story) + "\n"), self.po, key=self.key)

    def run(self) -> None:
        before, built = self.po, self.built()
        merged = merge(before, built) if before.entries or before.obsolete else built
        assert merge(merged, built) == merged, "merging the same twice"
        data = dumps(merged)
        self.po = loads(data)
        assert dumps(merge(self.po, self.built())) == data, "a second run"
        self.check(before)

    def check(self, before: Catalog) -> None:
        po = self.po
        entries = (*po.entries, *po.obsolete)
        assert len({e.key for e in entries}) == len(entries), "a key stands once"
        assert [e.msgid for e in po.entries] == self.story
        assert self.typed <= words(entries), "a person's words are in the file"
        assert notes(before) <= notes(po), "and their notes"
        was = {e.msgid for e in (*before.entries, *before.obsolete) if e.state.reviewed}
        assert approved(po).keys() <= was, "nothing is approved but by a person"
        copies = Counter(self.story)
        for msgid, count in approved(before).items():
            kept = min(count, copies[msgid])
            assert approved(po)[msgid] >= kept, "an approved sentence that is there is approved"
        for entry in po.entries:
            persons = entry.state in (State.EDITING, State.TRANSLATED)
            assert not persons or entry.msgstr in self.touched, "a draft is no person's"
            assert persons or entry.msgstr not in self.typed, "a person's words are no draft"
        self.check_copies(before, copies)

    def check_copies(self, before: Catalog, copies: Counter[str]) -> None:
        """Of a sentence that stands once, then and now, all that a person did is as it was."""
        all_before = (*before.entries, *before.obsolete)
        then = Counter(e.msgid for e in all_before)
        for entry in all_before:
            work = entry.state.persons or any(entry.note)
            if not (work and then[entry.msgid] == copies[entry.msgid] == 1):
                continue
            (now,) = (e for e in self.po.entries if e.msgid == entry.msgid)
            assert now.note == entry.note
            if entry.state.persons:
                assert (now.msgstr, now.state) == (entry.msgstr, entry.state)

    def act(self, kind: str, *rest: object) -> None:
        if kind in PERSON:
            self.review(kind, *rest)
        elif kind == "run":
            self.run()
        elif kind == "poedit":
            self.po = self.poedit()
        elif kind in TOOLS:
            self.po = self.gettext(kind)
        elif rest:
            self.write(kind, *rest)
        else:
            self.key = kind

    def review(self, what: str, at: int) -> None:
        if not self.po.entries:
            return
        entry = self.po.entries[at % len(self.po.entries)]
        changes: dict[str, object] = {}
        self.count += 1
        if what == "note":
            changes = {"note": (*entry.note, f"note {self.count}")}
        elif what in ("translate", "edit"):  # editors drop `#|` as soon as somebody types
            changes = {"msgstr": f"texto {self.count}", "fuzzy": what == "edit"}
            changes |= {"previous_msgid": None} if self.count % 2 else {}
        elif what == "empty":
            changes = {"msgstr": "", "fuzzy": False}
        elif what == "uncomment":
            changes = {"comments": ()}
        elif entry.msgstr:
            changes = {"fuzzy": what == "unapprove"}
        now = replace(entry, **changes)  # type: ignore[arg-type]
        entries = tuple(now if e is entry else e for e in self.po.entries)
        self.po = loads(dumps(replace(self.po, entries=entries)))
        if now.msgstr and what not in ("note", "unapprove"):
            self.touched.add(now.msgstr)
        if now.msgstr != entry.msgstr:
            self.typed -= {entry.msgstr} - words(self.po.entries) - words(self.po.obsolete)
            self.typed |= {now.msgstr} - {""}

    def poedit(self) -> Catalog:
        """A save: other flags go, the header changes, flags stand in another order."""
        head = self.po.head.msgstr + f"X-Generator: Poedit {self.count}\nX-Poedit-Basepath: .\n"
        entries = tuple(replace(e, flags=e.flags[::-1]) for e in self.po.entries)
        return loads(
            dumps(replace(self.po, head=replace(self.po.head, msgstr=head), entries=entries))
        )

    def gettext(self, tool: str) -> Catalog:
        """What gettext's tools make of the file; msgmerge knows the source of today."""
        if not self.po.entries:
            return self.po
        with tempfile.TemporaryDirectory() as folder:
            po, pot = Path(folder, "x.po"), Path(folder, "x.pot")
            po.write_bytes(dumps(self.po))
            command = ["msgcat", "--width=60", str(po)]
            if tool == "msgmerge":
                built = self.built()
                blank = [replace(e, msgstr="", fuzzy=False, comments=()) for e in built.entries]
                pot.write_bytes(dumps(replace(built, entries=tuple(blank))))
                command = ["msgmerge", "--quiet", "--previous", str(po), str(pot)]
            made = loads(subprocess.run(command, capture_output=True, check=True).stdout)
        if tool == "msgcat":
            assert replace(made, head=self.po.head) == self.po
        else:
            there = words(made.entries) | words(made.obsolete)
            self.touched |= there
            self.typed &= there
        return made

    def write(self, kind: str, at: int, sentence: str) -> None:
        at %= len(self.story)
        if kind == "insert":
            self.story.insert(at, sentence)
        elif kind == "delete" and len(self.story) > 1:
            self.gone.append(self.story.pop(at))
        elif kind == "back" and self.gone:
            self.story.insert(at, self.gone.pop())
        elif kind == "change":
            self.gone.append(self.story[at])
            self.story[at] = self.story[at].replace(".", " today.", 1)
        elif kind == "copy":
            self.story.append(self.story[at])
        elif kind == "move":
            self.story.append(self.story.pop(at))


@settings(max_examples=HISTORIES, deadline=None)
@given(story=st.lists(sentences, min_size=1, max_size=6), days=days)
def test_nothing_that_a_person_did_is_lost(story, days, article, catalog):
    """Whatever happens in whatever order: a person's words and notes stay in the file, what is
    approved stays so while its source does, no draft passes for a person's nor the other way
    round; keys are unique, entries follow the article, and a second run changes nothing."""
    desk = Desk(list(story), article, catalog)
    desk.run()
    for step in days:
        desk.act(*step)
    desk.run()


@settings(max_examples=60, deadline=None)
@given(story=st.lists(sentences, min_size=1, max_size=6), data=st.data())
def test_a_persons_entry_is_never_redrafted(story, data, article, catalog):
    """With a new key and new text of the machine, each entry of a person stays word for word."""
    text = "\n\n".join(story) + "\n"
    po = catalog(article(text))
    edited = []
    for number, entry in enumerate(po.entries):
        changes = data.draw(
            st.sampled_from(
                [{}, {"fuzzy": False}, {"msgstr": f"texto {number}"}, {"note": ("nota",)}]
            )
        )
        edited.append(replace(entry, **changes))
    po = loads(dumps(replace(po, entries=tuple(edited))))
    merged = merge(po, catalog(article(text), po, key="bbbbbbbb"))
    for before, after in zip(po.entries, merged.entries, strict=True):
        assert (before.key, before.note) == (after.key, after.note)
        if before.state is State.DRAFT:
            assert after.msgstr == f"bbbbbbbb: {before.msgid.upper()}"
        else:
            assert after == before
