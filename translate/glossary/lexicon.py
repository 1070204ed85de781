"""Forms of a language, to be found in a text word by word.

The forms are a trie over words and what stands between them, so that the time grows with the
text and hardly with the number of forms. Those that may have other endings hang in tries of their
own, by what all forms of each word begin with, and are then compared by `inflection.agrees`. By
hand: Aho-Corasick libraries compare letters, and `Владимиром Путиным` has those of no listed form;
nor do they save work that counts (`bench/matching.py`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..languages import base
from .inflection import agrees, beginning, inflects, is_plural
from .terms import TermPair
from .tokens import Context, Cut, case_agrees, closed_spans, fold, is_name_like

# Names in capitals that are function words of some language when a whole headline is in capitals.
_FUNCTION_WORDS = frozenset(
    [
        *("ai", "al", "am", "an", "as", "at", "da", "de", "do", "ea", "en", "es", "id", "il"),
        *("in", "is", "it", "la", "le", "lo", "me", "no", "on", "or", "os", "se", "si", "so"),
        *("su", "un", "us", "who"),
    ]
)
# Written onto an Arabic name: and, so, in, for, like.
_ARABIC_PREFIXES = "وفبلك"
_END = ""
"""The key of a trie's node for the forms that end there; no token has it."""

_BEGINNINGS = 1 << 16
"""Words whose beginnings are kept at hand."""

Node = dict[str, Any]


class Found(NamedTuple):
    """A stretch of a text and the pair that a form in it belongs to."""

    start: int
    end: int
    pair: TermPair


@dataclass(frozen=True, slots=True)
class _Form:
    pair: TermPair
    text: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    match: str
    hyphened: tuple[int, ...]
    """The numbers of the words that follow a hyphen."""


def _form(pair: TermPair, text: str, cut: Cut, match: str, *, loose: bool) -> _Form:
    places = [i for i in range(len(cut.texts)) if cut.is_word(i)]
    return _Form(
        pair=pair,
        text=text,
        words=tuple(cut.texts[i] for i in places),
        keys=tuple(_loose(cut.keys) if loose else cut.keys),
        match=match,
        hyphened=tuple(n for n, i in enumerate(places) if i and cut.keys[i - 1] == "-"),
    )


