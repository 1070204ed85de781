"""Amounts that came out in another currency: pounds that became euros."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .pair import Fault, Pair
from .stems import alternatives

# By sign, code and the stems of its name in all languages: CLDR's names are too long to be what
# stands in a text ("libra esterlina britânica"). Names without spaces around them come last.
_CURRENCIES = {
    "pounds": (
        "£", "GBP",
        "pound pounds quid pence sterlin* esterlin* libra libras lliur* livre livres pfund* pond"
        " фунт* funt* جنيه*",
        "英镑|英鎊|ポンド|파운드|إسترليني",
    ),
    "euros": ("€", "EUR", "euro* евро* євро* avro*", "欧元|歐元|ユーロ|유로|يورو"),
    "dollars": (
        "$", "USD", "dollar* dolar* dóla* dólar* dòlar* buck* доллар* долар* dolár*",
        "美元|ドル|달러|دولار",
    ),
    "yen": ("¥", "JPY", "yen* iene ienes иен* єн* jen*", "日元|円|엔"),
    "roubles": ("₽", "RUB", "rouble* ruble* rublo* rubl* рубл*", "卢布|ルーブル|루블|روبل"),
    "rupees": ("₹", "INR", "rupee* rupie* rupi* rúpia* roupie* рупи* рупі*", "卢比|ルピー|루피"),
}  # fmt: skip
_NEAR = 24
"""Characters before a currency in which its number is looked for."""
_DIGIT = re.compile(r"\d")
_NUMBER_BEFORE = re.compile(r"\d\W{0,2}(?:\w+ )?(?:de )?$")
_NUMBER_AFTER = re.compile(r"[ \u00a0]?\d")


def changed_currency(pair: Pair) -> Iterator[Fault]:
    """A currency that only the source has, where the translation has one that only it has."""
    if not _DIGIT.search(pair.source):
        return
    patterns = _patterns()
    wanted = {name: _amount(pattern, pair.source) for name, pattern in patterns.items()}
    lost = [
        (name, match)
        for name, match in wanted.items()
        if match and not patterns[name].search(pair.target)
    ]
    if not lost:
        return
    for other, pattern in patterns.items():
        new = pattern.search(pair.target)
        if new and not pattern.search(pair.source):
            name, old = lost[0]
            yield Fault(f"{name} became {other}", old.span(), new.span())
            return


def _amount(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """A currency beside a number: a pound may weigh, a buck may run."""
    for match in pattern.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if _NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(text, match.end()):
            return match
    return None


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(
            rf"{re.escape(sign)}|(?-i:\b{code}\b)|(?<!\w)(?:{alternatives(stems.split())})(?!\w)"
            rf"|{others}",
            re.IGNORECASE,
        )
        for name, (sign, code, stems, others) in _CURRENCIES.items()
    }
