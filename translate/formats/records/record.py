"""A record of a file, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from ...article import UNDETERMINED, Article
from ...errors import InputError
from ...origin import Edit, Origin
from .choice import Choice, Taken
from .edits import Changes, Row
from .keys import Keys
from .story import blocks, language, moment, story

_SHOWN = 12
"""Names of fields that a line for people has room for."""


@dataclass(frozen=True)
class Record:
    """One record of a file."""

    path: Path
    key: str
    """Names it in its file: its id, or without one the number of its row."""
    number: int
    """The 1-based line that it begins on; in Parquet, its row."""
    row: Row
    choice: Choice
    changed: datetime
    """When the file was last changed."""
    note: str = ""
    """What a person should know of how the file was read."""

    @cached_property
    def article(self) -> Article:
        """Its story; without blocks where the fields are empty.

        Its language is the one that it says, its date too, or else the file's.
        Raises InputError where it has none of the fields.
        """
        fields = self.choice.taken(self.row)
        if not fields:
            raise self._without_story()
        return self.article_of(fields)

    def article_of(self, fields: Sequence[Taken]) -> Article:
        """The story that these fields tell, whatever was chosen."""
        text, found = story(self.row, fields)
        readers = {field.format for field in found}
        return Article(
            text,
            next((name for name in ("html", "markdown") if name in readers), "text"),
            self.path,
            language=language(self.choice.of_language(self.row)) or UNDETERMINED,
            blocks=blocks(text, found),
            date=moment(self.choice.of_date(self.row)) or self.changed,
            note=self.note,
            record=Origin(self.key, self.number, found, self.choice.id),
        )

    @property
    def where(self) -> str:
        return f"{self.path}:{self.number}"

    @property
    def told(self) -> str:
        """One line for people: what was taken of it."""
        return self.choice.told(self.row)

    def _without_story(self) -> InputError:
        names = self.row.names
        shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
        wanted = ", ".join(each.name for each in self.choice.fields)
        return InputError(
            f"has no field {wanted}" if wanted else "has no field to translate",
            where=self.where,
            hint=f"it has {shown or 'none'}: choose with --field",
        )


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that can't be read, in its place."""

    path: Path
    number: int
    error: InputError

    @property
    def where(self) -> str:
        return f"{self.path}:{self.number}"


class Records:
    """Makes the records of one file, in order, each with a key of its own."""

    def __init__(self, path: Path, choice: Choice) -> None:
        try:
            changed = path.stat().st_mtime
        except OSError as error:
            raise InputError(f"can't be read: {error.strerror}", where=path) from error
        self._path, self._choice = path, choice
        self._changed = datetime.fromtimestamp(changed, UTC)
        self._keys = Keys()
        self.note = ""

    def of(self, number: int, found: Row | InputError) -> Record | Broken:
        if isinstance(found, InputError):
            where = f"{self._path}:{number}"
            return Broken(
                self._path, number, InputError(found.message, where=where, hint=found.hint)
            )
        key = self._keys.of(self._choice.key(found), number)
        return Record(self._path, key, number, found, self._choice, self._changed, self.note)


def changes(article: Article, edits: Iterable[Edit]) -> Changes:
    """Changes of a record's article as changes of the strings in the record."""
    assert article.record is not None
    found: dict[tuple[str, int], list[Edit]] = {}
    for start, end, text in edits:
        field = article.record.field(start)
        edit = start - field.start, end - field.start, text
        found.setdefault((field.name, field.index), []).append(edit)
    return found
