"""A job's summary laid out as a page shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from ...languages import english_name
from ...page import charts
from ...page.job import Failure, Figure, JobPage, Reviewed, Session, Slow
from ...page.scales import percent, span
from ..call import Call
from ..runs import Run
from .lines import STATES, size
from .review import Review
from .summary import Summary
from .timeline import timeline

_FAILURES = 100
"""That are listed by name."""
_MARKED = 12
"""Runs whose beginnings are marked in the charts; of more the marks would be a wall."""
_RISKS = (*(f"{low}–{low + 9}" for low in range(0, 90, 10)), "90–100")


def look_at_job(summary: Summary, review: Review | None = None) -> JobPage:
    """All there is to see of a job; `review` None where nobody looked into its POs."""
    tally = summary.tally
    time = timeline(summary.runs)
    marks = dict(_marks(summary.runs, time.starts))
    stretches = time.stretches
    named = {english_name(tag): count for tag, count in tally.languages.items()}
    done = sum(tally.languages.values())
    return JobPage(
        name=Path(summary.output).name or summary.output,
        where=summary.output,
        targets=", ".join(english_name(tag) for tag in summary.call.targets),
        at_work=_at_work(summary),
        states=tuple((state, tally.states[state]) for state in STATES if tally.states.get(state)),
        figures=tuple(_figures(summary)),
        pace=charts.curve(
            [charts.Measured(one.start, one.end, one.rate) for one in stretches],
            marks,
            lambda value: f"{value:,.0f}",
            " words/s",
        ),
        memory=charts.curve(
            [charts.Measured(one.start, one.end, one.memory) for one in stretches], marks, size
        ),
        memory_note=_memory_note(summary.runs),
        languages=charts.bars(named, done),
        routes=charts.bars(tally.routes, done),
        findings=charts.bars(tally.findings, tally.segments, shown=24),
        terms=tally.terms,
        unmet=tally.unmet,
        risks=charts.histogram(dict(zip(_RISKS, tally.risks, strict=False)), _RISKS[5:]),
        review=_reviewed(review) if review and review.pos else None,
        slowest=tuple(
            Slow(cost.name, cost.target, cost.words, cost.seconds, cost.own)
            for cost in summary.slowest
        ),
        reasons=charts.bars(
            Counter(trouble.reason for trouble in summary.troubles), len(summary.troubles)
        ),
        failures=tuple(
            Failure(one.name, one.target, one.state, one.reason)
            for one in summary.troubles[:_FAILURES]
        ),
        more_failures=max(len(summary.troubles) - _FAILURES, 0),
        sessions=tuple(map(_session, summary.runs, _names(summary.runs))),
        settings=tuple(_settings(summary.call)),
    )


def _at_work(summary: Summary) -> str:
    if summary.worker is None:
        return ""
    return "process {pid} on {host}".format(**{"pid": "?", "host": "?", **summary.worker})


def _figures(summary: Summary) -> Iterator[Figure]:
    tally = summary.tally
    troubles = len(summary.troubles)
    yield Figure(f"{tally.articles:,}", "articles", f"in {summary.shards:,} shards")
    yield Figure(f"{summary.words:,}", "words", f"in {tally.segments:,} segments")
    if summary.seconds:
        yield Figure(
            f"{summary.pace:,.0f}",
            "words/s a worker",
            f"{span(summary.seconds)} of work",
        )
    if summary.memory:
        yield Figure(size(summary.memory), "of memory at most")
    if tally.terms:
        yield Figure(percent(1 - tally.unmet / tally.terms), "of terms met", f"of {tally.terms:,}")
    if tally.risks:
        yield Figure(f"{tally.risky:,}", "segments at risk", f"≥ 50, of {sum(tally.risks):,}")
    yield Figure(f"{troubles:,}", "not done", bad=troubles > 0)


def _marks(runs: Iterable[Run], starts: Iterable[float]) -> Iterator[tuple[str, float]]:
    """Where a run began that went on with another; parts side by side have none."""
    placed = list(zip(runs, starts, strict=True))
    if len(placed) > _MARKED or any(run.part for run, _ in placed):
        return
    for number, (_, start) in enumerate(placed[1:], 2):
        yield f"run {number}", start


def _names(runs: Iterable[Run]) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for run in runs:
        counts[run.part] += 1
        part = f"part {run.part.replace('-', ' ')}, " if run.part else ""
        yield f"{part}run {counts[run.part]}"


def _memory_note(runs: Iterable[Run]) -> str:
    if any(run.cluster for run in runs):
        return "Of the driver alone where a cluster did the work: its dashboard tells the rest."
    return "Of the driver and its workers together, the most of each stretch."


def _session(run: Run, name: str) -> Session:
    workers = "a cluster" if run.cluster else f"{run.workers:,}" if run.workers else "in process"
    return Session(
        name,
        datetime.fromtimestamp(run.started, UTC).strftime("%Y-%m-%d %H:%M:%S"),
        span(run.seconds),
        workers,
        run.words,
        run.words / run.seconds if run.seconds else 0.0,
        size(run.memory),
    )


def _reviewed(review: Review) -> Reviewed:
    return Reviewed(
        review.pos,
        review.begun,
        review.finished,
        review.unreadable,
        review.entries,
        review.approved,
        review.states,
    )


def _settings(call: Call) -> Iterator[tuple[str, str]]:
    """What was asked for, but for what was left as it is."""
    usual = Call((), ())
    for name in call.__slots__:
        value = getattr(call, name)
        if value != getattr(usual, name):
            shown = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            yield name.replace("_", " "), shown
