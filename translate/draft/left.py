"""Paragraphs in another language than their article: left as they stand, with a note.

A quotation, a slogan, a motto stands in its own language because the writer wanted it so, and the
engine for the article's language makes nonsense of it. So neither is it sent there, nor, though a
route may exist, through the engine for its own: what a person reads in two languages in the source
is for a person to render, and a draft would depend on which models a machine has.
"""

from __future__ import annotations

import hashlib

from ..article import Article
from ..detect import left_blocks
from ..drafted import Draft, Provenance
from ..finding import Finding, Severity
from ..languages import english_name, same_base

LEFT = "source"
"""Stands in a draft's provenance in the place of an engine; its model is the language."""

_RISK = 50
"""Whether readers are to have it translated is for a person to say. 0 in their own language."""


def left_languages(article: Article) -> list[str]:
    """The language of each segment that is left as it stands; empty for those to be drafted."""
    left = left_blocks(article)
    return [
        left.get(number, "") for number, block in enumerate(article.blocks) for _ in block.segments
    ]


def left_draft(source: str, language: str, target: str) -> Draft:
    """A segment in some language as its own draft."""
    risk = 0 if same_base(language, target) else _RISK
    provenance = Provenance(LEFT, language, left_key(language), risk=risk)
    return Draft(source, source, provenance, findings=(left_note(language, target),))


def left_key(language: str) -> str:
    """What the key of a draft is made of otherwise: nothing decides it but the language."""
    return hashlib.sha256(repr((LEFT, language)).encode()).hexdigest()[:8]


def left_note(language: str, target: str) -> Finding:
    """What the reviewer is told."""
    name = english_name(language)
    reason = f"is in {name} already" if same_base(language, target) else f"looks like {name}"
    return Finding("foreign", Severity.NOTE, f"{reason}: left as it stands")
