"""What an article calls the people whose full names it has: `Kim` once it told of `Kim Jong-un`.

A part of a full name is taken for the person only where nobody else in the article may be meant:
no other person of the glossary shares it, no capitalised word stands beside it as in another name
(`bearers`), and the glossary has no entry of its own for it. Otherwise nothing is taken.
Headlines have the short form before the lead has the full one, so that the whole article counts,
not only what came before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from .bearers import FAMILY_NAMES, Bearers, Place
from .lexicon import Found, Lexicon
from .terms import TermPair
from .tokens import fold, is_name_like

Find = Callable[[str], Sequence[Found]]
"""The terms that the glossary lists in a text: longest first."""
Owner = tuple[TermPair, bool]
"""Whose part of a name it is, and whether the part is its beginning."""

_BETWEEN = re.compile(r"[\s·・]+")


class ShortNames:
    """The short forms that stand for one person each in an article, to be found in its texts."""

    def __init__(self, texts: Sequence[str], find: Find, language: str) -> None:
        """Of the article's segments and their language."""
        self._bearers: Bearers | None = None
        self._lexicon = Lexicon(language)
        found = [find(text) for text in texts]
        owners = _owners(one.pair for each in found for one in each if one.pair.kind == "person")
        owners = {short: whose for short, whose in owners.items() if not find(short)}
        if owners:
            self._bearers = Bearers(texts, language)
            places = self._bearers.count(texts, found, owners)
            for pair in _pairs(owners, places):
                self._lexicon.add(pair.source, pair)

    def find(self, text: str) -> list[Found]:
        """Where the short forms stand for their person."""
        bearers = self._bearers
        if bearers is None:
            return []
        places = bearers.places(text, self._lexicon.find(text))
        return [one for one, place in places if place is Place.ALONE]


def _owners(people: Iterable[TermPair]) -> dict[str, set[Owner]]:
    owners: dict[str, set[Owner]] = {}
    for person in dict.fromkeys(people):
        for short, first in _parts(person.sources):
            owners.setdefault(short, set()).add((person, first))
    return owners


def _parts(names: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """What a person may be called by: the end of a name, or an East Asian family name in front."""
    for name in names:
        words = _BETWEEN.split(name)
        if len(words) > 1 and fold(words[0]) in FAMILY_NAMES:
            yield words[0], True
        for count in (1, 2):
            tail = _tail(words, count)
            if tail and is_name_like(tail[-1]) and not tail[-1].isupper():
                yield " ".join(tail), False


def _tail(words: Sequence[str], count: int) -> list[str]:
    """The last words with the small ones before them (`von der Leyen`); empty where it is all."""
    at = len(words) - count
    while at > 0 and words[at - 1].islower():
        at -= 1
    return list(words[at:]) if at > 0 else []


def _pairs(
    owners: Mapping[str, set[Owner]], places: Mapping[tuple[str, Place], int]
) -> Iterator[TermPair]:
    """The short forms that the article uses, for one person only.

    Where it uses both ends of a name, the last one is the person's: `Lee Harvey Arlen`.
    """
    sole = {
        short: next(iter(whose))
        for short, whose in owners.items()
        if len(whose) == 1 and places[short, Place.ALONE] and not places[short, Place.OTHER]
    }
    by_end = {person for person, first in sole.values() if not first}
    for short, (person, first) in sole.items():
        if not first or person not in by_end:
            yield from _shortened(person, short, first=first)


def _shortened(person: TermPair, short: str, *, first: bool) -> Iterator[TermPair]:
    """The person by a short form; nothing where the other language's name has no such part."""
    count = sum(map(is_name_like, short.split()))

    def cut(form: str) -> str:
        words = _BETWEEN.split(form)
        if first:
            return words[0] if len(words) > 1 else ""
        return " ".join(_tail(words, count))

    target = cut(person.target)
    if target:
        forms = (target, *filter(None, map(cut, person.accepted)))
        yield replace(
            person,
            source=short,
            target=target,
            sources=(short,),
            # A translator may give the full name again.
            accepted=tuple(dict.fromkeys((*forms, *person.accepted))),
            known=(),
        )
