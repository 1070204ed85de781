"""Text cut into words and what stands between them, and the rule of which capitals may differ.

Written by hand: `re` alone reaches every script that the glossary holds, and a tokeniser that
gives offsets, keeps apostrophes apart and cuts Chinese by the character was not found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ..marks import Span

# Written without spaces: each character may begin or end a name. Han, Hiragana, Thai, Lao, Khmer,
# Burmese.
_SINGLE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u309f\u3400-\u4dbf"
    "\u4e00-\u9fff\U00020000-\U0003134f"
)
# Also without spaces, but a run of it is a word: インド is not in インドネシア.
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
# Marks that Python's \w leaves out, and the joiners and soft hyphens inside words.
_MARKS = "\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff\u200c\u200d"

# What pages leave beside spaces: no part of a word nor a gap of its own.
_NO_WIDTH = "\u200b\u2060\ufeff"

_TOKEN = re.compile(
    rf"(?:[A-Za-z0-9]+|[^\W_{_SINGLE}{_KATAKANA}]|[{_MARKS}])+|[{_KATAKANA}]+|[{_SINGLE}]"
    rf"|[{_NO_WIDTH}]*\s[\s{_NO_WIDTH}]*|.",
    re.DOTALL,
)
_APOSTROPHES = frozenset("'’‘ʼʹ′`´")
_HYPHENS = frozenset("-‐‑–")
_SENTENCE_END = frozenset(".!?…:;•|。！？")
_CLOSED = re.compile(
    r"(?:https?://|www\.)\S+|</?[A-Za-z][^<>]*>|(?<![\w.+-])[\w.+-]*@[\w.-]+|#\w+|(?<!\w)\w*_\w*"
    r"|\b[A-Z]{1,3}\$|\bUS-Dollar\w*|\bдол+ар\w*\sСША\b"
)
_MAY_BE_CLOSED = re.compile(r"[/<@#_$]|www\.|\bUS-D|\bдол")
"""None of these is without one of them."""
_OPENING = re.compile(r"[\s\"'“”‘’«»„‚‹›「『(\[{¿¡*_–—-]*$")


class Token(NamedTuple):
    start: int
    end: int
    text: str
    key: str
    """What counts when two tokens are compared without regard to case; one space for any."""

    @property
    def is_word(self) -> bool:
        return self.key[:1].isalnum()


def tokens(text: str) -> list[Token]:
    """Cut a text without leaving anything out."""
    cut = Cut.of(text)
    return list(map(Token, cut.starts, cut.starts[1:], cut.texts, cut.keys))


class Cut(NamedTuple):
    """The tokens of a text side by side: long texts take half the time so."""

    texts: list[str]
    keys: list[str]
    starts: list[int]
    """One more than there are tokens: the last is the text's end."""

    @staticmethod
    def of(text: str) -> Cut:
        return _cut(text)

    def is_word(self, number: int) -> bool:
        return self.keys[number][:1].isalnum()


@lru_cache(maxsize=64)  # a text is cut for its names, for what is beside them, for each adjective
def _cut(text: str) -> Cut:
    texts = _TOKEN.findall(text)
    return Cut(texts, list(map(fold, texts)), list(accumulate(map(len, texts), initial=0)))


@lru_cache(maxsize=64)  # of each sort of terms the same
def closed_spans(text: str) -> list[Span]:
    """Where no names are: addresses, tags, handles, hashtags, identifiers, currencies."""
    if not _MAY_BE_CLOSED.search(text):
        return []
    return [match.span() for match in _CLOSED.finditer(text)]


@lru_cache(maxsize=1 << 16)
def fold(token: str) -> str:
    """A token without case, with one kind of apostrophe, hyphen and space."""
    if token in _APOSTROPHES:
        return "'"
    if token in _HYPHENS:
        return "-"
    if token.strip(_NO_WIDTH).isspace():
        return " "
    return unicodedata.normalize("NFC", token.replace("\u00ad", "")).casefold() or token


def is_name_like(form: str) -> bool:
    """Whether a form is written with a capital, as names are where a script has capitals."""
    return form != form.lower()


class Context:
    """What a text tells about the capitals in it; worked out when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._capitals: bool | None = None
        self._title: bool | None = None

    @property
    def capitals(self) -> bool:
        """Whether the whole text is in capitals, as headlines of wire services are."""
        if self._capitals is None:
            self._capitals = self.text.isupper() and len(self.text.split()) > 2
        return self._capitals

    @property
    def title(self) -> bool:
        """Whether All Words of Weight Begin with a Capital, as in American headlines."""
        if self._title is None:
            long = [word for word in self.text.split() if len(word) > 3 and word[0].isalpha()]
            self._title = len(long) > 2 and all(word[0].isupper() for word in long)
        return self._title

    def opens(self, position: int) -> bool:
        """Whether a capital at the position may be owed to the place alone."""
        before = _OPENING.sub("", self.text[max(0, position - 40) : position])
        if not before:
            return position <= 40 or self.capitals or self.title
        return before[-1] in _SENTENCE_END or self.capitals or self.title


def case_agrees(
    form: Sequence[str], found: Sequence[str], *, opens: bool, strict: Collection[int] = ()
) -> bool:
    """Whether the words of a text may be the words of a term, going by their capitals.

    `WHO` is only `WHO`; `Turkey` is `Turkey` or `TURKEY`; `ferry` is `ferry`, and `Ferry` or
    `FERRY` where a capital means nothing (`opens`). Small words inside a name (`of`) may be in
    either case, but for those whose numbers are in `strict`.
    """
    name = any(is_name_like(word) for word in form)
    for i, (word, other) in enumerate(zip(form, found, strict=True)):
        if word == other:
            continue
        if word.isupper():
            agrees = other.isupper()
        elif is_name_like(word):
            agrees = other.isupper() or other[0].isupper() == word[0].isupper()
        elif other == other.lower():
            agrees = True
        elif name:
            agrees = i not in strict or (other.isupper() and len(other) > 1)
        else:
            agrees = opens or i > 0
        if not agrees:
            return False
    return True
