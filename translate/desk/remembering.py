"""`dragoman memory`, and the memory that `translate` reads and `assemble` writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from ..errors import ConfigError, survive
from .plan import STDIN
from .standard import stdin

if TYPE_CHECKING:
    from ..memory import Memory, Stats, Stored, Unit


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    file: str
    new: int = 0
    changed: int = 0
    known: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    """Why, and how many."""
    failure: str | None = None

    @property
    def line(self) -> str:
        """For people."""
        if self.failure:
            return self.failure
        changed = f", {self.changed} in the place of older ones" if self.changed else ""
        left = f"; left out: {_counted(self.left_out)}" if self.left_out else ""
        return f"{self.file}: {self.new} new{changed}, {self.known} known{left}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Held:
    """How much a memory holds from one language to another, for people and for programs."""

    stats: Stats

    @property
    def line(self) -> str:
        stats = self.stats
        counts = {
            "translation": stats.units,
            "segment": stats.segments,
            "article": stats.articles,
            "reviewer": stats.people,
        }
        facts = [f"{n} {what}{'' if n == 1 else 's'}" for what, n in counts.items()]
        facts += [f"last approved {stats.newest}"] if stats.newest else []
        return f"{stats.source_language} → {stats.target_language}: {', '.join(facts)}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self.stats)


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {reason}" for reason, count in counts.items())


def named(path: Path | None) -> Path:
    """The file of a memory. Raises ConfigError where none is named."""
    if path is None:
        raise ConfigError(
            "no memory is named", hint="say it with --memory FILE, or `memory` in dragoman.toml"
        )
    if path == STDIN:
        raise ConfigError("a memory can't be standard input or output", hint="give a file")
    return path


@contextmanager
def reading(path: Path | None) -> Iterator[Memory | None]:
    """The memory that `translate` looks things up in; None where there is none yet."""
    from ..memory import Memory

    if path is None or not named(path).exists():
        yield None
        return
    with Memory.open(path, create=False) as memory:
        yield memory


@contextmanager
def writing(path: Path | None) -> Iterator[Memory | None]:
    """The memory that `assemble` stores in; None where none is named."""
    from ..memory import Memory

    if path is None:
        yield None
        return
    with Memory.open(named(path)) as memory:
        yield memory


def import_files(
    paths: Sequence[Path],
    path: Path,
    *,
    source: str | None = None,
    told: Callable[[str], None] = lambda state: None,
) -> Iterator[Imported]:
    """Store what was approved in POs and TMX files; folders are looked through for POs.

    `told` hears how things stand in a long file.
    """
    from ..memory import Memory
    from ..report import find_pos

    with Memory.open(path) as memory:
        for given in paths:
            try:
                for file in find_pos([given]):
                    yield _import(file, memory, source, told)
            except Exception as error:
                yield Imported(str(given), failure=survive(error, given))


def _import(
    file: Path, memory: Memory, source: str | None, told: Callable[[str], None]
) -> Imported:
    left_out: Counter[str] = Counter()

    def hear(stored: Stored) -> None:
        told(f"{file}: {stored.new + stored.changed + stored.known} units")

    try:
        with _opened(file) as data:
            # Through all of it first: a file that breaks off in the middle stores nothing.
            for _ in _units(file, data, source, Counter()):
                pass
            data.seek(0)
            stored = memory.store(_units(file, data, source, left_out), hear)
    except Exception as error:
        return Imported(str(file), failure=survive(error, file))
    return Imported(str(file), **asdict(stored), left_out=dict(left_out))


def _opened(file: Path) -> BinaryIO:
    return BytesIO(stdin().read()) if file == STDIN else file.open("rb")


def _units(
    file: Path, data: BinaryIO, source: str | None, left_out: Counter[str]
) -> Iterator[Unit]:
    """The units of a file: TMX by its name or its first characters, else PO."""
    from ..catalog import approved, load, loads
    from ..memory import tmx

    start = data.read(200)
    data.seek(0)
    if file.suffix.lower() == ".tmx" or _is_xml(start):
        yield from tmx.read(data, str(file), left_out, source=source)
        return
    catalog = loads(data.read()) if file == STDIN else load(file)
    yield from approved(catalog, source=source)
    waiting = sum(not entry.state.reviewed for entry in catalog.entries)
    if waiting:
        left_out["not approved"] += waiting


def _is_xml(start: bytes) -> bool:
    """UTF-16 begins so too, with a NUL after or before each character."""
    return start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<")


def stats(path: Path) -> list[Held]:
    """What a memory holds, a pair of languages each."""
    from ..memory import Memory

    with Memory.open(path, create=False) as memory:
        return [Held(each) for each in memory.stats()]
