"""Make drafts keep their terms: a ladder that stops at the first rung that holds.

1. The draft meets the term as it is.
2. The engine's own rendering is replaced by the preferred form (`replace`, `fitting`).
3. An engine that can be told words translates again with the terms that the draft lacked.
4. The engine translates again with the terms that are still missing masked (`masking`).
5. The draft stays as it is, and the term is reported missing.

Where both 2 and 3 hold, the sentence is taken that the engine itself holds likelier. Masks come
last because they cost fluency. `bench/terms.py` compares the orders.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..drafted import TermUse
from ..hypothesis import Constraint, Hypothesis
from .climb import LADDER, Climb, Rung, State
from .match import Match
from .questions import Ask, Can, Question, Score, Steer

__all__ = ["LADDER", "Enforced", "Rung", "enforce"]

Translate = Callable[[Sequence[str]], Sequence[Hypothesis]]
Tell = Callable[[Sequence[str], Sequence[Sequence[Constraint]]], Sequence[Hypothesis]]
Weigh = Callable[[Sequence[str], Sequence[str]], Sequence[float]]
_ORDER = (Score, Ask, Steer)
"""Which questions are answered first: those that others wait behind, so that batches grow."""


@dataclass(frozen=True, slots=True)
class Enforced:
    """A draft that went up the ladder."""

    text: str
    terms: tuple[TermUse, ...]
    """Each term of the source once, in the source's order."""


def enforce(
    sources: Sequence[str],
    drafts: Sequence[Hypothesis],
    matches: Sequence[tuple[Match, ...]],
    ask: Translate,
    *,
    steer: Tell | None = None,
    score: Weigh | None = None,
    rungs: Sequence[Rung] = LADDER,
) -> list[Enforced]:
    """Take a batch up the ladder; `sources` are the texts that the engine was sent.

    `steer` asks the engine with words that have to stand in the answer, `score` how likely it
    holds translations of texts; None where it can't.
    """
    can = Can(steer is not None, score is not None)
    climbs = [
        Climb.of(source, draft.text, found, can, tuple(rungs))
        for source, draft, found in zip(sources, drafts, matches, strict=True)
    ]
    states = [climb.first(draft) for climb, draft in zip(climbs, drafts, strict=True)]
    climbing = {
        n: climb.up(states[n]) for n, climb in enumerate(climbs) if climb.missing(states[n])
    }
    # What the engine wrote itself it has weighed already.
    weighed = {
        (source, draft.text): draft.score
        for source, draft in zip(sources, drafts, strict=True)
        if draft.score is not None
    }
    for n, state in _climbed(climbing, _Engine(ask, steer, score, weighed)):
        states[n] = state
    return [_result(climb, state) for climb, state in zip(climbs, states, strict=True)]


def _climbed(
    climbing: dict[int, Generator[Question, Any, State]], engine: _Engine
) -> Iterable[tuple[int, State]]:
    """Take all up together: questions of one sort are asked at once."""
    answers: dict[int, Any] = dict.fromkeys(climbing)
    questions: dict[int, Question] = {}
    while climbing:
        for n, answer in answers.items():
            try:
                questions[n] = climbing[n].send(answer)
            except StopIteration as done:
                del climbing[n]
                yield n, done.value
        sort = min(map(type, questions.values()), key=_ORDER.index, default=None)
        asked = {n: question for n, question in questions.items() if type(question) is sort}
        answers = dict(zip(asked, engine.answer(list(asked.values())), strict=True))
        questions = {n: question for n, question in questions.items() if n not in asked}


@dataclass(frozen=True, slots=True)
class _Engine:
    ask: Translate
    steer: Tell | None
    score: Weigh | None
    weighed: dict[tuple[str, str], float]
    """How likely it holds translations of texts that have been asked about."""

    def answer(self, questions: Sequence[Question]) -> list[Any]:
        """The answers to questions of one sort."""
        asks = [question for question in questions if isinstance(question, Ask)]
        steers = [question for question in questions if isinstance(question, Steer)]
        scores = [question for question in questions if isinstance(question, Score)]
        return [*self._asked(asks), *self._steered(steers), *self._scored(scores)]

    def _asked(self, asks: Sequence[Ask]) -> list[dict[str, str]]:
        batch = list(dict.fromkeys(text for each in asks for text in each.texts))
        found = [answer.text for answer in self.ask(batch)] if batch else []
        answers = dict(zip(batch, found, strict=True))
        return [{text: answers[text] for text in each.texts} for each in asks]

    def _steered(self, steers: Sequence[Steer]) -> list[Hypothesis]:
        if not (self.steer and steers):
            return []
        return list(self.steer([s.text for s in steers], [list(s.constraints) for s in steers]))

    def _scored(self, scores: Sequence[Score]) -> list[list[float]]:
        if not (self.score and scores):
            return []
        pairs = [[(each.text, one) for one in each.translations] for each in scores]
        asked = dict.fromkeys(pair for some in pairs for pair in some)
        new = [pair for pair in asked if pair not in self.weighed]
        if new:
            found = self.score([text for text, _ in new], [one for _, one in new])
            self.weighed.update(zip(new, found, strict=True))
        return [[self.weighed[pair] for pair in some] for some in pairs]


def _result(climb: Climb, state: State) -> Enforced:
    uses = (
        TermUse(pair.source, pair.target, pair in state.how, state.how.get(pair, "missing"))
        for pair in climb.pairs
    )
    return Enforced(state.text, tuple(uses))