class Lexicon:
    """Forms of one language to be found in a text."""

    def __init__(self, language: str, *, target: bool = False) -> None:
        self._language = language
        self._target = target
        """Whether drafts are searched: there a name is hyphened as listed (`Jong-un`)."""
        self._tries: dict[tuple[bool, bool], Node] = {}
        """By whether hyphens count as spaces, and whether words may have other endings."""
        self._beginnings: dict[str, str] = {}

    def add(self, form: str, pair: TermPair, match: str | None = None) -> None:
        """Take in a form; `match` is the pair's own unless given."""
        how = pair.match if match is None else match
        stems = how == "stem" or (
            how in ("", "case")
            and (pair.is_name or self._target or base(self._language) == "ko")
            and inflects(
                self._language, kind=pair.kind, name=pair.is_name, found=not self._target
            )
        )  # fmt: skip
        loose = pair.is_name and how != "exact" and not self._target
        trie = self._tries.setdefault((loose, stems), {})
        prefixes = ("", *_ARABIC_PREFIXES) if base(self._language) == "ar" else ("",)
        for prefix in prefixes:
            cut = Cut.of(prefix + form)
            node = trie
            for key in self._hung(cut, loose=loose, stems=stems):
                node = node.setdefault(key, {})
            node.setdefault(_END, []).append(_form(pair, prefix + form, cut, how, loose=loose))

    def find(self, text: str) -> list[Found]:
        """Every form at every place, overlapping ones too, in text order."""
        if not self._tries:
            return []
        cut = Cut.of(text)
        context = Context(text)
        found = [
            Found(cut.starts[i], cut.starts[end] - self._tail(form, cut.keys[end - 1]), form.pair)
            for (loose, stems), trie in self._tries.items()
            for i, end, form in _walk(trie, self._hung(cut, loose=loose, stems=stems))
            if self._fits(form, cut, i, end, stems, context)
        ]
        return sorted(
            dict.fromkeys(_open(text, found)),
            key=lambda f: (f.start, f.end, text[f.start : f.end] not in f.pair.sources),
        )

    def _hung(self, cut: Cut, *, loose: bool, stems: bool) -> Sequence[str]:
        """What the words and gaps of a text hang by in a trie."""
        keys = _loose(cut.keys) if loose else cut.keys
        if not stems:
            return keys
        known = self._beginnings
        return [known.get(key) or self._beginning(key) for key in keys]

    def _beginning(self, key: str) -> str:
        if len(self._beginnings) >= _BEGINNINGS:
            self._beginnings.clear()
        begins = beginning(key, self._language, found=not self._target)
        self._beginnings[key] = begins
        return begins

    def _tail(self, form: _Form, last: str) -> int:
        """How many characters of the last word are a Korean particle, not the name."""
        return len(last) - len(form.keys[-1]) if base(self._language) == "ko" else 0

    def _any_case(self, form: _Form) -> bool:
        """Whether a draft keeps the form in any case: a common noun's depends on its place."""
        return not is_name_like(form.text) or not (form.pair.is_name or form.text.isupper())

    def _fits(
        self, form: _Form, cut: Cut, start: int, end: int, stems: bool, context: Context
    ) -> bool:
        """Whether the form may be what stands from one token of a text to another."""
        cased = form.match != "case" and not self._target
        if cased and form.text[0].isupper() and cut.texts[start][0].islower():
            return False
        if stems and not self._agrees(form, cut, start, end, context):
            return False
        if form.match == "case":
            return True
        found = tuple(cut.texts[i] for i in range(start, end) if cut.is_word(i))
        if form.match == "exact":
            return form.words == found
        if self._target and self._any_case(form):
            return True
        if len(found) == 1 and found[0].isupper() and fold(found[0]) in _FUNCTION_WORDS:
            return form.text == found[0] and not context.capitals
        if form.words == found:
            return True
        strict = form.hyphened if self._target else ()
        opens = not is_name_like(form.text) and context.opens(cut.starts[start])
        return case_agrees(form.words, found, opens=opens, strict=strict)

    def _agrees(self, form: _Form, cut: Cut, start: int, end: int, context: Context) -> bool:
        """Whether the words are the form's or may be made of them by other endings."""
        name = form.pair.is_name and form.match != "stem"
        found = not self._target
        for key, other in zip(form.keys, cut.keys[start:end], strict=True):
            if key == other or (key == " " and other == "-"):
                continue
            if not agrees(key, other, self._language, name=name, found=found):
                return False
            # At a sentence's start `Trumps` is as well the verb.
            plural = found and is_plural(self._language, name=name)
            if plural and context.opens(cut.starts[start]):
                return False
        return True


def _open(text: str, found: list[Found]) -> list[Found]:
    """Those that are not in addresses, tags and the like."""
    closed = closed_spans(text) if found else []
    ends = [end for _, end in closed]
    after = (bisect_right(ends, one.start) for one in found)
    # The first closed stretch that ends behind a form's start.
    return [
        one
        for one, i in zip(found, after, strict=True)
        if i == len(closed) or closed[i][0] >= one.end
    ]


def _loose(keys: Sequence[str]) -> Sequence[str]:
    """Hyphens as spaces."""
    return [" " if key == "-" else key for key in keys]


def _walk(trie: Node, keys: Sequence[str]) -> Iterator[tuple[int, int, _Form]]:
    """Every form that a path of keys leads to, with the first token and the one after it."""
    if trie.keys().isdisjoint(keys):
        return
    count = len(keys)
    for i, first in enumerate(keys):
        node = trie.get(first)
        end = i + 1
        while node is not None:
            for form in node.get(_END, ()):
                yield i, end, form
            node = node.get(keys[end]) if end < count else None
            end += 1
