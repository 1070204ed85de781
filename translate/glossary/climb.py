"""One draft's way up the ladder: what is asked of the engine, and what becomes of the answers.

A climb is a generator: it yields questions, and is sent their answers. So that drafts are taken up
by themselves, and the engine is asked in batches (`enforce`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ..article import Constraint, Hypothesis, Link, Span
from .fitting import Place, replacements
from .masking import Attempt, attempts, is_sane, is_sound, located, masked_places
from .match import Match
from .replace import aligned, alike, free, known, rendered
from .terms import TermPair
from .tokens import tokens
from .verify import is_elsewhere, is_met


class Rung(StrEnum):
    """A way to make a draft keep its terms."""

    REPLACE = "replaced"
    FORCE = "forced"
    MASK = "masked"


LADDER = (Rung.REPLACE, Rung.FORCE, Rung.MASK)
_TELLING = 4
"""Letters of a word that is seldom there twice by chance."""
_READS_WELL = 0.2
"""By how much less likely than the engine's own a text may be and still read like one."""
_BETTER = 0.05
"""By how much more likely another way of keeping a term has to be for the draft to be given up."""
_CLEARLY = 0.01
"""By how much a mean log-probability is the better one: below it the safer text is taken."""


def counted(text: str) -> Counter[str]:
    """How often each word stands in a text."""
    return Counter(token.key for token in tokens(text))


@dataclass(frozen=True, slots=True)
class Ask:
    """Translations of texts are wanted: a dict by text."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steer:
    """A translation with words in it is wanted: a hypothesis."""

    text: str
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How likely translations of a text are is wanted: a float each."""

    text: str
    translations: tuple[str, ...]


Question = Ask | Steer | Score


