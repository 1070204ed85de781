"""Articles and prepositions before a word that another one takes the place of.

They follow the word's gender, number and first sound: Portuguese `no` and `na`, Spanish `al` and `a
la`, French `le` and `l'`. The rows are of the languages' grammars; a word's gender is told by its
ending only where that hardly ever fails. Of other languages nothing is known, and nothing changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..languages import base

MASCULINE, FEMININE = 0, 1
_PLURAL = 2
"""A row's columns: masculine, feminine, and the same in the plural."""

# A row a word: its columns, apart by spaces (`_` is a space inside one); a single column is for
# all. Apart by `|`: before a consonant, before a vowel, before Italian's s with a consonant.
_PORTUGUESE = """
o a os as; no na nos nas; do da dos das; ao à aos às; pelo pela pelos pelas; um uma uns umas
num numa nuns numas; este esta estes estas; neste nesta nestes nestas; deste desta destes destas
esse essa esses essas; nesse nessa nesses nessas; desse dessa desses dessas
aquele aquela aqueles aquelas; naquele naquela naqueles naquelas
daquele daquela daqueles daquelas; seu sua seus suas; nosso nossa nossos nossas
todo toda todos todas; outro outra outros outras; algum alguma alguns algumas
nenhum nenhuma nenhuns nenhumas; muito muita muitos muitas; pouco pouca poucos poucas
primeiro primeira primeiros primeiras; último última últimos últimas; novo nova novos novas
"""
_GALICIAN = """
o a os as; no na nos nas; do da dos das; ao á aos ás; polo pola polos polas; un unha uns unhas
nun nunha nuns nunhas; este esta estes estas; ese esa eses esas; seu súa seus súas
outro outra outros outras; todo toda todos todas
"""
_SPANISH = """
el la los las; del de_la de_los de_las; al a_la a_los a_las; un una unos unas
este esta estos estas; ese esa esos esas; aquel aquella aquellos aquellas
nuestro nuestra nuestros nuestras; todo toda todos todas; otro otra otros otras
algún alguna algunos algunas; ningún ninguna ningunos ningunas; mucho mucha muchos muchas
primer primera primeros primeras; último última últimos últimas; nuevo nueva nuevos nuevas
"""
_CATALAN = """
el|l' la|l' els les; del|de_l' de_la|de_l' dels de_les; al|a_l' a_la|a_l' als a_les
pel|per_l' per_la|per_l' pels per_les; un una uns unes; aquest aquesta aquests aquestes
de|d'; altre altra altres altres; tot tota tots totes; nou nova nous noves
"""
_FRENCH = """
le|l' la|l' les les; du|de_l' de_la|de_l' des des; au|à_l' à_la|à_l' aux aux; un une des des
ce|cet cette ces ces; son sa|son ses ses; leur leur leurs leurs; tout toute tous toutes
nouveau|nouvel nouvelle nouveaux nouvelles; premier première premiers premières
de|d'; que|qu'; jusque|jusqu'
"""
_ITALIAN = """
il|l'|lo la|l' i|gli|gli le; del|dell'|dello della|dell' dei|degli|degli delle
al|all'|allo alla|all' ai|agli|agli alle; dal|dall'|dallo dalla|dall' dai|dagli|dagli dalle
nel|nell'|nello nella|nell' nei|negli|negli nelle; sul|sull'|sullo sulla|sull' sui|sugli|sugli sulle
un|un|uno una|un' dei|degli|degli delle; quel|quell'|quello quella|quell' quei|quegli|quegli quelle
questo|quest' questa|quest' questi queste; nuovo nuova nuovi nuove; altro altra altri altre
"""
_TABLES = {
    "pt": _PORTUGUESE, "gl": _GALICIAN, "es": _SPANISH, "ca": _CATALAN, "fr": _FRENCH,
    "it": _ITALIAN, "en": "a|an",
}  # fmt: skip

_LINKS = {
    "pt": "de do da",
    "gl": "de do da",
    "es": "de del",
    "ca": "de del",
    "fr": "de du",
    "it": "di del",
}

