"""A stretch of a segment that no translation changes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placeable:
    """A stretch of a segment that is the same in every language."""

    kind: str
    """`url`, `email`, `handle`, `hashtag`, `variable`, `tag`, `entity`; in Markdown and HTML also
    `code`, in Markdown `link` (what is before and behind the words of a link or an image),
    `reference` (of a footnote), `emphasis`."""
    start: int
    end: int
    text: str


MARKUP = ("tag", "emphasis", "reference", "link")
"""Kinds that belong to the words around them."""
PAIRED = ("html", "markdown")
"""Formats with markup that goes in pairs."""
