"""Source text that was not translated: all of it, a run of words, a single one."""

from __future__ import annotations

from collections.abc import Iterator

from ..detect.profiles import likelier
from ..families import are_close
from ..languages import same_base
from .lexicon import is_word
from .pair import Fault, Pair, Word, spanned
from .thresholds import (
    CLOSE_RUN,
    CLOSE_WORDS,
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
    if list(map(str.lower, source)) == list(map(str.lower, target)):
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
    common = set(filter(_may_be_copied, pair.source_texts))
    if not common:
        return
    told = set()
    for before, word, after in _in_context(pair.target_words):
        text = word.text
        if text not in common or text in told or _is_quoted(pair.target, word):
            continue
        if all(other and other.text[0].isupper() for other in (before, after)):
            continue  # part of a name, a title
        # The profiles are at hand, dictionaries take a third of a second to load.
        foreign = likelier(text, pair.source_language, pair.target_language)
        if foreign and not is_word(text, pair.target_language):
            told.add(text)
            yield Fault(f"“{text}” stands there as in the source", target=(word.start, word.end))


def _may_be_copied(word: str) -> bool:
    return len(word) >= COPIED_LETTERS and word.islower() and word.isalpha()


def _in_context(words: list[Word]) -> Iterator[tuple[Word | None, Word, Word | None]]:
    for at, word in enumerate(words):
        yield (words[at - 1] if at else None, word, words[at + 1] if at + 1 < len(words) else None)


def _is_quoted(text: str, word: Word) -> bool:
    around = text[word.start - 1 : word.start] + text[word.end : word.end + 1]
    return any(char in "\"'“”„«»‘’‚‹›「」『』*_(" for char in around)
