"""Languages that are told by letters which their neighbours in the script don't have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN = {
    "af": "áèéêëíîïóôöúûü",
    "ca": "àçèéíïòóúü",
    "cs": "áčďéěíňóřšťúůýž",
    "cy": "áâäéêëîïôöûŵŷ",
    "da": "åæéø",
    "de": "äößü",
    "en": "éè",
    "es": "áéíñóúü",
    "et": "äõöšüž",
    "fi": "åäö",
    "fr": "àâæçèéêëîïôœùûüÿ",
    "hr": "ćčđšž",
    "hu": "áéíóöőúüű",
    "id": "é",
    "it": "àèéìíîòóùú",
    "lt": "ąčęėįšūųž",
    "lv": "āčēģīķļņšūž",
    "nb": "åæéòôø",
    "nl": "áèéêëíïóöúü",
    "pl": "ąćęłńóśźż",
    "pt": "àáâãçéêíóôõúü",
    "ro": "âăîşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "so": "",
    "sq": "çë",
    "sv": "åäéö",
    "sw": "",
    "tl": "ñ",
    "tr": "âçğıîöşûü",
}
ALPHABETS = {
    **{tag: frozenset("abcdefghijklmnopqrstuvwxyz" + more) for tag, more in _LATIN.items()},
    "ru": frozenset(_RUSSIAN),
    "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "be": frozenset("абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    "bg": frozenset("абвгдежзийклмнопрстуфхцчшщъьюя"),
    "mk": frozenset("абвгдѓежзѕијклљмнњопрстќуфхцчџш"),
    "sr": frozenset("абвгдђежзијклљмнњопрстћуфхцчџш"),
}
"""What a text of a language is written with, where other letters speak against it."""

_TELLING = {
    "az": "ə",
    "eo": "ĉĝĥĵŝŭ",
    "is": "ðþ",
    "mt": "ħġ",
    "kk": "әғқңөұүһ",
    "ky": "ңөү",
    "mn": "өү",
    "tg": "ғӣқӯҳҷ",
    "tt": "әөүҗңһ",
    "ckb": "ێۆڕڵە",
    "ps": "ښځډړټڼېۍ",
    "ug": "ېۇۆۈۋە",
}
"""Letters that few other languages have, of languages that there is no profile of.

A letter may stand for several; what counts is who has all of those that a text has."""
_SPECIAL = frozenset("".join(_TELLING.values()))
_SHARE = 0.15
"""Of the words have to hold such a letter; names from there are fewer."""


def is_foreign(word: str, language: str) -> bool:
    """Whether a word has letters that the language hasn't; False where its letters aren't known."""
    own = ALPHABETS.get(language)
    return own is not None and not own.issuperset(word)


def telling(words: Sequence[tuple[str, float]]) -> str | None:
    """The language without a profile that the letters of many words show; None mostly.

    `words` come with their weights.
    """
    found = [(word, weight) for word, weight in words if not _SPECIAL.isdisjoint(word)]
    if sum(each for _, each in found) < max(1, _SHARE * sum(each for _, each in words)):
        return None
    seen = Counter(char for word, _ in found for char in word if char in _SPECIAL)
    common = {char for char, count in seen.items() if count > 1} or set(seen)
    fits = [tag for tag, letters in _TELLING.items() if common <= set(letters)]
    return min(fits, key=lambda tag: len(_TELLING[tag])) if fits else None
