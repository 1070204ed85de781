"""The rung of the ladder for engines that can be told words."""

from __future__ import annotations

from collections.abc import Sequence

from translate.drafted import TermUse
from translate.glossary import Cell, Concept, Glossary
from translate.glossary.enforce import Enforced, enforce
from translate.hypothesis import Constraint, Hypothesis

SOURCE = "The ferry sails."
MATCHES = Glossary((( Concept({"en": Cell(("ferry",)), "pt": Cell(("balsa",))}),),)).matcher(
    "en", "pt"
).match(SOURCE)  # fmt: skip
FIRST = Hypothesis("O barco navega.")
MISSING = Enforced("O barco navega.", (TermUse("ferry", "balsa", False, "missing"),))


def climb(answer: str) -> tuple[Enforced, list[object], list[str]]:
    """Take the draft up; what it was told, and what it was asked besides."""
    told: list[object] = []
    asked: list[str] = []

    def ask(texts: Sequence[str]) -> list[Hypothesis]:
        asked.extend(texts)
        return [Hypothesis("?") for _ in texts]

    def steer(
        texts: Sequence[str], constraints: Sequence[Sequence[Constraint]]
    ) -> list[Hypothesis]:
        told.extend(zip(texts, constraints, strict=True))
        return [Hypothesis(answer) for _ in texts]

    (held,) = enforce([SOURCE], [FIRST], [MATCHES], ask, steer=steer)
    return held, told, asked


def test_a_missing_term_is_forced_before_it_is_masked() -> None:
    """The engine is told where the term stands and what it is to be; no mask is sent then."""
    held, told, asked = climb("A balsa navega.")
    assert held == Enforced("A balsa navega.", (TermUse("ferry", "balsa", True, "forced"),))
    assert told == [(SOURCE, [Constraint((4, 9), "balsa")])]
    assert asked == ["ferry"]


def test_what_does_not_keep_it_is_not_taken() -> None:
    """An answer without the term, or of another length by far, leaves the draft as it was."""
    for answer in ("O navio navega.", "balsa " * 40):
        held, _, asked = climb(answer)
        assert held == MISSING
        assert len(asked) == 2


def test_an_engine_that_can_not_be_told_is_masked_as_before() -> None:
    """Without `steer` nothing changes."""
    (held,) = enforce([SOURCE], [FIRST], [MATCHES], lambda texts: [Hypothesis("?")] * len(texts))
    assert held == MISSING
