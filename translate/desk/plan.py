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
    """Of a file of records, the folder that theirs go into: `news/` of `news.jsonl`."""
    records: str | None = None
    """The format of a file of records."""
    record: str | None = None
    """The key of a record."""
    row: int = 0
    """Where it begins in its file."""

    @property
    def name(self) -> str:
        """For people: the article, of a record its file and line."""
        return f"{self.path}:{self.row}" if self.row else str(self.path)

    def of_record(self, key: str, row: int) -> Job:
        """The job of one of the file's records."""
        from ..formats.records import safe_name

        po = self.po and self.po / f"{safe_name(key)}.{gettext_code(self.target)}.po"
        return Job(self.path, self.target, po, self.records, key, row)


def plan(
    paths: Sequence[Path],
    targets: Sequence[str],
    output: Path | None,
    input_format: str | None = None,
) -> list[Job]:
    """Name the PO of each article and target. Raises ConfigError where two would share one."""
    jobs = [
        _job(path, target, output, input_format)
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
        if place in taken and not (job.records and taken[place].path == job.path):
            raise ConfigError(
                f"{taken[place].path} and {job.path} would share {job.po}",
                hint="rename one, or translate them into different folders",
            )
        taken[place] = job
    return jobs


def made_from(path: Path, targets: Sequence[str]) -> Path | None:
    """The PO that an article was assembled from: `story.pt.po` beside `story.pt.txt`.

    None where the name ends in none of the targets, or no such PO is there. Of a file of records
    it is the folder of their POs.
    """
    from ..formats.records import format_of, stem

    is_records = format_of(path) is not None
    name = stem(path) if is_records else path.stem
    ends = (f".{gettext_code(target)}" for target in targets)
    end = next((end for end in ends if name.endswith(end)), None)
    if end is None:
        return None
    po = path.with_name(name.removesuffix(end)) if is_records else path.with_suffix(".po")
    if not is_records:
        return po if po.exists() else None
    return po if po.is_dir() and next(po.glob(f"*{end}.po"), None) else None


def _job(path: Path, target: str, output: Path | None, input_format: str | None) -> Job:
    from ..formats.records import stem

    records = records_format(path, input_format)
    if records is None:
        return Job(path, target, _po_path(path, target, output))
    if STDIN in (path, output):
        raise ConfigError(
            "records are many articles, and go from a file into a folder",
            hint="name the file, and with --output the folder",
        )
    return Job(path, target, (output or path.parent) / stem(path), records)


def records_format(path: Path, input_format: str | None) -> str | None:
    """The format of a file of records; None where it is one article."""
    from ..formats.records import SUFFIXES, format_of

    if input_format is None:
        return format_of(path)
    return input_format if input_format in SUFFIXES else None


def _po_path(path: Path, target: str, output: Path | None) -> Path | None:
    if STDIN in (path, output):
        return None
    return (output or path.parent) / f"{path.stem}.{gettext_code(target)}.po"
