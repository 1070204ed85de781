"""The script that a language is written in."""

from __future__ import annotations

from functools import lru_cache

from ..languages import fallbacks


@lru_cache(maxsize=256)
def script_of(tag: str) -> str:
    """ISO 15924's code of a language's script (`Latn`), by CLDR; empty where it doesn't tell."""
    from babel.core import get_global

    told = [part for part in tag.split("-")[1:] if len(part) == 4 and part.isalpha()]
    likely = get_global("likely_subtags")
    full = (likely.get(each.replace("-", "_"), "") for each in fallbacks(tag))
    return next((p for each in (*told, *full) for p in each.split("_") if len(p) == 4), "")
