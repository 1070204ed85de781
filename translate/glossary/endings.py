"""A word's ending carried over to the word that takes its place.

What the engine makes of a term alone, and what it wrote in the sentence, tell how it bent the
word: `vacina`, `vacinas`. A form is bent alike where it ends alike. The plural of the Romance
languages and of English is also made by rule.
"""

from __future__ import annotations

import re

from ..languages import base
from .inflection import LEAST_STEM, agrees
from .tokens import fold

_PLURALS = {
    "pt": (("ão", "ões"), ("il", "is"), ("l", "is"), ("m", "ns"), ("r", "res"), ("z", "zes")),
    "gl": (("n", "ns"), ("r", "res"), ("z", "ces")),
    "es": (("ión", "iones"), ("z", "ces"), ("r", "res"), ("l", "les"), ("n", "nes"), ("d", "des")),
    "ca": (("a", "es"), ("ó", "ons"), ("t", "ts"), ("r", "rs"), ("l", "ls"), ("nt", "nts")),
    "fr": (("eau", "eaux"), ("al", "aux"), ("z", "z"), ("x", "x")),
    "it": (("ca", "che"), ("ga", "ghe"), ("a", "e"), ("io", "i"), ("o", "i"), ("e", "i")),
    "en": (("y", "ies"), ("ch", "ches"), ("sh", "shes"), ("x", "xes")),
}
"""Endings of the singular and the plural; the first that fits. Otherwise -s, but in Italian."""
_SURE = {"it": "aoe", "ca": "aeioutrló", "pt": "aeiouáéíóúãlmrz", "gl": "aeiounrz"}
"""Last letters from which the plural is made; of the other languages any."""
_LEAST = 3
"""Letters of a word that has a plural."""
_LIGHT = frozenset(
    [
        *("por", "pela", "pelo", "com", "para", "sem", "con", "sin", "per", "dal", "del", "della"),
        *("nel", "pour", "avec", "sur", "sous"),
    ]
)
_HARD = dict.fromkeys(("ru", "uk", "be"), "бвдзлмнпрстф")
"""Consonants of one declension."""


def carried(form: str, alone: str, old: str, language: str, *, name: bool) -> str:
    """The form bent as `old` is against `alone`; as it is where that can't be told."""
    known, found, words = (re.split(r"\s+", text.strip()) for text in (alone, old, form))
    if not alone or fold(alone) == fold(old) or len(known) != len(found):
        return form
    if not name and any(
        is_plural_of(new, word, language) for word, new in zip(known, found, strict=True)
    ):
        return plural(form, language)
    if len(words) != len(known):
        return form
    bent = [
        _bent(word, one, other, language, name=name)
        for word, one, other in zip(words, known, found, strict=True)
    ]
    return " ".join(word for word in bent if word) if all(bent) else form


def _bent(word: str, one: str, other: str, language: str, *, name: bool) -> str | None:
    """A word changed as `one` is to become `other`; None where it can't be."""
    if fold(one) == fold(other):
        return word
    if one[:1] != other[:1]:
        return None
    shared = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    ending, new = one[shared:], other[shared:]
    if not ending:
        # The letter before tells how a word is bent: Ханой is not bent as Берлин.
        shared, ending, new = shared - 1, one[shared - 1 :], one[shared - 1] + new
    hard = _HARD.get(base(language), "")
    if ending in hard and word[-1:] in hard:
        ending, new = word[-1], word[-1] + new[1:]
    bent = word[: len(word) - len(ending)] + new
    fits = word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM
    return bent if fits and agrees(fold(word), fold(bent), language, name=name) else None


def plural(form: str, language: str) -> str:
    """The plural of a noun with its adjectives; as it is where the rules don't tell.

    What comes behind a preposition stays: `casos de covid`. In English the last word is the noun.
    """
    words = form.split(" ")
    if base(language) == "en":
        return " ".join((*words[:-1], _plural(words[-1], "en")))
    light = (n for n, word in enumerate(words) if n and (len(word) < _LEAST or word in _LIGHT))
    head = next(light, len(words))
    return " ".join((*(_plural(word, base(language)) for word in words[:head]), *words[head:]))


def _plural(word: str, tag: str) -> str:
    if tag not in _PLURALS or len(word) < _LEAST or not word.isalpha() or word.isupper():
        return word
    if word.endswith("s") or word[-1] not in _SURE.get(tag, word[-1]):
        return word
    for ending, new in _PLURALS[tag]:
        if word.endswith(ending):
            return word[: len(word) - len(ending)] + new
    return f"{word}s"


def is_plural_of(word: str, singular: str, language: str) -> bool:
    """Whether a word is another one's plural."""
    return word != singular and fold(_plural(singular, base(language))) == fold(word)