_ALSO_PREPOSITIONS = {"pt": ("a", "A"), "gl": ("a", "A")}
# Endings of masculine and of feminine nouns, the longest that fits tells; and words that they
# would be wrong of.
_GENDERS = {
    "pt": ("o or ema", "a ção são dade tude gem ose", "mão tribo foto moto dia mapa cor dor flor"),
    "es": ("o or ema", "a ción sión dad tad tud umbre", "mano foto moto día mapa crema flor"),
    "ca": ("ment or isme ema", "a ció sió tat tut", "mapa dia crema flor por"),
    "it": ("o ore ema", "a zione sione tà tù", "mano foto moto crema"),
    "fr": (
        "ment isme eau age",
        "tion sion ité ette ence ance",
        "eau peau page image comité silence",
    ),
}
_GENDERS["gl"] = _GENDERS["pt"]

_VOWELS = "aeiouàáâãäèéêëìíîïòóôõöùúûüy"
_IMPURE = re.compile(r"(?:s[^aeiouàèéìòù]|z|gn|ps|pn|x|y)", re.IGNORECASE)
_CONSONANT, _VOWEL, _HARD = range(3)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A word of a row, and the columns of the row that it stands in."""

    row: int
    columns: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Determiner:
    """An article or the like in a text."""

    start: int
    end: int
    cell: _Cell


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
    rows = _rows(tag)
    if all(len(rows[each.cell.row]) == 1 for each in chain):
        others = []
    return list(
        dict.fromkeys(_rewritten(before, chain, n, old, new, tag) for n in (column, *others))
    )


def gender(text: str, language: str) -> int | None:
    """The gender of a noun, or of the first word of several; None where its ending doesn't tell."""
    word = re.split(r"[\s-]", text.casefold())[0]
    masculine, feminine, others = (each.split() for each in _GENDERS.get(base(language), ("",) * 3))
    if word in others:
        return None
    fits = [
        (len(ending), sort)
        for sort, endings in ((MASCULINE, masculine), (FEMININE, feminine))
        for ending in endings
        if word.endswith((ending, f"{ending}s"))
    ]
    return max(fits)[1] if fits else None


def linked(new: str, language: str) -> list[str]:
    """What ties a noun to the one before it: `de`, `do`, `da`, each with its space.

    None where the language has no such word.
    """
    words = _LINKS.get(base(language), "").split()
    return [agreements(f"{word} ", "b", new, language)[0] for word in words]


@lru_cache(maxsize=16)
def _rows(tag: str) -> list[list[list[str]]]:
    """Rows of columns of forms, one for each first sound."""
    rows = re.split(r"[;\n]", _TABLES.get(tag, "").strip())
    return [
        [[form.replace("_", " ") for form in column.split("|")] for column in row.split()]
        for row in rows
        if row.strip()
    ]


@lru_cache(maxsize=16)
def _cells(tag: str) -> dict[str, _Cell]:
    """Each form with its place; of a form in two rows the first."""
    cells: dict[str, _Cell] = {}
    for number, row in enumerate(_rows(tag)):
        columns = row if len(row) == 4 else row * 4
        for form in dict.fromkeys(form for column in columns for form in column):
            where = frozenset(n for n, column in enumerate(columns) if form in column)
            cells.setdefault(form, _Cell(number, where))
    return cells


@lru_cache(maxsize=16)
def _pattern(tag: str) -> re.Pattern[str]:
    forms = sorted(_cells(tag), key=len, reverse=True)
    parts = (
        re.escape(form).replace("'", "['’]") + ("" if form.endswith("'") else r"\s+")
        for form in forms
    )
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(parts)})\Z", re.IGNORECASE)


def _chain(before: str, tag: str) -> list[_Determiner]:
    """The determiners that a text ends with, the last first: `os outros `."""
    if tag not in _TABLES:
        return []
    found: list[_Determiner] = []
    end = len(before)
    while match := _pattern(tag).search(before[max(0, end - 20) : end]):
        form = re.sub(r"\s+", " ", match[0].strip()).casefold().replace("’", "'")
        end -= len(match[0])
        cell = _cells(tag)[form]
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


def _form(word: str, cell: _Cell, column: int, old: str, new: str, tag: str) -> str:
    """A determiner, and the space behind it, in the column and before the new word."""
    row = _rows(tag)[cell.row]
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
