"""`dragoman glossary show`: the rows that a term stands in, and what they ask of a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..glossary import Cell, Concept, TermPair
from ..glossary.resolve import key, resolve
from ..glossary.terms import KEEP
from ..languages import normalise, same_base
from .order import glossaries

FORBIDDEN, WILL_DO = "forbidden", "will do"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a draft in a language has to have."""

    language: str
    draft: str
    also: tuple[str, ...]
    """Other forms that are right."""
    will_do: tuple[str, ...]
    """Words that are tolerated in a draft, and never written."""
    never: tuple[str, ...]
    """Forbidden forms."""
    instead: str
    """What counts in place of `draft`, where another row outranks this one; else empty."""

    @property
    def line(self) -> str:
        also = f"; also right: {', '.join(self.also)}" if self.also else ""
        will_do = f"; will do: {', '.join(self.will_do)}" if self.will_do else ""
        never = f"; never: {', '.join(self.never)}" if self.never else ""
        instead = f" (another row outranks it: {self.instead})" if self.instead else ""
        return f"  {self.language}: {self.draft}{instead}{also}{will_do}{never}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A row that has the term."""

    where: str
    language: str
    """In which the term is a name, BCP 47."""
    names: tuple[str, ...]
    standing: str
    """Empty where the term is a name there, else `forbidden`, or `will do` (~)."""
    id: str
    kind: str
    match: str
    note: str
    asked: tuple[Asked, ...]

    @property
    def lines(self) -> list[str]:
        facts = (self.kind, f"match {self.match}" if self.match else "")
        told = ", ".join(filter(None, facts))
        head = f"{self.where}: {self.language} {' | '.join(self.names)}"
        head += f" ({self.standing})" if self.standing else ""
        note = [f"  note: {self.note}"] if self.note else []
        return [head + (f" ({told})" if told else ""), *(each.line for each in self.asked), *note]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def show_rows(
    term: str, paths: Sequence[Path], source: str | None, target: str | None, *, house: bool
) -> list[Shown]:
    """Every row with the term, in any case; a later one outranks those before it.

    `source` is the language that the term is in, `target` the only one that a draft is asked for
    in; without them every language is looked at. Raises ConfigError, InputError.
    """
    source, target = (normalise(tag) if tag else None for tag in (source, target))
    pair = (source, target) if source and target else ()
    glossary = glossaries(paths, house=house, languages=pair)
    words = key(term)[1:]
    return [
        shown
        for concepts in glossary.files
        for concept in concepts
        for shown in _of(concept, words, glossary.files, source, target)
    ]


def _of(
    concept: Concept,
    words: tuple[str, ...],
    files: Sequence[Sequence[Concept]],
    source: str | None,
    target: str | None,
) -> Iterator[Shown]:
    """The row, once, if it has the term."""
    tags = [tag for tag in concept.cells if source is None or same_base(tag, source)]
    named = [tag for tag in tags if _has(concept.cells[tag].names, words)]
    if named:
        tag = named[0]
        targets = [t for t in (target, *concept.cells) if t and not same_base(t, tag)]
        wanted = targets[:1] if target else targets
        asked = [one for other in wanted for one in _asked(concept, words, tag, other, files)]
        yield _shown(concept, tag, asked)
        return
    for tag in concept.cells if target is None else [target]:
        cell = concept.target(tag)
        for standing, forms in ((FORBIDDEN, cell.forbidden), (WILL_DO, cell.tolerated)):
            if _has(forms, words):
                lists = (cell.names[1:], cell.tolerated, cell.forbidden)
                asked = [Asked(tag, cell.names[0], *lists, "")] if cell.names else []
                yield _shown(concept, tag, asked, forms, standing)
                return


def _has(forms: Sequence[str], words: tuple[str, ...]) -> bool:
    return any(key(form)[1:] == words for form in forms if form != KEEP)


def _shown(
    concept: Concept,
    tag: str,
    asked: Sequence[Asked],
    forms: Sequence[str] | None = None,
    standing: str = "",
) -> Shown:
    names = concept.cells.get(tag, Cell()).names if forms is None else tuple(forms)
    facts = (concept.id, concept.kind, concept.match, concept.note)
    return Shown(concept.where, tag, names, standing, *facts, tuple(asked))


def _asked(
    concept: Concept,
    words: tuple[str, ...],
    source: str,
    target: str,
    files: Sequence[Sequence[Concept]],
) -> Iterator[Asked]:
    pair = _pair(concept.pairs(source, target), words)
    if pair is None:
        return
    rivals = [[each for each in concepts if _meets(each, concept, source)] for concepts in files]
    counting = (p for name, p in resolve(rivals, source, target) if key(name)[1:] == words)
    counts = {pair.target for pair in counting}
    instead = "" if pair.target in counts else ", ".join(sorted(counts))
    also = tuple(form for form in pair.accepted if form != pair.target)
    yield Asked(target, pair.target, also, pair.tolerated, pair.forbidden, instead)


def _pair(pairs: Sequence[TermPair], words: tuple[str, ...]) -> TermPair | None:
    return next((pair for pair in pairs if _has(pair.sources, words)), None)


def _meets(one: Concept, other: Concept, language: str) -> bool:
    """Whether two rows share a name, so that one may outrank the other."""
    names = {key(name)[1:] for name in other.sources(language)}
    return any(key(name)[1:] in names for name in one.sources(language))
