"""A new catalog over the one on disk: nothing that a person wrote is lost.

msgmerge won't do: it replaces the `#.` comments that tell whose words are whose, and takes
"He declined" for a version of "She agreed". The rules are in docs/po.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..languages import base
from .align import Pairs, changed_source, last_source, same_source
from .build import context
from .catalog import Catalog
from .changes import describe
from .comments import Comments, one_line, with_digest
from .entry import NO_WRAP, Entry, State
from .header import SOURCE_LANGUAGE, merge_fields

_AS_DRAFTED = (State.DRAFT, State.ACCEPTED)
CHANGED = "source changed: "
"""Begins the `Check:` that stays as long as a person's words stand for an older source."""


def merge(old: Catalog, new: Catalog) -> Catalog:
    """Merge freshly built entries into the catalog of the same article on disk.

    Doing it twice changes nothing. The result belongs to the file that `old` was read from.
    """
    language = base(new.header.get(SOURCE_LANGUAGE, ""))
    pairs = same_source(old.entries, new.entries)
    revived = _revive(old.obsolete, new.entries, pairs)
    paired = pairs | {place: -1 for place in revived}
    alike, rewritten = changed_source(old.entries, new.entries, paired)
    entries = []
    for place, entry in enumerate(new.entries):
        if place in pairs:
            entry = _same(old.entries[pairs[place]], entry, language)
        elif place in revived:
            entry = _same(old.obsolete[revived[place]], entry, language)
        elif place in alike:
            entry = _alike(old.entries[alike[place]], entry, language)
        elif place in rewritten:
            entry = _rewritten(old.entries[rewritten[place]], entry)
        entries.append(entry)
    live = {*pairs.values(), *alike.values()}
    gone = (entry for place, entry in enumerate(old.entries) if place not in live)
    kept = (e for place, e in enumerate(old.obsolete) if place not in revived.values())
    obsolete = _obsolete(entries, [*kept, *(_retired(e) for e in gone if _is_kept(e))])
    changed = _words(entries, obsolete) != _words(old.entries, old.obsolete)
    head = replace(
        old.head,
        msgstr=merge_fields(old.head.msgstr, new.head.msgstr, changed=changed),
        note=old.head.note or new.head.note,
    )
    return Catalog(head, tuple(entries), obsolete, old.tail, old.path or new.path, old.seen)


def _words(entries: Iterable[Entry], obsolete: Iterable[Entry]) -> object:
    """What the revision date is of."""
    return [(e.key, e.msgstr, e.fuzzy) for e in entries], [(e.key, e.msgstr) for e in obsolete]


def _revive(obsolete: Sequence[Entry], new: Sequence[Entry], pairs: Pairs) -> Pairs:
    """Find the obsolete entries whose source is back; the same copy of it first."""
    waiting = defaultdict(list)
    for number, entry in enumerate(obsolete):
        waiting[entry.msgid].append(number)
    found: Pairs = {}
    for same_copy in (True, False):
        for place, entry in enumerate(new):
            if place not in pairs and place not in found:
                candidates = waiting[entry.msgid]
                for number in candidates:
                    if not same_copy or obsolete[number].msgctxt == entry.msgctxt:
                        found[place] = number
                        candidates.remove(number)
                        break
    return found


def _same(old: Entry, new: Entry, language: str) -> Entry:
    """The source is the same: a person's words stay, a machine's stay as long as the key does."""
    if old.state is State.EMPTY:
        return _redrafted(old, new)
    if old.state is not State.DRAFT:
        return _persons(old, new, language)
    before, after = old.provenance, new.provenance
    drafted = bool(new.msgstr) and after is not None
    if drafted and (before is None or after is None or before.key != after.key):
        return _redrafted(old, new)
    return _untouched(old, new)


def _named(entry: Entry, msgctxt: str | None) -> Entry:
    """The entry as another copy of its sentence.

    The digest holds the msgctxt: without a new one the machine's words would pass for a person's.
    """
    named = replace(entry, msgctxt=msgctxt)
    comments = Comments.parse(entry.comments)
    if entry.state in _AS_DRAFTED and comments.draft:
        comments = replace(comments, draft=with_digest(comments.draft, named.digest))
        named = replace(named, comments=comments.lines())
    return named


def _redrafted(old: Entry, new: Entry) -> Entry:
    """The machine's new words, with all that isn't of the old ones."""
    before, after = Comments.parse(old.comments), Comments.parse(new.comments)
    comments = replace(after, others=before.others, before=before.before)
    return replace(new, note=old.note, flags=_flags(old), comments=comments.lines())