@dataclass(frozen=True, slots=True)
class Can:
    """What an engine can do but translate."""

    steer: bool = False
    score: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A translation of the source, and how its terms hold."""

    text: str
    how: dict[TermPair, str]
    """By which rung a term holds; a term that is missing is not in it."""
    links: Sequence[Link] = ()
    """They hold only for the text as the engine gave it."""


@dataclass(frozen=True, slots=True)
class Climb:
    """A source with its terms, and what the engine can do for it."""

    source: str
    matches: tuple[Match, ...]
    can: Can
    rungs: tuple[Rung, ...] = LADDER

    @classmethod
    def of(
        cls, source: str, draft: str, matches: Iterable[Match], can: Can, rungs: tuple[Rung, ...]
    ) -> Climb:
        """For the terms that the draft has to keep."""
        return cls(source, tuple(m for m in matches if not is_elsewhere(draft, m)), can, rungs)

    @property
    def pairs(self) -> list[TermPair]:
        return list(dict.fromkeys(match.term for match in self.matches))

    def first(self, draft: Hypothesis) -> Standing:
        """A translation as the engine gave it."""
        return self._met(Standing(draft.text, {}, draft.alignment or ()), adjectives=False)

    def missing(self, standing: Standing) -> list[TermPair]:
        return [pair for pair in self.pairs if pair not in standing.how]

    def up(self, standing: Standing) -> Generator[Question, Any, Standing]:
        """Take a draft up, rung by rung."""
        first = standing
        alone: dict[str, str] | None = None
        for rung in self.rungs:
            if rung is Rung.REPLACE and self.missing(standing):
                alone = {}
                standing = yield from self._replaced(standing, alone, asks=True)
            elif rung is Rung.FORCE and self.can.steer:
                if self.missing(standing) or not (yield from self._reads_well(first, standing)):
                    other = yield from self._forced(first, alone)
                    standing = yield from self._better(standing, other)
            elif rung is Rung.MASK and self.missing(standing):
                standing = yield from self._masked(standing, alone)
        return standing

    def _reads_well(self, first: Standing, standing: Standing) -> Generator[Question, Any, bool]:
        """Whether the engine holds a text about as likely as what it wrote itself."""
        if not self.can.score or standing.text == first.text:
            return True
        one, other = yield Score(self.source, (first.text, standing.text))
        return bool(other >= one - _READS_WELL)

    def _met(self, standing: Standing, *, adjectives: bool) -> Standing:
        held = {
            pair: "met"
            for pair in self.missing(standing)
            if is_met(standing.text, pair, self.pairs, adjectives=adjectives)
        }
        return replace(standing, how=standing.how | held)

    def _names(self, pair: TermPair) -> list[str]:
        """A term as the source writes it."""
        return list(dict.fromkeys(self.source[start:end] for start, end in self._spans(pair)))

    def _spans(self, pair: TermPair) -> list[Span]:
        return [(match.start, match.end) for match in self.matches if match.term == pair]

    def _replaced(
        self, standing: Standing, alone: dict[str, str], *, asks: bool = False
    ) -> Generator[Question, Any, Standing]:
        """Put the terms in the place of what the draft has for them.

        `alone` is what the engine is known to make of terms alone; it is asked for more, or not.
        """
        original = standing.text
        for pair in self.missing(standing):
            places = known(standing.text, pair, self.pairs)
            standing = yield from self._put(standing, pair, places)
        standing = self._met(standing, adjectives=True)
        names = [name for pair in self.missing(standing) for name in self._names(pair)]
        if asks and names:
            alone |= yield Ask(tuple(names))
        for pair in self.missing(standing):
            told = [alone[name] for name in self._names(pair) if name in alone]
            links = standing.links if standing.text == original else ()
            places = aligned(standing.text, self._spans(pair), links, pair) if links else []
            standing = yield from self._put(standing, pair, [p.told(*told) for p in places])
            for rendering in told:
                if pair not in standing.how:
                    places = rendered(standing.text, pair, rendering)
                    standing = yield from self._put(standing, pair, places)
            if pair not in standing.how:
                places = [p.told(*told) for p in alike(standing.text, pair, self.source)]
                standing = yield from self._put(standing, pair, places)
        return self._met(standing, adjectives=False)

    def _put(
        self, standing: Standing, pair: TermPair, places: Sequence[Place]
    ) -> Generator[Question, Any, Standing]:
        """Replace the places, if that meets the term and costs no other one."""
        places = free(places, standing.text, [other for other in self.pairs if other != pair])
        if not places or (any(p.kept for p in places) and not self.can.score):
            return standing
        text = yield from self._filled(standing.text, [(place, pair) for place in places])
        if is_met(text, pair, self.pairs, adjectives=False) and self._keeps(standing, text):
            return replace(standing, text=text, how=standing.how | {pair: Rung.REPLACE.value})
        return standing

    def _filled(
        self, text: str, places: Iterable[tuple[Place, TermPair]]
    ) -> Generator[Question, Any, str]:
        """Put terms in their places, the last first, each in the likeliest of its ways."""
        for place, pair in sorted(places, key=lambda each: each[0].start, reverse=True):
            ways = replacements(text, place, pair)
            ways = [w for w in ways if is_met(w, pair, self.pairs, adjectives=False)] or ways[:1]
            text = yield from self._likeliest(ways)
        return text

    def _likeliest(self, texts: Sequence[str]) -> Generator[Question, Any, str]:
        """The likeliest of some texts; the first where none is so clearly, or nobody can tell."""
        if len(texts) < 2 or not self.can.score:
            return texts[0]
        scores = yield Score(self.source, tuple(texts))
        best = max(range(len(texts)), key=lambda n: scores[n])
        return texts[best] if scores[best] > scores[0] + _CLEARLY else texts[0]

    def _keeps(self, standing: Standing, text: str) -> bool:
        """Whether all terms that hold so far hold in the text."""
        return all(is_met(text, pair, self.pairs) for pair in standing.how)

    def _better(self, one: Standing, other: Standing) -> Generator[Question, Any, Standing]:
        """The one that keeps more terms; of equal ones the likelier, else the first."""
        if other.how.keys() > one.how.keys():
            return other
        if other.how.keys() != one.how.keys() or other.text == one.text:
            return one
        if not self.can.score:
            return one
        likely, likelier = yield Score(self.source, (one.text, other.text))
        return other if likelier > likely + _BETTER else one

    def _forced(
        self, first: Standing, alone: dict[str, str] | None
    ) -> Generator[Question, Any, Standing]:
        """Have the engine translate again and told the terms that its draft lacks."""
        missing = self.missing(first)
        constraints = tuple(
            Constraint((match.start, match.end), match.term.target)
            for match in self.matches
            if match.term in missing
        )
        answer = yield Steer(self.source, constraints)
        if not is_sane(answer.text, first.text) or self._doubles(answer.text, first.text):
            return first
        other = self.first(answer)
        forced = {p: Rung.FORCE.value for p in other.how if p not in first.how}
        other = replace(other, how=other.how | forced)
        if alone is not None:
            other = yield from self._replaced(other, alone)
        return other

    def _doubles(self, text: str, first: str) -> bool:
        """Whether a translation has a word of a term more often than the first one and the source.

        An engine that was told `casos de covid` may go on with its own `de covid`.
        """
        asked = counted(" ".join(match.term.target for match in self.matches))
        before, after = counted(first), counted(text)
        return any(
            after[word] > max(before[word], count)
            for word, count in asked.items()
            if len(word) >= _TELLING
        )

    def _masked(
        self, standing: Standing, alone: dict[str, str] | None
    ) -> Generator[Question, Any, Standing]:
        """Replace what masks tell to be a rendering, else take a masked translation.

        The first that is sound and costs no term. A masked translation is not taken for a place:
        what has no name of it is mostly an adjective (`residentes britânicos`), and right.
        """
        tries = attempts(self.source, self.matches, self.missing(standing))
        answers = yield Ask(tuple(attempt.text for attempt in tries))
        sound = [
            (attempt, answers[attempt.text])
            for attempt in tries
            if is_sound(attempt, answers[attempt.text], standing.text)
        ]
        for attempt, answer in sound:
            for pair, places in located(attempt, answer, standing.text).items():
                if pair not in standing.how:
                    standing = yield from self._put(standing, pair, places)
        for attempt, answer in sound:
            if all(p not in standing.how and p.kind != "place" for p in attempt.pairs):
                other = yield from self._unmasked(attempt, answer, alone)
                if other.how.keys() >= {*standing.how, *attempt.pairs}:
                    return other
        return standing

    def _unmasked(
        self, attempt: Attempt, answer: str, alone: dict[str, str] | None
    ) -> Generator[Question, Any, Standing]:
        """A masked translation with the terms for their masks, up the rung of replacing."""
        text = yield from self._filled(answer, masked_places(attempt, answer))
        other = self.first(Hypothesis(text))
        if alone is not None:
            other = yield from self._replaced(other, alone)
        masked = {p: Rung.MASK.value for p in attempt.pairs if p in other.how}
        return replace(other, how=other.how | masked)
