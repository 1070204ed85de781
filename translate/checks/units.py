"""Quantities that translators convert: miles to kilometres, pounds to kilograms, and back.

A converted number is no lost one; a number that stays while its unit becomes another is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from ..languages import base
from .pair import Fault, Pair
from .thresholds import CONVERTED

# A unit in all languages, by stems; and what one of it is in the other system's units.
_MILE = r"miles?|mi|mph|milhas?|millas?|milles?|miglia|meile\w*|mijl\w*|мил[ьяией]\w*|mil[aei]?"
_FOOT = r"f(?:oo|ee)t|ft|pés?|pies?|peus?|pieds?|piedi|fuß|voet\w*|фут\w*|stóp\w*"
_INCH = r"inch(?:es)?|in|polegadas?|pulgadas?|polzades?|pouces?|pollici|zoll|duim\w*|дюйм\w*|cal\w*"
_YARD = r"yards?|yd|jardas?|yardas?|iardes?|iarde|ярд\w*|jard\w*"
_POUND = r"pounds?|lbs?|libras?|lliures?|livres?|libbre|pfund|pond|фунт\w*|funt\w*"
_ACRE = r"acres?|acri|akr\w*|акр\w*|acker\w*"
_KM = r"km(?:/h)?|kph|kilomet\w+|kilómet\w+|quilómet\w+|quilômet\w+|quilòmet\w+|kilomèt\w+|chilomet\w+|киломе\w+|кіломе\w+"
_METRE = r"m|met(?:er|re)s?\b|metros?|mètres?|metri|metern?|метр\w*|metr\w*"
_CM = r"cm|centimet\w+|centímet\w+|centimèt\w+|zentimet\w+|сантимет\w+|centymet\w+"
_KG = r"kg|kilos?|kilogram\w*|quilos?|quilogram\w*|chil[io]\w*|кг|кило\w*|кіло\w*"
_HECTARE = r"ha|hect\w+|hektar\w*|гектар\w*|ettari|hectàrees"
_IMPERIAL: dict[str, tuple[str, tuple[tuple[str, float], ...]]] = {
    "miles": (_MILE, (("kilometres", 1.609),)),
    "feet": (_FOOT, (("metres", 0.3048), ("centimetres", 30.48))),
    "inches": (_INCH, (("centimetres", 2.54), ("millimetres", 25.4))),
    "yards": (_YARD, (("metres", 0.9144),)),
    "pounds": (_POUND, (("kilograms", 0.4536),)),
    "acres": (_ACRE, (("hectares", 0.4047),)),
}
_METRIC = {
    "kilometres": _KM,
    "metres": _METRE,
    "centimetres": _CM,
    "kilograms": _KG,
    "hectares": _HECTARE,
}
_KEPT = {"miles": "kilometres", "feet": "metres", "inches": "centimetres", "pounds": "kilograms",
         "yards": "metres", "acres": "hectares"}  # fmt: skip
_BETWEEN = r"(?:[ \u00a0]?(?:to|or|and|[-–])[ \u00a0]?[\d.,]+)?[ \u00a0-]?"
_DEGREES = r"°? ?F\b|° F|degrees|°"


def converted(text: str, at: int, value: Decimal, others: Iterable[Decimal]) -> bool:
    """Whether one of some numbers is a quantity of a text in the other system's unit.

    `at` is where the quantity's number ends.
    """
    found = list(others)
    factors = [factor for pattern, factors in _conversions() if pattern.match(text, at) for factor in factors]
    wanted = [float(value) * factor for factor in factors]
    if _degrees().match(text, at):
        wanted += [(float(value) - 32) / 1.8, float(value) * 1.8 + 32]
    return any(
        abs(float(other) - each) <= max(CONVERTED * abs(each), 0.6)
        for other in found
        for each in wanted
    )


@lru_cache(maxsize=1)
def _conversions() -> list[tuple[re.Pattern[str], list[float]]]:
    there = [(unit, [factor for _, factor in factors]) for unit, factors in _IMPERIAL.values()]
    back = [
        (pattern, [1 / f for _, factors in _IMPERIAL.values() for other, f in factors if other == name])
        for name, pattern in _METRIC.items()
    ]
    return [(_unit(pattern), factors) for pattern, factors in (*there, *back)]


@lru_cache(maxsize=1)
def _degrees() -> re.Pattern[str]:
    return re.compile(_BETWEEN + f"(?:{_DEGREES})", re.IGNORECASE)


def _unit(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{_BETWEEN}(?:{pattern})(?!\w)", re.IGNORECASE)


def changed_units(pair: Pair) -> Iterator[Fault]:
    """Numbers that stayed while their unit became the one of the other system."""
    for name, metric in _KEPT.items():
        one, other = _quantity(name), _quantity(metric)
        yield from _changed(pair, one, other, name, metric)
        yield from _changed(pair, other, one, metric, name)


def _changed(
    pair: Pair, own: re.Pattern[str], others: re.Pattern[str], name: str, other: str
) -> Iterator[Fault]:
    wanted = [match for match in own.finditer(pair.source)]
    if not wanted or any(others.finditer(pair.source)) or any(own.finditer(pair.target)):
        return
    digits = {re.sub(r"\D", "", match[1]) for match in wanted}
    for match in others.finditer(pair.target):
        if re.sub(r"\D", "", match[1]) in digits:
            message = f"{match[1]} {name} became {match[1]} {other}"
            yield Fault(message, wanted[0].span(), match.span())


@lru_cache(maxsize=16)
def _quantity(name: str) -> re.Pattern[str]:
    pattern = _METRIC.get(name) or _IMPERIAL[name][0]
    return re.compile(rf"(?<![\d.,])(\d[\d.,]*)[ \u00a0\u202f-]?(?:{pattern})(?!\w)", re.IGNORECASE)
