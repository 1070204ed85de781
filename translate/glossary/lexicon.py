"""Forms of a language, to be found in a text word by word.

The forms are a trie over words and what stands between them, so that the time grows with the
text and hardly with the number of forms. Those that may have other endings hang in tries of their
own, by the first letters of each word, and are then compared by `inflection.agrees`. By hand until
an Aho-Corasick library takes over: those at hand compare letters, not words in their forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..languages import base
from .inflection import LEAST_STEM, agrees, inflects
from .terms import TermPair
from .tokens import Context, Token, case_agrees, closed_spans, fold, is_name_like, tokens

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
    words: tuple[Token, ...]
    keys: tuple[str, ...]
    match: str
    hyphened: tuple[int, ...]
    """The numbers of the words that follow a hyphen."""


def _form(pair: TermPair, text: str, cut: list[Token], match: str, *, loose: bool) -> _Form:
    places = [i for i, token in enumerate(cut) if token.is_word]
    return _Form(
        pair=pair,
        text=text,
        words=tuple(cut[i] for i in places),
        keys=tuple(_hang(token.key, loose=loose, stems=False) for token in cut),
        match=match,
        hyphened=tuple(n for n, i in enumerate(places) if i and cut[i - 1].key == "-"),
    )


class Lexicon:
    """Forms of one language to be found in a text."""

    def __init__(self, language: str, *, target: bool = False) -> None:
        self._language = language
        self._target = target
        """Whether drafts are searched: there a name is hyphened as listed (`Jong-un`)."""
        self._tries: dict[tuple[bool, bool], Node] = {}
        """By whether hyphens count as spaces, and whether words may have other endings."""

    def add(self, form: str, pair: TermPair, match: str | None = None) -> None:
        """Take in a form; `match` is the pair's own unless given."""
        how = pair.match if match is None else match
        stems = how == "stem" or (
            how in ("", "case") and inflects(self._language, name=pair.is_name)
            and (pair.is_name or self._target or base(self._language) == "ko")
        )  # fmt: skip
        loose = pair.is_name and how != "exact" and not self._target
        trie = self._tries.setdefault((loose, stems), {})
        prefixes = ("", *_ARABIC_PREFIXES) if base(self._language) == "ar" else ("",)
        for prefix in prefixes:
            cut = tokens(prefix + form)
            node = trie
            for token in cut:
                node = node.setdefault(_hang(token.key, loose=loose, stems=stems), {})
            node.setdefault(_END, []).append(_form(pair, prefix + form, cut, how, loose=loose))

    def find(self, text: str) -> list[Found]:
        """Every form at every place, overlapping ones too, in text order."""
        if not self._tries:
            return []
        cut = tokens(text)
        context = Context(text)
        closed = closed_spans(text)
        found = [
            Found(cut[i].start, cut[end - 1].end - self._tail(form, cut[end - 1]), form.pair)
            for (loose, stems), trie in self._tries.items()
            for i, end, form in _walk(trie, cut, loose=loose, stems=stems)
            if self._fits(form, cut[i:end], loose, stems, context)
            and not any(start < cut[end - 1].end and cut[i].start < stop for start, stop in closed)
        ]
        return sorted(
            dict.fromkeys(found),
            key=lambda f: (f.start, f.end, text[f.start : f.end] not in f.pair.sources),
        )

    def _tail(self, form: _Form, last: Token) -> int:
        """How many characters of the last word are a Korean particle, not the name."""
        return len(last.key) - len(form.keys[-1]) if base(self._language) == "ko" else 0

    def _any_case(self, form: _Form) -> bool:
        """Whether a draft keeps the form in any case: a common noun's depends on its place."""
        return not is_name_like(form.text) or not (form.pair.is_name or form.text.isupper())

    def _fits(
        self, form: _Form, cut: list[Token], loose: bool, stems: bool, context: Context
    ) -> bool:
        if stems:
            name = form.pair.is_name and form.match != "stem"
            for key, token in zip(form.keys, cut, strict=True):
                other = _hang(token.key, loose=loose, stems=False)
                if not agrees(key, other, self._language, name=name, found=not self._target):
                    return False
        if form.match == "case":
            return True
        found = [token.text for token in cut if token.is_word]
        if form.match == "exact":
            return [word.text for word in form.words] == found
        if self._target and self._any_case(form):
            return True
        opens = context.opens(cut[0].start)
        if len(found) == 1 and found[0].isupper() and fold(found[0]) in _FUNCTION_WORDS:
            return form.text == found[0] and not context.capitals
        strict = form.hyphened if self._target else ()
        return case_agrees([w.text for w in form.words], found, opens=opens, strict=strict)


def _hang(key: str, *, loose: bool, stems: bool) -> str:
    if loose and key == "-":
        return " "
    return key[:LEAST_STEM] if stems else key


def _walk(
    trie: Node, cut: list[Token], *, loose: bool, stems: bool
) -> Iterator[tuple[int, int, _Form]]:
    keys = [_hang(token.key, loose=loose, stems=stems) for token in cut]
    count = len(keys)
    for i in range(count):
        node = trie.get(keys[i])
        end = i + 1
        while node is not None:
            for form in node.get(_END, ()):
                yield i, end, form
            node = node.get(keys[end]) if end < count else None
            end += 1
