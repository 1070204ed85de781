"""The statistics of bench/risk.py: ranks, halves of documents, and a logistic fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from translate import risk
from translate.risk import Evidence
from translate.risk.evidence import kinship, signals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CUTS = 40
"""Ways in which the documents are cut in halves."""
KINDS_OF_FINDING = {"grave": risk.GRAVE, "light": risk.LIGHT, "slight": risk.SLIGHT}


def ranks(values: Sequence[float] | Floats) -> Floats:
    """Those of equal values are the mean of theirs."""
    _, places, counts = np.unique(np.asarray(values), return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[places]


def spearman(one: Floats, other: Floats) -> float:
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def auc(sound: Sequence[float], faulty: Sequence[float]) -> float:
    """The chance that a faulty one ranks above a sound one."""
    above = ranks([*sound, *faulty])[len(sound) :].sum() - len(faulty) * (len(faulty) + 1) / 2
    return float(above / len(sound) / len(faulty))


def worst_caught(values: Floats, scores: Floats) -> float:
    """How many of the tenth with the lowest scores are in the fifth with the highest risks."""
    risky = np.argsort(-values, kind="stable")[: len(values) // 5]
    return float(np.isin(np.argsort(scores)[: len(scores) // 10], risky).mean())


def halves(documents: Sequence[str]) -> Iterator[NDArray[np.bool_]]:
    """Masks of the lines of half of the documents, CUTS times."""
    names = np.unique(documents)
    for seed in range(CUTS):
        chosen = np.random.default_rng(seed).permutation(names)[: len(names) // 2]
        yield np.isin(documents, chosen)


def fit_weakness(drafts: Sequence[Evidence], scores: Sequence[float]) -> None:
    """The line from certainty and kinship to chrF, and how steady it is from half to half."""
    kin = [kinship(one.source, one.text) or risk.MEAN_KINSHIP for one in drafts]
    known = np.column_stack([[one.certainty or 0.0 for one in drafts], kin])
    line = np.column_stack([known, np.ones(len(known))])
    (certainty, kinned, _), *_ = np.linalg.lstsq(line, np.array(scores), rcond=None)
    print(f"means of certainty and kinship {known.mean(0).round(3)}")
    print(f"chrF a unit: certainty {certainty:.1f}, kinship {kinned:.1f}")
    print(f"  as now in the log-odds: {risk.CERTAINTY / risk.KINSHIP:.2f} to 1; "
          f"fitted {certainty / kinned:.2f} to 1")  # fmt: skip
    weak = known @ [certainty, kinned]
    print(f"  standard deviation of what they add up to: {weak.std():.2f} chrF")


def features(one: Evidence) -> dict[str, float]:
    """A row of numbers: the signals, and how many kinds of findings of each weight."""
    row = {name: 0.0 for name in (*risk.WEIGHTS, *KINDS_OF_FINDING)} | signals(one)
    for kind, severity in {(each.kind, each.severity) for each in one.findings}:
        weight = risk.KINDS.get(kind, risk.SEVERITIES[severity])
        row[next(name for name, own in KINDS_OF_FINDING.items() if own == weight)] += 1
    return row


def fit_faults(
    sets: Sequence[dict[str, tuple[list[int], list[Evidence]]]], documents: list[str]
) -> None:
    """Log-odds of the signals, none below 0, each kind of fault weighing the same."""
    names = [*risk.WEIGHTS, *KINDS_OF_FINDING]
    rows, faulty, shares, kept = [], [], [], []
    for found in sets:
        for kind, (places, made) in found.items():
            rows += [[features(one)[name] for name in names] for one in made]
            faulty += [bool(kind)] * len(made)
            shares += [(1 / (len(found) - 1) if kind else 1.0) / len(made)] * len(made)
            kept += [documents[place] for place in places]
    table, wanted, weights = np.array(rows), np.array(faulty, float), np.array(shares) * 500
    whole = logistic(table, wanted, weights)
    parts = [logistic(table[half], wanted[half], weights[half]) for half in list(halves(kept))[:10]]
    spread = np.std(parts, 0)
    print("log-odds of the signals, fitted on all, ± over halves of the documents:")
    for name, value, error in zip([*names, "SOUND"], whole, spread, strict=True):
        print(f"  {name:10} {value:6.2f} ± {error:.2f}")


def logistic(table: Floats, wanted: Floats, weights: Floats, ridge: float = 1.0) -> Floats:
    """Coefficients, none below 0, and the intercept: by projected Newton steps."""
    rows = np.column_stack([table, np.ones(len(table))])
    found = np.zeros(rows.shape[1])
    penalty = np.array([ridge] * table.shape[1] + [0.0])
    for _ in range(200):
        share = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weights * (share - wanted)) + penalty * found
        free = (found > 0) | (slope < 0)
        free[-1] = True
        bend = (rows.T * (weights * share * (1 - share))) @ rows + np.diag(penalty + 1e-6)
        step = np.zeros_like(found)
        step[free] = np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        after = found - 0.5 * step
        after[:-1] = np.maximum(after[:-1], 0)
        if np.abs(after - found).max() < 1e-5:
            break
        found = after
    return found
