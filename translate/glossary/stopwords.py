"""The small words of languages: no terms, and no names where a sentence begins with them."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=64)
def stop_words(language: str) -> frozenset[str]:
    """The function words of a language; empty where there is no list."""
    from stop_words import AVAILABLE_LANGUAGES, LANGUAGE_MAPPING, get_stop_words

    if language not in LANGUAGE_MAPPING and language not in AVAILABLE_LANGUAGES:
        return frozenset()
    return frozenset(get_stop_words(language))
