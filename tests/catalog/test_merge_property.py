"""Random days: a person, the source and the machine change things in any order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from translate.catalog import Catalog, State, dumps, loads, merge

WORDS = ["the", "ferry", "council", "vote", "harbour", "town", "kept", "1,200", "Monday", "never"]
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(
    lambda words: " ".join(words).capitalize() + "."
)
place = st.integers(0, 30)
person = st.tuples(
    st.sampled_from(["accept", "translate", "edit", "note", "empty", "unapprove"]), place
)
source = st.tuples(
    st.sampled_from(["insert", "delete", "change", "copy", "move"]), place, sentences
)
machine = st.tuples(st.just("key"), st.sampled_from(["aaaaaaaa", "bbbbbbbb", "cccccccc"]))
days = st.lists(
    st.one_of(person.map(lambda p: ("person", *p)), source, machine), min_size=1, max_size=14
)


@dataclass
class Desk:
    """A story, its PO, and how often a person typed or approved which words."""

    story: list[str]
    make: object
    key: str = "aaaaaaaa"
    po: Catalog | None = None
    typed: Counter[str] = field(default_factory=Counter)
    count: int = 0

    def run(self) -> None:
        article, catalog = self.make
        built = catalog(article("\n\n".join(self.story) + "\n"), self.po, key=self.key)
        before = self.po
        merged = merge(before, built) if before else built
        assert merge(merged, built) == merged, "merging the same twice"
        data = dumps(merged)
        self.po = loads(data)
        again = catalog(article("\n\n".join(self.story) + "\n"), self.po, key=self.key)
        assert dumps(merge(self.po, again)) == data, "a second run"
        self.check(before)

    def check(self, before: Catalog | None) -> None:
        po = self.po
        keys = [e.key for e in (*po.entries, *po.obsolete)]
        assert len(keys) == len(set(keys)), "a key stands once"
        assert [e.msgid for e in po.entries] == [s for s in self.story]
        there = {e.msgstr for e in (*po.entries, *po.obsolete)}
        assert {text for text, n in self.typed.items() if n > 0} <= there, (
            "a person's words are in the file"
        )
        copies = Counter(e.msgid for e in (*before.entries, *po.entries)) if before else {}
        for entry in before.entries if before else ():
            now = po.get(*entry.key)
            if entry.state.persons and now and copies[entry.msgid] == 2:  # then and now one
                assert (now.msgstr, now.note) == (entry.msgstr, entry.note)
                assert now.fuzzy == entry.fuzzy

    def act(self, step: tuple) -> None:
        kind, *rest = step
        if kind == "person":
            self.review(*rest)
        elif kind == "key":
            self.key = rest[0]
        else:
            self.write(kind, *rest)

    def review(self, what: str, at: int) -> None:
        if not self.po.entries:
            return
        entry = self.po.entries[at % len(self.po.entries)]
        changes: dict[str, object] = {}
        self.count += 1
        if what == "note":
            changes = {"note": (*entry.note, f"note {self.count}")}
        elif what in ("translate", "edit"):
            changes = {"msgstr": f"texto {self.count}", "fuzzy": what == "edit"}
        elif what == "empty":
            changes = {"msgstr": "", "fuzzy": False}
        elif entry.msgstr:
            changes = {"fuzzy": what == "unapprove"}
        self.po = edit(self.po, entry, changes)
        if entry.state.persons:
            self.typed[entry.msgstr] -= 1
        now = self.po.get(*entry.key)
        if now.state.persons:
            self.typed[now.msgstr] += 1

    def write(self, kind: str, at: int, sentence: str) -> None:
        at %= len(self.story)
        if kind == "insert":
            self.story.insert(at, sentence)
        elif kind == "delete" and len(self.story) > 1:
            del self.story[at]
        elif kind == "change":
            self.story[at] = self.story[at].replace(".", " today.", 1)
        elif kind == "copy":
            self.story.append(self.story[at])
        elif kind == "move":
            self.story.append(self.story.pop(at))


def edit(po: Catalog, entry, changes: dict[str, object]) -> Catalog:
    from dataclasses import replace

    entries = tuple(replace(e, **changes) if e is entry else e for e in po.entries)
    return loads(dumps(replace(po, entries=entries)))


@settings(max_examples=150, deadline=None)
@given(story=st.lists(sentences, min_size=1, max_size=6), days=days)
def test_nothing_that_a_person_wrote_is_lost(story, days, article, catalog):
    """Whatever happens in whatever order, a person's words stay in the file; keys are unique;
    entries follow the article; a second run, and merging the same twice, change nothing."""
    desk = Desk(list(story), (article, catalog))
    desk.run()
    for step in days:
        desk.act(step)
        if step[0] != "person" or step[2] % 2:
            desk.run()
    desk.run()


@settings(max_examples=60, deadline=None)
@given(story=st.lists(sentences, min_size=1, max_size=6), data=st.data())
def test_a_persons_entry_is_never_redrafted(story, data, article, catalog):
    """With a new key and new text of the machine, each entry of a person stays word for word."""
    text = "\n\n".join(story) + "\n"
    po = catalog(article(text))
    for number, entry in enumerate(po.entries):
        changes = data.draw(
            st.sampled_from(
                [{}, {"fuzzy": False}, {"msgstr": f"texto {number}"}, {"note": ("nota",)}]
            )
        )
        po = edit(po, entry, changes) if changes else po
        po = loads(dumps(po))
    merged = merge(po, catalog(article(text), po, key="bbbbbbbb"))
    for before, after in zip(po.entries, merged.entries, strict=True):
        assert (before.key, before.note) == (after.key, after.note)
        if before.state is State.DRAFT:
            assert after.msgstr == f"bbbbbbbb: {before.msgid.upper()}"
        else:
            assert after == before
