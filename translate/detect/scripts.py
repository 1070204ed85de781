"""What the script of a text tells of its language, which for many settles it.

Chinese and Japanese are told by the character sets that computers had for them: what GB 2312
holds and Big5 doesn't is a simplified character, and the reverse.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

_NAMES = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr",
    "DEVANAGARI": "Deva", "BENGALI": "Beng", "THAI": "Thai", "HANGUL": "Hang", "HIRAGANA": "Kana",
    "KATAKANA": "Kana", "KATAKANA-HIRAGANA": "Kana", "CJK": "Hani", "ARMENIAN": "Armn",
    "GEORGIAN": "Geor", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda",
    "MALAYALAM": "Mlym", "GUJARATI": "Gujr", "GURMUKHI": "Guru", "SINHALA": "Sinh",
    "LAO": "Laoo", "KHMER": "Khmr", "MYANMAR": "Mymr", "ETHIOPIC": "Ethi",
}  # fmt: skip
SCRIPTS = frozenset(_NAMES.values())
"""The scripts that are told apart, by ISO 15924; kana are one."""

_ONE_LANGUAGE = {
    "Grek": "el", "Hebr": "he", "Beng": "bn", "Thai": "th", "Armn": "hy", "Geor": "ka",
    "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Gujr": "gu", "Guru": "pa",
    "Sinh": "si", "Laoo": "lo", "Khmr": "km", "Mymr": "my", "Ethi": "am", "Hang": "ko",
}  # fmt: skip
"""Scripts that news are written in in one language: of Bengali's the larger."""

_DENSE = {"Hani": 3, "Kana": 2, "Hang": 2}
"""Letters that one character stands for, beside names in Latin letters."""
_KANA = 1 / 8
"""So many characters of a Japanese text at least are kana; a Chinese one has a の at most."""


@lru_cache(maxsize=1 << 12)
def script(char: str) -> str:
    """The script of a letter (ISO 15924) by its name; empty for one of none, or not known."""
    return _NAMES.get(unicodedata.name(char, "").partition(" ")[0], "") if char.isalpha() else ""


def main_script(text: str) -> tuple[str, float]:
    """The script that most of a text is in, and the share of its letters; Kana for Japanese."""
    counts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if code := script(char):
            counts[code] += count * _DENSE.get(code, 1)
    if counts["Kana"] >= _KANA * (counts["Kana"] + counts["Hani"]):
        counts["Kana"] += counts.pop("Hani", 0)
    if not counts.total():
        return "", 0.0
    best = max(sorted(counts), key=counts.__getitem__)
    return best, counts[best] / counts.total()


def language_of(code: str, text: str) -> str | None:
    """The language that a text has by its script alone; None where several are written in it."""
    if code == "Kana":
        return "ja"
    return _han(text) if code == "Hani" else _ONE_LANGUAGE.get(code)


def _han(text: str) -> str:
    """Chinese, simplified or traditional where a character shows it, or Japanese without kana."""
    counts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if script(char) == "Hani":
            counts[_sets(char)] += count
    simplified, traditional = counts["gb2312"], counts["big5"]
    if counts["euc_jp"] > simplified + counts[""]:
        return "ja"
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"


@lru_cache(maxsize=1 << 12)
def _sets(char: str) -> str:
    """The one character set that holds a character; several are none, Japanese comes last."""
    chinese = [name for name in ("gb2312", "big5") if _holds(name, char)]
    if chinese:
        return chinese[0] if len(chinese) == 1 else "both"
    return "euc_jp" if _holds("euc_jp", char) else ""


def _holds(charset: str, char: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
