"""Names of places in many languages, out of CLDR: countries, and the cities that name time zones.

CLDR comes with Babel; nothing of it is kept here. Its names are made for lists to choose from.
Those that no text would hold are left out: `Congo - Kinshasa`, `Macao SAR China`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..languages import base, locale
from .scripts import script_of
from .terms import Cell, Concept

# Groups of countries, test data and unknown ones; regions have numbers.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
# No cities: offsets, and the stations of Antarctica, named after people.
_NO_CITIES = ("Etc/", "Antarctica/")
_BRACKET = re.compile(r"\s*[(（][^()（）]*[)）]$")
# What CLDR writes for lists alone: brackets, inversion, dashes, "special administrative region",
# and Russian's short "island".
_FOR_LISTS = re.compile(r"[(),（），]| - |\b(?:SAR|RAE|САР|о-ва?)\b")

_COVERED = 200
"""Territories that a language names at least, if CLDR has been through its places."""


def places(source: str, targets: Sequence[str]) -> list[Concept]:
    """Places with their names in a language and in others (BCP 47 tags).

    Rows have the territory's code or the time zone as their id. A place without a name in one of
    the languages has no cell there. No row is a zone that has a country's name, or the first of
    its two words (`Vatican`, `Canary`).
    """
    tags = tuple(dict.fromkeys((source, *targets)))
    countries = _rows({tag: _countries(tag) for tag in tags}, source)
    taken = {name for row in countries for name in row.cells[source].names}
    taken |= {name.rpartition(" ")[0] for name in taken if name.count(" ") == 1}
    cities = _rows({tag: _cities(tag) for tag in tags}, source)
    return [*countries, *(row for row in cities if taken.isdisjoint(row.cells[source].names))]


def _rows(names: Mapping[str, Mapping[str, str]], source: str) -> list[Concept]:
    rows = []
    for code in sorted(names[source]):
        cells = {tag: _cell(found[code], tag) for tag, found in names.items() if code in found}
        if len(cells) > 1:
            rows.append(Concept(cells, id=code.lower().replace("/", "-"), kind="place"))
    return rows


def _cell(name: str, tag: str) -> Cell:
    """English names as they stand in running text, with CLDR's own behind."""
    if base(tag) != "en":
        return Cell((name,))
    return Cell(tuple(dict.fromkeys((name.replace(" & ", " and "), name))))


def _countries(tag: str) -> dict[str, str]:
    """Names of countries and territories by ISO 3166 code."""
    names = {
        code: name
        for code, name in locale(tag).territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }
    plain = {code: _BRACKET.sub("", name) for code, name in names.items()}
    found = list(plain.values())
    return {
        code: name
        for code, name in plain.items()
        if not _FOR_LISTS.search(name) and (name == names[code] or found.count(name) == 1)
    }


def _cities(tag: str) -> dict[str, str]:
    """Names of cities by the time zone that they stand for."""
    named = locale(tag).time_zones
    cities = {}
    for zone, former in _zones():
        listed = (named.get(each, {}).get("city") for each in (zone, *former))
        name = next((each for each in listed if each), None) or _by_zone(zone, tag)
        if name and not _FOR_LISTS.search(name):
            cities[zone] = name
    return cities


def _zones() -> Iterator[tuple[str, Sequence[str]]]:
    """The time zones that have a city, each with its former names, which CLDR goes by."""
    from babel.core import get_global

    former: dict[str, list[str]] = {}
    for old, new in get_global("zone_aliases").items():
        former.setdefault(new, []).append(old)
    for zone in get_global("zone_territories"):
        if not zone.startswith(_NO_CITIES):
            yield zone, former.get(zone, ())


def _by_zone(zone: str, tag: str) -> str | None:
    """The city in the zone's own name, which CLDR means where a Latin language has no other.

    To a language in another script, or one that CLDR hardly covers, it is nothing.
    """
    if script_of(tag) != "Latn" or len(locale(tag).territories) < _COVERED:
        return None
    return zone.rsplit("/", 1)[-1].replace("_", " ")
