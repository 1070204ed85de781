"""What a glossary holds: rows of names in several languages, and pairs of two of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..languages import base, fallbacks
from .stopwords import stop_words
from .tokens import is_name_like

KINDS = ("person", "place", "organisation", "term")
MATCHES = ("exact", "case", "stem")
KEEP = "="
"""In a cell: the name stays as the other language writes it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A concept's names in one language."""

    names: tuple[str, ...] = ()
    """The preferred one first; `KEEP` may be among them."""
    forbidden: tuple[str, ...] = ()
    tolerated: tuple[str, ...] = ()
    """Words that will do in a draft, but are neither looked for in a source nor written: the
    adjectives of a place."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A row of a glossary file."""

    cells: Mapping[str, Cell]
    """By BCP 47 tag."""
    id: str = ""
    kind: str = ""
    """One of `KINDS`, or empty where the file doesn't say."""
    match: str = ""
    """One of `MATCHES`, or empty: by the case rules, with the endings of names that inflect."""
    note: str = ""
    where: str = ""
    """`names.csv:12`."""

    def sources(self, language: str) -> tuple[str, ...]:
        """The names that an article in the language may use: those of its regions, too."""
        tags = dict.fromkeys((*fallbacks(language), *self._regions(language)))
        return tuple(dict.fromkeys(name for tag in tags for name in self._cell(tag).names))

    def target(self, language: str) -> Cell:
        """The names to write in a language: its own, else its base's, else its regions'."""
        tags = list(fallbacks(language))
        if language == base(language):
            tags += self._regions(language)
        forbidden = (form for tag in tags for form in self._cell(tag).forbidden)
        names = next((self._cell(tag).names for tag in fallbacks(language) if self._has(tag)), None)
        if names is None:
            names = tuple(name for tag in tags for name in self._cell(tag).names)
        tolerated = (form for tag in tags for form in self._cell(tag).tolerated)
        return Cell(
            names,
            tuple(form for form in dict.fromkeys(forbidden) if form not in names),
            tuple(dict.fromkeys(tolerated)),
        )

    def pairs(self, source: str, target: str) -> list[TermPair]:
        """The row seen from one language to another: empty where it says nothing of them.

        One pair, but for two cases: names that are kept as they are make a pair each; and where
        the target has an acronym and a full name, the source's acronyms ask for the one, its
        full names for the other.
        """
        cell = self.target(target)
        listed = [
            _in_capitals(name, source, cell.names) for name in self.sources(source) if name != KEEP
        ]
        names = listed or [name for name in cell.names if name != KEEP]
        if not names or not cell.names:
            return []
        pair = TermPair(
            source=names[0],
            target=cell.names[0],
            sources=tuple(names),
            accepted=_resolved(cell.names, names),
            forbidden=cell.forbidden,
            tolerated=cell.tolerated,
            kindred=self.target(source).tolerated,
            kind=self.kind,
            match=self.match,
            source_language=source,
            target_language=target,
        )
        if pair.is_name:
            pair = replace(pair, known=self._elsewhere(pair))
        if cell.names[0] == KEEP or not listed:
            return [replace(pair, source=name, target=name, sources=(name,)) for name in names]
        return _by_style(pair)

    def _elsewhere(self, pair: TermPair) -> tuple[str, ...]:
        names = (name for cell in self.cells.values() for name in cell.names if name != KEEP)
        return tuple(name for name in dict.fromkeys(names) if name not in pair.accepted)

    def _cell(self, tag: str) -> Cell:
        return self.cells.get(tag, _EMPTY)

    def _has(self, tag: str) -> bool:
        return bool(self._cell(tag).names)

    def _regions(self, language: str) -> list[str]:
        """The tags of the row that are the language in a region or script of it."""
        return [tag for tag in self.cells if tag != language and base(tag) == base(language)]


_EMPTY = Cell()


def _resolved(forms: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    parts: Iterable[Sequence[str]] = (names if form == KEEP else (form,) for form in forms)
    return tuple(dict.fromkeys(form for part in parts for form in part))


def _in_capitals(name: str, language: str, forms: Sequence[str]) -> str:
    """An acronym that the glossary has in small letters, where those make a function word.

    Else all of `who` would be the World Health Organization.
    """
    is_acronym = name.islower() and forms and all(map(_is_acronym, forms))
    return name.upper() if is_acronym and name in stop_words(base(language)) else name


def _by_style(pair: TermPair) -> list[TermPair]:
    forms: dict[bool, str] = {}
    for form in pair.accepted:
        forms.setdefault(_is_acronym(form), form)
    pairs = []
    for acronym in (False, True):
        names = tuple(name for name in pair.sources if _is_acronym(name) == acronym)
        if names:
            target = forms.get(acronym, pair.target)
            pairs.append(replace(pair, source=names[0], target=target, sources=names))
    return pairs if len({p.target for p in pairs}) > 1 else [pair]


def _is_acronym(name: str) -> bool:
    if " " in name or not any(map(str.isupper, name[1:])):
        return False
    capitals = sum(map(str.isupper, name))
    return capitals > 1 and capitals > sum(map(str.islower, name))


@dataclass(frozen=True, slots=True)
class TermPair:
    """A concept's names in the source language, and what they have to be in the target language."""

    source: str
    """The preferred name."""
    target: str
    """The preferred form."""
    sources: tuple[str, ...]
    """All names that are matched, the preferred first."""
    accepted: tuple[str, ...]
    """All forms that are right, the preferred first."""
    forbidden: tuple[str, ...] = ()
    tolerated: tuple[str, ...] = ()
    """Words that do for the term in a draft and are never written."""
    kindred: tuple[str, ...] = field(default=(), compare=False)
    """The same of the source language: a draft's words for these do not do for the term."""
    known: tuple[str, ...] = field(default=(), compare=False)
    """Other names of the concept: in a draft they stand for it and may be replaced."""
    kind: str = ""
    match: str = ""
    source_language: str = ""
    target_language: str = ""

    @property
    def is_name(self) -> bool:
        """Whether it names somebody or something: by its kind, else by the source's capital.

        Where the source's script has no capitals the target's tell.
        """
        if self.kind:
            return self.kind != "term"
        has_case = self.source.lower() != self.source.upper()
        return is_name_like(self.source if has_case else self.target)
