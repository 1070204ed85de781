"""The numbers that stand in a text in digits, with all that each may mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..article import UNDETERMINED
from ..marks import Span
from ..typography import number_marks
from .numerals import multiples

_NUMBER = re.compile(
    r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’٫٬]\d+)*[¼½¾⅛⅜⅝⅞]?"
)
_FRACTIONS = {mark: Decimal(unicodedata.numeric(mark)) for mark in "¼½¾⅛⅜⅝⅞"}
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|e|ème|º|ª|°|o|a|\.(?= \w)|-?(?:й|го|му|я|е))(?!\w)")
_PM = re.compile(r"(?:[:.]\d\d)?[ \u00a0]?p\.?[ \u00a0]?m\b", re.IGNORECASE)
_MIDNIGHT = re.compile(r"(?:[:.]\d\d)?[ \u00a0]?a\.?[ \u00a0]?m\b", re.IGNORECASE)
_CLOCK = re.compile(r"[ \u00a0]?[ap]\.?[ \u00a0]?m\b", re.IGNORECASE)
_DECADE = re.compile(r"['’]?(?:s|er|ern)(?!\w)|-[еыхи]")
_YEAR = re.compile(r"(?<!\d)\d{4}[-–/]")
_DECIMAL_MARKS = ".,٫"
_LONGEST = 100
"""A longer run of digits is no quantity: it is compared digit by digit."""
_LONGEST_TIME = 4
"""Digits of an hour or a year."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits."""

    text: str
    values: frozenset[Decimal]
    """Its readings: as written and multiplied by the words that follow."""
    scaled: frozenset[Decimal] = frozenset()
    """Those that hold every word that follows: of `3 million` the millions alone."""
    others: frozenset[Decimal] = frozenset()
    """What a translation may write for it: the hour after noon, the decade without its century."""
    parts: tuple[Decimal, ...] = ()
    """The numbers that it may be instead: `22.30` a time, `116 123` two numbers."""
    ordinal: bool = False
    span: Span = field(default=(0, 0), compare=False)
    """Where it stands in its text."""


def numbers(text: str, language: str, *, lenient: bool = False) -> list[Number]:
    """The numbers of a text; `lenient` reads those that `1.234` might be in any language."""
    found: list[Number] = []
    scale_end, unit = -1, 0
    for match in _NUMBER.finditer(text):
        if len(match[0]) > _LONGEST:
            whole = frozenset({Decimal(re.sub(r"\D", "", match[0]))})
            found.append(Number(match[0], whole, span=match.span()))
            continue
        values, parts = _readings(match[0], None if lenient else _decimal_mark(language))
        if not values or (len(parts) == 2 and _CLOCK.match(text, match.end())):
            found += [Number(str(part), frozenset({part}), span=match.span()) for part in parts]
            if len(parts) == 2 and parts[0] <= 12 and _PM.match(text, match.end()):
                found[-2] = replace(found[-2], others=frozenset({parts[0] + 12}))
            continue
        products, end = multiples(text, match.end(), language)
        readings = frozenset(values | {v * p for v in values for p in products})
        scaled = frozenset(v * products[-1] for v in values) if products else frozenset()
        number = Number(match[0], readings, scaled, parts=parts, span=match.span())
        if unit > max(number.values) and not text[scale_end : match.start()].strip():
            # 1億2000万, 3 mil 500: a sum of two.
            total = frozenset({max(found[-1].values) + max(number.values)})
            found[-1] = Number(found[-1].text, total, total, span=found[-1].span)
        else:
            found.append(_in_context(number, text, match, found))
        scale_end, unit = end, products[-1] if products else 0
    return found


def _in_context(number: Number, text: str, match: re.Match[str], before: list[Number]) -> Number:
    """Add what its neighbours say of a number: hours, decades, short years, ordinals."""
    end = match.end()
    year = max(0, match.start() - 5), match.start()
    value = int(match[0]) if match[0].isdigit() and len(match[0]) <= _LONGEST_TIME else -1
    others = set(map(int, number.values)) if match[0][-1] in _FRACTIONS else set()
    if 1 <= value <= 12 and _PM.match(text, end):
        others.add(value + 12)
    if value == 12 and _MIDNIGHT.match(text, end):
        others.add(0)
    if value % 10 == 0 and _DECADE.match(text, end):
        others.add(value % 100 if value > 100 else value + 1900)
    if before and len(match[0]) == 2 and _YEAR.fullmatch(text, *year):
        others.add(int(max(before[-1].values)) // 100 * 100 + value)
    elif len(match[0]) == 2 and text[match.start() - 1 : match.start()] in ("'", "’"):
        others |= {1900 + value, 2000 + value}
    elif 1900 <= value < 2100:
        others.add(value % 100)
    ordinal = bool(_ORDINAL.match(text, end))
    return replace(number, others=frozenset(map(Decimal, others)), ordinal=ordinal)


def _readings(text: str, decimal: str | None) -> tuple[set[Decimal], tuple[Decimal, ...]]:
    """The values that a number in digits may have, and the numbers it may be several of."""
    if text[-1] in _FRACTIONS:
        values, _ = _readings(text[:-1], decimal)
        return {value + _FRACTIONS[text[-1]] for value in values}, ()
    pieces = re.split(r"\D", text)
    marks = re.findall(r"\D", text)
    parts = tuple(map(Decimal, pieces))
    if not marks:
        return {parts[0]}, ()
    whole = Decimal("".join(pieces))
    grouped = len(pieces[0]) <= 3 and pieces[0][0] != "0"
    mark = marks[-1]
    threes = all(len(piece) == 3 for piece in pieces[1:])
    if len(set(marks)) == 2 and marks.count(mark) == 1 and mark in _DECIMAL_MARKS:
        threes = all(len(piece) == 3 for piece in pieces[1:-1])
        return ({_fraction(pieces)} if threes and grouped else set()), parts
    if len(set(marks)) > 1:
        return set(), parts
    if len(marks) > 1 or mark not in _DECIMAL_MARKS:
        return ({whole} if threes and grouped else set()), parts
    if not threes or not grouped:
        return {_fraction(pieces)}, parts
    if decimal is None:
        return {whole, _fraction(pieces)}, parts
    return {_fraction(pieces) if mark == decimal else whole}, parts


def _fraction(pieces: Sequence[str]) -> Decimal:
    return Decimal("".join(pieces)).scaleb(-len(pieces[-1])).normalize()


def _decimal_mark(language: str) -> str | None:
    """The mark before the decimals; None where the language is not known."""
    return None if language == UNDETERMINED else number_marks(language)[0]