def _untouched(old: Entry, new: Entry) -> Entry:
    """The machine's words and their `Draft:` line as they are, in the new place."""
    old = _named(old, new.msgctxt)
    before, after = Comments.parse(old.comments), Comments.parse(new.comments)
    checks = after.checks if new.msgstr == old.msgstr else before.checks
    comments = replace(
        before,
        role=after.role,
        glossary=after.glossary,
        checks=checks,
        # A run without a memory has nothing to say of it.
        memory=after.memory or before.memory,
    )
    return replace(old, flags=_flags(old), references=new.references, comments=comments.lines())


def _persons(old: Entry, new: Entry, language: str) -> Entry:
    """A person's words: the comments are brought up to date, and nothing else.

    Findings are of the words that were checked: they count only where those are these.
    """
    old = _named(old, new.msgctxt)
    before, after = Comments.parse(old.comments), Comments.parse(new.comments)
    checks = after.checks if new.msgstr == old.msgstr else before.checks
    checks = tuple(check for check in checks if not check.startswith(CHANGED))
    source = last_source(old)
    if source != old.msgid:
        checks = (CHANGED + one_line(describe(source, old.msgid, language)), *checks)
    memory = after.memory or before.memory
    comments = replace(
        before, role=after.role, glossary=after.glossary, checks=checks, memory=memory
    )
    if not old.fuzzy:  # it is settled
        comments = replace(comments, memory=(), before=(), new_draft=())
    moved = replace(old, flags=_flags(old), references=new.references)
    return _still_persons(moved, comments)


def _alike(old: Entry, new: Entry, language: str) -> Entry:
    """The source has changed a little: a person's words stay, to be looked at again."""
    if not old.state.persons:
        return _redrafted(old, new)
    before, after = Comments.parse(old.comments), Comments.parse(new.comments)
    source = last_source(old)
    drafted = new.msgstr and new.provenance and new.msgstr != old.msgstr
    comments = replace(
        after,
        others=before.others,
        checks=(CHANGED + one_line(describe(source, new.msgid, language)),),
        before=before.before if old.fuzzy else (),
        new_draft=(one_line(new.msgstr),) if drafted else (),
        # The digest of an approved draft no longer holds: better none than one that is wrong.
        draft=None if old.state is State.ACCEPTED else before.draft,
    )
    if source == new.msgid:  # the source is back as the person knew it
        comments = replace(comments, checks=(), new_draft=())
    kept = replace(
        new,
        msgstr=old.msgstr,
        msgstr_plural=old.msgstr_plural,
        fuzzy=True,
        flags=_flags(old),
        note=old.note,
        previous_msgid=source if source != new.msgid else None,
    )
    return _still_persons(kept, comments)


def _still_persons(entry: Entry, comments: Comments) -> Entry:
    """Put the comments to a person's entry, without a digest that would give it to the machine.

    One that was out of date may come true when the sentence is as it was once.
    """
    entry = replace(entry, comments=comments.lines())
    if entry.state is State.DRAFT:
        entry = replace(entry, comments=replace(comments, draft=None).lines())
    return entry


def _rewritten(old: Entry, new: Entry) -> Entry:
    """The source is another one: a new draft, beside what a person had before."""
    before = Comments.parse(old.comments).before
    if old.state.persons:
        before = (one_line(old.msgstr),)
    comments = replace(Comments.parse(new.comments), before=before)
    return replace(new, comments=comments.lines())


def _flags(old: Entry) -> tuple[str, ...]:
    return old.flags if NO_WRAP in old.flags else (*old.flags, NO_WRAP)


def _is_kept(entry: Entry) -> bool:
    """Whether an entry that left the article is a person's work, and not only a machine's."""
    return entry.state.persons or any(entry.note)


def _retired(entry: Entry) -> Entry:
    """An entry that left the article, with what it takes to know whose words it has."""
    draft = Comments.parse(entry.comments).draft if entry.state in _AS_DRAFTED else None
    return replace(entry, comments=Comments(draft=draft).lines(), references=())


def _obsolete(live: Iterable[Entry], candidates: Iterable[Entry]) -> tuple[Entry, ...]:
    """The obsolete entries, each under a key that stands nowhere else in the file.

    A copy of a sentence that is still there may have to take the place of another copy.
    """
    words = {entry.key: entry for entry in live}
    kept = []
    for entry in candidates:
        copy = 1
        while (other := words.get(entry.key)) is not None:
            if _says_no_more(entry, other):
                break
            copy += 1
            entry = _named(entry, context(copy))
        else:
            words[entry.key] = entry
            kept.append(entry)
    return tuple(kept)


def _says_no_more(entry: Entry, other: Entry) -> bool:
    return (
        entry.msgstr == other.msgstr
        and entry.msgstr_plural == other.msgstr_plural
        and set(entry.note) <= set(other.note)
    )
