"""Which PO each article goes into, settled before any work."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import ConfigError
from ..languages import gettext_code

STDIN = Path("-")
"""Standard input or output, wherever a file can stand."""


@dataclass(frozen=True, slots=True)
class Job:
    """One article in one target, and where its PO goes; None is standard output."""

    path: Path
    target: str
    po: Path | None


def plan(paths: Sequence[Path], targets: Sequence[str], output: Path | None) -> list[Job]:
    """Name the PO of each article and target. Raises ConfigError where two would share one."""
    jobs = [
        Job(path, target, _po_path(path, target, output))
        for path in dict.fromkeys(paths)
        for target in targets
    ]
    taken: dict[str, Job] = {}
    for job in jobs:
        place = os.path.abspath(job.po) if job.po else "-"
        if place in taken:
            raise ConfigError(
                f"{taken[place].path} and {job.path} would share {job.po or 'standard output'}",
                hint="rename one, or translate them into different folders",
            )
        taken[place] = job
    return jobs


def _po_path(path: Path, target: str, output: Path | None) -> Path | None:
    if path == STDIN:
        return None
    return (output or path.parent) / f"{path.stem}.{gettext_code(target)}.po"
