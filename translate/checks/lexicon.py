"""Whether a language has a word, by simplemma's dictionaries."""

from __future__ import annotations

from functools import lru_cache

from ..languages import base

_CODES = {"bs": "hbs", "hr": "hbs", "sr": "hbs"}


def is_word(word: str, language: str) -> bool:
    """Whether a word is one of the language, or may be: True where there is no dictionary."""
    return _is_word(word, _CODES.get(base(language), base(language)))


@lru_cache(maxsize=1 << 14)
def _is_word(word: str, code: str) -> bool:
    from simplemma import is_known

    try:
        # Its other way of loading takes 150 to 400 MB a language.
        return bool(is_known(word, code, low_memory=True))
    except ValueError:
        return True
