"""Which elements of a page stand around its story, and which of those belong to it all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from . import elements
from .tokens import Token

_SENTENCE = re.compile(r"\w[\"'”’»)]{0,2}[.!?…。！？][\"'”’»)]{0,2}(?:\s|$)")


def is_around(name: str, aria: str, *, main: bool, quoted: bool) -> bool:
    """Whether an element is of those that stand around a page's story.

    `main` and `quoted` say whether it is inside of the article, and of a quotation.
    """
    if name == "footer" and quoted:
        return False
    if name == "header" and not main:
        return True
    return name in elements.RESIDUE or aria in elements.RESIDUE_ARIA


def holds_story(inside: Iterable[Token]) -> bool:
    """Whether a page's story is inside of an element: such as a form around all of it."""
    return any(token.name in ("h1", "article", "main") for token in inside)


def is_box(name: str, aria: str, inside: Iterable[Token], text: str) -> bool:
    """Whether an element in a story is a box of it: a pull quote, or what stands behind the news.

    The HTML standard has `aside` for these as for links to other stories, so what is in it has to
    tell: sentences, and no links or buttons in their place. Readability drops all of them, and is
    asked for the boxes (mozilla/readability#487); a translation that lacks one is worse than one
    that has a link too many.
    """
    if name != "aside" and aria != "complementary":
        return False
    words, linked, link = [], 0, False
    for token in inside:
        if token.name in elements.CONTROLS:
            return False
        if token.name == "a":
            link = token.kind == "start"
        elif token.kind == "text" and link:
            linked += len(text[token.start : token.end].split())
        elif token.kind == "text":
            words.append(text[token.start : token.end])
    prose = "".join(words)
    return bool(_SENTENCE.search(prose)) and len(prose.split()) > linked
