"""What decides the language of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..article import UNDETERMINED, Article
from .candidates import CANDIDATES, Ranked, Words, ranked, words_of
from .confidence import ALONE, WITH_SECOND
from .letters import telling
from .opinion import with_second
from .scripts import language_of, main_script
from .variants import variant

SURE = 0.85
"""Below it no answer: of the first 25 characters of news sentences less than 1 % are then
answered wrong (docs/detection.md)."""

_FEWEST_LETTERS = 12
_FEWEST_FOR_GUESS = 8
_FEWEST_CHARACTERS = 3
"""In scripts whose characters tell the language."""
_SAMPLE = 20_000
"""Characters looked at."""
_ASKED_BELOW = 0.97
"""The confidence from which on no second opinion on a short text is asked for."""
_PARTS = 4
_PART_LETTERS = 300
"""Letters judged of each part of a longer text."""
_MOST = 0.75
"""The share of a text that has to be in its language for the answer to be as sure as can be."""

_NOT_WORDS = re.compile(
    r"https?://\S+|www\.\S+|\S{1,64}@\S{1,255}|[@#]\w+"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,6}(?:/\S*)?\b"
)


@dataclass(frozen=True, slots=True)
class Detection:
    """The language of a text, and how sure that is."""

    language: str
    """BCP 47, or `und` where the text is too short or too mixed to tell."""
    confidence: float
    """0 to 1, about the share of such answers that are right; 0 for `und`."""
    guess: str = UNDETERMINED
    """The likeliest language, even where that is not sure; `und` where nothing tells."""


_UNDECIDED = Detection(UNDETERMINED, 0.0)


def detect(text: str) -> Detection:
    """Tell the language of a text; the same text gets the same answer always."""
    text = _NOT_WORDS.sub(" ", text[:_SAMPLE])
    script, share = main_script(text)
    own = language_of(script, text)
    letters = sum(map(str.isalpha, text))
    if not script or letters < (_FEWEST_CHARACTERS if own else _FEWEST_FOR_GUESS):
        return _UNDECIDED
    if own:
        return _decided(own, min(1.0, share / _MOST))
    words = words_of(text)
    if own := telling(words):
        return _decided(own, 0.99 * min(1.0, share / _MOST))
    if script not in CANDIDATES:
        return _UNDECIDED
    language, confidence = _by_words(text, words, script)
    if letters < _FEWEST_LETTERS:
        confidence = 0.0
    return _decided(variant(language, text), confidence * min(1.0, share / _MOST))


def detect_article(article: Article) -> Detection:
    """Tell the language that most of an article's translated text is in."""
    blocks = (block for block in article.blocks if block.role.tells_language)
    return detect("\n".join(map(article.block_words, blocks)))


def _decided(language: str, confidence: float) -> Detection:
    if confidence >= SURE:
        return Detection(language, confidence, language)
    return Detection(UNDETERMINED, 0.0, language)


def _by_words(text: str, words: Words, script: str) -> tuple[str, float]:
    """The likeliest language of a script, and how sure that is."""
    parts = list(_parts(words))
    whole = ranked(parts, script)
    confidence = ALONE.confidence(whole)
    if len(parts) > 1:
        share = sum(_agrees(ranked([part], script), whole) for part in parts) / len(parts)
        return whole.best, confidence * min(1.0, share / _MOST)
    if confidence < _ASKED_BELOW and (both := with_second(text, whole)):
        return both.best, WITH_SECOND.confidence(both)
    return whole.best, confidence


def _agrees(part: Ranked, whole: Ranked) -> bool:
    """Whether a part of a text is not clearly in another language than the whole."""
    return part.best == whole.best or ALONE.confidence(part) < SURE


def _parts(words: Words) -> Iterator[Words]:
    """The whole of a short text; of a longer one as much from each of its quarters."""
    letters = sum(len(word) for word, _ in words)
    if letters <= _PART_LETTERS:
        yield words
        return
    quarter = -(-len(words) // _PARTS)
    for start in range(0, len(words), quarter):
        yield _first(words[start : start + quarter], _PART_LETTERS)


def _first(words: Words, letters: int) -> Words:
    taken = 0
    for place, (word, _) in enumerate(words):
        taken += len(word)
        if taken > letters:
            return words[: place + 1]
    return words
