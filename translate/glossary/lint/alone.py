"""What is doubtful in a row by itself: nothing to translate, little words, foreign letters."""

from __future__ import annotations

from collections.abc import Iterator

from ...article import Finding, Severity
from ...languages import base, english_name
from ..stopwords import stop_words
from ..terms import KEEP
from . import letters
from .names import Rows

Found = Iterator[tuple[int, Finding]]


def lonely(rows: Rows) -> Found:
    """Rows that have a name in one language only, or in none."""
    for row, concept in enumerate(rows.concepts):
        filled = {base(tag) for tag, cell in concept.cells.items() if cell.names}
        if len(filled) < 2:
            count = "one language only" if filled else "no language"
            message = f"the row has a name in {count}: nothing is translated by it"
            yield row, Finding("lonely", Severity.WARNING, message, concept.where)


def forbidden(rows: Rows) -> Found:
    """Forms that are right and forbidden at once."""
    for row, concept in enumerate(rows.concepts):
        for tag, cell in concept.cells.items():
            for form in cell.forbidden:
                if form in cell.names:
                    message = f"{tag} “{form}” is both right and forbidden"
                    yield row, Finding("forbidden", Severity.ERROR, message, concept.where)


def words(rows: Rows) -> Found:
    """Names of one letter, and function words: they are met everywhere."""
    for name in rows.names:
        where = rows.where(name.row)
        if sum(char.isalnum() for char in name.text) == 1:
            message = f"{name.shown} is a single letter: it is met where it means something else"
            yield name.row, Finding("letter", Severity.WARNING, message, where)
        elif not name.text.isupper() and name.text.lower() in stop_words(base(name.language)):
            language = english_name(base(name.language))
            message = f"{name.shown} is a function word of {language}: it is met in every article"
            yield name.row, Finding("stop-word", Severity.WARNING, message, where)


def scripts(rows: Rows) -> Found:
    """Names that aren't in the script of their language."""
    for row, concept in enumerate(rows.concepts):
        for tag, cell in concept.cells.items():
            others = {n for other, c in concept.cells.items() if other != tag for n in c.names}
            for name in cell.names:
                found = letters.complaint(name, tag, kept=name in others)
                if name != KEEP and found:
                    message = f"{tag} “{name}” {found[1]}"
                    yield row, Finding("script", found[0], message, concept.where)
