"""One draft's way up the ladder: what is asked of the engine, and what becomes of the answers.

A climb is a generator: it yields questions, and is sent their answers. So that drafts are taken up
by themselves, and the engine is asked in batches (`enforce`).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ..article import Constraint, Hypothesis, Link, Span
from .fitting import Place, agreed, replacements
from .masking import Attempt, attempts, has_masks, located, masked_places
from .match import Match
from .questions import Ask, Can, Question, Score, Steer
from .replace import aligned, alike, free, known, rendered
from .sound import is_sane, is_sound, lost
from .terms import TermPair
from .verify import is_elsewhere, is_met, standing


class Rung(StrEnum):
    """A way to make a draft keep its terms."""

    REPLACE = "replaced"
    FORCE = "forced"
    MASK = "masked"


LADDER = (Rung.REPLACE, Rung.FORCE, Rung.MASK)
_READS_WELL = 0.2
"""By how much less likely than the engine's own a text may be and still read like one."""
_BETTER = 0.05
"""By how much more likely another way of keeping a term has to be for the draft to be given up."""
_CLEARLY = 0.01
"""By how much a mean log-probability is the better one: below it the safer text is taken."""


@dataclass(frozen=True, slots=True)
class State:
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

    def first(self, draft: Hypothesis) -> State:
        """A translation as the engine gave it."""
        return self._met(State(draft.text, {}, draft.alignment or ()), adjectives=False)

    def missing(self, state: State) -> list[TermPair]:
        return [pair for pair in self.pairs if pair not in state.how]

    def up(self, state: State) -> Generator[Question, Any, State]:
        """Take a draft up, rung by rung."""
        first = state
        alone: dict[str, str] | None = None
        for rung in self.rungs:
            if rung is Rung.REPLACE and self.missing(state):
                alone = {}
                state = yield from self._replaced(state, alone, asks=True)
            elif rung is Rung.FORCE and self.can.steer:
                if self.missing(state) or not (yield from self._reads_well(first, state)):
                    other = yield from self._forced(first, alone)
                    state = yield from self._better(state, other)
            elif rung is Rung.MASK and self.missing(state):
                state = yield from self._masked(state, alone)
        return state

    def _reads_well(self, first: State, state: State) -> Generator[Question, Any, bool]:
        """Whether the engine holds a text about as likely as what it wrote itself."""
        if not self.can.score or state.text == first.text:
            return True
        one, other = yield Score(self.source, (first.text, state.text))
        return bool(other >= one - _READS_WELL)

    def _met(self, state: State, *, adjectives: bool) -> State:
        held = {
            pair: "met"
            for pair in self.missing(state)
            if is_met(state.text, pair, self.pairs, adjectives=adjectives)
        }
        return replace(state, how=state.how | held)

    def _names(self, pair: TermPair) -> list[str]:
        """A term as the source writes it."""
        return list(dict.fromkeys(self.source[start:end] for start, end in self._spans(pair)))

    def _spans(self, pair: TermPair) -> list[Span]:
        return [(match.start, match.end) for match in self.matches if match.term == pair]

    def _replaced(
        self, state: State, alone: dict[str, str], *, asks: bool = False
    ) -> Generator[Question, Any, State]:
        """Put the terms in the place of what the draft has for them.

        `alone` is what the engine is known to make of terms alone; it is asked for more, or not.
        """
        original = state.text
        for pair in self.missing(state):
            places = known(state.text, pair, self.pairs)
            state = yield from self._put(state, pair, places)
        state = self._met(state, adjectives=True)
        names = [name for pair in self.missing(state) for name in self._names(pair)]
        if asks and names:
            alone |= yield Ask(tuple(names))
        for pair in self.missing(state):
            told = [alone[name] for name in self._names(pair) if name in alone]
            links = state.links if state.text == original else ()
            places = aligned(state.text, self._spans(pair), links, pair) if links else []
            state = yield from self._put(state, pair, [p.told(*told) for p in places])
            for rendering in told:
                if pair not in state.how:
                    places = rendered(state.text, pair, rendering)
                    state = yield from self._put(state, pair, places)
            if pair not in state.how:
                places = [p.told(*told) for p in alike(state.text, pair, self.source)]
                state = yield from self._put(state, pair, places)
        return self._met(state, adjectives=False)

    def _put(
        self, state: State, pair: TermPair, places: Sequence[Place]
    ) -> Generator[Question, Any, State]:
        """Replace the places, if that meets the term and costs no other one."""
        places = free(places, state.text, [other for other in self.pairs if other != pair])
        if not places or (any(p.kept for p in places) and not self.can.score):
            return state
        text = yield from self._filled(state.text, [(place, pair) for place in places])
        holds = is_met(text, pair, self.pairs, adjectives=False) and self._keeps(state, text)
        if holds and not lost(self.source, state.text, text, self.matches):
            return replace(state, text=text, how=state.how | {pair: Rung.REPLACE.value})
        return state

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

    def _agreed(self, text: str, pairs: Iterable[TermPair]) -> Generator[Question, Any, str]:
        """A text with what stands before these terms in the likeliest gender and number."""
        for pair in pairs:
            for found in reversed(standing(text, pair)):
                text = yield from self._likeliest(agreed(text, (found.start, found.end), pair))
        return text

    def _keeps(self, state: State, text: str) -> bool:
        """Whether all terms that hold so far hold in the text."""
        return all(is_met(text, pair, self.pairs) for pair in state.how)

    def _better(self, one: State, other: State) -> Generator[Question, Any, State]:
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
        self, first: State, alone: dict[str, str] | None
    ) -> Generator[Question, Any, State]:
        """Have the engine translate again and told the terms that its draft lacks."""
        missing = self.missing(first)
        constraints = tuple(
            Constraint((match.start, match.end), match.term.target)
            for match in self.matches
            if match.term in missing
        )
        answer = yield Steer(self.source, constraints)
        if not is_sound(self.source, first.text, answer.text, self.matches):
            return first
        other = self.first(answer)
        forced = {p: Rung.FORCE.value for p in other.how if p not in first.how}
        text = yield from self._agreed(answer.text, forced)
        links = other.links if text == answer.text else ()
        other = State(text, other.how | forced, links)
        if alone is not None:
            other = yield from self._replaced(other, alone)
        return other

    def _masked(
        self, state: State, alone: dict[str, str] | None
    ) -> Generator[Question, Any, State]:
        """Replace what masks tell to be a rendering, else take a masked translation.

        The first that is sound and costs no term. A masked translation is not taken for a place:
        what has no name of it is mostly an adjective (`residentes britânicos`), and right.
        """
        tries = attempts(self.source, self.matches, self.missing(state))
        answers = yield Ask(tuple(attempt.text for attempt in tries))
        sound = [
            (attempt, answers[attempt.text])
            for attempt in tries
            if has_masks(attempt, answers[attempt.text])
            and is_sane(answers[attempt.text], state.text)
        ]
        for attempt, answer in sound:
            for pair, places in located(attempt, answer, state.text).items():
                if pair not in state.how:
                    state = yield from self._put(state, pair, places)
        for attempt, answer in sound:
            if all(p not in state.how and p.kind != "place" for p in attempt.pairs):
                other = yield from self._unmasked(state, attempt, answer, alone)
                if other.how.keys() >= {*state.how, *attempt.pairs}:
                    return other
        return state

    def _unmasked(
        self, first: State, attempt: Attempt, answer: str, alone: dict[str, str] | None
    ) -> Generator[Question, Any, State]:
        """A masked translation with the terms for their masks, up the rung of replacing."""
        text = yield from self._filled(answer, masked_places(attempt, answer))
        if not is_sound(self.source, first.text, text, self.matches):
            return first
        other = self.first(Hypothesis(text))
        if alone is not None:
            other = yield from self._replaced(other, alone)
        masked = {p: Rung.MASK.value for p in attempt.pairs if p in other.how}
        return replace(other, how=other.how | masked)
