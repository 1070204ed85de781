"""What a job came to, or how far it is, told from its journals."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from typing import Any

from ..files import write_whole
from ..languages import english_name
from .call import Call
from .journal import Entry, Journal, Trouble
from .place import Place
from .progress import duration
from .tally import NOTHING, Tally
from .values import DONE, FAILED, QUARANTINED, SKIPPED

_SLOWEST = 10
_SHOWN = 5
"""Kinds of finding, slow shards and troubles that people are shown."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A job's articles, counted over all its runs."""

    output: str
    call: Call
    tally: Tally
    words: int
    """Source words of what is done."""
    shards: int
    seconds: float
    """That workers were at work."""
    slowest: tuple[Entry, ...]
    """Shards, by seconds a word."""
    troubles: tuple[Trouble, ...]
    moments: tuple[tuple[float, int, int, int], ...]
    """Seconds since 1970, articles and words of the run, and the most memory of a worker."""
    worker: dict[str, Any] | None = None
    """Who is at work there now."""

    @property
    def pace(self) -> float:
        """Words a second of a worker."""
        return self.words / self.seconds if self.seconds else 0.0

    @property
    def rate(self) -> float:
        """Words a second of the run that is at work, over its last minute."""
        if len(self.moments) < 2:
            return 0.0
        last = self.moments[-1]
        first = next(moment for moment in self.moments if moment[0] >= last[0] - 60)
        seconds = last[0] - first[0]
        return max(last[2] - first[2], 0) / seconds if seconds > 0 else 0.0

    @property
    def lines(self) -> list[str]:
        """For people."""
        return list(self._lines())

    def _lines(self) -> Iterator[str]:
        if self.worker is not None:
            who = "process {pid} on {host}".format(**{"pid": "?", "host": "?", **self.worker})
            rate = f", {self.rate:,.0f} words/s" if self.rate else ""
            yield f"{self.output}: at work ({who}){rate}"
        states = [
            f"{self.tally.states[state]:,} {state}"
            for state in (DONE, SKIPPED, FAILED, QUARANTINED)
            if self.tally.states.get(state)
        ]
        yield (
            f"{self.output}: {self.tally.articles:,} articles ({', '.join(states) or 'none'}), "
            f"{self.words:,} words in {self.tally.segments:,} segments"
        )
        if self.seconds:
            yield f"pace: {self.pace:,.0f} words/s a worker, {duration(self.seconds)} of work"
        yield from self._counts()
        for entry in self.slowest[:_SHOWN]:
            pace = entry.words / entry.seconds
            yield f"slow: {entry.name} and those with it: {pace:,.0f} words/s"
        for trouble in self.troubles[:_SHOWN]:
            yield f"{trouble.state}: {trouble.name} ({trouble.target}): {trouble.reason}"
        if len(self.troubles) > _SHOWN:
            yield f"… and {len(self.troubles) - _SHOWN:,} more: `dragoman corpus status --troubles`"

    def _counts(self) -> Iterator[str]:
        tally = self.tally
        if tally.languages:
            named = {english_name(tag): count for tag, count in tally.languages.items()}
            yield f"languages: {_most(named)}"
            yield f"routes: {_most(tally.routes)}"
        if tally.terms:
            unmet = tally.findings.get("term", 0)
            yield f"glossary: {tally.terms:,} terms, {unmet:,} segments where one is not met"
        if tally.findings:
            yield f"findings, by segments: {_most(tally.findings)}"
        if tally.risks:
            risky = sum(tally.risks[5:])
            yield f"risk: {risky:,} of {sum(tally.risks):,} segments at 50 or more"

    def as_json(self) -> dict[str, Any]:
        return {
            "output": self.output,
            "job": asdict(self.call),
            "at_work": self.worker,
            "articles": self.tally.articles,
            **self.tally.as_json(),
            "words": self.words,
            "shards": self.shards,
            "worker_seconds": round(self.seconds, 3),
            "words_per_worker_second": round(self.pace, 1),
            "slowest_shards": [
                {"key": e.key, "first": e.name, "words": e.words, "seconds": round(e.seconds, 3)}
                for e in self.slowest
            ],
            "troubles": [asdict(trouble) for trouble in self.troubles],
            "moments": [
                dict(zip(("at", "articles", "words", "memory"), moment, strict=True))
                for moment in self.moments
            ],
        }


def _most(counts: dict[str, int], shown: int = _SHOWN) -> str:
    """`German 12, French 3`: the most frequent first."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    more = f", {len(ranked) - shown} others" if len(ranked) > shown else ""
    return ", ".join(f"{name} {count:,}" for name, count in ranked[:shown]) + more


def summarise(place: Place) -> Summary:
    """Read a job's journals, while it runs or afterwards. Raises InputError, DragomanError."""
    call = Call.load(place)
    tally, words, seconds = NOTHING, 0, 0.0
    slowest: list[tuple[float, str, Entry]] = []
    seen: set[str] = set()
    with ExitStack() as stack:
        journals = [stack.enter_context(Journal.read(path)) for path in place.journals()]
        for entry in (entry for journal in journals for entry in journal.shards()):
            if len(journals) > 1 and entry.key in seen:
                continue
            seen.add(entry.key)
            tally += entry.tally
            words += entry.words
            seconds += entry.seconds
            if entry.words and entry.seconds:
                ranked = (entry.seconds / entry.words, entry.key, entry)
                push = heapq.heappush if len(slowest) < _SLOWEST else heapq.heappushpop
                push(slowest, ranked)
        troubles = {
            (trouble.key, trouble.name): trouble
            for journal in journals
            for trouble in journal.troubles()
        }
        moments = sorted(moment for journal in journals for moment in journal.moments())
    return Summary(
        str(place.output),
        call,
        tally,
        words,
        len(seen),
        seconds,
        tuple(entry for _, _, entry in sorted(slowest, reverse=True)),
        tuple(troubles[key] for key in sorted(troubles)),
        tuple(moments),
        place.worker(),
    )


def finish(place: Place) -> Summary:
    """Sum a job up and write that down beside its outputs, as `report.json`. Raises OSError."""
    summary = summarise(place)
    text = json.dumps(summary.as_json(), ensure_ascii=False, indent=2) + "\n"
    write_whole(place.report, text.encode("utf-8", "backslashreplace"))
    return summary
