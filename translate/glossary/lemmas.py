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
        *("bg", "bs", "cs", "da", "de", "el", "et", "fi", "hr", "hu", "hy", "is", "ka", "lt", "lv"),
        *("mk", "nb", "nn", "pl", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk"),
    ]
)
"""Those of simplemma's whose words inflect by their ends, but for English, Dutch and the Romance
ones that `inflection` has endings of: those tell as much there, and a dictionary takes a third of
a second at the first word."""
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
