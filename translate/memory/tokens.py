"""What a source is found by: a mark for the same words, tokens for like ones."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import lru_cache
from hashlib import blake2b

# Of our own, and not typography's: what is stored must not depend on what engines like best.
_SAME = {
    **dict.fromkeys(map(ord, "‘’‚‹›ʼ"), "'"),
    **dict.fromkeys(map(ord, "“”„«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    ord("…"): "...",
    ord("\u00ad"): "",
}
_SHORT = 3
"""Characters of the words that so many sentences have that only two together tell something."""
_MOST = 80
"""Tokens that a source is found by; a longer one is told by its beginning."""
# Scripts without spaces: two neighbouring characters pass for a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]+|[^\W_{_UNSPACED}]+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")


@lru_cache(maxsize=4096)
def mark(text: str) -> int:
    """Name a segment's words, in 64 bits with a sign as SQLite stores them; never 0.

    Straight quotes and typographic ones, hyphens and dashes, kinds of spaces are the same.
    Stands in every memory: what it makes of a text must never change.
    """
    folded = " ".join(unicodedata.normalize("NFC", text).translate(_SAME).split())
    return int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "big", signed=True) or 1


def tokens(text: str, pair: int) -> list[int]:
    """The 32-bit names of a source's words, each once; those of another pair are others.

    A short word, which is in sentences without number, counts together with the next one.
    """
    words: dict[str, None] = {}
    short = ""
    for word in _WORD.findall(text.lower()):
        if _IS_UNSPACED.match(word):
            words.update((word[at : at + 2], None) for at in range(max(1, len(word) - 1)))
            short = ""
            continue
        if short:
            words[f"{short} {word}"] = None
        short = word if len(word) <= _SHORT else ""
        if not short:
            words[word] = None
    if short:
        words[short] = None
    return list(
        dict.fromkeys(zlib.crc32(f"{pair} {word}".encode()) for word in list(words)[:_MOST])
    )


def words(text: str) -> int:
    """How many words a source has; of a script without spaces, its characters."""
    return sum(len(word) if _IS_UNSPACED.match(word) else 1 for word in _WORD.findall(text))


def term(token: int) -> str:
    """A token as the full-text index has it."""
    return format(token, "x")
