"""BLEU, chrF and TER by sacrebleu, each with its signature, an interval and a test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ..errors import ConfigError
from ..languages import base
from ..typography.quotes import DOUBLE, SINGLE

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric
    from sacrebleu.significance import Result

SCORES = ("BLEU", "chrF2", "TER")
"""As sacrebleu calls them; of TER less is better."""
MOST_CELLS = 25_000_000
"""Lines times samples: sacrebleu keeps some 80 bytes for each of them in memory at once."""

_STRAIGHT = str.maketrans({**dict.fromkeys(DOUBLE, '"'), **dict.fromkeys(SINGLE, "'")})
# What BLEU counts as a word where words are not set apart. MeCab, sacrebleu's own choice for
# Japanese and Korean, has to be installed; characters need nothing and never differ.
_BLEU_UNITS = {"zh": "zh", **dict.fromkeys(("ja", "ko", "th", "lo", "km", "my"), "char")}
_ASIAN = ("zh", "ja")


@dataclass(frozen=True, slots=True)
class Figure:
    """A score in points (0 to 100; TER may be more), and how far it is to be trusted."""

    score: float
    margin: float | None = None
    """Half the width of the 95 % interval; None without a bootstrap."""
    difference: float | None = None
    """From the first system's score; None for that one itself."""
    p: float | None = None
    """How likely a difference at least so large is by chance: the paired bootstrap's p-value."""

    @property
    def may_be_noise(self) -> bool:
        return self.p is not None and self.p >= 0.05

    def as_json(self) -> dict[str, float | None]:
        return {
            "score": self.score,
            "margin": self.margin,
            "difference": self.difference,
            "p": self.p,
        }


def require() -> None:
    """Raise ConfigError where sacrebleu is not installed."""
    if find_spec("sacrebleu") is None:
        raise ConfigError(
            "evaluation needs sacrebleu, which is not installed",
            hint="pip install 'dragoman[evaluate]', or in a clone: uv sync --extra evaluate",
        )


def fold(text: str) -> str:
    """A text with all its quotation marks and apostrophes straight, one for one."""
    return text.translate(_STRAIGHT)


def corpus_scores(
    drafts: Sequence[str],
    references: Sequence[Sequence[str]],
    target: str,
    names: Sequence[str] = SCORES,
) -> dict[str, float]:
    """The scores of a translation by name; `target` is a BCP 47 tag."""
    _, [figures] = compare([drafts], references, target, samples=0, names=names)
    return {name: figure.score for name, figure in figures.items()}


def compare(
    systems: Sequence[Sequence[str]],
    references: Sequence[Sequence[str]],
    target: str,
    *,
    samples: int,
    names: Sequence[str] = SCORES,
) -> tuple[dict[str, str], list[dict[str, Figure]]]:
    """Score each system's lines; return the signatures, and a system's figures by name.

    With `samples` each has an interval, and all but the first a test against the first. Equals
    what `sacrebleu --paired-bs` prints, and repeats: the seed is sacrebleu's, 12345 unless the
    environment's SACREBLEU_SEED says otherwise. Raises ConfigError where sacrebleu is missing.
    """
    require()
    metrics = {name: _metric(name, references, target) for name in names}
    if samples:
        return paired(metrics, systems, samples)
    rows = [
        {name: Figure(metric.corpus_score(lines, None).score) for name, metric in metrics.items()}
        for lines in systems
    ]
    for figures in rows[1:]:
        for name, figure in figures.items():
            difference = figure.score - rows[0][name].score
            figures[name] = Figure(figure.score, difference=difference)
    return {name: str(metric.get_signature()) for name, metric in metrics.items()}, rows


def paired(
    metrics: Mapping[str, Metric], systems: Sequence[Any], samples: int
) -> tuple[dict[str, str], list[dict[str, Figure]]]:
    """Test systems against the first by sacrebleu's paired bootstrap; as `compare` returns it."""
    from sacrebleu.significance import PairedTest, Result

    named = [(str(number), system) for number, system in enumerate(systems)]
    signatures, results = PairedTest(
        named, metrics, references=None, test_type="bs", n_samples=samples
    )()
    rows: list[dict[str, Figure]] = [{} for _ in systems]
    for name in signatures:
        first = results[name][0]
        for row, result in zip(rows, results[name], strict=True):
            assert isinstance(result, Result)
            assert isinstance(first, Result)
            row[name] = _figure(result, None if result is first else first)
    return {name: str(signature) for name, signature in signatures.items()}, rows


def _figure(result: Result, first: Result | None) -> Figure:
    score, margin = float(result.score), None if result.ci is None else float(result.ci)
    if first is None:
        return Figure(score, margin)
    difference = score - float(first.score)
    # Of two systems without any difference sacrebleu says 1 / (samples + 1).
    return Figure(score, margin, difference, result.p_value if difference else 1.0)


def _metric(name: str, references: Sequence[Sequence[str]], target: str) -> Metric:
    from sacrebleu import BLEU, CHRF, TER

    language = base(target)
    if name == "BLEU":
        return BLEU(tokenize=_BLEU_UNITS.get(language), references=references)
    if name == "TER":
        asian = language in _ASIAN
        return TER(normalized=asian, asian_support=asian, references=references)
    return CHRF(references=references)
