"""Compare the numbers of a segment and its translation, however each language writes them.

`1,200` is `1.200` or `1 200`; `10:30 p.m.` is `22h30`; `$2.5 billion` is `2,5 mil milhões` or
`2.500 millones`; `the 1990s` are `os anos 90`; `3` may be `três`, the `19th` century the `XIX`.
On NTREX (bench/checks.py) one in a hundred and fifty human translations gives an alarm, most of
them for a number that is wrong indeed; so does nearly every changed digit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from .figures import Number, numbers
from .numerals import in_words
from .units import converted, heights

__all__ = ["Number", "lost", "numbers"]

_WHOLLY = re.compile(r"100 ?(?:%|per ?cent\b)", re.IGNORECASE)
_SMALL, _TENS = 12, range(20, 101, 10)
"""What may stand in words in a language whose words are not known."""
_LARGE = Decimal(10**15)
"""Nothing is written in words from here on."""


def lost(
    source: str, target: str, source_language: str, target_language: str
) -> tuple[Number, ...]:
    """The numbers of the source that the target hasn't; those written alike once."""
    wanted = numbers(source, source_language)
    if not wanted:
        return ()
    found = numbers(target, target_language, lenient=True)
    wanted, found = _settled(wanted, found), _settled(found, wanted)
    if tall := heights(source, target):
        wanted = [n for n in wanted if not any(a <= n.span[0] < b for a, b in tall)]
    missing, spare = _paired(wanted, found)
    if not missing:
        return ()
    missing, spare = _unconverted(missing, spare, source)
    in_source = in_words(source, source_language) or set()
    if all(_integers(number) & in_source for number in spare):
        # No number stands in another's place: one that is lost may stand there in words.
        words = in_words(target, target_language)
        kept = {
            value
            for number in wanted
            if wanted.count(number) > missing.count(number)
            for value in number.values
        }
        missing = [
            number
            for number in missing
            if not _in_words(number, words, kept) and number.values != {Decimal(1)}
        ]
    return tuple({number.text: number for number in reversed(missing)}.values())[::-1]


def _unconverted(
    missing: Sequence[Number], spare: Sequence[Number], source: str
) -> tuple[list[Number], list[Number]]:
    """The numbers of each side, without those that are one quantity in two units.

    `100 percent certain` may come out as `absolutely certain`.
    """
    left = list(spare)
    lost = []
    for number in missing:
        twin = next((o for o in left if _is_conversion(number, o, source)), None)
        if twin:
            left.remove(twin)
        elif left or not _WHOLLY.match(source, number.span[0]):
            lost.append(number)
    return lost, left


def _is_conversion(number: Number, other: Number, source: str) -> bool:
    return any(converted(source, number.span[1], value, other.values) for value in number.values)


def _in_words(number: Number, words: set[int] | None, kept: set[Decimal]) -> bool:
    """Whether a number may stand there in words, or as a pronoun for its like."""
    if number.values & kept:
        return True
    if words is None:
        largest = max(_integers(number), default=_SMALL + 1)
        return number.ordinal or largest <= _SMALL or largest in _TENS
    return bool(_integers(number) & words)


def _integers(number: Number) -> set[int]:
    return {
        int(value)
        for value in number.values | number.others
        if value < _LARGE and value == int(value)
    }


def _paired(wanted: Sequence[Number], found: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """The numbers of each side that the other has not, the likeliest pairs taken first."""
    missing, spare = list(wanted), list(found)
    for loose in (False, True):
        for number in tuple(missing):
            other = next((other for other in spare if _equal(number, other, loose)), None)
            if other:
                missing.remove(number)
                spare.remove(other)
    return missing, spare


def _equal(one: Number, other: Number, loose: bool) -> bool:
    if one.scaled and other.scaled:
        return bool(one.scaled & other.scaled)
    if not loose:
        return bool(one.values & other.values)
    every = other.values | other.others
    return bool(one.values & every or one.others & other.values)


def _settled(numbers: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    """Take those apart that stand for two numbers of the other side."""
    known = {value for other in others for value in other.values | other.others}
    result: list[Number] = []
    for number in numbers:
        two = len(number.parts) == 2
        if two and not number.values & known and known.issuperset(number.parts):
            result += [
                replace(number, text=str(part), values=frozenset({part})) for part in number.parts
            ]
        else:
            result.append(number)
    return result
