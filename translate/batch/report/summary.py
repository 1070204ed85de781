"""A job counted from its journals."""

from __future__ import annotations

import heapq
import json
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from typing import Any

from ...errors import InputError
from ...files import write_whole
from ..call import Call
from ..costs import ranked
from ..journal import Entry, Journal, Trouble
from ..place import Place
from ..runs import Run, thinned
from ..tally import NOTHING, Tally
from ..values import Cost

_SLOWEST = 10
_MOMENTS = 10_000
"""Of all runs together; each has two at least, its end and the most of its memory."""


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
    slowest: tuple[Cost, ...]
    """Articles, by what they took."""
    slowest_shards: tuple[Entry, ...]
    """By seconds a word."""
    troubles: tuple[Trouble, ...]
    runs: tuple[Run, ...]
    """The last ones of each part, those of a part in order."""
    worker: dict[str, Any] | None = None
    """Who is at work there now."""

    @property
    def pace(self) -> float:
        """Words a second of a worker."""
        return self.words / self.seconds if self.seconds else 0.0

    @property
    def rate(self) -> float:
        """Words a second over the last minute, of all parts that are at work."""
        last = {run.part: run.rate for run in self.runs}
        return sum(last.values())

    @property
    def memory(self) -> int:
        """Bytes at most, of the run that took most."""
        return max((run.memory for run in self.runs), default=0)

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
            "memory": self.memory,
            "slowest": [_cost(cost) for cost in self.slowest],
            "slowest_shards": [
                {"key": e.key, "first": e.name, "words": e.words, "seconds": round(e.seconds, 3)}
                for e in self.slowest_shards
            ],
            "troubles": [asdict(trouble) for trouble in self.troubles],
            "runs": [_run(run) for run in self.runs],
        }


def _cost(cost: Cost) -> dict[str, Any]:
    return {
        "name": cost.name,
        "target": cost.target,
        "words": cost.words,
        "seconds": round(cost.seconds, 3),
        "alone": round(cost.own, 3),
    }


def _run(run: Run) -> dict[str, Any]:
    return {
        "part": run.part or None,
        "started": round(run.started, 3),
        "seconds": run.seconds,
        "workers": run.workers,
        "cluster": run.cluster,
        "words": run.words,
        "memory": run.memory,
        "moments": [moment._asdict() for moment in run.moments],
    }


def summarise(place: Place) -> Summary:
    """Read a job's journals, while it runs or afterwards. Raises InputError, DragomanError."""
    call = Call.load(place)
    found = place.journals()
    if not found and any(place.each_receipt()):
        raise InputError(
            "the job's journal is gone",
            where=place.output,
            hint="`dragoman corpus status --rebuild` makes it again from the receipts",
        )
    with ExitStack() as stack:
        journals = {place.part_of(path): stack.enter_context(Journal.read(path)) for path in found}
        shards = _Shards()
        for journal in journals.values():
            shards.add(journal)
        troubles = {
            (trouble.key, trouble.name): trouble
            for journal in journals.values()
            for trouble in journal.troubles()
        }
        costs = {
            (cost.name, cost.target): cost
            for journal in journals.values()
            for cost in journal.slowest()
        }
        runs = [run for part, journal in journals.items() for run in journal.runs(part)]
    return Summary(
        str(place.output),
        call,
        shards.tally,
        shards.words,
        len(shards.seen),
        shards.seconds,
        ranked(costs.values(), _SLOWEST),
        shards.slowest,
        tuple(troubles[key] for key in sorted(troubles)),
        _few(runs),
        place.worker(),
    )


class _Shards:
    """Sums over the shards of all journals; one that stands in several counts once."""

    def __init__(self) -> None:
        self.tally, self.words, self.seconds = NOTHING, 0, 0.0
        self.seen: set[str] = set()
        self._slowest: list[tuple[float, str, Entry]] = []

    def add(self, journal: Journal) -> None:
        for entry in journal.shards():
            if entry.key in self.seen:
                continue
            self.seen.add(entry.key)
            self.tally += entry.tally
            self.words += entry.words
            self.seconds += entry.seconds
            if entry.words and entry.seconds:
                ranked = (entry.seconds / entry.words, entry.key, entry)
                push = heapq.heappush if len(self._slowest) < _SLOWEST else heapq.heappushpop
                push(self._slowest, ranked)

    @property
    def slowest(self) -> tuple[Entry, ...]:
        return tuple(entry for _, _, entry in sorted(self._slowest, reverse=True))


def _few(runs: list[Run]) -> tuple[Run, ...]:
    """With so few moments that the report of a job of many parts stays readable."""
    share = max(_MOMENTS // max(len(runs), 1), 2)
    return tuple(replace(run, moments=thinned(run.moments, share)) for run in runs)


def finish(place: Place) -> Summary:
    """Sum a job up and write that down beside its outputs, as `report.json`. Raises OSError."""
    summary = summarise(place)
    text = json.dumps(summary.as_json(), ensure_ascii=False, indent=2) + "\n"
    write_whole(place.report, text.encode("utf-8", "backslashreplace"))
    return summary
