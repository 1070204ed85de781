"""What a corpus job passes round: articles to be read, shards of them, and what became of them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ..article import Article

DONE, SKIPPED, FAILED, QUARANTINED = "done", "skipped", "failed", "quarantined"
TROUBLES = (FAILED, QUARANTINED)
_LETTERS = 12
"""Bytes of text that count as a word where blanks don't tell."""


class Item(Protocol):
    """An article that is to be drafted, as it travels to a worker: its content goes with it."""

    @property
    def name(self) -> str:
        """Where it is below the sources' root, with forward slashes."""
        ...

    @property
    def stem(self) -> str:
        """The name of its outputs below the output folder, without what tells their kind."""
        ...

    @property
    def digest(self) -> str:
        """Of its content: hex."""
        ...

    @property
    def words(self) -> int:
        """About how many it has: what shards are measured by."""
        ...

    @property
    def size(self) -> int:
        """Bytes of the source that it was read from."""
        ...

    def read(self) -> Article:
        """Raises InputError where it is no article."""
        ...


def count_words(data: bytes) -> int:
    """About how many words a text has; of one without blanks, by its length."""
    return max(len(data.split()), len(data) // _LETTERS)


@dataclass(frozen=True, slots=True)
class FileItem:
    """An article that is a file."""

    name: str
    path: Path
    digest: str
    words: int
    size: int = 0
    data: bytes = field(default=b"", repr=False)
    date: datetime | None = None
    fault: str = ""
    """Why it could not be read; its digest is that of the reason then."""

    @property
    def stem(self) -> str:
        return str(PurePosixPath(self.name).with_suffix(""))

    def read(self) -> Article:
        from ..errors import InputError
        from ..formats import named, read

        if self.fault:
            raise InputError(self.fault, where=self.path)
        try:
            article = read(self.data, format=named(self.path) or "text")
        except InputError as error:
            raise InputError(error.message, where=self.path, hint=error.hint) from error
        return replace(article, path=self.path, date=self.date)


@dataclass(frozen=True, slots=True)
class Shard:
    """Articles that are drafted together into one target, and committed together."""

    target: str
    """BCP 47."""
    items: tuple[Item, ...]
    key: str = ""
    """Names the articles, where they stand, and the target: 32 hex."""
    careful: bool = False
    """Whether each article is drafted by itself, and named before: one of them kills workers."""
    quarantined: tuple[tuple[int, str], ...] = ()
    """Articles by number that are not to be tried, and why."""
    again: bool = False
    """Whether what failed, or was put into quarantine, is tried once more."""

    @classmethod
    def of(cls, target: str, items: Iterable[Item]) -> Shard:
        items = tuple(items)
        parts = [target, *(part for item in items for part in (item.name, item.digest))]
        # An id may hold half a surrogate pair, a file's name bytes that are no UTF-8.
        text = "\0".join(parts).encode("utf-8", "surrogatepass")
        return cls(target, items, hashlib.blake2b(text, digest_size=16).hexdigest())

    @property
    def words(self) -> int:
        return sum(item.words for item in self.items)

    @property
    def size(self) -> int:
        return sum(item.size for item in self.items)


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one article: nothing in it tells when, or how fast."""

    name: str
    state: str
    """`done`, `skipped` (it is in the target language already), `failed`, `quarantined`."""
    key: str = ""
    """Names all that shapes its drafts; empty where it came to none."""
    reason: str = ""
    """Why it is not done, one line."""
    output: str = ""
    """Its file below the output folder; empty where it shares its shard's."""
    language: str = ""
    route: str = ""
    segments: int = 0
    words: int = 0
    terms: int = 0
    """Glossary terms in its segments."""
    unmet: int = 0
    """Those of them that its drafts don't keep, as they stand."""
    findings: dict[str, int] = field(default_factory=dict)
    """By kind."""
    risks: tuple[int, ...] = ()
    """Segments by risk: 0 to 9, 10 to 19, … 90 to 100; empty where no risk was told."""

    def as_json(self) -> dict[str, Any]:
        row = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in row.items() if value}

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Row:
        return cls(**{**row, "risks": tuple(row.get("risks", ()))})


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a shard came to. Where its file stands, the shard is done, whatever else is lost."""

    key: str
    target: str
    fingerprint: str
    """Of the settings that it was done with."""
    rows: tuple[Row, ...]
    output: str = ""
    """The file of all its articles, below the output folder."""
    digest: str = ""
    """Of that file: hex SHA-256."""

    def count(self) -> Counter[str]:
        """The articles by state."""
        return Counter(row.state for row in self.rows)

    @property
    def words(self) -> int:
        return sum(row.words for row in self.rows)


@dataclass(frozen=True, slots=True)
class Cost:
    """What an article took."""

    name: str
    target: str
    words: int
    own: float
    """Seconds that were its alone."""
    shared: float = 0.0
    """Its share by words of the seconds in which several were drafted together."""

    @property
    def seconds(self) -> float:
        return self.own + self.shared


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker hands back: the receipt, which is on disk by then, and what it took."""

    receipt: Receipt
    drafted: int
    """Articles that were drafted in this run; the others were found done."""
    seconds: float
    memory: int = 0
    """Bytes that the worker's process had at most."""
    slowest: tuple[Cost, ...] = ()
    """Articles that took long; none where the shard was found done."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a shard in an executor."""

    shard: Shard
    done: Done | None
    error: str = ""
    """One line; empty where it is done."""
    fatal: bool = False
    """Whether the surroundings are at fault: then no shard is to blame, and the job stops."""
