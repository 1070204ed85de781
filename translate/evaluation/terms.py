"""Glossary terms in a translation: met in a listed form, met at all, missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..glossary import Match, TermPair
from ..glossary.verify import standing, unmet
from .scores import fold


@dataclass(frozen=True, slots=True)
class Met:
    """The terms of one line, and how many of them a translation keeps."""

    total: int
    listed: int
    """In a form that the glossary lists, in any case."""
    met: int
    """In a listed form or one inflected from it, as `dragoman check` has it."""
    missed: tuple[TermPair, ...]


def met(draft: str, matches: Sequence[Match]) -> Met:
    """Count the terms of a line, each once however often its source has it."""
    terms = list(dict.fromkeys(match.term for match in matches))
    missed = tuple(match.term for match in unmet(draft, matches))
    kept = [term for term in terms if term not in missed]
    return Met(len(terms), sum(_is_listed(draft, term) for term in kept), len(kept), missed)


def _is_listed(draft: str, term: TermPair) -> bool:
    forms = {_same(form) for form in term.accepted}
    return any(_same(draft[one.start : one.end]) in forms for one in standing(draft, term))


def _same(form: str) -> str:
    """A form without what makes no other form of it: its case, and the curl of an apostrophe."""
    return fold(form).casefold()
