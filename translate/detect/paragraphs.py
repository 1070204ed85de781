"""Paragraphs of an article that are in another language than the article."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from ..article import Article
from ..families import are_close
from ..languages import same_base
from .scripts import main_script
from .text import Detection, detect

_LETTERS = 60
"""A paragraph in the article's script has to have so many to be called one of another language."""
_CHARACTERS = 30
"""The same, of Chinese and Japanese, whose captions may be in Chinese characters alone."""
_CHINESE = frozenset({"Hani", "Kana"})
_SURE = 0.9
_SURE_OF_RELATIVE = 0.98
"""For a language that short texts in the article's are taken for."""
_SMALL_WORDS = 6
"""Words without a capital, where the script has them: a list of names is in no language."""
_MINORITY = 0.5
"""An article has its language in most of its letters; else it has been told wrong."""


def foreign_blocks(article: Article) -> dict[int, str]:
    """The blocks that are clearly in another language, by their number, with the language.

    None of a block of few letters, unless it is in another script. Quotations inside a paragraph
    are not seen.
    """
    words = (
        (number, article.block_words(block))
        for number, block in enumerate(article.blocks)
        if block.role.tells_language
    )
    return dict(_foreign(tuple(words), article.language))


@lru_cache(maxsize=64)
def _foreign(words: tuple[tuple[int, str], ...], language: str) -> tuple[tuple[int, str], ...]:
    """Kept: the same article is asked about for its drafts and for what is told of it."""
    main, _ = main_script("\n".join(text for _, text in words))
    found = []
    for number, text in words:
        script, _ = main_script(text)
        alike = script == main or {script, main} == _CHINESE
        if alike and not _is_prose(text, script):
            continue
        other = detect(text)
        if not same_base(other.language, language) and _is_sure(other, language):
            found.append((number, other.language))
    return tuple(found)


def left_blocks(article: Article) -> dict[int, str]:
    """Those of them that are not to be translated; none where they are half of the article.

    A quotation, a slogan or a motto stands in its own language because the writer wanted it so. And
    an engine for the article's language makes nonsense of them.
    """
    found = foreign_blocks(article)
    return found if sum(_shares(article, found).values()) < _MINORITY else {}


def mixture(article: Article) -> dict[str, float]:
    """The share of an article's letters in blocks of other languages than its own.

    Most first; an empty answer means "no sign of it".
    """
    return _shares(article, foreign_blocks(article))


def _shares(article: Article, found: dict[int, str]) -> dict[str, float]:
    letters: Counter[str] = Counter()
    total = 0
    for number, block in enumerate(article.blocks):
        if block.role.tells_language:
            own = sum(map(str.isalpha, article.block_words(block)))
            total += own
            if number in found:
                letters[found[number]] += own
    return {language: count / total for language, count in letters.most_common()}


def _is_prose(text: str, script: str) -> bool:
    """Whether there is enough of a text, besides names, to tell its language from a like one."""
    letters = sum(map(str.isalpha, text))
    if script in _CHINESE:
        return letters >= _CHARACTERS
    small = sum(not word[0].isupper() for word in text.split())
    return letters >= _LETTERS and small >= _SMALL_WORDS


def _is_sure(found: Detection, language: str) -> bool:
    sure = _SURE_OF_RELATIVE if are_close(found.language, language) else _SURE
    return found.confidence >= sure
