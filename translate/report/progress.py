"""How far the review of POs is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..languages import gettext_code

if TYPE_CHECKING:
    from ..catalog import Catalog, Entry


@dataclass(frozen=True, slots=True)
class Status:
    """How far the review of one PO is."""

    po: str
    language: str
    entries: int
    states: dict[str, int]
    """Entries by state: empty, draft, editing, accepted, translated."""
    words: int
    """Source words."""
    words_left: int
    """Source words of what is not reviewed."""
    flagged: int
    """Entries not reviewed that a check has something to say of."""
    obsolete: int

    @property
    def reviewed(self) -> int:
        return self.states["accepted"] + self.states["translated"]

    @property
    def line(self) -> str:
        """For people: the states that there are, in the order of the work."""
        parts = [f"{count} {state}" for state, count in self.states.items() if count]
        share = f"{self.reviewed} of {self.entries} reviewed"
        left = f", {self.words_left} words left" if self.words_left else ""
        flagged = f", {self.flagged} to look at first" if self.flagged else ""
        gone = f", {self.obsolete} obsolete" if self.obsolete else ""
        return f"{self.po}: {share} ({', '.join(parts)}){left}{flagged}{gone}"

    def as_json(self) -> dict[str, Any]:
        return {
            "po": self.po,
            "language": self.language,
            "entries": self.entries,
            "reviewed": self.reviewed,
            "states": self.states,
            "words": self.words,
            "words_left": self.words_left,
            "flagged": self.flagged,
            "obsolete": self.obsolete,
        }


def status(catalog: Catalog) -> Status:
    """Count a PO's entries by state."""
    from ..catalog import State

    counts = catalog.counts
    left = [entry for entry in catalog.entries if not entry.state.reviewed]
    return Status(
        po=str(catalog.path or "-"),
        language=gettext_code(catalog.language) if catalog.language else "",
        entries=len(catalog.entries),
        states={state.value: counts[state] for state in State},
        words=_words(catalog.entries),
        words_left=_words(left),
        flagged=sum(entry.flagged for entry in left),
        obsolete=len(catalog.obsolete),
    )


def total(several: Sequence[Status]) -> Status:
    """How far several POs are together."""
    from ..catalog import State

    return Status(
        po=f"{len(several)} POs",
        language="",
        entries=sum(status.entries for status in several),
        states={state.value: sum(status.states[state] for status in several) for state in State},
        words=sum(status.words for status in several),
        words_left=sum(status.words_left for status in several),
        flagged=sum(status.flagged for status in several),
        obsolete=sum(status.obsolete for status in several),
    )


def _words(entries: Iterable[Entry]) -> int:
    return sum(len(entry.msgid.split()) for entry in entries)


def find_pos(paths: Sequence[Path]) -> list[Path]:
    """The PO files that paths name: a file itself, a folder all below it, sorted.

    Raises InputError where there is none.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            below = sorted(path.rglob("*.po"))
            if not below:
                raise InputError("no PO file in this folder", where=path)
            found += below
        else:
            found.append(path)
    return list(dict.fromkeys(found))
