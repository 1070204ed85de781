"""Whether a text may be of a language, by langdetect's trigrams, far cheaper than detecting.

Detection weighs all languages of a script, more than a draft is worth. That a draft is in its own
language can be told from a few profiles: its language's, its source's, and those that are close to
either.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..families import relatives
from ..languages import base
from . import grams

_RARE = -11.5
"""The log probability of a trigram that a profile lacks."""
_LETTERS = 200
"""Judged of a text: more tell no more."""
_FIRST = 50
"""Trigrams that are looked at first: mostly they settle it."""
_CLEARLY = 0.1
"""Nats a trigram by which its own language has to be ahead over the first."""
_WIDELY_READ = ("en", "es", "fr", "de", "it", "pt", "nl", "sv", "pl", "tr", "ru", "ro", "id")
_NOT_WORDS = re.compile(r"[\W\d_]+")


class _Profile(dict[str, float]):
    """The log probability of each trigram of a language."""

    def __missing__(self, trigram: str) -> float:
        return _RARE


def closer(text: str, language: str, others: Sequence[str], evidence: float) -> str | None:
    """The language that a text is clearly closer to than its own; None where there is none.

    `others` are looked at with their relatives; where the text is like none of them, the most read
    languages too. `evidence` is in nats. None also for what langdetect has no profile of.
    """
    own = _profile(language)
    if own is None:
        return None
    words = _NOT_WORDS.sub(" ", f" {text[: 2 * _LETTERS].lower()} ")[:_LETTERS]
    trigrams = [words[at : at + 3] for at in range(len(words) - 2)]
    if not trigrams:
        return None
    candidates = _candidates(language, tuple(others))
    beginning = trigrams[:_FIRST]
    if _lead(own, candidates, beginning)[0] < -_CLEARLY:
        return None
    margin = evidence / len(trigrams)
    lead, best = _lead(own, candidates, trigrams)
    if lead <= margin and _mean(own, trigrams) < _UNLIKE:
        lead, best = _lead(own, _rivals(language, _WIDELY_READ), trigrams)
    return best if lead > margin else None


_UNLIKE = -8.6
"""Below it, in nats a trigram, a text looks like few that are in the language."""


def _lead(own: _Profile, tags: Sequence[str], trigrams: Sequence[str]) -> tuple[float, str | None]:
    """By how much the likeliest other language is ahead, below 0 where it is not; and which."""
    scores = {tag: _mean(profile, trigrams) for tag in tags if (profile := _profile(tag))}
    if not scores:
        return -math.inf, None
    best = max(scores, key=scores.__getitem__)
    return scores[best] - _mean(own, trigrams), best


def _mean(profile: _Profile, trigrams: Sequence[str]) -> float:
    return sum(map(profile.__getitem__, trigrams)) / len(trigrams)


@lru_cache(maxsize=256)
def _candidates(language: str, others: tuple[str, ...]) -> tuple[str, ...]:
    tags = [tag for other in (*others, language) for tag in (other, *sorted(relatives(other)))]
    return _rivals(language, tags)


def _rivals(language: str, tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in tags if base(tag) != base(language)))


@lru_cache(maxsize=64)
def _profile(tag: str) -> _Profile | None:
    """The trigrams of one of langdetect's profiles; None where there is none."""
    found = grams.profile(tag)
    if not found:
        return None
    trigrams = {gram: count for gram, count in found.counts.items() if len(gram) == 3}
    total = found.totals[2]
    return _Profile({gram: math.log(count / total) for gram, count in trigrams.items()})
