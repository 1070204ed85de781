"""Articles and prepositions before a word that another one takes the place of.

They follow the word's gender, number and first sound: Portuguese `no` and `na`, Spanish `al` and `a
la`, French `le` and `l'`. Where `determiners` has no rows for a language, nothing is changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..languages import base
from .determiners import TABLES, Cell, cells, pattern, rows
from .genders import gender

_PLURAL = 2
"""How far a row's columns of the plural stand behind those of the singular."""

_LINKS = {
    "pt": "de do da",
    "gl": "de do da",
    "es": "de del",
    "ca": "de del",
    "fr": "de du",
    "it": "di del",
}

_ALSO_PREPOSITIONS = {"pt": ("a", "A"), "gl": ("a", "A")}
_VOWELS = "aeiouàáâãäèéêëìíîïòóôõöùúûüy"
_IMPURE = re.compile(r"(?:s[^aeiouàèéìòù]|z|gn|ps|pn|x|y)", re.IGNORECASE)
_CONSONANT, _VOWEL, _HARD = range(3)


@dataclass(frozen=True, slots=True)
class _Determiner:
    """An article or the like in a text."""

    start: int
    end: int
    cell: Cell


def agreements(before: str, old: str, new: str, language: str, *, name: bool = False) -> list[str]:
    """What may stand before `new`, where `before` stood before `old`; the safest first.

    The first keeps number and gender, unless the new noun's ending tells of another gender; a
    name's tells nothing (`o Andrea`).
    """
    tag = base(language)
    chain = _chain(before, tag)
    if not chain:
        return [before]
    columns = [n for n in range(4) if all(n in each.cell.columns for each in chain)] or [0]
    column, will = columns[0], None if name else gender(new, tag)
    is_article = before[chain[0].start :].strip() not in _ALSO_PREPOSITIONS.get(tag, ())
    if will is not None and (is_article or gender(old, tag) == column % 2):
        column = column - column % 2 + will
    others = [column ^ 1, column ^ _PLURAL, column ^ _PLURAL ^ 1]
    if all(len(rows(tag)[each.cell.row]) == 1 for each in chain):
        others = []
    return list(
        dict.fromkeys(_rewritten(before, chain, n, old, new, tag) for n in (column, *others))
    )


def linked(new: str, language: str) -> list[str]:
    """What ties a noun to the one before it: `de`, `do`, `da`, each with its space.

    None where the language has no such word.
    """
    words = _LINKS.get(base(language), "").split()
    return [agreements(f"{word} ", "b", new, language)[0] for word in words]


def _chain(before: str, tag: str) -> list[_Determiner]:
    """The determiners that a text ends with, the last first: `os outros `."""
    if tag not in TABLES:
        return []
    found: list[_Determiner] = []
    end = len(before)
    while match := pattern(tag).search(before[max(0, end - 20) : end]):
        form = re.sub(r"\s+", " ", match[0].strip()).casefold().replace("’", "'")
        end -= len(match[0])
        cell = cells(tag)[form]
        if found and not (cell.columns & found[-1].cell.columns):
            break
        found.append(_Determiner(end, end + len(match[0].rstrip()), cell))
    return found


def _rewritten(
    before: str, chain: Sequence[_Determiner], column: int, old: str, new: str, tag: str
) -> str:
    """The text with its determiners in another column and before another sound."""
    parts = [before[: chain[-1].start]]
    followers = [*(before[each.start : each.end] for each in chain[:-1])]
    for n in range(len(chain) - 1, -1, -1):
        word = before[chain[n].start : chain[n].end]
        next_old, next_new = (followers[n - 1],) * 2 if n else (old, new)
        parts.append(_form(word, chain[n].cell, column, next_old, next_new, tag))
    return "".join(parts)


def _form(word: str, cell: Cell, column: int, old: str, new: str, tag: str) -> str:
    """A determiner, and the space behind it, in the column and before the new word."""
    row = rows(tag)[cell.row]
    forms = row[column] if len(row) == 4 else row[0]
    sound, before = _sound(new, tag), _sound(old, tag)
    form = word
    if sound is None:
        sound = _VOWEL if word.endswith(("'", "’")) else _CONSONANT
    if (column not in cell.columns and len(row) == 4) or sound != before:
        form = forms[sound] if sound < len(forms) else forms[0]
        if "’" in word:
            form = form.replace("'", "’")
        if word[:1].isupper():
            form = form.upper() if word.isupper() and len(word) > 1 else form[:1].upper() + form[1:]
    return form if form.endswith(("'", "’")) else f"{form} "


def _sound(text: str, tag: str) -> int | None:
    """How a word begins, as far as the language's articles care; None where letters don't tell."""
    first = text[:1].casefold()
    if tag == "fr" and first == "h":
        return None
    if tag == "it" and _IMPURE.match(text):
        return _HARD
    if tag == "ca" and first == "h":
        first = text[1:2].casefold()
    if tag == "en" and re.match(r"(?:uni|eu|one\b|us[eau])", text, re.IGNORECASE):
        return _CONSONANT
    return _VOWEL if first and first in (_VOWELS[:-1] if tag != "fr" else _VOWELS) else _CONSONANT
