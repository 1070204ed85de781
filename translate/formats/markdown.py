"""Markdown (CommonMark and tables): the text of its paragraphs, headings, list items and cells.

Front matter, code, HTML blocks and link reference definitions are no blocks. Inline markup stays
in a block's text: what of it has to come out unchanged is the placeables' affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..article import Block, Role
from ..marks import Span
from .roles import Passage, assign

if TYPE_CHECKING:
    from markdown_it.token import Token

# What CommonMark takes for the end of a line; `str.splitlines` knows others.
_LINE_END = re.compile(r"\r\n?|\n")
_FRONT_MATTER = re.compile(
    r"(?:---[ \t]*(?:\r\n?|\n)(?=[ \t]*(?:[\"'\w#][^\r\n]*:|#)).*?(?:\r\n?|\n)(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*(?:\r\n?|\n).*?(?:\r\n?|\n)\+\+\+)[ \t]*(?=\r|\n|\Z)",
    re.DOTALL,
)
_TASK = re.compile(r"\[[ xX]\]\s+")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^()]*\)|\[[^\]]*\])?")
_NOT_SHOWN = re.compile(r"\]\([^()]*\)|\]\[[^\]]*\]|<[^<>]*>")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown source, with their roles."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table").disable("inline")
    source = _Source(text)
    passages: list[Passage] = []
    headed = False
    for token, role, cell in _texts(parser.parse(source.without_front_matter())):
        if role is Role.HEADLINE and headed:
            role = Role.SUBHEAD
        headed |= role is Role.HEADLINE
        passages += source.cell(token) if cell else source.passages(token, role)
    return assign(text, passages)


_HOLDS = {"list_item_open": Role.LIST_ITEM, "blockquote_open": Role.QUOTATION}


def _texts(tokens: list[Token]) -> Iterator[tuple[Token, Role | None, bool]]:
    """The tokens that hold text, with the role that the markup tells, and whether in a table."""
    heading = False
    inside: list[Role] = []
    headed = any(token.type == "heading_open" and token.tag == "h1" for token in tokens)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type in _HOLDS:
            inside.append(_HOLDS[token.type])
        elif token.type in ("list_item_close", "blockquote_close"):
            inside.pop()
        elif token.type == "inline" and before is not None:
            if before.type == "heading_open":
                top = before.tag == "h1" or not (headed or heading)
                heading = True
                yield token, Role.HEADLINE if top else Role.SUBHEAD, False
            elif before.type in ("th_open", "td_open"):
                yield token, Role.CELL, True
            elif inside:
                yield token, inside[-1], False
            elif _IMAGE.fullmatch(token.content.strip()):
                yield token, Role.CAPTION, False
            else:
                yield token, None, False


class _Source:
    """A Markdown source by lines, and where on them the parser's texts stand."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._cell = 0

    def without_front_matter(self) -> str:
        """The text with line ends alone in place of what stands before the first line of it."""
        bom = self._text.startswith("\ufeff")
        found = _FRONT_MATTER.match(self._text, int(bom))
        if not found:
            return self._text[int(bom) :]
        return "\n" * len(_LINE_END.findall(found[0])) + self._text[found.end() :]

    def passages(self, token: Token, role: Role | None) -> Iterator[Passage]:
        """The passages of a token: one, or several where hard breaks part its lines."""
        lines: list[Span] = []
        first, _ = token.map or (0, 0)
        contents = token.content.split("\n")
        for number, content in enumerate(contents, start=first):
            span = self._find(number, content.strip())
            if task := _TASK.match(self._text, *span) if number == first else None:
                span = task.end(), span[1]
            hard = content.endswith(("  ", "\\")) and number < first + len(contents) - 1
            if hard and content.endswith("\\"):
                span = span[0], span[1] - 1
            if span[0] < span[1]:
                lines.append(span)
            if hard:
                yield from self._passage(lines, role)
                lines = []
        yield from self._passage(lines, role)

    def _passage(self, lines: list[Span], role: Role | None) -> Iterator[Passage]:
        shown = "".join(_NOT_SHOWN.sub("]", self._text[start:end]) for start, end in lines)
        if any(char.isalpha() for char in shown):
            yield Passage(tuple(lines), role)

    def _find(self, number: int, content: str) -> Span:
        """Where a line's text stands in the source: it runs to the line's end, or to `#`s."""
        at = self._text.rfind(content, *self._line(number))
        return at, at + len(content)

    def cell(self, token: Token) -> Iterator[Passage]:
        """The passage of a table's cell; cells of a row have to come in order."""
        start, end = self._line((token.map or (0, 0))[0])
        written = token.content.replace("|", "\\|")
        at = self._text.find(written, max(start, self._cell), end)
        if at >= 0:
            self._cell = at + len(written)
            yield from self._passage([(at, self._cell)], Role.CELL)

    def _line(self, number: int) -> Span:
        starts = self._starts
        return starts[number], starts[number + 1] if number + 1 < len(starts) else len(self._text)
