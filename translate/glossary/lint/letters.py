"""Whether a name is written in the script of its language."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ...finding import Severity
from ..scripts import script_of
from ..tokens import tokens

# CLDR's names of these aren't those that Unicode gives to their letters.
_SEVERAL = {
    "Hans": frozenset({"CJK"}),
    "Hant": frozenset({"CJK"}),
    "Jpan": frozenset({"CJK", "HIRAGANA", "KATAKANA"}),
    "Kore": frozenset({"HANGUL", "CJK"}),
}
_LATIN = frozenset({"LATIN"})
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})
"""Scripts with letters that look the same: `о` in `Mоscow`."""


def complaint(name: str, tag: str, *, kept: bool) -> tuple[Severity, str] | None:
    """What is wrong with the letters of a name; `kept` says that another language has it too.

    A Latin name among languages of other scripts is a brand or an acronym that is kept (`BBC`).
    """
    for token in tokens(name):
        mixed = _scripts(token.text) & _ALIKE
        if len(mixed) > 1:
            several = " and ".join(sorted(script.title() for script in mixed))
            return Severity.ERROR, f"mixes {several} letters in one word"
    expected, found = _expected(tag), _scripts(name)
    if not expected or not found or expected & found or (kept and found == _LATIN):
        return None
    severity = Severity.ERROR if expected == _LATIN else Severity.WARNING
    return severity, f"is in {' and '.join(sorted(s.title() for s in found))} letters"


def _scripts(text: str) -> frozenset[str]:
    """The scripts of a text's letters, as the first word of their Unicode names."""
    return frozenset(_script(char) for char in text if char.isalpha()) & _known()


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0].split("-")[0]


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    from babel import Locale

    names = (name.upper().split(" ")[0] for name in Locale("en").scripts.values())
    return frozenset(names).union(*_SEVERAL.values())


@lru_cache(maxsize=256)
def _expected(tag: str) -> frozenset[str]:
    """The scripts of a language; empty where CLDR doesn't tell."""
    from babel import Locale

    code = script_of(tag)
    if code in _SEVERAL:
        return _SEVERAL[code]
    return frozenset({Locale("en").scripts.get(code, "").upper().split(" ")[0]} - {""})
