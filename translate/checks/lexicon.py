"""Whether a language has a word, by simplemma's dictionaries."""

from __future__ import annotations

from functools import lru_cache

from ..languages import base

_CODES = {"bs": "hbs", "hr": "hbs", "sr": "hbs"}
_OTHER_LEMMAS = frozenset(("ca",))
"""Languages whose dictionary takes many a noun for a form of a verb."""
NOUNS_IN_CAPITALS = frozenset(("de", "lb"))
"""Languages that write every noun with a capital."""


def is_word(word: str, language: str) -> bool:
    """Whether a word is one of the language, or may be: True where there is no dictionary."""
    return _is_word(word, _code(language))


def is_shared(word: str, language: str, other: str) -> bool:
    """Whether a word of two languages may be the same in both: `hospital`, not `sales`.

    Forms of other words that look alike by chance have other lemmas: `sal` in Spanish, `sale`.
    """
    if base(language) in _OTHER_LEMMAS or base(other) in _OTHER_LEMMAS:
        return True
    return _lemma(word, _code(language)).lower() == _lemma(word, _code(other)).lower()


def is_lower_case(word: str, language: str) -> bool:
    """Whether a word may be one of the language as it is written, without a capital."""
    if base(language) not in NOUNS_IN_CAPITALS:
        return is_word(word, language)
    return is_word(word, language) and not _lemma(word, _code(language))[:1].isupper()


@lru_cache(maxsize=1 << 14)
def _lemma(word: str, code: str) -> str:
    """The word that a word is a form of; itself where that is not known."""
    from simplemma import lemmatize

    try:
        return str(lemmatize(word, code, low_memory=True))
    except ValueError:
        return word


def _code(language: str) -> str:
    return _CODES.get(base(language), base(language))


@lru_cache(maxsize=1 << 14)
def _is_word(word: str, code: str) -> bool:
    from simplemma import is_known

    try:
        # Its other way of loading takes 150 to 400 MB a language.
        return bool(is_known(word, code, low_memory=True))
    except ValueError:
        return True
