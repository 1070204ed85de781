"""A job's output folder: what of it is the job's own, and who works in it.

OUTPUT/.dragoman/job.json        what was asked for
                 receipts/ab/…   a file a shard that is done: what counts
                 journal.db      an index of them; made again where it is lost
                 report.json     what it came to; `corpus report` puts report.html beside it
                 trying/…        the article that a careful worker is at
                 lock            who works here
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import ConfigError
from ..files import write_whole
from .lock import holder, lock
from .values import Receipt, Row

STATE = ".dragoman"


@dataclass(frozen=True, slots=True)
class Part:
    """One of several processes that share a job: `--shard 2/40`."""

    number: int
    """From 1."""
    of: int

    @classmethod
    def parse(cls, text: str) -> Part:
        """Raises ConfigError."""
        number, slash, of = text.partition("/")
        if not (slash and number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
            raise ConfigError(f"{text!r} is no part", hint="give 1/40 to 40/40")
        return cls(int(number), int(of))

    def has(self, key: str) -> bool:
        """Whether a shard is its own; told by the key, so that all parts are of a size."""
        return int(key[:15], 16) % self.of == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}-of-{self.of}"


@dataclass(frozen=True, slots=True)
class Place:
    """A job's output folder."""

    output: Path

    @property
    def state(self) -> Path:
        return self.output / STATE

    @property
    def call(self) -> Path:
        return self.state / "job.json"

    @property
    def report(self) -> Path:
        return self.state / "report.json"

    @property
    def page(self) -> Path:
        return self.state / "report.html"

    @property
    def receipts(self) -> Path:
        return self.state / "receipts"

    @property
    def trying(self) -> Path:
        return self.state / "trying"

    def journal(self, part: Part | None = None) -> Path:
        return self.state / (f"journal-{part}.db" if part else "journal.db")

    @staticmethod
    def part_of(journal: Path) -> str:
        """Which part a journal is of: `3-of-40`, or empty."""
        return journal.stem.removeprefix("journal").removeprefix("-")

    def journals(self) -> list[Path]:
        return sorted(self.state.glob("journal*.db"))

    def prepare(self) -> None:
        """Make its folders. Raises ConfigError where a file is in the way, OSError."""
        if self.output.exists() and not self.output.is_dir():
            raise ConfigError("is a file, not a folder", where=self.output)
        for folder in (self.receipts, self.trying):
            folder.mkdir(parents=True, exist_ok=True)

    def receipt(self, key: str) -> Path:
        return self.receipts / key[:2] / f"{key}.json"

    def read_receipt(self, key: str) -> Receipt | None:
        """The receipt of a shard; None where there is none that can be read."""
        try:
            return read_receipt(self.receipt(key))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            return None  # torn by something that we are not: the shard is done again

    def write_receipt(self, receipt: Receipt) -> None:
        """Raises OSError: FileNotFoundError where the job's folder is gone."""
        path = self.receipt(receipt.key)
        path.parent.mkdir(exist_ok=True)
        row = {
            "key": receipt.key,
            "target": receipt.target,
            "fingerprint": receipt.fingerprint,
            "output": receipt.output,
            "digest": receipt.digest,
            "articles": [each.as_json() for each in receipt.rows],
        }
        text = json.dumps(row, ensure_ascii=False, indent=0)
        write_whole(path, text.encode("utf-8", "surrogatepass"))

    def each_receipt(self) -> Iterator[Receipt]:
        """All that can be read."""
        for folder in sorted(self.receipts.glob("??")):
            for path in sorted(folder.glob("*.json")):
                if receipt := self.read_receipt(path.stem):
                    yield receipt

    @contextmanager
    def locked(self, part: Part | None) -> Iterator[None]:
        """Keep other jobs out; the parts of one may work side by side.

        Raises ConfigError where another works here. The lock goes with its process.
        """
        with ExitStack() as stack:
            stack.enter_context(lock(self.state / "lock", shared=part is not None))
            if part:
                stack.enter_context(lock(self.state / f"lock-{part}", shared=False))
            yield

    def worker(self) -> dict[str, Any] | None:
        """Who works here now; None where nobody does, or that can't be told."""
        for path in sorted(self.state.glob("lock*")):
            with suppress(OSError, ConfigError), lock(path, shared=True, mark=False):
                continue
            return holder(path)
        return None


def read_receipt(path: Path) -> Receipt:
    row = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    return Receipt(
        row["key"],
        row["target"],
        row["fingerprint"],
        tuple(map(Row.from_json, row["articles"])),
        row["output"],
        row["digest"],
    )
