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
    if len(jobs) > 1 and any(job.po is None for job in jobs):
        raise ConfigError(
            "standard output takes one PO", hint="give one article and one target, or files"
        )
    taken: dict[str, Job] = {}
    for job in jobs:
        place = os.path.abspath(job.po) if job.po else "-"
        if place in taken:
            raise ConfigError(
                f"{taken[place].path} and {job.path} would share {job.po}",
                hint="rename one, or translate them into different folders",
            )
        taken[place] = job
    return jobs


def made_from(path: Path, targets: Sequence[str]) -> Path | None:
    """The PO that an article was assembled from: `story.pt.po` beside `story.pt.txt`.

    None where the name ends in none of the targets, or no such PO is there.
    """
    if not path.stem.endswith(tuple(f".{gettext_code(target)}" for target in targets)):
        return None
    po = path.with_suffix(".po")
    return po if po.exists() else None


def _po_path(path: Path, target: str, output: Path | None) -> Path | None:
    if STDIN in (path, output):
        return None
    return (output or path.parent) / f"{path.stem}.{gettext_code(target)}.po"
