"""The PO file of one article in one target language, as a value."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..article import Role
from ..errors import ConfigError
from ..languages import normalise
from . import header as fields
from .article_fields import OfRecord, read_record, read_skipped
from .entry import Entry, Key, State


@dataclass(frozen=True)
class Catalog:
    """The entries of a PO file in the order of the article, with its header.

    Two catalogs are equal when all they hold is; where they were read from doesn't count.
    """

    head: Entry
    """The header: an entry with an empty msgid. Its note is the comment on top of the file."""
    entries: tuple[Entry, ...] = ()
    obsolete: tuple[Entry, ...] = ()
    """The `#~` entries: what a person wrote for sentences that the article no longer has."""
    tail: tuple[str, ...] = ()
    """Comment lines after the last entry, which belong to none."""
    path: Path | None = field(default=None, compare=False)
    seen: str | None = field(default=None, compare=False)
    """Names the bytes that this was read or merged from; None where there was no file."""

    @classmethod
    def load(cls, path: Path | str) -> Catalog:
        """Read a PO file. Raises InputError where it can't be read whole."""
        from .po import load

        return load(path)

    @classmethod
    def loads(cls, data: bytes, where: str = "-") -> Catalog:
        """Read the bytes of a PO file; `where` names it in errors."""
        from .po import loads

        return loads(data, where)

    def dumps(self) -> bytes:
        from .writer import dumps

        return dumps(self)

    def save(self, path: Path | str | None = None) -> bool:
        """Write the file whole; False where it holds just this already.

        Raises Conflict where the file is not the one that this was read or merged from, so
        that nobody's work is overwritten: `update` merges and tries again.
        """
        from .save import save

        where = Path(path) if path else self.path
        if where is None:
            raise ValueError("a catalog without a path needs one to be saved")
        return save(self, where, seen=self.seen)

    def merge(self, previous: Catalog) -> Catalog:
        """Take over what people did in an earlier catalog of the article (merge.py)."""
        from .merge import merge

        return merge(previous, self)

    @cached_property
    def header(self) -> dict[str, str]:
        """The fields of the header."""
        return fields.parse_fields(self.head.msgstr)

    @cached_property
    def _by_key(self) -> dict[Key, Entry]:
        return {entry.key: entry for entry in self.entries}

    def get(self, msgctxt: str | None, msgid: str) -> Entry | None:
        """The live entry of that context and source."""
        return self._by_key.get((msgctxt, msgid))

    @property
    def is_dragomans(self) -> bool:
        """Whether dragoman wrote it, and not some other tool."""
        return fields.FORMAT in self.header

    @property
    def language(self) -> str | None:
        """The target, as a BCP 47 tag; None where the header names none that is known."""
        return self._tag("Language")

    @property
    def source_language(self) -> str | None:
        """BCP 47; None where the header names none that is known."""
        return self._tag(fields.SOURCE_LANGUAGE)

    def _tag(self, name: str) -> str | None:
        try:
            return normalise(self.header[name])
        except (KeyError, ConfigError):
            return None

    @property
    def article(self) -> Path | None:
        """Where the article is; None where the header doesn't tell, as for standard input."""
        location = fields.article_location(self.header)
        if location is None:
            return None
        return self.path.parent / location if self.path else Path(location)

    @property
    def format(self) -> str:
        """The reader of its article, by that one's name."""
        if self.record:
            readers = {reader for _, reader in self.record.fields}
            return next((each for each in ("html", "markdown") if each in readers), "text")
        from ..formats import named

        return named(self.article or Path()) or "text"

    @cached_property
    def record(self) -> OfRecord | None:
        """The record that it is of; None where its article is a whole file."""
        return read_record(self.header)

    @property
    def skipped(self) -> frozenset[Role]:
        """The roles of its article that have no entries."""
        return read_skipped(self.header)

    @property
    def source_digest(self) -> str | None:
        """`Article.digest` of the source that the entries were drafted from."""
        return self.header.get(fields.SOURCE, "").removeprefix("sha256:") or None

    @property
    def counts(self) -> Counter[State]:
        """How many live entries there are in each state."""
        return Counter(entry.state for entry in self.entries)
