"""The header's fields on which article a catalog is of, and which parts of it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, unquote

from ..article import Role
from ..origin import Origin

ARTICLE = "X-Dragoman-Article"
RECORD = "X-Dragoman-Record"
FIELDS = "X-Dragoman-Record-Fields"
ID_FIELD = "X-Dragoman-Record-Id"
SKIPPED = "X-Dragoman-Skipped"

WIDTH = 75
"""Columns of a header line without its quotes and `\\n`; with them 79, where msgcat wraps."""


def long_field(first: str, value: str) -> dict[str, str]:
    """`X-Dragoman-Article: …`, going on in `X-Dragoman-Article-2: …` where it is long."""
    fields: dict[str, str] = {}
    while value:
        name = f"{first}-{len(fields) + 1}" if fields else first
        room = WIDTH - len(f"{name}: ")
        fields[name], value = value[:room], value[room:]
    return fields


def read_long(first: str, fields: dict[str, str]) -> str:
    """What `long_field` wrote."""
    part = re.compile(rf"{first}(?:-([0-9]+))?")
    found = ((part.fullmatch(name), value) for name, value in fields.items())
    parts = sorted((int(match[1] or 1), value) for match, value in found if match)
    return "".join(value for _, value in parts)


def record_fields(record: Origin | None) -> dict[str, str]:
    """Which record of a file the article is, and of which of its fields."""
    if record is None:
        return {}
    taken = dict.fromkeys(f"{_quoted(each.name)}:{each.format}" for each in record.fields)
    return {
        **long_field(RECORD, _quoted(record.key)),
        **long_field(FIELDS, ",".join(taken)),
        **({ID_FIELD: _quoted(record.id_field)} if record.id_field else {}),
    }


def _quoted(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class OfRecord:
    """What a header says of the record that its catalog is of."""

    key: str
    fields: tuple[tuple[str, str], ...]
    """Names and readers."""
    id_field: str | None


def read_record(fields: dict[str, str]) -> OfRecord | None:
    """The record; None where the article is a whole file."""
    key = unquote(read_long(RECORD, fields), errors="surrogatepass")
    if not key:
        return None
    taken = (part.rpartition(":") for part in read_long(FIELDS, fields).split(","))
    return OfRecord(
        key,
        tuple((unquote(name), reader) for name, _, reader in taken if name),
        unquote(fields.get(ID_FIELD, "")) or None,
    )


def skipped_fields(skipped: Collection[Role]) -> dict[str, str]:
    """The roles that have no entries."""
    return {SKIPPED: ",".join(sorted(skipped)).replace(" ", "-")} if skipped else {}


def read_skipped(fields: dict[str, str]) -> frozenset[Role]:
    """What `skipped_fields` wrote; roles that are not known are passed over."""
    told = fields.get(SKIPPED, "").replace("-", " ").split(",")
    return frozenset(role for role in Role if role in told)


ARTICLES = re.compile(rf"(?:{ARTICLE}|{RECORD}|{FIELDS})(?:-[0-9]+)?|{ID_FIELD}|{SKIPPED}")
"""What tells of the article alone, and goes where it doesn't any more."""
