"""HTML, whole pages and fragments: its texts, and what people read in its attributes.

Scripts, styles, `pre`, comments and what is marked `translate="no"` are left alone. Inline tags
and entities stand in a block as marks.
"""

from __future__ import annotations

import re

from ...article import Block
from ...marks import Span
from ..roles import assign
from .attributes import attributes
from .pages import passages
from .splice import Replacement, edits

__all__ = ["Replacement", "blocks", "edits", "language_at"]

_HTML = re.compile(r"<html\s[^>]*>", re.IGNORECASE)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a page or fragment, with their roles."""
    return assign(text, passages(text))


def language_at(text: str) -> tuple[Span, ...]:
    """Where a page says its language, which a translation has another of."""
    tag = _HTML.search(text, 0, 10_000)
    found = attributes(text, *tag.span()) if tag else ()
    return tuple(each.span for each in found if each.name in ("lang", "xml:lang") and each.value)
