"""The statistics of bench/risk.py: ranks, halves of documents, and a logistic fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
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
TRIES = 10
"""Of these, those that the logistic fit is tried with."""
KINDS_OF_FINDING = {"grave": risk.GRAVE, "light": risk.LIGHT, "slight": risk.SLIGHT}
NAMES = [*risk.WEIGHTS, *KINDS_OF_FINDING]

Planted = dict[str, tuple[list[int], list[Evidence]]]
"""Translations by the kind of fault planted, with their lines' numbers; sound ones under ""."""


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


def fit_weakness(drafts: Sequence[Evidence], scores: Sequence[float], documents: list[str]) -> None:
    """The line from certainty and kinship to chrF, and what it is worth where it wasn't fitted."""
    kin = [kinship(one.source, one.text) or risk.MEAN_KINSHIP for one in drafts]
    known = np.column_stack([[one.certainty or 0.0 for one in drafts], kin, np.ones(len(kin))])
    wanted = np.array(scores)
    line, *_ = np.linalg.lstsq(known, wanted, rcond=None)
    print(f"means of certainty and kinship {known.mean(0)[:2].round(3)}")
    print(f"chrF a unit: certainty {line[0]:.1f}, kinship {line[1]:.1f}, {line[0] / line[1]:.1f}"
          f" to 1 (in use {risk.CERTAINTY / risk.KINSHIP:.1f} to 1)")  # fmt: skip
    found = []
    for half in halves(documents):
        own, *_ = np.linalg.lstsq(known[half], wanted[half], rcond=None)
        found.append(spearman(known[~half] @ own, wanted[~half]))
    print(f"fitted on one half of the documents, Spearman on the other, weakness alone:"
          f" {np.mean(found):.3f} ± {np.std(found):.3f}")  # fmt: skip


def features(one: Evidence) -> dict[str, float]:
    """A row of numbers: the signals, and how many kinds of findings of each weight."""
    row = dict.fromkeys(NAMES, 0.0) | signals(one)
    for kind, severity in {(each.kind, each.severity) for each in one.findings}:
        weight = risk.KINDS.get(kind, risk.SEVERITIES[severity])
        row[next(name for name, own in KINDS_OF_FINDING.items() if own == weight)] += 1
    return row


@dataclass(frozen=True, slots=True)
class Examples:
    """Sound and faulty translations as rows of features; faults of each kind weigh the same."""

    rows: Floats
    kinds: NDArray[np.str_]
    """Of the fault; empty where there is none."""
    weights: Floats
    documents: NDArray[np.str_]

    @classmethod
    def of(cls, found: Planted, documents: Sequence[str]) -> Examples:
        rows, kinds, weights, kept = [], [], [], []
        for kind, (places, made) in found.items():
            rows += [[features(one)[name] for name in NAMES] for one in made]
            kinds += [kind] * len(made)
            weights += [500 / len(made) / (len(found) - 1 if kind else 1)] * len(made)
            kept += [documents[place] for place in places]
        return cls(np.array(rows), np.array(kinds), np.array(weights), np.array(kept))

    def fitted(self, among: NDArray[np.bool_]) -> Floats:
        return logistic(self.rows[among], (self.kinds[among] != "") * 1.0, self.weights[among])

    def auc(self, figures: Floats, among: NDArray[np.bool_]) -> float:
        """The mean over the kinds."""
        values, kinds = self.rows[among] @ figures[:-1], self.kinds[among]
        sound = values[kinds == ""]
        return float(np.mean([auc(sound, values[kinds == kind]) for kind in set(kinds) - {""}]))


def fit_faults(sets: Sequence[Planted], documents: Sequence[str]) -> None:
    """Log-odds of the signals, none below 0, and what they are worth where they weren't fitted."""
    each = [Examples.of(found, documents) for found in sets]
    joined = Examples(*(np.concatenate([getattr(one, field.name) for one in each])
                        for field in fields(Examples)))  # fmt: skip
    whole = joined.fitted(np.ones(len(joined.rows), bool))
    parts, found = [], []
    for half in list(halves(documents))[:TRIES]:
        chosen = set(np.array(documents)[half])
        parts.append(joined.fitted(np.isin(joined.documents, list(chosen))))
        found.append([one.auc(parts[-1], ~np.isin(one.documents, list(chosen))) for one in each])
    for name, value, error in zip([*NAMES, "SOUND"], whole, np.std(parts, 0), strict=True):
        used = risk.WEIGHTS.get(name, KINDS_OF_FINDING.get(name, risk.SOUND))
        print(f"  {name:10} {value:6.2f} ± {error:.2f}, in use {used}")
    print(f"fitted on one half of the documents, mean AUC on the other, faults alone:"
          f" {np.mean(found, 0).round(3)} ± {np.std(found, 0).round(3)}")  # fmt: skip


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
