"""Amounts that came out in another currency: pounds that became euros."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .pair import Fault, Pair

# By sign, code and the stems of its name in all languages: CLDR's names are too long to be what
# stands in a text ("libra esterlina britânica").
_CURRENCIES = {
    "pounds": r"£|GBP|(?<!\w)(?:pounds?|quid|pence|sterlin\w*|esterlin\w*|libras?|lliur\w+|livres?|pfund\w*|"
    r"pond|фунт\w*|funt\w*)(?!\w)|英镑|英鎊|ポンド|파운드|جنيه\w*|إسترليني",
    "euros": r"€|EUR(?!O)|(?<!\w)(?:euro\w*|евро\w*|євро\w*|avro\w*)(?!\w)|欧元|歐元|ユーロ|유로|يورو",
    "dollars": r"(?<![A-Z])\$|US\$|USD|(?<!\w)(?:do[l]{1,2}ar\w*|dóla\w*|dòlar\w*|buck\w*|доллар\w*|долар\w*|"
    r"dolár\w*)(?!\w)|美元|ドル|달러|دولار\w*",
    "yen": r"¥|JPY|(?<!\w)(?:yen\w*|ienes?|иен\w*|єн\w*|jen\w*)(?!\w)|日元|円|엔|ين\b",
    "roubles": r"₽|RUB|(?<!\w)(?:ro?ubl\w*|rublo\w*|рубл\w*)(?!\w)|卢布|ルーブル|루블|روبل",
    "rupees": r"₹|INR|(?<!\w)(?:rup[ie]e\w*|r[uú]pi\w*|roupie\w*|рупи\w*|рупі\w*)(?!\w)|卢比|ルピー|루피|روبية",
}


def changed_currency(pair: Pair) -> Iterator[Fault]:
    """A currency that only the source has, where the translation has one that only it has."""
    patterns = _patterns()
    wanted = {name: found for name, p in patterns.items() if (found := _money(p, pair.source))}
    if not wanted:
        return
    found = {name: match for name, p in patterns.items() if (match := p.search(pair.target))}
    lost = [name for name in wanted if name not in found]
    new = [name for name in found if not patterns[name].search(pair.source)]
    if lost and new:
        span = found[new[0]].span()
        yield Fault(f"{lost[0]} became {new[0]}", wanted[lost[0]].span(), span)


def _money(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """A currency beside a number: a pound may weigh, a buck may run."""
    return next(
        (
            match
            for match in pattern.finditer(text)
            if re.search(r"\d\W{0,2}(?:\w+ )?(?:de )?$", text[: match.start()][-24:])
            or re.match(r"[ \u00a0]?\d", text[match.end() :])
        ),
        None,
    )


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(p, re.IGNORECASE) for name, p in _CURRENCIES.items()}
