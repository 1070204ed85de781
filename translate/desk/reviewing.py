"""`dragoman check` and `dragoman status`: what is wrong in POs, and how far their review is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..article import Finding
from ..errors import DragomanError
from ..glossary import Glossary
from ..report import Status, check, find_pos, status
from .looking import Failed, Looked, each
from .standard import load_po


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, for people and for programs."""

    finding: Finding

    @property
    def line(self) -> str:
        return f"{self.finding.where}: {self.finding.severity}: {self.finding.message}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self.finding)


def check_files(paths: Sequence[Path], glossary: Glossary) -> Iterator[Looked[Told] | Failed]:
    """What is wrong in each PO; folders are looked through."""

    def look(path: Path) -> Looked[Told]:
        catalog = load_po(path)
        found = check(catalog, glossary=glossary)
        return Looked(tuple(Told(finding) for finding in found), len(catalog.entries))

    pos, failed = named_pos(paths)
    yield from failed
    yield from each(pos, look)


def status_files(paths: Sequence[Path]) -> Iterator[Looked[Status] | Failed]:
    """How far each PO is; folders are looked through."""
    pos, failed = named_pos(paths)
    yield from failed
    yield from each(pos, lambda path: Looked((status(load_po(path)),)))


def named_pos(paths: Sequence[Path]) -> tuple[list[Path], list[Failed]]:
    """The POs that are named, and the folders without any."""
    pos: list[Path] = []
    failed = []
    for path in paths:
        try:
            pos += find_pos([path])
        except DragomanError as error:
            failed.append(Failed(str(error)))
    return pos, failed
