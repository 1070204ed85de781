"""`dragoman check`, `status`, `review`: what is wrong in POs, how far they are, what waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ..catalog import Catalog
from ..errors import DragomanError
from ..finding import Finding
from ..glossary import Glossary
from ..report import Status, check, find_pos, status
from .looking import Failed, Looked, each
from .queue import Waiting, riskiest, waiting
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
        return Looked(told(catalog, glossary), len(catalog.entries))

    pos, failed = named_pos(paths)
    yield from failed
    yield from each(pos, look)


def told(catalog: Catalog, glossary: Glossary) -> tuple[Told, ...]:
    """What is wrong in a catalog."""
    return tuple(map(Told, check(catalog, glossary=glossary)))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a PO is, and the riskiest of what waits in it, where that was asked for."""

    status: Status
    worst: tuple[Waiting, ...] | None = None

    @property
    def line(self) -> str:
        return self.status.line

    def as_json(self) -> dict[str, Any]:
        row = self.status.as_json()
        if self.worst is not None:
            row["worst"] = [entry.as_json() for entry in self.worst]
        return row


def status_files(
    paths: Sequence[Path], glossary: Glossary | None = None, worst: int | None = None
) -> Iterator[Looked[Progress] | Failed]:
    """How far each PO is; folders are looked through.

    With `worst`, so many of the riskiest entries of all POs together, each with its PO; `glossary`
    None is the house's.
    """

    def look(path: Path) -> Looked[Progress]:
        catalog = load_po(path)
        rows = None if worst is None else tuple(waiting(catalog, glossary))
        return Looked((Progress(status(catalog), rows),))

    pos, failed = named_pos(paths)
    yield from failed
    if worst is None:
        yield from each(pos, look)
        return
    files = list(each(pos, look))
    looked = [row for file in files if isinstance(file, Looked) for row in file.rows]
    chosen = set(riskiest((entry for row in looked for entry in row.worst or ()), worst))
    for file in files:
        if isinstance(file, Looked):
            rows = (_only(row, chosen) for row in file.rows)
            file = replace(file, rows=tuple(rows))
        yield file


def _only(row: Progress, chosen: set[Waiting]) -> Progress:
    return replace(row, worst=tuple(riskiest(e for e in row.worst or () if e in chosen)))


def queue_files(
    paths: Sequence[Path], glossary: Glossary, worst: int | None = None
) -> Iterator[Looked[Waiting] | Failed]:
    """What waits in all POs together, the riskiest first; folders are looked through."""
    pos, failed = named_pos(paths)
    yield from failed
    looked = []
    for file in each(pos, lambda path: Looked(tuple(waiting(load_po(path), glossary)))):
        if isinstance(file, Failed):
            yield file
        else:
            looked.append(file)
    if looked:
        yield Looked(tuple(riskiest((row for file in looked for row in file.rows), worst)))


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
