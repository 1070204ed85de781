"""Whether two words are forms of one, by simplemma's dictionaries and rules.

Those know changes of the stem that endings don't tell (`Київ`, `Києва`; `Praga`, `Pradze`) and
languages that `inflection` has no endings of, but few foreign names: of NTREX's Russian
references alone they miss one name in eight, against one in 270 together (`bench/inflection.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..languages import base

LANGUAGES = frozenset(
    [
        *("bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "gl", "hr", "hu", "hy"),
        *("is", "it", "ka", "lt", "lv", "mk", "nb", "nl", "nn", "pl", "pt", "ro", "ru", "sk", "sl"),
        *("sq", "sr", "bs", "sv", "tr", "uk"),
    ]
)
"""Those of simplemma's whose words inflect by their ends."""
_CODES = dict.fromkeys(("bs", "hr", "sr"), "hbs")


def same_lemma(one: str, other: str, language: str) -> bool:
    """Whether two words, both without case, have a dictionary form in common."""
    tag = base(language)
    return tag in LANGUAGES and not _lemmas(one, tag).isdisjoint(_lemmas(other, tag))


@lru_cache(maxsize=1 << 14)
def _lemmas(word: str, tag: str) -> frozenset[str]:
    """Of the word as a name and as a common one."""
    from simplemma import lemmatize

    code = _CODES.get(tag, tag)
    if tag == "el":
        # Folding has taken the sigma that Greek words end with.
        word = re.sub("σ$", "ς", word)
    # Its other way of loading takes 150 to 400 MB a language.
    found = (lemmatize(form, code, low_memory=True) for form in (word, word.capitalize()))
    return frozenset(lemma.casefold() for lemma in found)
