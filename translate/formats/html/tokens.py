"""A page as tokens with their places, by the standard library's parser.

Of the maintained parsers it is the one that tells where each token stands: lxml gives a line
number, selectolax nothing. What the parser passes over in silence is part of the token before it,
so that tokens always cover the source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Literal

Kind = Literal["text", "start", "end", "comment"]


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, a comment (or declaration), or the text between."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    """Of an element, in lower case."""


def tokens(text: str) -> list[Token]:
    """The tokens of a page or fragment, in order and without gaps."""
    parser = _Tokens(text)
    parser.feed(text)
    parser.close()
    found = parser.found
    ends = [token.start for token in found[1:]] + [len(text)]
    merged: list[Token] = []
    for token, end in zip(found, ends, strict=True):
        if token.kind == "text" and merged and merged[-1].kind == "text":
            merged[-1] = replace(merged[-1], end=end)
        else:
            merged.append(replace(token, end=end))
    return merged


class _Tokens(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Token] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def _add(self, kind: Kind, name: str = "") -> None:
        line, column = self.getpos()
        at = self._lines[line - 1] + column
        self.found.append(Token(kind, at, at, name))

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._add("start", tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self._add("start", tag)

    def handle_endtag(self, tag: str) -> None:
        self._add("end", tag)

    def handle_data(self, data: str) -> None:
        self._add("text")

    def handle_comment(self, data: str) -> None:
        self._add("comment")

    def handle_decl(self, decl: str) -> None:
        self._add("comment")

    def handle_pi(self, data: str) -> None:
        self._add("comment")

    def unknown_decl(self, data: str) -> None:
        self._add("comment")
