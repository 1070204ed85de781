"""How far the review of a job's POs is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ...errors import DragomanError
from ..place import Place


@dataclass(frozen=True, slots=True)
class Review:
    """Counts over all POs of a job."""

    pos: int
    begun: int
    """POs with an entry that a person has worked on."""
    finished: int
    """POs whose entries are all approved."""
    states: dict[str, int]
    """Entries by state."""
    unreadable: int = 0

    @property
    def entries(self) -> int:
        return sum(self.states.values())

    @property
    def approved(self) -> int:
        return self.states.get("accepted", 0) + self.states.get("translated", 0)

    @property
    def line(self) -> str:
        broken = f", {self.unreadable:,} can't be read" if self.unreadable else ""
        return (
            f"review: {self.approved:,} of {self.entries:,} entries approved; "
            f"{self.begun:,} of {self.pos:,} POs begun, {self.finished:,} finished{broken}"
        )

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def reviewed(place: Place, told: Callable[[str], None] = lambda state: None) -> Review:
    """Look into all POs that the receipts name; `told` hears how far it is."""
    from ...catalog import load
    from ...report import status

    states: Counter[str] = Counter()
    pos = begun = finished = unreadable = 0
    for receipt in place.each_receipt():
        for row in receipt.rows:
            if not row.output:
                continue
            pos += 1
            told(f"{pos:,} POs looked into")
            try:
                found = status(load(place.output / row.output))
            except DragomanError:
                unreadable += 1
                continue
            states.update(found.states)
            finished += found.reviewed == found.entries
            begun += bool(found.reviewed or found.states["editing"])
    return Review(pos, begun, finished, dict(states), unreadable)
