"""Names that a translation has to spell as its source does: those in letters of other languages.

`Łódź`, `Muñoz` and `Đoković` in an English text are nothing but names, and engines drop or break
the letters that they have seldom seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ..languages import own_letters
from ..marks import Span

_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_PLAIN = str.maketrans(
    {"đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"}
)
_SPELT_OUT = str.maketrans({"đ": "dj", "ä": "ae", "å": "aa", "ö": "oe", "ø": "oe", "ü": "ue"})


def lost_names(source: str, target: str, language: str, known: Sequence[Span]) -> Iterator[str]:
    """The names of the source that the target hasn't, with or without their diacritics.

    `language` is the source's (BCP 47); `known` are stretches of it that others see to. Silent
    where the language's own letters are not known, and of a target that isn't in Latin script.
    """
    own = own_letters(language)
    if own is None or not _is_latin(target):
        return
    there = _folded(target)
    for word in dict.fromkeys(
        match[0]
        for match in _WORD.finditer(source)
        if not any(first <= match.start() < last for first, last in known)
    ):
        foreign = set(unicodedata.normalize("NFC", word).lower()) - own
        if word[0].isupper() and any(map(_is_latin, foreign)) and not _stands(word, there):
            yield word


def _stands(name: str, text: str) -> bool:
    """Whether a word of a folded text begins with the name: it may have an ending."""
    spelt_out = unicodedata.normalize("NFC", name).lower().translate(_SPELT_OUT)
    return any(
        re.search(rf"(?<!\w){re.escape(form)}", text)
        for form in {_folded(name), _folded(spelt_out)}
    )


def _folded(text: str) -> str:
    """A text without case and diacritics."""
    parted = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(char for char in parted if not unicodedata.combining(char))
    return bare.translate(_PLAIN)


def _is_latin(text: str) -> bool:
    """Whether most of the letters of a text are Latin ones."""
    letters = [char for char in text if char.isalpha()]
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters)
    return 2 * latin > len(letters)
