"""Where the articles of a corpus are: folders, patterns and files, listed as a stream.

A folder at a time, its files in the order of their names, then its subfolders: the same sources are
the same stream, however often and wherever they are listed, and no listing is longer than a folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path, PurePath

from ..errors import ConfigError
from ..formats import named
from ..formats.records import format_of

_MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the corpus."""

    path: Path
    name: str
    """Below the root, with forward slashes."""
    size: int
    fault: str = ""
    """Why it is not an article: it is a folder that can't be listed."""


@dataclass(frozen=True)
class Source:
    """One of the sources that a person names."""

    top: Path
    """The folder that is listed, or the file."""
    pattern: tuple[str, ...] | None = None
    """Of a pattern, its parts below `top`."""

    @classmethod
    def of(cls, given: Path) -> Source:
        """A folder, a file, or a pattern with `*`, `?`, `[…]` and `**`. Raises ConfigError."""
        if given.exists():
            return cls(Path(os.path.abspath(given)))
        parts = given.parts
        magic = [n for n, part in enumerate(parts) if not _MAGIC.isdisjoint(part)]
        if not magic:
            raise ConfigError("no such file or folder", where=given, hint="check the path")
        top = Path(os.path.abspath(Path(*parts[: magic[0]])))
        if not top.is_dir():
            raise ConfigError("no such folder", where=top, hint="check the pattern")
        return cls(top, parts[magic[0] :])

    @cached_property
    def folder(self) -> Path:
        return self.top if self.top.is_dir() else self.top.parent

    def has(self, path: Path) -> bool:
        """Whether it names a file."""
        if self.folder is not self.top:
            return path == self.top
        if not path.is_relative_to(self.top):
            return False
        if self.pattern is None:
            return bool(path.suffix) and is_known(path)
        return _matches(path.relative_to(self.top).parts, self.pattern)


def _matches(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_matches(parts[n:], pattern[1:]) for n in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _matches(parts[1:], pattern[1:])


def is_known(path: Path) -> bool:
    """Whether a file's name says that it is an article, or holds some."""
    return named(path) is not None or format_of(path) is not None


@dataclass(frozen=True)
class Sources:
    """All the sources of a job."""

    all: tuple[Source, ...]
    apart: Path | None = None
    """A folder that is not looked into: the job's own output."""
    targets: tuple[str, ...] = ()
    """What was assembled from a PO into one of these languages is no source."""

    @classmethod
    def of(
        cls, given: Sequence[Path], apart: Path | None = None, targets: Sequence[str] = ()
    ) -> Sources:
        """Raises ConfigError where one is not there."""
        sources = tuple(dict.fromkeys(Source.of(path) for path in given))
        return cls(sources, Path(os.path.abspath(apart)) if apart else None, tuple(targets))

    @cached_property
    def root(self) -> Path:
        """The folder that all of them are below, whose tree the output repeats."""
        return Path(os.path.commonpath([source.folder for source in self.all]))

    def folders(self) -> Iterator[list[Listed]]:
        """The files, a folder at a time; none of them twice."""
        for number, source in enumerate(self.all):
            earlier = self.all[:number]
            for group in self._below(source.top, source):
                listed = [file for file in group if not any(e.has(file.path) for e in earlier)]
                if listed:
                    yield listed

    def _below(self, folder: Path, source: Source) -> Iterator[list[Listed]]:
        if source.top is not source.folder:
            yield [self._listed(source.top)]
            return
        try:
            with os.scandir(folder) as entries:
                found = sorted(
                    (entry.name, entry.is_dir(follow_symlinks=False), entry.is_file())
                    for entry in entries
                    if not entry.name.startswith(".")
                )
        except OSError as error:
            fault = f"the folder can't be listed: {error.strerror}"
            yield [Listed(folder, self._name(folder), 0, fault)]
            return
        files = [folder / name for name, _, is_file in found if is_file]
        chosen = [path for path in files if source.has(path) and not self._is_made(path)]
        if chosen:
            yield list(map(self._listed, chosen))
        for name, is_folder, _ in found:
            if is_folder and folder / name != self.apart:
                yield from self._below(folder / name, source)

    def _is_made(self, path: Path) -> bool:
        from ..desk.plan import made_from

        return made_from(path, self.targets) is not None

    def _listed(self, path: Path) -> Listed:
        try:
            size = path.stat().st_size
        except OSError:
            size = 0
        return Listed(path, self._name(path), size)

    def _name(self, path: Path) -> str:
        return PurePath(os.path.relpath(path, self.root)).as_posix()
