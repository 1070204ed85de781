"""Fit how sure detection is of its answers, and show on other texts whether that holds.

    uv run python bench/calibration.py

The weights of `translate/detect/confidence.py` come from here, fitted on the even half of the data
(bench/detection_data.py); the table is of the odd half. Without py3langid (`dragoman[detect]`) only
the first set is fitted.
"""

from __future__ import annotations

import itertools
import math
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from detection_data import DATA, samples

from translate.detect.candidates import CANDIDATES, Ranked, ranked, words_of
from translate.detect.confidence import MOST_MARGIN
from translate.detect.letters import telling
from translate.detect.opinion import with_second
from translate.detect.scripts import main_script

SCRIPTS = ("Cyrl", "Arab", "Deva")
KNOWN = {tag.partition("-")[0] for tags in CANDIDATES.values() for tag in tags}
NO_PROFILE = 0.5
"""The weight of a text in a language that can only be taken for another."""
SAME_AS_ANOTHER = frozenset({"bs"})
"""Nobody tells it from Croatian by a sentence."""
BINS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 1.01)


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one answer, and whether it is right."""

    half: int
    features: tuple[float, ...]
    right: bool
    weight: float


def features(found: Ranked) -> tuple[float, ...]:
    """In the order of `Calibration`."""
    letters = max(found.letters, 1.0)
    return (
        1.0,
        found.margin / math.sqrt(letters),
        min(found.margin, MOST_MARGIN),
        math.log(letters),
        found.fit,
        found.outside,
        *(float(found.script == script) for script in SCRIPTS),
    )


def cases(opinion: Callable[[str, Ranked], Ranked | None]) -> Iterator[Case]:
    """All short texts that neither script nor letters settle."""
    for sample in samples():
        script, _ = main_script(sample.text)
        words = words_of(sample.text)
        if script not in CANDIDATES or not words or telling(words):
            continue
        if sample.kind.endswith("documents") or sample.language in SAME_AS_ANOTHER:
            continue
        if found := opinion(sample.text, ranked([words], script)):
            right = found.best.partition("-")[0] == sample.language
            weight = 1.0 if sample.language in KNOWN else NO_PROFILE
            yield Case(sample.half, features(found), right, weight)


def fit(given: Sequence[Case]) -> np.ndarray:
    """Weighted logistic regression by Newton's method."""
    x = np.array([case.features for case in given])
    y = np.array([case.right for case in given], dtype=float)
    w = np.array([case.weight for case in given])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = probabilities(x, weights)
        hessian = (x.T * (w * p * (1 - p) + 1e-9)) @ x + 1e-3 * np.eye(len(weights))
        step = np.linalg.solve(hessian, x.T @ (w * (y - p)) - 1e-3 * weights)
        weights += step
        if abs(step).max() < 1e-6:
            break
    return weights


def probabilities(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))


def report(name: str, all_cases: Iterable[Case]) -> None:
    """The weights, and the share of right answers by what was said of them."""
    halves: tuple[list[Case], list[Case]] = ([], [])
    for case in all_cases:
        halves[case.half].append(case)
    if not halves[0]:
        return
    weights = fit(halves[0])
    print(f"{name}: {', '.join(f'{weight:.4f}' for weight in weights)}")
    sure = probabilities(np.array([case.features for case in halves[1]]), weights)
    right = np.array([case.right for case in halves[1]])
    print("| confidence | answers | right |\n|---|--:|--:|")
    for low, high in itertools.pairwise(BINS):
        inside = (sure >= low) & (sure < high)
        print(f"| {low:g} to {min(high, 1):g} | {inside.sum()} | {right[inside].mean():.3f} |")


def main() -> int:
    if not (DATA / "ntrex").is_dir():
        print(f"skipped: no evaluation data in {DATA}", file=sys.stderr)
        return 0
    report("ALONE", cases(lambda text, found: found))
    report("WITH_SECOND", cases(with_second))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
