"""Whether a draft is in its language: its script first, then its letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ..article import UNDETERMINED
from ..detect.profiles import closer
from ..detect.scripts import SCRIPTS, language_of, main_script, script
from ..languages import base, english_name, same_base
from .pair import Fault, Pair
from .thresholds import (
    CHARACTERS,
    LANGUAGE_EVIDENCE,
    LANGUAGE_LETTERS,
    SCRIPT_LETTERS,
    SCRIPT_SHARE,
)

_LETTERS_A_CHARACTER = 3
"""What a character of Chinese, Japanese and Korean stands for, beside names in Latin letters."""


@lru_cache(maxsize=256)
def scripts(tag: str) -> frozenset[str]:
    """The scripts (ISO 15924) that a language's words are in, by CLDR; empty where not known."""
    from babel.core import get_global

    if tag == UNDETERMINED:
        return frozenset()
    named = [part for part in tag.split("-")[1:] if len(part) == 4 and part.isalpha()]
    likely = get_global("likely_subtags").get(base(tag), "").split("_")
    code = named[0] if named else likely[1] if len(likely) > 1 else ""
    return frozenset(_WRITTEN_WITH.get(code, (code,) if code in SCRIPTS else ()))


_WRITTEN_WITH = {
    "Hans": ("Hani",),
    "Hant": ("Hani",),
    "Jpan": ("Hani", "Kana"),
    "Kore": ("Hang", "Hani"),
}


_BEYOND_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
"""A letter that is none of Latin's, or one of its rare ones."""


def wrong_script(pair: Pair) -> Iterator[Fault]:
    wanted = scripts(pair.target_language)
    if not wanted or ("Latn" in wanted and not _BEYOND_LATIN.search(pair.target)):
        return
    names = set(pair.source_texts)
    words = [word for word in pair.target_texts if word not in names]
    counts = Counter(filter(None, map(script, "".join(words))))
    total = sum(counts.values())
    own = sum(counts[script] for script in wanted) * (
        _LETTERS_A_CHARACTER if "Hani" in wanted else 1
    )
    if total < SCRIPT_LETTERS or own >= SCRIPT_SHARE * total:
        return
    small = [word for word in words if not word[0].isupper()]
    if small or total >= LANGUAGE_LETTERS:  # names alone may stay in their script
        yield Fault(f"the translation is not in the script of {english_name(pair.target_language)}")


def _tells(language: str) -> bool:
    """Whether a language is known by its script alone."""
    return not scripts(language).isdisjoint({"Hani", "Hang", "Thai", "Hebr", "Grek"})


def wrong_language(pair: Pair) -> Iterator[Fault]:
    if same_base(pair.source_language, pair.target_language):
        return
    names = set(map(str.lower, pair.source_texts))
    words = [word for word in pair.target_texts if word.lower() not in names]
    if scripts(pair.target_language).isdisjoint({"Hani"}):
        other = _closer(pair, words)
    else:
        other = _by_characters("".join(words), pair.target_language)
    if other:
        yield Fault(f"the translation looks like {english_name(other)}")


def _closer(pair: Pair, words: list[str]) -> str | None:
    if _tells(pair.target_language) or sum(map(len, words)) < LANGUAGE_LETTERS:
        return None
    return closer(" ".join(words), pair.target_language, [pair.source_language], LANGUAGE_EVIDENCE)


def _by_characters(text: str, language: str) -> str | None:
    """Chinese in Japanese's place and the reverse, or in the other kind of its characters."""
    code, _ = main_script(text)
    letters = sum(script(char) in ("Hani", "Kana") for char in text)
    if code not in ("Hani", "Kana") or letters < CHARACTERS:
        return None
    found = language_of(code, text) or language
    if code == "Hani" and found == "ja":
        return None  # without kana it may as well be Chinese of Hong Kong
    other_kind = {found, language} == {"zh-Hans", "zh-Hant"}
    return found if other_kind or base(found) != base(language) else None
