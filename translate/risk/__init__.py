"""How likely a translation is to be wrong, 0 to 100: where a reviewer looks first.

Two things raise it. A translation that an engine was unsure of is *weak*; what it says of its own
work counts for its own words only, never for those of a memory or a person. And a translation with
something odd about it is *faulty*, whoever wrote it. The risk is that of either.

The figures below were fitted on NTREX, en to pt, by bench/risk.py (docs/risk.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

from ..finding import Finding, Severity
from .evidence import Evidence, kinship, signals

__all__ = ["Evidence", "Risk", "judge"]

WEAK, CERTAINTY, KINSHIP = 10.9, 12.0, 2.5
"""Log-odds of being weak: WEAK - CERTAINTY · certainty - KINSHIP · kinship."""
MEAN_CERTAINTY, MEAN_KINSHIP = 0.88, 0.51
"""What is taken where one is not known."""
PRIOR = 20
"""Characters of mean certainty that are added to a draft's: of two words little is known."""

SOUND = -2.0
"""Log-odds of being faulty where nothing is odd; that much is no risk."""
WEIGHTS = {
    "foreign": 2.4,
    "name": 1.7,
    "lost": 1.0,
    "unnamed": 1.0,
    "disorder": 3.3,
    "short": 1.8,
    "long": 0.6,
    "denied": 3.6,
    "unlikely": 0.4,
}
"""What each signal adds to them."""
OWN = {"foreign": 1.25, "short": 0.5, "disorder": 1.25}
"""By how much more, of an engine's own words: what its lexicon doesn't lead to it has not written,
and it is brief more often than it leaves something out."""
GRAVE, LIGHT, SLIGHT = 4.4, 1.0, 0.2
"""What a finding adds, by its kind or else its severity."""
KINDS = {
    "bracket": LIGHT,
    "ending": LIGHT,
    "name": LIGHT,
    "quotes": LIGHT,
    "word": SLIGHT,
}
SEVERITIES = {Severity.ERROR: GRAVE, Severity.WARNING: GRAVE, Severity.NOTE: SLIGHT}

REASONS = {
    "unsure": "the engine was unsure",
    "foreign": "words that nothing in the source leads to",
    "name": "a name that the source hasn't",
    "lost": "words of the source that are not rendered",
    "unnamed": "a name of the source that is not there",
    "disorder": "words in another order",
    "short": "short for its source",
    "long": "long for its source",
    "denied": "a negation that the source hasn't",
    "unlikely": "translated back it reads otherwise",
}
"""The words that stand in a `Draft:` line, and what they say to people."""
TOLD = 1.0
"""Log-odds from which on a signal is a reason to be told."""
UNSURE = 0.5
"""The same for the weakness of a draft, as a probability."""


@dataclass(frozen=True, slots=True)
class Risk:
    """How likely a translation is to be wrong, and why."""

    value: int
    """0 to 100."""
    why: tuple[str, ...] = ()
    """Words of REASONS, the gravest first; findings speak for themselves."""


def judge(evidence: Evidence) -> Risk:
    """Weigh what is known of a translation."""
    weak = _weak(evidence)
    own = OWN if evidence.is_engines else {}
    odd = {
        name: WEIGHTS[name] * own.get(name, 1.0) * amount
        for name, amount in signals(evidence).items()
    }
    faulty = _odds_to_share(SOUND + sum(odd.values()) + weight(evidence.findings))
    # From 0 where nothing is odd.
    faulty = 1 - (1 - faulty) / (1 - _odds_to_share(SOUND))
    # The rules say it in other words.
    said = {"short", "long"} if any(each.kind == "length" for each in evidence.findings) else set()
    told = [name for name in odd if odd[name] >= TOLD and name not in said]
    told.sort(key=lambda name: -odd[name])
    why = (*told, "unsure") if weak >= UNSURE else tuple(told)
    return Risk(round(100 * (1 - (1 - weak) * (1 - faulty))), why)


def _weak(evidence: Evidence) -> float:
    """The chance that an engine's own words are worse than most."""
    if not evidence.is_engines:
        return 0.0
    length, certainty = len(evidence.text), MEAN_CERTAINTY
    if evidence.certainty is not None:
        certainty = (length * evidence.certainty + PRIOR * certainty) / (length + PRIOR)
    kin = kinship(evidence.source, evidence.text)
    kin = MEAN_KINSHIP if kin is None else kin
    return _odds_to_share(WEAK - CERTAINTY * certainty - KINSHIP * kin)


def weight(findings: Iterable[Finding]) -> float:
    """What findings add to the log-odds: each kind once."""
    kinds = {finding.kind: finding.severity for finding in findings}
    return sum(KINDS.get(kind, SEVERITIES[severity]) for kind, severity in kinds.items())


def _odds_to_share(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))
