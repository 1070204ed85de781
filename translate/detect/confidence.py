"""How likely the likeliest language is right, by how far it is ahead and how well it fits.

Logistic regressions on one half of NTREX' and of lingua's sentences, whole and cut to 25
characters, and of lingua's word pairs, those in languages that there is no profile of among them;
bench/calibration.py fits them and shows on the other half that what is called .9 is right nine
times in ten.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from .candidates import Ranked

MOST_MARGIN = 60.0
"""Beyond it a margin says no more."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The weights of what tells whether an answer is right."""

    base: float
    lead: float
    """Of the margin over the square root of the letters."""
    margin: float
    letters: float
    """Of their logarithm."""
    fit: float
    scripts: Mapping[str, float]
    """What is added where fewer languages share a script."""

    def confidence(self, found: Ranked) -> float:
        letters = max(found.letters, 1.0)
        logit = (
            self.base
            + self.lead * found.margin / math.sqrt(letters)
            + self.margin * min(found.margin, MOST_MARGIN)
            + self.letters * math.log(letters)
            + self.fit * found.fit
            + self.scripts.get(found.script, 0.0)
        )
        return 1 / (1 + math.exp(-logit))


ALONE = Calibration(
    *(6.1724, 0.539, 0.0087, -0.1111, 1.0469), {"Cyrl": 1.5421, "Arab": 1.3371, "Deva": 1.9956}
)
WITH_SECOND = Calibration(
    *(9.709, 0.0727, 0.0586, -0.8602, 1.2861), {"Cyrl": 1.1748, "Arab": 1.3766, "Deva": 0.9771}
)
"""Of scores that a second opinion was added to."""
