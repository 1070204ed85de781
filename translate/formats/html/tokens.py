"""A page as tokens with their places, after the WHATWG standard's tokenizer.

By hand, since of the maintained parsers those that are fast (lxml, selectolax) don't tell where a
token stands, and the one that does, Python's own, takes a time that grows with the square of a
page that a tag or comment is left open in. The tokens cover the source
without gaps, so nothing of it can get lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "start", "end", "comment"]

# What opens at `<`: a tag up to its `>`, quotes of values heeded, a comment, a declaration.
_MARKUP = re.compile(
    r"""<(?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*+)(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')|["'=])*+>
      | <!--(?:-?>|(?s:.*?)--!?>)
      | <(?:!(?!--)|\?|/(?![A-Za-z]))[^>]*+>""",
    re.VERBOSE,
)
_OPENS = re.compile(r"<[A-Za-z/!?]")
_RAW = frozenset(["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"])
"""Elements in which there are no tags but their own end."""


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, a comment (or declaration), or the text between."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    """Of an element, in lower case."""


def tokens(text: str) -> list[Token]:
    """The tokens of a page or fragment, in order and without gaps.

    What is opened and never closed is a comment to the end, as browsers drop it.
    """
    found: list[Token] = []
    at = 0
    for token in _markup(text):
        if at < token.start:
            found.append(Token("text", at, token.start))
        found.append(token)
        at = token.end
    if at < len(text):
        found.append(Token("text", at, len(text)))
    return found


def _markup(text: str) -> Iterator[Token]:
    at = 0
    while opening := _OPENS.search(text, at):
        start = opening.start()
        match = _MARKUP.match(text, start)
        if match is None:
            yield Token("comment", start, len(text))
            return
        at = match.end()
        if match["name"] is None:
            yield Token("comment", start, at)
            continue
        name = match["name"].lower()
        yield Token("end" if match["slash"] else "start", start, at, name)
        if name in _RAW and not match["slash"]:
            end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at)
            at = end.start() if end else len(text)
