"""Quantities that translators convert: miles to kilometres, pounds to kilograms, and back.

A converted number is no lost one; a number that stays while its unit becomes another is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from ..marks import Span
from .pair import Fault, Pair
from .stems import alternatives
from .thresholds import CONVERTED, ROUNDED

# Units by their stems in all languages (stems.py), each imperial one with what stays beside it
# when a number is not converted.
_UNITS = {
    "miles": "mile miles mi mph milha* milla* milles miglia meile* mijl* мил* mil mila mile",
    "feet": "foot feet ft pé pés pie pies peu peus pied pieds piede piedi fuß voet* фут* stóp*",
    "inches": "inch inches polegada* pulgada* polzada* pouce* pollici zoll duim* дюйм* cal*",
    "yards": "yard yards yd jarda* yarda* iarda* iarde* ярд* jard*",
    "pounds": "pound pounds lb lbs libra* lliura* livre* libbre pfund pond фунт* funt*",
    "acres": "acre acres acri akr* акр* acker*",
    "kilometres": (
        "km km/h kph kilomet* kilómet* quilómet* quilômet* quilòmet* kilomèt* chilomet* километ*"
        " кіломет*"
    ),
    "metres": "m meter meters metre metres metro* mètre* metri metern метр* metr*",
    "centimetres": "cm centimet* centímet* centimèt* zentimet* сантимет* centymet*",
    "kilograms": "kg kilo kilos kilogram* quilo* quilogram* chili chilo* кг кило* кіло*",
    "hectares": "ha hectare* hectár* hectàr* hektar* гектар* ettari",
}
_FACTORS = (
    ("miles", "kilometres", 1.609),
    ("feet", "metres", 0.3048),
    ("feet", "centimetres", 30.48),
    ("inches", "centimetres", 2.54),
    ("yards", "metres", 0.9144),
    ("pounds", "kilograms", 0.4536),
    ("acres", "hectares", 0.4047),
)
_DEGREES = re.compile("[ \u00a0]?(?:°|degrees)|[ \u00a0]F\\b", re.IGNORECASE)
_RANGE = "(?:[ \u00a0]?(?:to|or|and|[-–])[ \u00a0]?[0-9.,]+)?"
_DIGIT = re.compile(r"\d")
_SMALLEST = 0.65
"""How far the smallest quantities may be rounded."""
_NEARLY = 0.1
"""A yard is a metre to most translators."""


def converted(text: str, at: int, value: Decimal, others: Iterable[Decimal]) -> bool:
    """Whether one of some numbers is a quantity of a text in the other system's unit.

    `at` is where the quantity's number ends.
    """
    wanted = [float(value) * factor for unit, factor in _conversions() if unit.match(text, at)]
    if _DEGREES.match(text, at):
        wanted += [(float(value) - 32) / 1.8, float(value) * 1.8 + 32]
    return any(
        abs(float(other) - each) <= max(_tolerance(other) * abs(each), _SMALLEST)
        for other in others
        for each in wanted
    )


def _tolerance(number: Decimal) -> float:
    """200 miles are 320 kilometres, and 300 to who rounds them."""
    return ROUNDED if len(number.normalize().as_tuple().digits) == 1 else CONVERTED


@lru_cache(maxsize=1)
def _conversions() -> list[tuple[re.Pattern[str], float]]:
    there = [(_unit(one), factor) for one, _, factor in _FACTORS]
    return there + [(_unit(other), 1 / factor) for _, other, factor in _FACTORS]


@lru_cache(maxsize=32)
def _unit(name: str) -> re.Pattern[str]:
    """A unit behind a number; a lone letter needs a blank before it: £125m are no metres."""
    stems = _UNITS[name].split()
    long = alternatives(stem for stem in stems if len(stem) > 1)
    short = alternatives(stem for stem in stems if len(stem) == 1) or "(?!)"
    unit = rf"(?:[ \u00a0-]?(?:{long})|[ \u00a0](?:{short}))(?!\w)"
    return re.compile(_RANGE + unit, re.IGNORECASE)


_HEIGHT = re.compile(r"(?<!\d)[3-8](?:[- ]?(?:foot|feet|ft)[- ]|['’])\d{1,2}(?!\d)")


def heights(source: str, target: str) -> tuple[Span, ...]:
    """Where a source has heights in feet and inches (`6-foot-6`) that may stand in metres."""
    spans = tuple(match.span() for match in _HEIGHT.finditer(source))
    return spans if spans and _metres().search(target) else ()


@lru_cache(maxsize=1)
def _metres() -> re.Pattern[str]:
    """A word with a metre in it: `Двухметровый`."""
    stems = f"{_UNITS['metres']} {_UNITS['centimetres']}".split()
    long = alternatives(stem for stem in stems if len(stem) > 2)
    return re.compile(rf"{long}|\d ?c?m(?!\w)", re.IGNORECASE)


def changed_units(pair: Pair) -> Iterator[Fault]:
    """Numbers that stayed while their unit became the one of the other system."""
    if not _DIGIT.search(pair.source) or not _DIGIT.search(pair.target):
        return
    for one, other, factor in _FACTORS:
        if abs(factor - 1) < _NEARLY:
            continue
        yield from _changed(pair, one, other)
        yield from _changed(pair, other, one)


def _changed(pair: Pair, own: str, other: str) -> Iterator[Fault]:
    wanted = list(_quantity(own).finditer(pair.source))
    if not wanted or _quantity(other).search(pair.source):
        return
    digits = {re.sub(r"\D", "", match[1]) for match in wanted}
    for match in _quantity(other).finditer(pair.target):
        if re.sub(r"\D", "", match[1]) in digits:
            message = f"{match[1]} {own} became {match[1]} {other}"
            yield Fault(message, wanted[0].span(), match.span())


@lru_cache(maxsize=32)
def _quantity(name: str) -> re.Pattern[str]:
    unit = alternatives(_UNITS[name].split())
    number = r"(?<![\d.,$£€])(\d[\d.,]*)[ \u00a0\u202f-]?"
    return re.compile(rf"{number}(?:{unit})(?!\w)", re.IGNORECASE)
