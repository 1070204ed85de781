"""How like two versions of a sentence are, and what a reviewer has to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from ..languages import base

LIKE = 0.85
"""From this ratio on, a person's words for the old sentence are worth keeping for the new one.

Below it a new draft serves better than the old text: at .76 are "He declined to comment." and
"She agreed to comment.", at .77 "Kim met Putin in 2019" and "Kim met Trump in 2018".
"""
REWRITTEN = 0.5
"""From this ratio on, a sentence in the same place passes for the old one, rewritten."""
_FEWEST_WORDS = 6
"""A shorter sentence may change its meaning with one word and stay alike."""

# Scripts without spaces: two characters pass for a word.
_IDEOGRAPHS = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(
    rf"[{_IDEOGRAPHS}]{{1,2}}|[^\W{_IDEOGRAPHS}]+(?:[.,:’'-][^\W{_IDEOGRAPHS}]+)*|[%€$£¥]"
)
_NEGATIONS = {
    "ca": ("no", "mai", "res", "cap", "sense", "ningú", "tampoc"),
    "de": ("nicht", "kein", "keine", "keinen", "keiner", "nie", "niemals", "ohne", "weder"),
    "en": (
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "without",
        "cannot",
    ),
    "es": ("no", "nunca", "jamás", "sin", "tampoco", "nadie", "nada", "ningún", "ninguna", "ni"),
    "fr": ("ne", "pas", "jamais", "sans", "aucun", "aucune", "rien", "ni", "non"),
    "it": ("non", "mai", "senza", "nessuno", "nessuna", "niente", "né"),
    "pt": ("não", "nunca", "jamais", "sem", "ninguém", "nada", "nenhum", "nenhuma", "nem"),
    "ru": ("не", "ни", "нет", "нельзя", "никогда", "никто", "без"),
    "uk": ("не", "ні", "немає", "ніколи", "ніхто", "без"),
}
_MOST = 6
"""Changes named one by one; a sentence with more has to be read anyway."""


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """The ratio of two texts, 0 to 1: twice the longest common subsequence over both lengths.

    0 where it is below `least`, which is found out sooner.
    """
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other, score_cutoff=least))


def carries_over(old: str, new: str) -> float:
    """How like two sentences are, where the old one's translation is a fair start for the new.

    0 where it isn't.
    """
    ratio = likeness(old, new, LIKE)
    long_enough = ratio and min(_words(old), _words(new)) >= _FEWEST_WORDS
    return ratio if long_enough else 0.0


@lru_cache(maxsize=4096)
def _words(text: str) -> int:
    return len(_WORD.findall(text))


def cut_words(text: str) -> list[str]:
    """Cut a text into words, numbers whole, and what stands between them: nothing is left out."""
    cut, at = [], 0
    for word in _WORD.finditer(text):
        cut += [text[at : word.start()], word[0]]
        at = word.end()
    return [part for part in (*cut, text[at:]) if part]


def describe(old: str, new: str, language: str = "en") -> str:
    """Name what changed between two versions of a sentence: a number, a name, a negation.

    `language` (BCP 47) tells which words are negations; one that the table lacks has none.
    """
    known = negations(language)
    changes = [_change(gone, come, known, opens) for gone, come, opens in _changes(old, new)]
    changes.sort(key=lambda change: change.startswith("word"))
    if not changes:
        return "punctuation or spacing"
    more = [f"{len(changes) - _MOST} more"] if len(changes) > _MOST else []
    return "; ".join(changes[:_MOST] + more)


def changed_words(old: str, new: str) -> list[str]:
    """The words and numbers that one of two sentences has and the other hasn't in their place."""
    return [word for gone, come, _ in _changes(old, new) for word in (*gone, *come)]


def negations(language: str) -> tuple[str, ...]:
    """The words that deny, in lower case; none for a language that the table lacks."""
    return _NEGATIONS.get(base(language), ())


def _changes(old: str, new: str) -> Iterator[tuple[list[str], list[str], bool]]:
    """What is gone and what came for it, and whether it opens the sentence."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield before[a:b], after[c:d], a == 0 or c == 0


def _change(before: list[str], after: list[str], known: tuple[str, ...], opens: bool) -> str:
    kind = _kind(before + after, known, opens)
    gone, come = " ".join(before), " ".join(after)
    if gone and come:
        return f"{kind} {gone} is now {come}"
    return f"{kind} {gone} is gone" if gone else f"{kind} {come} is new"


def _kind(words: list[str], known: tuple[str, ...], opens: bool) -> str:
    if any(char.isdigit() for word in words for char in word):
        return "number"
    if any(word.lower() in known or word.lower().endswith(("n’t", "n't")) for word in words):
        return "negation"
    if not opens and any(word[0].isupper() for word in words):
        return "name"
    return "word" if len(words) <= 2 else "words"
