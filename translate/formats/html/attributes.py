"""The attributes of a tag, and where their values stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from ...marks import Span

_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=][^\s/>=]*)
        (?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>][^\s>]*)))?""",
    re.VERBOSE,
)
_NAME = re.compile(r"<[^\s/>]+")


@dataclass(frozen=True, slots=True)
class Attribute:
    name: str
    """In lower case."""
    value: str
    span: Span
    """Where the value stands, without its quotes."""


def attributes(text: str, start: int, end: int) -> Iterator[Attribute]:
    """The attributes of the start tag at a place in the source; those without a value too."""
    name = _NAME.match(text, start, end)
    for match in _ATTRIBUTE.finditer(text, name.end() if name else end, end):
        group = next((g for g in ("double", "single", "bare") if match[g] is not None), "")
        span = match.span(group) if group else (match.end(), match.end())
        yield Attribute(match["name"].lower(), unescape(text[slice(*span)]), span)
