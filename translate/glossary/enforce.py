"""Make drafts keep their terms: a ladder that stops at the first rung that holds.

1. The draft meets the term as it is.
2. The engine's own rendering is replaced by the preferred form (`replace`).
3. An engine that can be told words translates again with the terms that are still missing.
4. The engine translates again with these masked (`masking`).
5. The draft stays as it is, and the term is reported missing.

Masks come last because they cost fluency. A whole batch costs three more calls of the engine at
most: one for the terms alone, one with terms given, one for the masked sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ..article import Constraint, Hypothesis, TermUse
from .masking import Attempt, attempts, is_sane, is_sound, located, unmasked
from .match import Match
from .replace import aligned, alike, free, known, rendered, splice
from .terms import TermPair
from .verify import is_elsewhere, is_met

Ask = Callable[[Sequence[str]], Sequence[Hypothesis]]
Steer = Callable[[Sequence[str], Sequence[Sequence[Constraint]]], Sequence[Hypothesis]]


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
    ask: Ask,
    *,
    steer: Steer | None = None,
) -> list[Enforced]:
    """Take a batch up the ladder; `sources` are the texts that the engine was sent.

    `steer` asks the engine with words that have to stand in the answer; None where it can't.
    """
    work = [_Work(*each) for each in zip(sources, drafts, matches, strict=True)]
    for one in work:
        one.replace_known()
    climbing = [one for one in work if one.missing()]
    alone = _ask_once(ask, (name for one in climbing for name in one.names()))
    for one in climbing:
        one.replace_rendered(alone)
    climbing = [one for one in climbing if one.missing()]
    if steer and climbing:
        answers = steer([one.source for one in climbing], [one.constraints() for one in climbing])
        for one, answer in zip(climbing, answers, strict=True):
            one.take_forced(answer, alone)
        climbing = [one for one in climbing if one.missing()]
    tries = [(one, attempts(one.source, one.matches, one.missing())) for one in climbing]
    masked = _ask_once(ask, (attempt.text for _, each in tries for attempt in each))
    for one, each in tries:
        one.take_masked([(attempt, masked[attempt.text]) for attempt in each], alone)
    return [one.result() for one in work]


def _ask_once(ask: Ask, texts: Iterable[str]) -> dict[str, str]:
    """Each text with its translation; nothing is asked where there is no text."""
    batch = list(dict.fromkeys(texts))
    answers = ask(batch) if batch else []
    return {text: answer.text for text, answer in zip(batch, answers, strict=True)}


@dataclass(slots=True)
class _Work:
    """One draft on its way up."""

    source: str
    draft: Hypothesis
    matches: tuple[Match, ...]
    text: str = field(init=False)
    pairs: list[TermPair] = field(init=False)
    how: dict[TermPair, str] = field(init=False)
    """By which rung a term holds; a term that is missing is not in it."""

    def __post_init__(self) -> None:
        self.text = self.draft.text
        self.matches = tuple(m for m in self.matches if not is_elsewhere(self.text, m))
        self.pairs = list(dict.fromkeys(match.term for match in self.matches))
        self.how = {}
        self._meet(adjectives=False)

    def _meet(self, *, adjectives: bool) -> None:
        for pair in self.missing():
            if is_met(self.text, pair, self.pairs, adjectives=adjectives):
                self.how[pair] = "met"

    def missing(self) -> list[TermPair]:
        return [pair for pair in self.pairs if pair not in self.how]

    def names(self) -> list[str]:
        """The missing terms as the source writes them."""
        missing = self.missing()
        return [self.source[m.start : m.end] for m in self.matches if m.term in missing]

    def replace_known(self) -> None:
        """Replace wrong names of the concept, and what the alignment ties to the term."""
        links = self.draft.alignment
        for pair in self.missing():
            self._try(pair, known(self.text, pair, self.pairs))
            # The links' offsets hold only for the draft as it came.
            if pair not in self.how and links and self.text == self.draft.text:
                spans = [(m.start, m.end) for m in self.matches if m.term == pair]
                self._try(pair, aligned(self.text, spans, links, pair))
        self._meet(adjectives=True)

    def replace_rendered(self, alone: dict[str, str]) -> None:
        """Replace what the engine makes of the term alone, or what looks much like the name."""
        for pair in self.missing():
            for name in self.names_of(pair):
                if pair not in self.how:
                    self._try(pair, rendered(self.text, pair, alone[name]))
            if pair not in self.how:
                self._try(pair, alike(self.text, pair, self.source))

    def names_of(self, pair: TermPair) -> list[str]:
        names = (self.source[m.start : m.end] for m in self.matches if m.term == pair)
        return list(dict.fromkeys(names))

    def _try(self, pair: TermPair, spans: Sequence[tuple[int, int]]) -> None:
        """Replace the spans, if that meets the term and costs no other one."""
        others = [other for other in self.pairs if other != pair]
        spans = free(spans, self.text, others)
        text = splice(self.text, spans, pair) if spans else self.text
        if spans and is_met(text, pair, self.pairs, adjectives=False) and self._keeps(text):
            self.text = text
            self.how[pair] = "replaced"

    def _keeps(self, text: str) -> bool:
        """Whether all terms that held so far hold in the text."""
        return all(is_met(text, pair, self.pairs) for pair in self.how)

    def constraints(self) -> list[Constraint]:
        """The missing terms, at each of their places."""
        missing = self.missing()
        lacking = [match for match in self.matches if match.term in missing]
        return [Constraint((match.start, match.end), match.term.target) for match in lacking]

    def take_forced(self, answer: Hypothesis, alone: dict[str, str]) -> None:
        """Take a translation that was told the missing terms, if it has more and costs none."""
        if not is_sane(answer.text, self.draft.text):
            return
        again = self._again(answer, alone)
        if again.how.keys() > self.how.keys():
            forced = dict.fromkeys(again.how.keys() - self.how.keys(), "forced")
            self.draft, self.text, self.how = answer, again.text, {**again.how, **forced}

    def _again(self, other: Hypothesis, alone: dict[str, str]) -> _Work:
        """Another translation, up the first rungs."""
        again = _Work(self.source, other, self.matches)
        again.replace_known()
        again.replace_rendered(alone | {n: "" for n in again.names() if n not in alone})
        return again

    def take_masked(self, answers: Sequence[tuple[Attempt, str]], alone: dict[str, str]) -> None:
        """Replace what the masks tell to be a rendering, else take the masked translation.

        The first that is sound and costs no term. A masked translation is not taken for a place:
        what has no name of it is mostly an adjective (`residentes britânicos`), and right.
        """
        sound = [(a, answer) for a, answer in answers if is_sound(a, answer, self.draft.text)]
        if self.text == self.draft.text:
            for attempt, answer in sound:
                for pair, spans in located(attempt, answer, self.draft.text).items():
                    if pair not in self.how and self.text == self.draft.text:
                        self._try(pair, spans)
        for attempt, answer in sound:
            if any(pair in self.how or pair.kind == "place" for pair in attempt.pairs):
                continue
            again = self._again(Hypothesis(unmasked(attempt, answer)), alone)
            if again.how.keys() >= {*self.how, *attempt.pairs}:
                masked = dict.fromkeys(attempt.pairs, "masked")
                self.text, self.how = again.text, {**again.how, **masked}
                return

    def result(self) -> Enforced:
        """What came of it."""
        uses = (
            TermUse(pair.source, pair.target, pair in self.how, self.how.get(pair, "missing"))
            for pair in self.pairs
        )
        return Enforced(self.text, tuple(uses))
