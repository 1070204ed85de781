"""A segment made ready for the engine."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from .. import placeables, typography
from ..article import Finding, Hypothesis, Provenance, Severity
from ..catalog import Entry
from ..checks import check_segment
from ..glossary import Match, Matcher
from . import left
from .recall import Recall


@dataclass(frozen=True, slots=True)
class Request:
    """A segment on its way through: what is sent for it, and what has to be put back."""

    source: str
    format: str
    text: str
    """What the engine gets: plain, in sentence case, without tags, placeables masked."""
    protected: placeables.Protected
    capitals: bool
    matches: tuple[Match, ...]
    """The terms in `text`."""
    matcher: Matcher
    """What found them: the article's."""
    typographic: bool | None = None
    """Whether the article sets typographic quotes; speaks where the segment has none."""
    standing: Entry | None = None
    """The entry that the segment has already and that is not to be drafted again."""
    tags: tuple[placeables.Tag, ...] = ()
    """The pairs of tags that an alignment has to put back."""
    recall: Recall | None = None
    """What the memory has for it; None where none was asked."""
    left: str = ""
    """The language that it is in, where it is to be left as it stands."""

    @classmethod
    def of(
        cls,
        source: str,
        matcher: Matcher,
        format: str = "text",
        *,
        masked: bool = True,
        aligned: bool = True,
    ) -> Request:
        """Make a segment ready.

        Not `masked`, its placeables go to the engine as they are; not `aligned`, its inline tags
        are masked like others.
        """
        bare = source
        tags: tuple[placeables.Tag, ...] = ()
        if format == "html" and masked and aligned:
            bare, tags = placeables.stripped(source)
        protected = placeables.protect(bare, format) if masked else _unprotected(source)
        text = typography.plain(protected.text)
        capitals = typography.is_capitals(text)
        if capitals:
            names = [((m.start, m.end), m.term.source) for m in matcher.match(text)]
            text = typography.sentence_case(text, names)
        matches = matcher.match(text)
        return cls(source, format, text, protected, capitals, matches, matcher, tags=tags)

    @property
    def is_left(self) -> bool:
        """Whether nothing is made of it: neither a person nor the memory has a translation."""
        persons = self.standing is not None and not self.standing.machines
        return bool(self.left) and not persons and not (self.recall and self.recall.exact)

    def with_masked_tags(self) -> Request | None:
        """The same for an engine without an alignment; None where there are no tags."""
        if not self.tags:
            return None
        masked = Request.of(self.source, self.matcher, self.format, aligned=False)
        return replace(masked, typographic=self.typographic)

    def bare(self) -> Request:
        """The same, its placeables sent as they are."""
        bare = Request.of(self.source, self.matcher, self.format, masked=False)
        return replace(bare, typographic=self.typographic)

    def tagged(self, draft: str, sent: str, hypothesis: Hypothesis) -> str:
        """A draft with its tags where the alignment puts them; without, where it can't.

        `sent` is the text that the hypothesis is of.
        """
        if not self.tags or hypothesis.alignment is None:
            return draft
        bare, tags = placeables.stripped(self.source)
        answer, links = hypothesis.text, hypothesis.alignment
        placed = placeables.put_back(draft, tags, bare, sent, answer, links)
        return draft if placed is None else placed

    def lost(self, text: str) -> tuple[str, ...]:
        """The placeables that a draft of it lacks."""
        if not self.protected.originals and not self.tags:
            return ()
        return placeables.missing(self.source, text, self.format)

    def part(self, text: str) -> Request:
        """A stretch of it, as if it were a segment of its own."""
        part = Request.of(text, self.matcher, self.format)
        return replace(part, typographic=self.typographic)

    def check(
        self,
        text: str,
        source: str,
        target: str,
        provenance: Provenance | None = None,
        kinds: Collection[str] | None = None,
    ) -> tuple[Finding, ...]:
        """What there is to say of a translation of it, the engine's own word on it included.

        `kinds`, where given, are all that is looked for. Of what was left as it stands, that.
        """
        if provenance and provenance.engine == left.ENGINE:
            return (left.note(provenance.model, target),)
        found = check_segment(
            self.source,
            text,
            source_language=source,
            target_language=target,
            matches=self.matches,
            format=self.format,
            kinds=kinds,
        )
        return (*found, *_admitted(text, provenance)) if provenance else found


def _admitted(text: str, provenance: Provenance) -> Iterator[Finding]:
    """The words that the engine left as they were, and the end that it did not come to."""
    if left := [word for word in provenance.unknown if word in text]:
        words = ", ".join(f"“{word}”" for word in left)
        yield Finding("unknown", Severity.WARNING, f"the engine did not know {words}")
    if provenance.is_cut:
        message = "the engine came to no end: the draft is cut, or repeats itself"
        yield Finding("cut", Severity.WARNING, message)


def _unprotected(source: str) -> placeables.Protected:
    return placeables.Protected(source, ())
