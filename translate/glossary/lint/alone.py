"""What is doubtful in a row by itself: nothing to translate, little words, foreign letters."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding, Severity
from ...languages import base, english_name
from ..stopwords import stop_words
from ..terms import KEEP, Cell
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
    """Forms that are right, or will do, and are forbidden at once."""
    for row, tag, cell in _cells(rows):
        for form in cell.forbidden:
            if form in cell.names or form in cell.tolerated:
                other = "right" if form in cell.names else "one that will do (~)"
                message = f"{tag} “{form}” is both {other} and forbidden"
                yield row, Finding("forbidden", Severity.ERROR, message, rows.where(row))


def tolerated(rows: Rows) -> Found:
    """Words that will do: where that says nothing, has nothing to be said of, or says too much."""
    for row, tag, cell in _cells(rows):
        if cell.tolerated and not rows.concepts[row].target(tag).names:
            message = f"{tag} has words that will do (~), and no name that a draft could be given"
            yield row, Finding("tolerated", Severity.WARNING, message, rows.where(row))
        for form in cell.tolerated:
            if form in cell.names:
                message = f"{tag} “{form}” is right already: ~{form} says nothing more"
                yield row, Finding("tolerated", Severity.WARNING, message, rows.where(row))
            elif form.lower() in stop_words(base(tag)):
                language = english_name(base(tag))
                message = f"{tag} “{form}” is a function word of {language}: it always does"
                yield row, Finding("tolerated", Severity.WARNING, message, rows.where(row))


def _cells(rows: Rows) -> Iterator[tuple[int, str, Cell]]:
    for row, concept in enumerate(rows.concepts):
        for tag, cell in concept.cells.items():
            yield row, tag, cell


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
    """Names, and words that will do, that aren't in the script of their language."""
    for row, tag, cell in _cells(rows):
        cells = rows.concepts[row].cells
        others = {n for other, c in cells.items() if other != tag for n in c.names}
        for name in (*cell.names, *cell.tolerated):
            found = letters.complaint(name, tag, kept=name in others)
            if name != KEEP and found:
                message = f"{tag} “{name}” {found[1]}"
                yield row, Finding("script", found[0], message, rows.where(row))
