"""Put a dateline together in another language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..languages import base
from ..typography import capitals
from .dates import write_date
from .names import Names
from .read import Dateline, Kind, Part

_COMMAS = {"ar": "، ", "fa": "، ", "ja": "、", "ur": "، ", "zh": "\N{FULLWIDTH COMMA}"}


@dataclass(frozen=True, slots=True)
class Written:
    """A dateline in another language."""

    text: str
    """With the blanks behind it, without the markup in front."""
    opening: str
    """The markup in front, which the rest has, too."""
    rest: str
    """What stands behind the dateline, for the engine; empty where there is nothing."""
    unknown: tuple[str, ...]
    """The places that nothing is known of: they stand as in the source."""

    def before(self, draft: str) -> str:
        """The dateline with a translation of the rest."""
        body = draft.removeprefix(self.opening)
        opening = self.opening if len(body) < len(draft) or not draft else ""
        return opening + self.text + body


def write(dateline: Dateline, names: Names) -> Written | None:
    """Render a dateline by rule; None where it may be none, since no place of it is known.

    A place that is not known is kept as it stands.
    """
    written = ""
    unknown: list[str] = []
    parts = _merged(dateline.parts, names)
    for part in parts:
        text = _written(part, names)
        if text is None:
            unknown.append(part.text)
            text = part.text
        opens = part.kind is Kind.DATE and not any(map(str.isalnum, written))
        if opens and not part.text[0].islower():
            text = text[0].upper() + text[1:]  # A weekday opens the line.
        written += text
    if not dateline.is_sure and len(unknown) == sum(part.kind is Kind.PLACE for part in parts):
        return None
    return Written(written, dateline.opening, dateline.rest, tuple(unknown))


def _merged(parts: Sequence[Part], names: Names) -> list[Part]:
    """With the places in one that have one name together: `Frankfurt/Main`."""
    merged: list[Part] = []
    for part in parts:
        merged.append(part)
        last = merged[-3:]
        if [each.kind for each in last] == [Kind.PLACE, Kind.BETWEEN, Kind.PLACE]:
            both = "".join(each.text for each in last)
            if names.place(both):
                merged[-3:] = [Part(Kind.PLACE, both)]
    return merged


def _written(part: Part, names: Names) -> str | None:
    target = names.target
    if part.kind is Kind.PLACE:
        name = names.place(part.text)
        shouted = part.text.isupper() and len(part.text) > 2
        return capitals(name, target) if name and shouted else name
    if part.kind is Kind.DATE and part.date:
        return write_date(part.date, target)
    if part.kind is Kind.AGENCY:
        return names.agency(part.text)
    if part.kind is Kind.BETWEEN and part.text == ", ":
        return _COMMAS.get(base(target), part.text)
    return part.text
