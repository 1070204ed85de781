"""One entry of a PO file, and whose words stand in it.

Whose they are is told by a digest, not by a flag: the `Draft:` comment names the digest of the
words that the machine wrote. Words that still have it are the machine's; all others, and all
without such a comment, are a person's. So a comment lost in some editor never costs a reviewer's
work.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from ..drafted import Provenance
from ..finding import Finding
from .comments import Comments, draft_fields, provenance

Key = tuple[str | None, str]
"""msgctxt and msgid: what a catalog holds once, live or obsolete."""

NO_WRAP = "no-wrap"


class State(StrEnum):
    """How far an entry is on its way from draft to reviewed translation."""

    EMPTY = "empty"
    """No words: nobody's."""
    DRAFT = "draft"
    """Fuzzy, and the words are the machine's: the only state that may be drafted again."""
    EDITING = "editing"
    """Fuzzy, and the words are a person's."""
    ACCEPTED = "accepted"
    """The machine's words, approved by a person."""
    TRANSLATED = "translated"
    """A person's words, approved."""

    @property
    def reviewed(self) -> bool:
        return self in (State.ACCEPTED, State.TRANSLATED)

    @property
    def persons(self) -> bool:
        """Whether a person has put work into it."""
        return self in (State.EDITING, State.ACCEPTED, State.TRANSLATED)


def digest(msgctxt: str | None, msgid: str, msgstr: str) -> str:
    """Name an entry's words: 12 hex of the SHA-256 of the three strings joined by NUL.

    Over the decoded strings as UTF-8, without any Unicode normalisation; no msgctxt counts as
    an empty one. The msgid is part of it: over the msgstr alone, an approved text that some
    tool moved to a changed sentence would look like an untouched draft of it.
    """
    joined = "\0".join((msgctxt or "", msgid, msgstr))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a PO file. A catalog's header is one too, with an empty msgid."""

    msgid: str
    msgstr: str = ""
    msgctxt: str | None = None
    fuzzy: bool = False
    flags: tuple[str, ...] = ()
    """The flags besides `fuzzy`."""
    note: tuple[str, ...] = ()
    """The `# ` lines, which belong to people."""
    comments: tuple[str, ...] = ()
    """The `#.` lines, which belong to the machine (comments.py has their grammar)."""
    references: tuple[str, ...] = ()
    """The `#:` places."""
    previous_msgid: str | None = None
    """`#| msgid`: the source that a person's words translate, where it has changed since."""
    previous_msgctxt: str | None = None
    previous_plural: str | None = None
    msgid_plural: str | None = None
    """Only in files that others wrote; an article has no plurals."""
    msgstr_plural: tuple[tuple[int, str], ...] = ()
    line: int | None = field(default=None, compare=False)
    """Where it begins in the file that it was read from."""
    findings: tuple[Finding, ...] = field(default=(), compare=False, repr=False)
    """What the checks said of a draft that was just built; a file has no more than `Check:`."""

    @property
    def key(self) -> Key:
        return self.msgctxt, self.msgid

    @property
    def digest(self) -> str:
        return digest(self.msgctxt, self.msgid, self.msgstr)

    @property
    def state(self) -> State:
        if not self.msgstr and not any(words for _, words in self.msgstr_plural):
            return State.EMPTY
        draft = Comments.parse(self.comments).draft
        as_drafted = draft_fields(draft).get("id") == self.digest
        if self.fuzzy:
            return State.DRAFT if as_drafted else State.EDITING
        return State.ACCEPTED if as_drafted else State.TRANSLATED

    @property
    def machines(self) -> bool:
        """Whether a run may draft it again."""
        return self.state in (State.DRAFT, State.EMPTY)

    @property
    def flagged(self) -> bool:
        """Whether a check has something to say of it."""
        return bool(Comments.parse(self.comments).checks)

    @property
    def provenance(self) -> Provenance | None:
        """Where the draft came from that was last written here; a person may have changed it."""
        return provenance(Comments.parse(self.comments).draft)
