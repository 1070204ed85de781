"""The marks inside numbers, and the space before a percent sign, as the target's custom has them.

Only what an engine left in the source's form is changed, and only where it can mean one thing:
`1,234.5` and `12,500` in an English text, `3.5 million`, `4.5 %`; not `3.5` alone, which may be a
version, a section or a score.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..languages import locale

_NBSP = "\u00a0"
_SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"(?<![\w.,'’])\d{{1,3}}(?:[.,'’{_SPACES}]\d{{3}})+(?:[.,]\d+)?|(?<![\w.,])\d+[.,]\d+"
)
_MAY_BE_NUMBER = re.compile(rf"\d[.,'’{_SPACES}]\d")
_GOES_ON = re.compile(r"[.,:/]?\d|[.:/]\w")
_QUANTITY = re.compile(
    rf"[{_SPACES}]?(?:%|‰|°|€|\$|£|[kcm]?m[²³]?\b|kg\b|km/h\b|[kMG]W\b)"
    rf"|[{_SPACES}-](?:per ?cent|thousand|m[iy]l|milh|milj|mio\b|mrd\b|mln\b|mld\b|bi[lł]|tri[lł]"
    r"|тыс|млн|млрд|трлн|миллион|миллиард|триллион|мільйон|мільярд|трильйон|procent|prozent)",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"[$£€¥₹₩₽][{_SPACES}]?\Z")


@lru_cache(maxsize=64)
def number_marks(language: str) -> tuple[str, str]:
    """The marks of a language (BCP 47) before decimals and between thousands, by CLDR."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    known = locale(language)
    return get_decimal_symbol(known), get_group_symbol(known)


@lru_cache(maxsize=64)
def spaces_percent(language: str) -> bool | None:
    """Whether a blank stands before the percent sign, by CLDR; None where the sign is in front."""
    pattern: str = locale(language).percent_formats[None].pattern
    return None if not pattern.endswith("%") else pattern[-2].isspace()


def localise_numbers(draft: str, source: str, source_language: str, language: str) -> str:
    """Give the numbers that a draft has as the source writes them the target's marks.

    A number with two marks or more (`1,234.5`) is known by its digits, whatever the marks.
    """
    here, there = number_marks(source_language), number_marks(language)
    if here == there or not _MAY_BE_NUMBER.search(source):
        return draft
    for match in _NUMBER.finditer(source):
        number = match[0]
        written = _written(source, match, here, there)
        if written and written != number and written not in draft:
            marks = re.findall(r"\D", number)
            form = (
                re.sub(r"\\?\D", f"[.,{_SPACES}]", number) if len(marks) > 1 else re.escape(number)
            )
            draft = re.sub(rf"(?<![\w.,]){form}(?![.,]?\d)", written, draft)
    return draft


def _written(
    source: str, match: re.Match[str], here: tuple[str, str], there: tuple[str, str]
) -> str | None:
    """A number with the marks of the other language; None where it may be no quantity."""
    number = match[0]
    if _GOES_ON.match(source, match.end()):
        return None
    whole, mark, decimals = number.rpartition(here[0])
    if not mark:
        whole, decimals = number, ""
    pieces = re.split(rf"[{re.escape(here[1])}{_SPACES}]", whole)
    if not all(map(str.isdecimal, pieces)) or any(len(piece) != 3 for piece in pieces[1:]):
        return None
    if len(pieces) == 1 and not (
        _QUANTITY.match(source, match.end()) or _SIGNED.search(source, 0, match.start())
    ):
        return None
    return there[1].join(pieces) + (there[0] + decimals if decimals else "")


def localise_percent(draft: str, language: str) -> str:
    """Set the blank before percent signs, or take it away."""
    spaced = spaces_percent(language)
    if spaced is None or "%" not in draft:
        return draft
    return re.sub(rf"(?<=\d)[{_SPACES}]?%(?!\w)", f"{_NBSP}%" if spaced else "%", draft)
