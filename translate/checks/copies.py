"""Source text that was not translated: all of it, a run of words, a single one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..detect.profiles import closer
from ..families import are_close
from ..languages import base, same_base
from .lexicon import NOUNS_IN_CAPITALS, is_lower_case, is_shared
from .pair import Fault, Pair, Word, spanned
from .thresholds import (
    CLOSE_RUN,
    CLOSE_WORDS,
    COPIED_EVIDENCE,
    COPIED_LETTERS,
    COPIED_RUN,
    COPIED_WORDS,
)


def copied(pair: Pair) -> Iterator[Fault]:
    if same_base(pair.source_language, pair.target_language):
        return
    close = are_close(pair.source_language, pair.target_language)
    least, length = (CLOSE_WORDS, CLOSE_RUN) if close else (COPIED_WORDS, COPIED_RUN)
    source, target = pair.source_texts, pair.target_texts
    same = len(source) == len(target)
    if same and list(map(str.lower, source)) == list(map(str.lower, target)):
        if _telling(source, least):
            yield Fault("the source was copied, not translated", target=(0, len(pair.target)))
        return
    at = _common_run(source, target, least, length)
    if at is not None:
        words = " ".join(target[at : at + length])
        place = spanned(pair.target_words[at : at + length])
        yield Fault(f"“{words}” was copied, not translated", target=place)


def _telling(words: list[str], least: int) -> bool:
    """Whether words are more than names: enough without a capital, or a headline in capitals."""
    small = sum(word.islower() or word.upper() == word.lower() for word in words)
    return small >= least or (len(words) > least and all(word.isupper() for word in words))


def _common_run(source: list[str], target: list[str], least: int, length: int) -> int | None:
    """Where the first long run of the source's words stands in the target."""
    if len(set(source).intersection(target)) < 2:
        return None
    runs = {tuple(target[at : at + length]): at for at in range(len(target) - length + 1)}
    for at in range(len(source) - length + 1):
        run = source[at : at + length]
        if tuple(run) in runs and _telling(run, least):
            return runs[tuple(run)]
    return None


def copied_words(pair: Pair) -> Iterator[Fault]:
    """Words that both texts have, that are no names, and that the target's language has not."""
    if same_base(pair.source_language, pair.target_language):
        return
    both = set(_LETTERS.findall(pair.source)).intersection(_LETTERS.findall(pair.target))
    if not any(map(str.islower, both)):
        return
    common = {part.text for text in pair.source_texts for part in _parts(Word(text, 0))}
    told = set()
    for part in _unnamed(pair):
        if part.text not in common or part.text in told or _is_set_apart(pair.target, part):
            continue
        if _is_foreign(part.text, pair.source_language, pair.target_language):
            told.add(part.text)
            message = f"“{part.text}” stands there as in the source"
            yield Fault(message, target=(part.start, part.end))


_LETTERS = re.compile(rf"(?<![^\W\d_])[^\W\d_]{{{COPIED_LETTERS},}}")
_ELIDED = re.compile(r"[^'’]+")
_SET_APART = re.compile(
    r"""(?<!\w)["'“”„«»‘’‚‹›「」『』*_(](?:[^\w"'“”„«»‘’‚‹›「」『』*_()]*\w+){1,3}?"""
    r"""[^\w"'“”„«»‘’‚‹›「」『』*_()]*["'“”„«»‘’‚‹›「」『』*_)](?!\w)"""
)
"""A few words in marks: a title, a word that is spoken of."""


def _parts(word: Word) -> Iterator[Word]:
    """What may be copied of a word: `affaires` of `d'affaires`, nothing of `Byeong-seug`."""
    for joined in _ELIDED.finditer(word.text):
        if joined[0][0].isupper():
            continue
        for part in _LETTERS.finditer(joined[0]):
            if part[0].islower():
                yield Word(part[0], word.start + joined.start() + part.start())


def _unnamed(pair: Pair) -> Iterator[Word]:
    """The parts of the target's words, without those between two capitals: a name, a title."""
    words = pair.target_words
    capitals_tell = base(pair.target_language) not in NOUNS_IN_CAPITALS
    for at, word in enumerate(words):
        inside = 2 <= at < len(words) - 1  # a capital at the beginning tells nothing
        if not (capitals_tell and inside and _is_in_name(pair.target, words[at - 1 : at + 2])):
            yield from _parts(word)


def _is_in_name(text: str, words: list[Word]) -> bool:
    one, word, other = words
    around = text[one.end : word.start] + text[word.end : other.start]
    return one.text[0].isupper() and other.text[0].isupper() and around.isspace()


def _is_set_apart(text: str, word: Word) -> bool:
    spans = (match.span() for match in _SET_APART.finditer(text))
    return any(start <= word.start and word.end <= end for start, end in spans)


@lru_cache(maxsize=1 << 14)
def _is_foreign(word: str, source: str, target: str) -> bool:
    """Whether a word is the source's language's alone, by its letters or by the dictionaries.

    Dictionaries hold many a borrowed word that translators seldom take.
    """
    looks = closer(word, target, [source], COPIED_EVIDENCE)
    if looks is not None and same_base(looks, source):
        return True
    return not is_lower_case(word, target) or not is_shared(word, source, target)
