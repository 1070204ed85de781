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
    outside: float
    """Of `Ranked.outside`."""
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
            + self.outside * found.outside
            + self.scripts.get(found.script, 0.0)
        )
        return 1 / (1 + math.exp(-logit))


ALONE = Calibration(
    *(7.4463, 0.5667, 0.0072, -0.3855, 1.1403, 0.0),
    {"Cyrl": 1.0118, "Arab": 1.407, "Deva": 2.0713},
)
WITH_SECOND = Calibration(
    *(1.4675, 0.0006, 0.0853, 0.6295, 0.5642, -0.1943),
    {"Cyrl": 0.3704, "Arab": 1.3634, "Deva": 0.3718},
)
"""Of scores that a second opinion was added to."""
