"""A negation that the translation has lost, which turns a sentence into its opposite.

Only what denies without doubt counts in the source; in the translation anything that may deny,
where it stands about as far on: `no longer` is `deixou de`, `did not agree` is `discordou`. Silent
for languages not listed (denials.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..languages import base
from .denials import DENY, LOOKALIKES, NEARBY, NOBODY, OWN_WORDS, UNSPACED
from .pair import Fault, Pair
from .stems import words
from .thresholds import DENIED_NEAR

_GLUED = {"en": r"|\b\w+n['’]t\b", "fr": r"|\bn['’](?=\w)"}
_DENIES_NOTHING = re.compile(
    r"not (?:only|just|least|to mention|until|till|before|everyone|all)"
    r"|(?:whether )?or not|if not|why not"
    r"|why (?:do|did|is|are|was)n['’]t|never (?:mind|more)|can(?:not|['’]t) (?:help|wait)",
    re.IGNORECASE,
)
_TAIL = 9
"""Characters within which a question mark follows a tail: "did he not?" asks."""


def lost_negation(pair: Pair) -> Iterator[Fault]:
    source, target = base(pair.source_language), base(pair.target_language)
    denies, negates = _denies(source), _negates(target)
    if denies is None or negates is None:
        return
    denied = _denials(pair.source, denies)
    if not denied:
        return
    rest = _without(LOOKALIKES.get(target, ""), pair.target)
    if negates.search(rest):
        return
    nearby = _nearby(pair.source, rest, source, target)
    for match in denied:
        at = match.start() / len(pair.source) * len(pair.target)
        if all(abs(other - at) > DENIED_NEAR for other in nearby):
            yield Fault(f"the negation is missing: {match[0]}", match.span())
            return


def _denials(text: str, denies: re.Pattern[str]) -> list[re.Match[str]]:
    """What denies without doubt."""
    if not denies.search(text):
        return []
    text = _DENIES_NOTHING.sub(lambda match: " " * len(match[0]), text)
    return [m for m in denies.finditer(text) if "?" not in text[m.end() : m.end() + _TAIL]]


def _nearby(source_text: str, text: str, source: str, target: str) -> list[int]:
    """Where something may deny in a translation that has no plain negation.

    What renders a word of the source that denies by itself is left out.
    """
    if target not in NEARBY:
        return []
    plain = _without(LOOKALIKES.get(source, ""), source_text)
    for stems in OWN_WORDS:
        own, other = words(stems.get(source, "")), words(stems.get(target, ""))
        if 0 < len(other.findall(text)) <= len(own.findall(plain)):
            text = _without(stems[target], text)
    return [match.start() for match in words(NEARBY[target]).finditer(text)]


def _without(stems: str, text: str) -> str:
    return words(stems).sub(lambda match: " " * len(match[0]), text) if stems else text


@lru_cache(maxsize=64)
def _denies(language: str) -> re.Pattern[str] | None:
    """What denies without doubt; None where that is not known."""
    if language not in DENY:
        return None
    return re.compile(words(DENY[language]).pattern + _GLUED.get(language, ""), re.IGNORECASE)


@lru_cache(maxsize=64)
def _negates(language: str) -> re.Pattern[str] | None:
    """What denies in a translation wherever it stands; None where that is not known."""
    if language in UNSPACED:
        return re.compile(UNSPACED[language])
    if language not in DENY:
        return None
    every = words(f"{DENY[language]} {NOBODY[language]}").pattern
    return re.compile(every + _GLUED.get(language, ""), re.IGNORECASE)
