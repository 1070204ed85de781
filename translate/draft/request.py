"""A segment made ready for the engine."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from .. import dateline, placeables, typography
from ..catalog import Entry
from ..checks import check_segment
from ..drafted import Draft, Provenance
from ..finding import Finding, Severity
from ..glossary import Match, Matcher
from ..glossary.match import placed
from ..hypothesis import Hypothesis
from .casing import NOTHING, Casing
from .left import LEFT, left_note
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
    casing: Casing = NOTHING
    """How the article writes its words."""
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
        if format in placeables.PAIRED and masked and aligned:
            bare, tags = placeables.stripped(source, format)
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
        return bool(self.left) and not persons and not (self.recall and self.recall.text)

    def remembering(self, draft: Draft) -> Draft:
        """With what the memory has to say; of what is approved there is nothing to say any more."""
        settled = self.standing is not None and self.standing.state.reviewed
        if self.recall is None or settled:
            return draft
        return replace(draft, memory=self.recall.lines(draft.text))

    def with_masked_tags(self) -> Request | None:
        """The same for an engine without an alignment; None where there are no tags."""
        if not self.tags:
            return None
        return self._like(Request.of(self.source, self.matcher, self.format, aligned=False))

    def bare(self) -> Request:
        """The same, its placeables sent as they are."""
        return self._like(Request.of(self.source, self.matcher, self.format, masked=False))

    def tagged(self, draft: str, sent: str, hypothesis: Hypothesis) -> str:
        """A draft with its tags where the alignment puts them; without, where it can't.

        `sent` is the text that the hypothesis is of.
        """
        if not self.tags or hypothesis.alignment is None:
            return draft
        bare, tags = placeables.stripped(self.source, self.format)
        answer, links = hypothesis.text, hypothesis.alignment
        placed = placeables.put_back(draft, tags, bare, sent, answer, links)
        return draft if placed is None else placed

    def lost(self, text: str) -> tuple[str, ...]:
        """The placeables that a draft of it lacks, and what is left of some."""
        if not self.protected.originals and not self.tags:
            return ()
        missing = placeables.missing(self.source, text, self.format)
        return (*missing, *placeables.torn(text, self.format))

    def part(self, text: str) -> Request:
        """A stretch of it, as if it were a segment of its own."""
        return self._like(Request.of(text, self.matcher, self.format))

    def _like(self, other: Request) -> Request:
        """Another one of the same article."""
        return replace(other, typographic=self.typographic, casing=self.casing)

    def opening(self, source: str, target: str) -> dateline.Written | None:
        """The dateline that it opens with, rendered by rule; None where the engine has to."""
        found = dateline.read(self.source, source)
        return (
            dateline.write(found, dateline.Names(source, target, self.matcher)) if found else None
        )

    def _in_source(self) -> tuple[Match, ...]:
        """The terms where they stand in the source: masks and capitals have moved them."""
        if not self.matches or self.text == self.source:
            return self.matches
        return placed(self.matches, self.matcher.match(self.source))

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
        if provenance and provenance.engine == LEFT:
            return (left_note(provenance.model, target),)
        found = check_segment(
            self.source,
            text,
            source_language=source,
            target_language=target,
            matches=self._in_source(),
            format=self.format,
            kinds=kinds,
        )
        noted = self._unknown_places(text, source, target) if kinds is None else ()
        if provenance is None:
            return (*found, *noted)
        # A word that the engine left as it was is told once, by the engine's own word on it.
        left = {f"“{word}”" for word in provenance.unknown}
        others = (one for one in found if one.kind != "word" or one.message.split()[0] not in left)
        return (*others, *_admitted(text, provenance), *noted)

    def _unknown_places(self, text: str, source: str, target: str) -> Iterator[Finding]:
        """The places of the dateline that stand as in the source, since nobody knew better."""
        written = self.opening(source, target)
        if written is None:
            return
        for place in written.unknown:
            at, there = self.source.find(place), text.find(place, 0, len(written.text))
            if there >= 0:
                message = f"the place {place} is not known: it stands as in the source"
                spans = (at, at + len(place)), (there, there + len(place))
                yield Finding("dateline", Severity.NOTE, message, source=spans[0], target=spans[1])


def _admitted(text: str, provenance: Provenance) -> Iterator[Finding]:
    """The words that the engine left as they were, and the end that it did not come to."""
    if left := [word for word in provenance.unknown if word in text]:
        words = ", ".join(f"“{word}”" for word in left)
        at = text.index(left[0])
        yield Finding(
            "unknown",
            Severity.WARNING,
            f"the engine did not know {words}",
            target=(at, at + len(left[0])),
        )
    if provenance.is_cut:
        message = "the engine came to no end: the draft is cut, or repeats itself"
        yield Finding("cut", Severity.WARNING, message)


def _unprotected(source: str) -> placeables.Protected:
    return placeables.Protected(source, ())
