"""Shares of what there was to keep, with the interval and the test that scores have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .scores import Figure, paired

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

Tally = tuple[int, int]
"""Of one line: how many were kept, and how many there were to keep."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many were kept of how many, in a whole text."""

    kept: int
    total: int
    figure: Figure
    """The share in points, 0 to 100; 100 where there was nothing to keep."""

    def as_json(self) -> dict[str, float | int | None]:
        return {"kept": self.kept, "total": self.total, **self.figure.as_json()}


def compare_shares(systems: Sequence[Sequence[Tally]], *, samples: int) -> list[Share]:
    """The share of each system, a tally a line; with `samples` as `scores.compare` does it."""
    sums = [(sum(k for k, _ in tallies), sum(t for _, t in tallies)) for tallies in systems]
    if samples and sums[0][1]:
        _, rows = paired({"share": _metric()}, systems, samples)
        figures = [row["share"] for row in rows]
    else:
        points = [_points(*each) for each in sums]
        figures = [
            Figure(each, difference=each - points[0] if number else None)
            for number, each in enumerate(points)
        ]
    return [Share(*each, figure) for each, figure in zip(sums, figures, strict=True)]


def _points(kept: float, total: float) -> float:
    return 100.0 * float(kept) / float(total) if total else 100.0


def _metric() -> Metric:
    """A metric of sacrebleu's whose lines are tallies already, so that its tests take them."""
    from sacrebleu.metrics.base import Metric, Score

    class ShareMetric(Metric):
        def __init__(self) -> None:
            super().__init__()  # type: ignore[no-untyped-call]
            self.num_refs = 1

        def _extract_corpus_statistics(self, hypotheses: Any, references: Any) -> Any:
            return hypotheses

        def _aggregate_and_compute(self, stats: Any) -> Score:
            return self._compute_score_from_stats(
                [sum(column) for column in zip(*stats, strict=True)]
            )

        def _compute_score_from_stats(self, stats: Any) -> Score:
            return Score("share", _points(*stats))

        def _preprocess_segment(self, sent: str) -> str:
            raise NotImplementedError

        def _extract_reference_info(self, refs: Any) -> Any:
            raise NotImplementedError

        def _compute_segment_statistics(self, hypothesis: Any, ref_kwargs: Any) -> Any:
            raise NotImplementedError

    return ShareMetric()
