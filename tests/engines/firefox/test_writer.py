"""What is written where a constraint is reached, with a decoder that follows a script."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from translate.engines.firefox.graph import END
from translate.engines.firefox.writer import Forced, Writer

PIECES = ["", "▁o", "▁contra", "▁disse", "▁assum", "em", "▁29", "▁Ana", "▁Lim", "soo", "▁Guzo", "."]
COMMON, LIGHT = {"o", "contra"}, {"o"}


class Words:
    """A vocabulary of a few pieces; the first is the end."""

    def word(self, number: int) -> str:
        return PIECES[number].removeprefix("▁")

    def opens(self, ids: list[int]) -> bool:
        return False

    def is_light(self, word: str) -> bool:
        return word in LIGHT

    def is_common(self, word: str) -> bool:
        return word in COMMON


def write(steps: list[tuple[str, float]], copied: str, *, name: bool = True) -> str:
    """Take the decoder through steps, each its likeliest piece and how much it attends to the
    constraint's source word; the constraint's form is `Guzo`."""
    assert PIECES[END] == ""
    guzo = [PIECES.index("▁Guzo")]
    forced = Forced([0], guzo, guzo, name, frozenset(copied.split()))
    inside = np.array([bool(p) and not p.startswith(("▁", ".")) for p in PIECES])
    words: Any = Words()
    writer = Writer(words, [forced], 2, 20, np.arange(len(PIECES)), inside)
    for piece, share in [*steps, ("", 0.0)]:
        logits = np.zeros(len(PIECES), np.float32)
        logits[PIECES.index(piece)] = 9
        writer.write(logits, np.array([share, 1 - share], np.float32))
    found = writer.found()
    assert len(found.attention) == len(found.ids)
    return "".join(PIECES[one] for one in found.ids).replace("▁", " ").strip()


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        # The name that the decoder has in mind goes, all of it.
        ([("▁o", 0.1), ("▁Lim", 0.9), ("soo", 0.9), ("▁disse", 0.1)], "o Guzo disse"),
        # Words before it stay: light, common, small, in pieces; numbers.
        ([("▁o", 0.9), ("▁Lim", 0.9)], "o Guzo"),
        ([("▁contra", 0.9), ("▁Lim", 0.9)], "contra Guzo"),
        ([("▁contra", 0.9), ("▁Lim", 0.9), ("▁disse", 0.1)], "contra Guzo disse"),
        ([("▁disse", 0.9), ("▁Lim", 0.9)], "disse Guzo"),
        ([("▁assum", 0.1), ("em", 0.9), ("▁Lim", 0.9), (".", 0.1)], "assumem Guzo."),
        ([("▁29", 0.9), ("▁o", 0.1), ("▁Lim", 0.9)], "29 o Guzo"),
        # But small words that no name follows are its rendering.
        ([("▁o", 0.1), ("▁disse", 0.9), ("▁o", 0.1)], "o Guzo o"),
        ([("▁assum", 0.9), ("em", 0.9), (".", 0.1)], "Guzo."),
        ([("▁o", 0.1), ("▁disse", 0.9)], "o Guzo"),
        # A part that was copied before the decoder came to it goes.
        ([("▁o", 0.1), ("▁Ana", 0.3), ("▁Lim", 0.9)], "o Guzo"),
        ([("▁o", 0.1), ("▁29", 0.3), ("▁Lim", 0.9)], "o 29 Guzo"),
    ],
)
def test_a_name_takes_the_place_of_its_rendering(steps: list[tuple[str, float]], text: str) -> None:
    """And of nothing else."""
    assert write(steps, "Ana Lim") == text


def test_a_copied_name_of_one_word_is_known_without_attention() -> None:
    """One of several words may be somebody else's."""
    steps = [("▁o", 0.1), ("▁Lim", 0.2), ("▁disse", 0.1)]
    assert write(steps, "Lim") == "o Guzo disse"
    assert write(steps, "Ana Lim") == "o Lim disse"


def test_a_term_takes_the_place_of_a_common_word() -> None:
    """Of none so light as an article."""
    assert write([("▁o", 0.9), ("▁contra", 0.9)], "against", name=False) == "o Guzo"
