"""`dragoman evaluate`: files with sources, references and drafts in, their figures out."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ConfigError, InputError
from .order import Order
from .plan import STDIN
from .standard import read_article

if TYPE_CHECKING:
    from ..evaluation import Evaluation, System, Text
    from ..glossary import Glossary
    from ..segment import Rules

Told = Callable[[int, str], None]
BATCH = 500
"""Lines drafted together: enough for any engine's batches, few enough to show progress."""
RUNS = {"compare": (False, True), "only": (False,), "never": (True,)}
"""What each engine is run with, by what is wanted of runs without the glossary."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a call of `evaluate` asks for, its files read and everything checked."""

    text: Text
    given: tuple[System, ...]
    """The drafts that were given."""
    engines: tuple[str | None, ...]
    """None is the best route at hand."""
    glossary: Glossary
    runs: tuple[bool, ...]
    """What each engine is run with: False is no glossary."""
    samples: int
    folded: bool
    rules: Rules | None = None
    """Where sentences end, by the user's own rules."""

    @property
    def steps(self) -> int:
        """How many lines there are to translate, and to score."""
        from ..evaluation.scores import SCORES

        return (len(self.engines) * len(self.runs) + len(SCORES)) * len(self.text.lines)

    @classmethod
    def of(
        cls,
        order: Order,
        source: Path,
        references: Sequence[Path],
        drafts: Sequence[Path],
        engines: Sequence[str],
        *,
        without: str,
        samples: int,
        folded: bool,
    ) -> Comparison:
        """Read a call; the order's engine is not looked at.

        Without engines and drafts it is of the best route at hand. `without` is one of RUNS.
        Raises ConfigError, InputError, RouteError before any work.
        """
        from ..engines.routing import find_route
        from ..evaluation import System, Text, require

        require()
        if order.source is None:
            raise InputError("the source language is not given", hint="say it with --from")
        if [source, *references, *drafts].count(STDIN) > 1:
            raise ConfigError("standard input can be read once", hint="give files for the others")
        names = tuple(dict.fromkeys(engines)) or (() if drafts else (None,))
        for name in names:
            find_route(order.source, order.target, engine=name)
        lines = _lines(source)
        _check_size(len(lines), samples)
        beside = {path: _beside(lines, source, path) for path in (*references, *drafts)}
        text = Text(lines, tuple(beside[path] for path in references), order.source, order.target)
        given = tuple(System(str(path), beside[path]) for path in dict.fromkeys(drafts))
        runs = RUNS[without] if len(order.glossary) else RUNS["only"]
        return cls(text, given, names, order.glossary, runs, samples, folded, order.rules)

    def evaluate(self, told: Told = lambda steps, state: None) -> Evaluation:
        """Translate with each engine, then measure. `told` hears of each part of the steps."""
        from ..evaluation import evaluate

        made = [self._run(engine, run, told) for engine in self.engines for run in self.runs]
        text = self.text
        return evaluate(
            text,
            [*made, *self.given],
            self.glossary.matcher(text.source, text.target),
            folded=self.folded,
            samples=self.samples,
            told=lambda score: told(len(text.lines), score),
        )

    def _run(self, engine: str | None, with_glossary: bool, told: Told) -> System:
        from ..draft import translate_lines
        from ..engines.routing import find_route
        from ..evaluation import Pace, System
        from ..glossary import Glossary

        text = self.text
        route = find_route(text.source, text.target, engine=engine)
        name = f"{route.engine}, {'glossary' if with_glossary else 'no glossary'}"
        glossary = self.glossary if with_glossary else Glossary()

        def translate(lines: Sequence[str]) -> list[str]:
            drafts = translate_lines(
                lines,
                text.source,
                text.target,
                engine=engine,
                glossary=glossary,
                rules=self.rules,
                checked=False,  # all systems alike are, when they are measured
            )
            return [draft.text for draft in drafts]

        translate(text.lines[:1])  # loads the model, which is not to be timed
        made: list[str] = []
        seconds, cpu = time.perf_counter(), _cpu_seconds()
        for at in range(0, len(text.lines), BATCH):
            batch = text.lines[at : at + BATCH]
            made += translate(batch)
            told(len(batch), name)
        pace = Pace(text.words, time.perf_counter() - seconds, _cpu_seconds() - cpu)
        return System(name, tuple(made), route.description, pace)


def _cpu_seconds() -> float:
    """Of this process, all its threads and the programs that it ran."""
    return sum(os.times()[:4])


def _check_size(lines: int, samples: int) -> None:
    from ..evaluation.scores import MOST_CELLS

    if lines * samples > MOST_CELLS:
        raise ConfigError(
            f"{samples} bootstrap samples of {lines} lines don't fit into memory",
            hint=f"give --bootstrap {MOST_CELLS // lines}, or 0 for no intervals",
        )


def _lines(path: Path) -> tuple[str, ...]:
    """The lines of a file as sacrebleu reads them: any line end, no blanks at the end."""
    read = read_article(path, "text")
    if read.note:  # Figures on a guess would be none.
        raise InputError("is not UTF-8", where=path, hint="convert it first")
    text = read.text.removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return tuple(line.rstrip() for line in lines)


def _beside(lines: Sequence[str], source: Path, path: Path) -> tuple[str, ...]:
    """The lines of a file that goes with the source line by line."""
    found = _lines(path)
    if len(found) != len(lines):
        raise InputError(
            f"has {len(found)} lines, {source} has {len(lines)}",
            where=path,
            hint="the files have to go together line by line",
        )
    return found
