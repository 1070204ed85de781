"""The gender of a noun, where its ending hardly ever fails to tell it."""

from __future__ import annotations

import re

from ..languages import base

MASCULINE, FEMININE = 0, 1

# Endings of masculine and of feminine nouns, the longest that fits tells; and words that they
# would be wrong of.
_GENDERS = {
    "pt": ("o or ema", "a ção são dade tude gem ose", "mão tribo foto moto dia mapa cor dor flor"),
    "es": ("o or ema", "a ción sión dad tad tud umbre", "mano foto moto día mapa crema flor"),
    "ca": ("ment or isme ema", "a ció sió tat tut", "mapa dia crema flor por"),
    "it": ("o ore ema", "a zione sione tà tù", "mano foto moto crema"),
    "fr": (
        "ment isme eau age",
        "tion sion ité ette ence ance",
        "eau peau page image comité silence",
    ),
}
_GENDERS["gl"] = _GENDERS["pt"]


def gender(text: str, language: str) -> int | None:
    """The gender of a noun, or of the first word of several; None where its ending doesn't tell."""
    word = re.split(r"[\s-]", text.casefold())[0]
    masculine, feminine, others = (each.split() for each in _GENDERS.get(base(language), ("",) * 3))
    if word in others:
        return None
    fits = [
        (len(ending), sort)
        for sort, endings in ((MASCULINE, masculine), (FEMININE, feminine))
        for ending in endings
        if word.endswith((ending, f"{ending}s"))
    ]
    return max(fits)[1] if fits else None
