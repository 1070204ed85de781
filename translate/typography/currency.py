"""Amounts with a sign before them, in words: an engine that can't read a sign makes it another.

The Firefox model en→pt takes £4.5 million and ¥300 million both for euros: neither sign is in its
vocabulary. "4.5 million pounds" comes out right, and is what the sentence says.
"""

from __future__ import annotations

import re

from ..languages import base
from ..marks import Span

_WORDS = {
    "en": {
        "£": ("pound", "pounds"),
        "€": ("euro", "euros"),
        "¥": ("yen", "yen"),
        "₹": ("rupee", "rupees"),
        "₩": ("won", "won"),
        "₽": ("rouble", "roubles"),
        "₴": ("hryvnia", "hryvnias"),
        "₺": ("lira", "lira"),
        "₪": ("shekel", "shekels"),
        "₱": ("peso", "pesos"),
        "₦": ("naira", "naira"),
        "฿": ("baht", "baht"),
        "₫": ("dong", "dong"),
    }
}
_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_AMOUNT = re.compile(
    r"(?<![\w$])(?P<sign>[£€¥₹₩₽₴₺₪₱₦฿₫])[ \u00a0]?(?P<number>\d(?:[\d,.]*\d)?)"
    r"(?:(?P<short>mn?|bn|tn)\b|(?P<scale>[ \u00a0-](?:million|billion|trillion)\b))?"
)


def amounts(text: str, language: str) -> list[tuple[Span, str, str]]:
    """The amounts with a sign: where each stands, its sign, and the amount in words."""
    words = _WORDS.get(base(language), {})
    return [
        (match.span(), match["sign"], _spelt(match, *words[match["sign"]]))
        for match in _AMOUNT.finditer(text)
        if match["sign"] in words
    ]


def _spelt(match: re.Match[str], one: str, many: str) -> str:
    scale = _SCALES.get(match["short"] or "") or (match["scale"] or "")[1:]
    amount = f"{match['number']} {scale}" if scale else match["number"]
    return f"{amount} {one if amount == '1' else many}"
