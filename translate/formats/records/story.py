"""A record as an article: its chosen strings, a blank line between, with their blocks.

So readers, checks and engines see plain text and know nothing of quotes and escapes; what is
changed in that text goes back through the record, which writes it as its file does. Its digest is
that of the chosen strings: a counter that goes up beside them is no other story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib import import_module
from typing import cast

from ...article import Block, Role
from ...errors import ConfigError
from ...languages import normalise
from ...marks import Span
from ...origin import Field
from .choice import HEADLINES, SUBHEADS, Taken
from .edits import Row

Reader = Callable[[str], tuple[Block, ...]]

_BETWEEN = "\n\n"


def story(row: Row, fields: Iterable[Taken]) -> tuple[str, tuple[Field, ...]]:
    """The text of a record's story, and where in it each string stands."""
    found: list[Field] = []
    parts: list[str] = []
    at = 0
    for taken in fields:
        texts = row.texts(taken.name)
        reader = taken.reads("\n".join(texts))
        for number, text in enumerate(texts):
            if not text.strip():
                continue
            at += len(_BETWEEN) if parts else 0
            found.append(Field(taken.name, reader, at, at + len(text), number))
            parts.append(text)
            at += len(text)
    return _BETWEEN.join(parts), tuple(found)


def blocks(text: str, fields: Sequence[Field]) -> tuple[Block, ...]:
    """The blocks of a record: each field's by its own reader, its title the headline."""
    titled = any(field.name.lower().split(".")[0] in HEADLINES for field in fields)
    return tuple(
        _moved(block, field.start, _role(block.role, field, titled))
        for field in fields
        for block in _reader(field)(text[field.start : field.end])
    )


def _reader(field: Field) -> Reader:
    return cast("Reader", import_module(f"...{field.format}", __name__).blocks)


def _role(role: Role, field: Field, titled: bool) -> Role:
    """What a block of a field is: the fields' names say it before the words do."""
    name = field.name.lower().split(".")[0]
    if not role.translated or role is Role.RESIDUE:
        return role
    if name in HEADLINES:
        return Role.HEADLINE
    if name in SUBHEADS:
        return Role.SUBHEAD
    return Role.SUBHEAD if titled and role is Role.HEADLINE else role


def _moved(block: Block, by: int, role: Role) -> Block:
    """A block of a field as one of the whole text."""
    return replace(
        block,
        role=role,
        lines=tuple(_span(line, by) for line in block.lines),
        marks=tuple(replace(m, start=m.start + by, end=m.end + by) for m in block.marks),
    )


def _span(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


def language(told: str) -> str | None:
    """A record's language; None where it says none that is known."""
    try:
        return normalise(told) if told else None
    except ConfigError:
        return None


def moment(told: str) -> datetime | None:
    """A record's date: ISO 8601, as in e-mail, or seconds since 1970; None where it is none."""
    for read in (_seconds, datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(told)
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        except (ValueError, OverflowError, OSError, IndexError, TypeError):
            continue
    return None


_MILLISECONDS = 100_000_000_000
"""Seconds until the year 5138: a larger number counts thousandths."""


def _seconds(told: str) -> datetime:
    seconds = float(told)
    return datetime.fromtimestamp(seconds / (1000 if seconds > _MILLISECONDS else 1), UTC)
