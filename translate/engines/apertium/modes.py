"""Which pairs Apertium has here: its mode files, read without starting it.

`apertium -l` takes longer and tells less: a mode file names the data that it runs on, which say
whether the pair is whole, how large it is, and which version it is of.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from ...errors import ConfigError
from ...languages import normalise
from ..base import Model

ENGINE = "apertium"

_NAME = re.compile(r"(?P<source>[a-z]{2,3})-(?P<target>[a-z]{2,3}(?:_[A-Z]{2}|_valencia)?)")
"""`eng-spa`, `es-pt_BR`; what has more to it is a style of spelling or a part for debugging."""
_FILE = re.compile(r"'([^']+)'")
_CODES = {"zlm": "ms"}
"""A code that CLDR does not shorten: Apertium's Malay."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where Apertium is installed."""

    program: Path
    data: Path
    """The folder with `modes` in it."""


@dataclass(frozen=True, slots=True)
class Mode:
    """A direction that Apertium's data has."""

    name: str
    """As Apertium wants to hear it: `eng-spa`."""
    model: Model


@dataclass(frozen=True, slots=True)
class Listing:
    """What is installed."""

    modes: tuple[Mode, ...]
    problems: tuple[str, ...]
    """A line for each mode whose data aren't there."""


def find_place() -> Place | None:
    """Find the program in PATH; its data by `APERTIUM_DATADIR`, else where it was installed to."""
    program = shutil.which("apertium")
    if program is None:
        return None
    data = os.environ.get("APERTIUM_DATADIR")
    prefix = Path(program).resolve().parent.parent
    return Place(Path(program), Path(data) if data else prefix / "share" / "apertium")


def changed(place: Place) -> int | None:
    """When a mode was last added or taken away; None without any."""
    try:
        return (place.data / "modes").stat().st_mtime_ns
    except OSError:
        return None


def listing(place: Place) -> Listing:
    modes, problems = [], []
    for path in sorted((place.data / "modes").glob("*.mode")):
        if not (name := _NAME.fullmatch(path.stem)):
            continue
        try:
            source, target = _tag(name["source"]), _tag(name["target"])
            size, version = _data(path)
        except ConfigError:  # a language that CLDR does not know: nothing here could ask for it
            continue
        except OSError as error:
            problems.append(f"{path.stem} lacks {error.filename}")
        else:
            model = Model(ENGINE, f"{path.stem}-{version}", source, target, size, "Apertium, GPL")
            modes.append(Mode(path.stem, model))
    return Listing(tuple(modes), tuple(problems))


def _tag(code: str) -> str:
    return normalise(_CODES.get(code, code))


def _data(mode: Path) -> tuple[int, str]:
    """The bytes of a mode's data, and 6 hex that change with them.

    No version stands in the data. Their names and sizes tell one release from another, and are
    the same on every machine that has it, as times of change are not. Raises OSError.
    """
    names = sorted(set(_FILE.findall(mode.read_text("utf-8", "replace"))))
    sizes = [(Path(name).name, Path(name).stat().st_size) for name in names]
    digest = hashlib.sha256(repr(sizes).encode()).hexdigest()[:6]
    return sum(size for _, size in sizes), digest
