"""Words put right by a program in an entry that has an owner, who stays its owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .comments import Comments, one_line, with_digest
from .entry import Entry, State
from .merge import CHANGED


def mended(entry: Entry, msgstr: str, checks: Sequence[str]) -> Entry:
    """The entry with other words and what the checks have to say of them.

    A machine's words, approved or not, stay a machine's, under a new digest; a person's stay a
    person's, even where they now read as the machine wrote them. Nothing is approved by it and
    nothing unapproved.
    """
    comments = Comments.parse(entry.comments)
    told = [check for check in comments.checks if check.startswith(CHANGED)]
    new = replace(entry, msgstr=msgstr)
    draft = comments.draft
    if entry.state in (State.DRAFT, State.ACCEPTED) and draft is not None:
        draft = with_digest(draft, new.digest)
    comments = replace(comments, checks=(*told, *map(one_line, checks)), draft=draft)
    new = replace(new, comments=comments.lines())
    if new.state in (State.DRAFT, State.ACCEPTED) and new.state is not entry.state:
        new = replace(new, comments=replace(comments, draft=None).lines())
    return new
