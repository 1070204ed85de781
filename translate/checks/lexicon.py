"""Whether a language has a word, by simplemma's dictionaries."""

from __future__ import annotations

from functools import lru_cache

from ..languages import base

_CODES = {"bs": "hbs", "hr": "hbs", "sr": "hbs"}
NOUNS_IN_CAPITALS = frozenset(("de", "lb"))
"""Languages that write every noun with a capital."""


def is_word(word: str, language: str) -> bool:
    """Whether a word is one of the language, or may be: True where there is no dictionary."""
    return _is_word(word, _CODES.get(base(language), base(language)))


def is_lower_case(word: str, language: str) -> bool:
    """Whether a word may be one of the language as it is written, without a capital."""
    if base(language) not in NOUNS_IN_CAPITALS:
        return is_word(word, language)
    return is_word(word, language) and not _is_noun(word, base(language))


@lru_cache(maxsize=1 << 14)
def _is_noun(word: str, code: str) -> bool:
    """Whether a word is known by a capital alone; what else it may be is not told."""
    from simplemma import lemmatize

    return str(lemmatize(word, code, low_memory=True))[:1].isupper()


@lru_cache(maxsize=1 << 14)
def _is_word(word: str, code: str) -> bool:
    from simplemma import is_known

    try:
        # Its other way of loading takes 150 to 400 MB a language.
        return bool(is_known(word, code, low_memory=True))
    except ValueError:
        return True
