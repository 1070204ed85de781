"""Articles, prepositions with them, and other words before a noun that follow it, by language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# A row a word: its columns (masculine, feminine, both in the plural), apart by spaces (`_` is a
# space inside one); a single column is for all. Apart by `|`: before a consonant, before a vowel,
# before Italian's s with a consonant.
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
TABLES = {
    "pt": _PORTUGUESE, "gl": _GALICIAN, "es": _SPANISH, "ca": _CATALAN, "fr": _FRENCH,
    "it": _ITALIAN, "en": "a|an",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """A word of a row, and the columns of the row that it stands in."""

    row: int
    columns: frozenset[int]


@lru_cache(maxsize=16)
def rows(tag: str) -> list[list[list[str]]]:
    """Rows of columns of forms, one for each first sound."""
    return [
        [[form.replace("_", " ") for form in column.split("|")] for column in row.split()]
        for row in re.split(r"[;\n]", TABLES.get(tag, "").strip())
        if row.strip()
    ]


@lru_cache(maxsize=16)
def cells(tag: str) -> dict[str, Cell]:
    """Each form with its place; of a form in two rows the first."""
    found: dict[str, Cell] = {}
    for number, row in enumerate(rows(tag)):
        columns = row if len(row) == 4 else row * 4
        for form in dict.fromkeys(form for column in columns for form in column):
            where = frozenset(n for n, column in enumerate(columns) if form in column)
            found.setdefault(form, Cell(number, where))
    return found


@lru_cache(maxsize=16)
def pattern(tag: str) -> re.Pattern[str]:
    """Finds a form of a row at the end of a text, with the space behind it."""
    forms = sorted(cells(tag), key=len, reverse=True)
    parts = (
        re.escape(form).replace("'", "['’]") + ("" if form.endswith("'") else r"\s+")
        for form in forms
    )
    return re.compile(rf"(?<![\w'’-])(?:{'|'.join(parts)})\Z", re.IGNORECASE)
