"""`dragoman memory export` and `remove`: a part of a memory, or all of it, taken out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from .. import files
from ..errors import ConfigError
from ..languages import normalise
from .plan import STDIN

if TYPE_CHECKING:
    from ..memory import Memory, Selection, Unit

PO, TMX = "po", "tmx"


@dataclass(frozen=True, slots=True)
class Known:
    """A unit, for people and for programs."""

    unit: Unit

    @property
    def line(self) -> str:
        unit = self.unit
        facts = ", ".join(filter(None, (unit.person, unit.date, unit.article)))
        languages = f"{unit.source_language} → {unit.target_language}"
        return f"{languages}: {unit.source} → {unit.target}{f' ({facts})' if facts else ''}"

    def as_json(self) -> dict[str, Any]:
        return {name: fact for name, fact in asdict(self.unit).items() if name not in _MARKS}


_MARKS = ("before", "after")


def meant(
    source: str | None,
    words: str | None,
    article: str | None,
    person: str | None,
    since: datetime | None,
    before: datetime | None,
    source_language: str | None,
    target_language: str | None,
) -> Selection:
    """A selection as people type it. Raises ConfigError where a language is none."""
    from ..memory import Selection

    return Selection(
        source or "",
        words or "",
        article or "",
        person or "",
        f"{since:%Y-%m-%d}" if since else "",
        f"{before:%Y-%m-%d}" if before else "",
        normalise(source_language) if source_language else "",
        normalise(target_language) if target_language else "",
    )


def going_with(path: Path, selection: Selection) -> Iterator[Known]:
    """What would be removed, in the order in which it was stored; it may be most of a million.

    Raises ConfigError where nothing says what.
    """
    from ..memory import Memory, Selection

    if selection == Selection():
        raise ConfigError(
            "nothing says what to remove", hint="give --source, --article, --before or another"
        )
    with Memory.open(path, create=False) as memory:
        yield from map(Known, memory.select(selection))


def remove(path: Path, selection: Selection) -> int:
    """Remove what is meant; how many units."""
    from ..memory import Memory

    with Memory.open(path, create=False) as memory:
        return memory.remove(selection)


def export_file(
    path: Path, output: Path | None, selection: Selection, form: str | None = None
) -> tuple[int, bytes]:
    """Write what is meant of a memory: to a file, whole or not at all, or as the bytes returned.

    `form` is `po` or `tmx`; without it the output's name tells, and what has none is TMX.
    """
    from ..memory import Memory

    named = output.suffix.lower() if output else ""
    form = form or (PO if named == ".po" else TMX)
    with Memory.open(path, create=False) as memory:
        if output in (None, STDIN):
            buffer = BytesIO()
            return _write(buffer, memory, selection, form), buffer.getvalue()
        assert output is not None
        target = Path(os.path.realpath(output))
        target.parent.mkdir(parents=True, exist_ok=True)
        with files.locked(target.parent), files.beside(target) as temporary:
            with temporary.open("wb") as file:
                count = _write(file, memory, selection, form)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)
        return count, b""


def _write(file: BinaryIO, memory: Memory, selection: Selection, form: str) -> int:
    from importlib.metadata import version

    if form == TMX:
        from ..memory.tmx_writing import write

        return write(file, memory.select(selection), version("dragoman"))
    count = 0
    for units, data in _as_po(memory, selection):
        file.write(data)
        count += units
    return count


def _as_po(memory: Memory, selection: Selection) -> Iterator[tuple[int, bytes]]:
    """Raises ConfigError where the units are of several pairs of languages, or of none."""
    from ..catalog.collected import collect

    held = [
        each
        for each in memory.stats()
        if selection.source_language in ("", each.source_language)
        and selection.target_language in ("", each.target_language)
    ]
    if len(held) != 1:
        pairs = ", ".join(f"{each.source_language} → {each.target_language}" for each in held)
        raise ConfigError(
            f"a PO is from one language to another; there are: {pairs or 'none'}",
            hint="choose with --from and --to",
        )
    [pair] = held
    units = memory.by_source(selection)
    yield from collect(units, pair.source_language, pair.target_language, pair.newest)
