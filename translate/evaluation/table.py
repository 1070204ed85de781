"""An evaluation as a table, a row a figure and a column a system, and how to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from .scores import Figure
from .systems import Evaluation, Measured

_NONE = "–"
_SCORES = {"BLEU": "BLEU", "chrF2": "chrF", "TER": "TER, less is better"}
_SHARES = {
    "terms_listed": "terms met, listed form",
    "terms_met": "terms met, also inflected",
    "terms_of_references": "of those in a reference",
    "names": "names kept",
}


def plain_text(evaluation: Evaluation) -> str:
    """For a terminal."""
    return "\n".join(
        [_title(evaluation), "", _table(evaluation, "simple"), "", *_legend(evaluation)]
    )


def markdown(evaluation: Evaluation) -> str:
    """For a README, an issue or a review."""
    legend = [f"- {line}" for line in _legend(evaluation)]
    return "\n".join([_title(evaluation), "", _table(evaluation, "pipe"), "", *legend])


def _title(evaluation: Evaluation) -> str:
    text = evaluation.text
    references = len(text.references)
    quotes = "quotes folded" if evaluation.folded else "quotes as they are"
    return (
        f"{text.source} → {text.target}: {len(text.lines)} lines, {text.words} words, "
        f"{references} reference{'s' if references > 1 else ''}, {quotes}"
    )


def _table(evaluation: Evaluation, style: str) -> str:
    from tabulate import tabulate

    names = [measured.system.name for measured in evaluation.systems]
    if style == "pipe":
        names = [name.replace("|", "\\|") for name in names]
    rows = [
        [label, *(cell(measured) for measured in evaluation.systems)]
        for label, cell in _rows(evaluation)
    ]
    return str(tabulate(rows, ["", *names], tablefmt=style, disable_numparse=True))


def _rows(evaluation: Evaluation) -> Iterator[tuple[str, Callable[[Measured], str]]]:
    for name, label in _SCORES.items():
        yield label, partial(_score, name)
    for name, label in _SHARES.items():
        yield label, partial(_share, name)
    yield "lines copied", lambda measured: str(measured.copies)
    if any(measured.system.pace for measured in evaluation.systems):
        yield "words a second", partial(_pace, "per_second")
        yield "words a CPU-second", partial(_pace, "per_cpu_second")


def _score(name: str, measured: Measured) -> str:
    return _figure(measured.scores[name])


def _figure(figure: Figure, unit: str = "", places: int = 2) -> str:
    text = f"{figure.score:.{places}f}{unit}"
    # Samples of a perfect share all are perfect, which says nothing of what else may come.
    if figure.margin:
        text += f" ± {figure.margin:.{places}f}"
    return text + _against_first(figure, places)


def _against_first(figure: Figure, places: int) -> str:
    if figure.difference is None:
        return ""
    test = "" if figure.p is None else f", p = {figure.p:.3f}"
    noise = "≈ " if figure.may_be_noise else ""
    return f" ({noise}{figure.difference:+.{places}f}{test})"


def _share(name: str, measured: Measured) -> str:
    share = measured.shares[name]
    if not share.total:
        return _NONE
    return f"{share.kept} of {share.total}: {_figure(share.figure, ' %', 1)}"


def _pace(name: str, measured: Measured) -> str:
    pace = measured.system.pace
    if pace is None:
        return _NONE
    return f"{'≈ ' if pace.may_be_noise else ''}{getattr(pace, name):,.0f}"


def _legend(evaluation: Evaluation) -> Iterator[str]:
    first = evaluation.systems[0].system.name
    several = len(evaluation.systems) > 1
    if evaluation.samples:
        yield f"±: 95 % interval, by {evaluation.samples} bootstrap samples of the lines"
    if several:
        yield f"in brackets: the difference from {first}"
    if several and evaluation.samples:
        yield "p: how likely so large a difference is by chance; ≈: it may be noise (p ≥ 0.05)"
    if any(each.system.pace and each.system.pace.may_be_noise for each in evaluation.systems):
        yield "≈ words a second: less than a second was timed"
    routes = dict.fromkeys(each.system.route for each in evaluation.systems if each.system.route)
    yield from (f"translated: {route}" for route in routes)
    for name, signature in evaluation.signatures.items():
        yield f"{name}: {signature}"
