"""A job's summary in lines for people."""

from __future__ import annotations

from collections.abc import Iterator

from ...languages import english_name
from ..progress import duration
from ..values import DONE, FAILED, QUARANTINED, SKIPPED
from .summary import Summary

_SHOWN = 5
"""Kinds of finding, slow articles and troubles that are told."""
STATES = (DONE, SKIPPED, FAILED, QUARANTINED)


def lines(summary: Summary) -> list[str]:
    """What there is to tell, in some ten lines."""
    return [*_head(summary), *_counts(summary), *_tail(summary)]


def _head(summary: Summary) -> Iterator[str]:
    tally = summary.tally
    if summary.worker is not None:
        who = "process {pid} on {host}".format(**{"pid": "?", "host": "?", **summary.worker})
        rate = f", {summary.rate:,.0f} words/s" if summary.rate else ""
        yield f"{summary.output}: at work ({who}){rate}"
    states = [f"{tally.states[state]:,} {state}" for state in STATES if tally.states.get(state)]
    yield (
        f"{summary.output}: {tally.articles:,} articles ({', '.join(states) or 'none'}), "
        f"{summary.words:,} words in {tally.segments:,} segments"
    )
    if summary.seconds:
        memory = f", {size(summary.memory)} of memory at most" if summary.memory else ""
        yield (
            f"pace: {summary.pace:,.0f} words/s a worker, {duration(summary.seconds)} of work"
            f"{memory}"
        )


def _counts(summary: Summary) -> Iterator[str]:
    tally = summary.tally
    if tally.languages:
        named = {english_name(tag): count for tag, count in tally.languages.items()}
        yield f"languages: {_most(named)}"
        yield f"routes: {_most(tally.routes)}"
    if tally.terms:
        yield f"glossary: {tally.terms - tally.unmet:,} of {tally.terms:,} terms met"
    if tally.findings:
        yield f"findings, by segments: {_most(tally.findings)}"
    if tally.risks:
        yield f"risk: {tally.risky:,} of {sum(tally.risks):,} segments at 50 or more"


def _tail(summary: Summary) -> Iterator[str]:
    for cost in summary.slowest[:_SHOWN]:
        yield f"slow: {cost.name} ({cost.target}): {cost.seconds:.2f} s for {cost.words:,} words"
    for trouble in summary.troubles[:_SHOWN]:
        yield f"{trouble.state}: {trouble.name} ({trouble.target}): {trouble.reason}"
    if len(summary.troubles) > _SHOWN:
        more = len(summary.troubles) - _SHOWN
        yield f"… and {more:,} more: `dragoman corpus status --troubles`"


def _most(counts: dict[str, int], shown: int = _SHOWN) -> str:
    """`German 12, French 3`: the most frequent first."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    more = f", {len(ranked) - shown} others" if len(ranked) > shown else ""
    return ", ".join(f"{name} {count:,}" for name, count in ranked[:shown]) + more


def size(count: float) -> str:
    """Bytes: `512 MB`, `1.2 GB`."""
    return f"{count / 1e6:,.0f} MB" if count < 999.5e6 else f"{count / 1e9:,.1f} GB"
