"""Which fields of a record are its story, and which tell of it: its id, language and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...errors import ConfigError
from .edits import Row

HEADLINES = ("title", "headline")
SUBHEADS = ("subtitle", "subheadline", "standfirst")
_STORY = (
    *HEADLINES,
    *SUBHEADS,
    *("summary", "description", "abstract", "lead", "text", "body", "content", "article"),
    *("maintext", "plain_text", "paragraphs"),
    *("title.rendered", "excerpt.rendered", "content.rendered"),  # WordPress
)
"""What is taken where nobody says: whichever of them a record has."""
_IDS = ("id", "url", "guid")
_LANGUAGES = ("language", "lang")
_DATES = ("date", "published", "published_at", "date_publish", "pubdate", "timestamp")

READERS = ("text", "markdown", "html")
_MARKUP = re.compile(
    r"</(?:p|div|h[1-6]|ul|ol|li|a|strong|em|b|i|span|figure|blockquote)\s*>|<br\s*/?>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A field that is part of the story, and how it is read."""

    name: str
    reader: str | None = None
    """`text`, `markdown`, `html`; None where its words have to tell."""

    @classmethod
    def parse(cls, told: str) -> Taken:
        """Read a field as people name it: `body`, or with its reader, `body:html`."""
        name, colon, reader = told.rpartition(":")
        if colon and reader in READERS:
            return cls(name, reader)
        if not told:
            raise ConfigError("a field has no name", hint="for example: --field title")
        return cls(told)

    def shown(self, record: Row) -> str:
        """For people: `body`, or where it is no plain text, `body:html`."""
        reader = self.reads("\n".join(record.texts(self.name)))
        return self.name if reader == "text" else f"{self.name}:{reader}"

    def reads(self, text: str) -> str:
        """The reader for a text of this field."""
        return self.reader or ("html" if _MARKUP.search(text) else "text")


@dataclass(frozen=True, slots=True)
class Choice:
    """What to take of each record; what is left out is found by its usual names."""

    fields: tuple[Taken, ...] = ()
    id: str | None = None
    language: str | None = None
    date: str | None = None

    @classmethod
    def of(
        cls,
        fields: Sequence[str] = (),
        id: str | None = None,
        language: str | None = None,
        date: str | None = None,
    ) -> Choice:
        """Read a choice as people type it. Raises ConfigError."""
        return cls(tuple(map(Taken.parse, dict.fromkeys(fields))), id, language, date)

    def taken(self, record: Row) -> list[Taken]:
        """The fields of the story that this record has, be they empty."""
        if not self.fields:
            return [Taken(name) for name in _usual(_STORY, record)]
        named = ((each, _named(each.name, record)) for each in self.fields)
        return [Taken(name, each.reader) for each, name in named if name]

    def may_take(self, name: str) -> bool:
        """Whether a field of that name may be of use."""
        told = [each.name for each in self.fields] or list(_STORY)
        others = ((self.id, _IDS), (self.language, _LANGUAGES), (self.date, _DATES))
        for one, usual in others:
            told += [one] if one else usual
        return name.lower() in map(str.lower, told)

    def key(self, record: Row) -> str:
        """The record's id; empty where it has none."""
        return _first(record, self.id, _IDS)[1]

    def of_language(self, record: Row) -> str:
        return _first(record, self.language, _LANGUAGES)[1]

    def of_date(self, record: Row) -> str:
        return _first(record, self.date, _DATES)[1]

    def told(self, record: Row) -> str:
        """What is taken of a record, for people: `fields title, text; id from url`."""
        parts = [f"fields {', '.join(each.shown(record) for each in self.taken(record))}"]
        usual = (("id", self.id, _IDS), ("language", self.language, _LANGUAGES))
        for what, told, names in (*usual, ("date", self.date, _DATES)):
            if name := _first(record, told, names)[0]:
                parts.append(f"{what} from {name}")
        return "; ".join(parts)


def _first(record: Row, told: str | None, usual: Sequence[str]) -> tuple[str, str]:
    """The first field of some that is there, and what it says."""
    names = [told] if told else _usual(usual, record)
    found = ((name, record.scalar(name).strip()) for name in names)
    return next((pair for pair in found if pair[1]), ("", ""))


def _usual(usual: Sequence[str], record: Row) -> Iterator[str]:
    """The fields of a record that have one of the names, whatever their capitals, in its order."""
    by_name = {name.lower(): name for name in reversed(record.names)}
    return (by_name[name] for name in usual if name in by_name)


def _named(told: str, record: Row) -> str | None:
    """The field that a person means: of just this name, or but for capitals."""
    if told in record.names:
        return told
    return next(_usual([told.lower()], record), None)
