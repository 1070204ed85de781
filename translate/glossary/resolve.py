"""Which row of several glossary files has a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .terms import Concept, TermPair
from .tokens import is_name_like, tokens

Key = tuple[str, ...]


def key(name: str) -> Key:
    """What makes two names of a language one: hyphens and case apart, but `WHO` is not `who`."""
    folded = [" " if token.key == "-" else token.key for token in tokens(name)]
    style = "capitals" if name.isupper() else "name" if is_name_like(name) else "word"
    return (style, *folded)


def resolve(
    files: Iterable[Sequence[Concept]], source: str, target: str
) -> list[tuple[str, TermPair]]:
    """Every name to look for in the source language, with its pair; later files outrank earlier.

    Within a file a later row has the name. A later file's row takes the place of an earlier
    file's when it names it by its preferred name, or by another of as many words: then the
    earlier row's other names lead to the later row as well, and its forms, no longer accepted,
    become known ones. By any other name it takes only that name: `WHO` given alone does not
    change what becomes of `World Health Organization`.
    """
    chosen: dict[Key, tuple[tuple[str, ...], TermPair]] = {}
    for concepts in files:
        fresh: dict[Key, tuple[tuple[str, ...], TermPair]] = {}
        for concept in concepts:
            for pair in concept.pairs(source, target):
                for name in pair.sources:
                    spellings = fresh.get(key(name), ((), pair))[0]
                    fresh[key(name)] = ((*spellings, name), pair)
        _outrank(chosen, fresh)
    return [(name, pair) for names, pair in chosen.values() for name in dict.fromkeys(names)]


def _outrank(
    chosen: dict[Key, tuple[tuple[str, ...], TermPair]],
    fresh: Mapping[Key, tuple[tuple[str, ...], TermPair]],
) -> None:
    replaced: dict[TermPair, TermPair] = {}
    for name, (_, pair) in fresh.items():
        old = chosen[name][1] if name in chosen else None
        if old and (name == key(old.source) or len(name) == len(key(old.source))):
            replaced[old] = pair
    heirs = {
        new: _inherit(new, [old for old, heir in replaced.items() if heir == new])
        for new in replaced.values()
    }
    for name, (spellings, pair) in list(chosen.items()):
        if pair in replaced:
            chosen[name] = (spellings, heirs[replaced[pair]])
    for name, (spellings, pair) in fresh.items():
        earlier = chosen[name][0] if name in chosen else ()
        chosen[name] = ((*spellings, *earlier), heirs.get(pair, pair))


def _inherit(pair: TermPair, replaced: Sequence[TermPair]) -> TermPair:
    """The pair with what is known of the concept from the rows it takes the place of."""
    known = dict.fromkeys(pair.known)
    for old in replaced:
        known.update(dict.fromkeys((*old.accepted, *old.sources, *old.known)))
    return replace(
        pair,
        kind=pair.kind or next((old.kind for old in replaced if old.kind), ""),
        match=pair.match or next((old.match for old in replaced if old.match), ""),
        known=tuple(form for form in known if form not in pair.accepted),
    )
