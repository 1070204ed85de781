"""The date of a dateline: read in its own language, written in the short form of another one.

The names of months and weekdays come from CLDR through Babel. How they stand together is a table
of our own: CLDR's patterns are made for calendars (`15 de ago.`, `15 d’ag.`), not for datelines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..languages import base, locale, long_date
from ..typography import capitals

_LONGEST_MONTH, _LONGEST_DAY = 12, 31


@dataclass(frozen=True, slots=True)
class Date:
    """A day without its year or with it; or a day of the week alone."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    is_long: bool = False
    """Whether the day of the week is written out."""
    is_capitals: bool = False
    is_spelled: bool = False
    """Whether the month is written out in a date that stands for itself, its year with it."""

    @property
    def as_date(self) -> date | None:
        """None without a year, or where there is no such day, or it is another of the week."""
        try:
            found = date(self.year or 0, self.month or 0, self.day or 0)
        except ValueError:
            return None
        return found if self.weekday in (None, found.weekday()) else None


@dataclass(frozen=True, slots=True)
class _Custom:
    """How newsrooms of a language set the date of a dateline, with `{d}`, `{m}` and `{y}`."""

    short: str = "{d} {m}"
    full: str = "{d} {m} {y}"
    with_weekday: str = "{w}, {date}"


_ORDINAL_DAY = _Custom("{d}. {m}", "{d}. {m} {y}")
_CUSTOMS = {
    "en": _Custom("{m} {d}", "{m} {d}, {y}"),
    **dict.fromkeys(
        ("cs", "da", "de", "et", "fi", "hr", "is", "lv", "nb", "nn", "sk", "sl", "sr"),
        _ORDINAL_DAY,
    ),
    "hu": _Custom("{m} {d}.", "{y}. {m} {d}."),
    "ja": _Custom("{m}{d}日", "{y}年{m}{d}日", "{date}（{w}）"),
    "ko": _Custom("{m} {d}일", "{y}년 {m} {d}일", "{date} ({w})"),
    "zh": _Custom("{m}{d}日", "{y}年{m}{d}日", "{date}（{w}）"),
}
_CUSTOM = _Custom()
"""Most languages': ca, es, fr, it, pl, pt, ru, uk …"""

_JOINT = re.compile(r"^(?:de |d[’'])")
"""CLDR has the Catalan month with its preposition: `de gen.`, `d’ag.`."""
_SHORTEST = 3
"""Letters of a month that tell it, where no other begins with them."""


def write_date(day: Date, language: str) -> str:
    """A date in the short form of a language (BCP 47); one that is spelled out in CLDR's long."""
    if day.is_spelled and (known := day.as_date):
        written = long_date(known, language, with_weekday=day.weekday is not None)
    else:
        written = _short(day, language)
    return capitals(written, language) if day.is_capitals else written


def _short(date: Date, language: str) -> str:
    custom = _CUSTOMS.get(base(language), _CUSTOM)
    written = ""
    if date.month:
        month = _bare(locale(language).months["format"]["abbreviated"][date.month])
        day = "1er" if date.day == 1 and base(language) == "fr" else str(date.day)
        pattern = custom.full if date.year else custom.short
        written = pattern.format(d=day, m=month, y=date.year)
    if date.weekday is not None:
        width = "wide" if date.is_long else "abbreviated"
        weekday = _bare(locale(language).days["format"][width][date.weekday])
        pattern = custom.with_weekday if written else "{w}"
        written = pattern.format(w=weekday, date=written)
    return written


@lru_cache(maxsize=64)
def date_pattern(language: str) -> str:
    """A regular expression for a date of a dateline, to be compiled with `re.IGNORECASE`.

    Its groups are those that `read_date` takes.
    """
    months, weekdays = "|".join(_keys(_months(language))), "|".join(_keys(_weekdays(language)))
    day = r"(?:1er|[12]\d|3[01]|0?[1-9])(?!\d)"
    month_day = (
        rf"(?P<month>{months})(?!\w)\.?\s(?P<day>{day})(?:st|nd|rd|th)?"
        rf"|(?P<day_2>{day})(?:st|nd|rd|th|º|ª|\.)?(?:\sof)?\s(?:de\s|d[’'])?"
        rf"(?P<month_2>{months})(?:(?!\w)\.(?=[\s,]*[\d(])|(?!\w))"
    )
    if base(language) != "en":  # in English 5/8 may be in August as well as in May
        month_day += (
            rf"|(?P<day_3>{day})(?P<mark>[./])(?P<month_3>1[0-2]|0?[1-9])(?!\d)(?:(?P=mark)(?!\s))?"
        )
    year = r"(?:,?\s?(?:de\s|del\s)?(?P<year>(?:19|20)\d\d)(?!\d)(?:\sг(?:ода|\.)|\sр(?:оку|\.))?)?"
    weekday = rf"(?P<weekday>{weekdays})(?!\w)\.?"
    return (
        rf"(?:(?:{weekday},?\s)?(?:{month_day}){year}"
        rf"|{weekday.replace('weekday>', 'weekday_2>')})"
    )


def read_date(match: re.Match[str], language: str, *, alone: bool = False) -> Date:
    """The date that `date_pattern` found; `alone` where neither place nor agency is beside it."""
    found = match.groupdict()

    def first(name: str) -> str | None:
        return next((found[key] for key in found if key.startswith(name) and found[key]), None)

    month, day, weekday = first("month"), first("day"), first("weekday")
    names = [name for name in (found.get("month"), found.get("month_2"), weekday) if name]
    number = weekday and _weekdays(language)[weekday.casefold()]
    return Date(
        int(re.sub(r"\D", "", day)) if day else None,
        (int(month) if month.isdigit() else _months(language)[month.casefold()]) if month else None,
        int(found["year"]) if found["year"] else None,
        number if isinstance(number, int) else None,
        bool(weekday) and weekday.casefold() in _long_weekdays(language) if weekday else False,
        bool(names) and all(name.isupper() and len(name) > 1 for name in names),
        alone and bool(month) and month.casefold() in _long_months(language) if month else False,
    )


@lru_cache(maxsize=64)
def _months(language: str) -> Mapping[str, int]:
    """The months by their names and by what their names begin with, without case."""
    tables = locale(language).months
    names = {
        _bare(name).casefold(): month
        for usage in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for month, name in tables[usage][width].items()
    }
    starts: dict[str, set[int]] = {}
    for name, month in names.items():
        for length in range(_SHORTEST, len(name)):
            starts.setdefault(name[:length], set()).add(month)
    return {start: min(of) for start, of in starts.items() if len(of) == 1} | names


@lru_cache(maxsize=64)
def _weekdays(language: str) -> Mapping[str, int]:
    tables = locale(language).days["format"]
    return {
        _bare(name).casefold(): day
        for width in ("abbreviated", "wide")
        for day, name in tables[width].items()
    }


@lru_cache(maxsize=64)
def _long_weekdays(language: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in locale(language).days["format"]["wide"].values())


@lru_cache(maxsize=64)
def _long_months(language: str) -> frozenset[str]:
    return frozenset(
        _bare(name).casefold() for name in locale(language).months["format"]["wide"].values()
    )


def _keys(names: Mapping[str, int]) -> Iterator[str]:
    """The names for a regular expression, the longest first."""
    return (re.escape(name) for name in sorted(names, key=len, reverse=True))


def _bare(name: str) -> str:
    """A name of CLDR's as it stands in a dateline: without preposition and full stop."""
    return _JOINT.sub("", name).removesuffix(".")
