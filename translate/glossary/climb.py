"""One draft's way up the ladder: what is asked of the engine, and what becomes of the answers.

A climb is a generator: it yields questions, and is sent their answers. So that drafts are taken up
by themselves, and the engine is asked in batches (`enforce`).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from ..hypothesis import Constraint, Hypothesis, Link
from ..marks import Span
from .fitting import Place
from .judge import Judge
from .masking import Attempt, attempts, has_masks, located, masked_places
from .match import Match
from .questions import Ask, Can, Question, Steer
from .replace import aligned, alike, free, known, rendered
from .sound import is_sane, is_sound, lost
from .terms import TermPair
from .verify import is_elsewhere, is_met


class Rung(StrEnum):
    """A way to make a draft keep its terms."""

    REPLACE = "replaced"
    FORCE = "forced"
    MASK = "masked"


LADDER = (Rung.REPLACE, Rung.FORCE, Rung.MASK)


@dataclass(frozen=True, slots=True)
class State:
    """A translation of the source, and how its terms hold."""

    text: str
    how: dict[TermPair, str]
    """By which rung a term holds; a term that is missing is not in it."""
    links: Sequence[Link] = ()
    """They hold only for the text as the engine gave it."""
    seen: dict[TermPair, tuple[str, ...]] = field(default_factory=dict)
    """What the engine had for a term and was replaced: a later answer may have it again."""


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
    def judge(self) -> Judge:
        return Judge(self.source, self.can, tuple(self.pairs))

    @property
    def pairs(self) -> list[TermPair]:
        return list(self._first_matches)

    @property
    def _first_matches(self) -> dict[TermPair, Match]:
        first: dict[TermPair, Match] = {}
        for match in self.matches:
            first.setdefault(match.term, match)
        return first

    def first(self, draft: Hypothesis) -> State:
        """A translation as the engine gave it."""
        # Not `or`: whether an alignment is empty is only known once it has been worked out.
        links = () if draft.alignment is None else draft.alignment
        return self._met(State(draft.text, {}, links), adjectives=False)

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
                if self.missing(state) or (yield from self.judge.misreads(first.text, state.text)):
                    other = yield from self._forced(first, alone)
                    if (yield from self._is_for_a_place(state, other)):
                        state = yield from self._better(state, other)
            elif rung is Rung.MASK and self.missing(state):
                state = yield from self._masked(state, alone)
        return state

    def _met(self, state: State, *, adjectives: bool) -> State:
        first = self._first_matches
        held = {
            pair: "met"
            for pair in self.missing(state)
            if is_met(state.text, first[pair], self.pairs, adjectives=adjectives)
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
            told += state.seen.get(pair, ())
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
        text = yield from self.judge.filled(state.text, [(place, pair) for place in places])
        holds = is_met(text, pair, self.pairs, adjectives=False) and self._keeps(state, text)
        if holds and not lost(self.source, state.text, text, self.matches):
            how = state.how | {pair: Rung.REPLACE.value}
            words = tuple(state.text[place.start : place.end] for place in places)
            return replace(state, text=text, how=how, seen=state.seen | {pair: words})
        return state

    def _keeps(self, state: State, text: str) -> bool:
        """Whether all terms that hold so far hold in the text."""
        first = self._first_matches
        return all(is_met(text, first[pair], self.pairs) for pair in state.how)

    def _better(self, one: State, other: State) -> Generator[Question, Any, State]:
        """The one that keeps more terms; of equal ones the likelier, else the first."""
        if other.how.keys() != one.how.keys():
            return other if other.how.keys() > one.how.keys() else one
        return other if (yield from self.judge.prefers(one.text, other.text)) else one

    def _is_for_a_place(self, first: State, state: State) -> Generator[Question, Any, bool]:
        """Whether a new translation may stand for places that the first draft has no name of.

        It mostly has an adjective instead (`residentes britânicos`), and is right: so only one
        that the engine holds nearly as likely, where it can tell.
        """
        gained = [pair for pair in state.how if pair not in first.how]
        if all(pair.kind != "place" for pair in gained):
            return True
        return (yield from self.judge.is_near(first.text, state.text))

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
        text = yield from self.judge.agreed(answer.text, forced)
        links = other.links if text == answer.text else ()
        other = State(text, other.how | forced, links)
        if alone is not None:
            other = yield from self._replaced(other, alone)
        return other

    def _masked(
        self, state: State, alone: dict[str, str] | None
    ) -> Generator[Question, Any, State]:
        """Replace what masks tell to be a rendering, else take a masked translation.

        The first that is sound and costs no term.
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
            if any(pair in state.how for pair in attempt.pairs):
                continue
            other = yield from self._unmasked(state, attempt, answer, alone)
            holds = other.how.keys() >= {*state.how, *attempt.pairs}
            if holds and (yield from self._is_for_a_place(state, other)):
                return other
        return state

    def _unmasked(
        self, first: State, attempt: Attempt, answer: str, alone: dict[str, str] | None
    ) -> Generator[Question, Any, State]:
        """A masked translation with the terms for their masks, up the rung of replacing."""
        text = yield from self.judge.filled(answer, masked_places(attempt, answer))
        if not is_sound(self.source, first.text, text, self.matches):
            return first
        other = replace(self.first(Hypothesis(text)), seen=first.seen)
        if alone is not None:
            other = yield from self._replaced(other, alone)
        masked = {p: Rung.MASK.value for p in attempt.pairs if p in other.how}
        return replace(other, how=other.how | masked)
