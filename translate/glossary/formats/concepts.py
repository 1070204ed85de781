"""What formats of two languages share: rows that belong together, and rows made of concepts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...errors import InputError
from ...languages import same_base
from ..terms import KEEP, Cell, Concept
from .lost import Lost
from .native import is_name

OTHERS = "names in other languages"


def whole(name: str, target: str, where: str, lost: Lost) -> bool:
    """Whether a row has a name and a translation; else it is lost."""
    if is_name(name) and is_name(target):
        return True
    what = "no letter or digit in a name" if name and target else "rows without a translation"
    lost.add(what, where)
    return False


def same(languages: Sequence[str], where: str) -> Sequence[str]:
    """The two languages of a file that doesn't say them. Raises InputError where nobody does."""
    if len(languages) != 2:
        raise InputError(
            "the file doesn't say which languages its terms are in",
            where=where,
            hint="begin it with a line such as en,pt, or convert it: "
            "dragoman glossary convert --from en --to pt",
        )
    return languages


def merged(concepts: Iterable[Concept], languages: Sequence[str]) -> list[Concept]:
    """Rows of two languages: those of one name as one, the first translation preferred."""
    found: dict[tuple[str, ...], Concept] = {}
    for concept in concepts:
        names = concept.cells[languages[0]].names
        earlier = found.get(names)
        found[names] = _joined(earlier, concept, languages[1]) if earlier else concept
    return list(found.values())


def _joined(one: Concept, other: Concept, target: str) -> Concept:
    cells = [concept.cells.get(target, Cell()) for concept in (one, other)]
    both = Cell(
        tuple(dict.fromkeys(name for cell in cells for name in cell.names)),
        tuple(dict.fromkeys(form for cell in cells for form in cell.forbidden)),
        tuple(dict.fromkeys(form for cell in cells for form in cell.tolerated)),
    )
    notes = dict.fromkeys(filter(None, (one.note, other.note)))
    return replace(one, cells={**one.cells, target: both}, note=" ".join(notes))


@dataclass(frozen=True, slots=True)
class Pairing:
    """A row of a file with two languages: a name and its preferred translation."""

    name: str
    target: str
    accepted: tuple[str, ...]
    forbidden: tuple[str, ...]
    id: str
    """The concept's, in the first of its rows."""
    concept: Concept


def pairings(
    concepts: Iterable[Concept], languages: Sequence[str], lost: Lost, holds: Collection[str]
) -> list[Pairing]:
    """Each name of the source language with its translation; of one that comes again, the last.

    `holds` names what else the format has a place for: id, note, variants, forbidden.
    """
    chosen: dict[str, Pairing] = {}
    for row in _pairings(concepts, languages, lost, holds):
        earlier = chosen.pop(row.name, None)
        if earlier:
            lost.add("earlier rows of a name that comes again", earlier.concept.where)
        chosen[row.name] = row
    return list(chosen.values())


def _pairings(
    concepts: Iterable[Concept], languages: Sequence[str], lost: Lost, holds: Collection[str]
) -> Iterator[Pairing]:
    source, target = languages
    for concept in concepts:
        pairs = concept.pairs(source, target)
        if not pairs:
            lost.add("rows without both languages", concept.where)
            continue
        if any(not _stands_in(tag, languages) for tag in concept.cells):
            lost.add(OTHERS, concept.where)
        first = pairs[0]
        _count(concept, first.accepted, first.forbidden, first.tolerated, lost, holds)
        id = concept.id
        for pair in pairs:
            for name in pair.sources:
                row = (flat(name), flat(pair.target), pair.accepted, pair.forbidden)
                yield Pairing(*row, id, concept)
                id = ""


def _count(
    concept: Concept,
    variants: Sequence[str],
    forbidden: Sequence[str],
    tolerated: Sequence[str],
    lost: Lost,
    holds: Collection[str],
) -> None:
    there = {
        "id": ("ids", concept.id),
        "kind": ("kinds", concept.kind),
        "match": ("rules of match", concept.match),
        "note": ("notes", concept.note),
        "variants": ("variants", len(variants) > 1),
        "forbidden": ("forbidden forms", forbidden),
        "tolerated": ("words that will do in a draft", tolerated),
    }
    for name, (what, found) in there.items():
        if found and name not in holds:
            lost.add(what, concept.where)


def flat(text: str) -> str:
    """Text for a cell that may hold no tab and no line end."""
    return " ".join(text.split())


def languages_of(concepts: Iterable[Concept]) -> tuple[str, ...]:
    """The languages that there are names in, as the columns come."""
    return tuple(dict.fromkeys(tag for concept in concepts for tag in concept.cells))


def narrowed(concepts: Sequence[Concept], languages: Sequence[str], lost: Lost) -> list[Concept]:
    """The rows with the languages alone; one without a column has the names of its base."""
    there = languages_of(concepts)
    kept = []
    for concept in concepts:
        cells = {
            tag: concept.cells.get(tag, Cell()) if tag in there else concept.target(tag)
            for tag in languages
        }
        cells = {tag: cell for tag, cell in cells.items() if cell.names or cell.forbidden}
        if any(tag not in languages and not _stands_in(tag, languages) for tag in concept.cells):
            lost.add(OTHERS, concept.where)
        kept.append(replace(concept, cells=cells))
    return kept


def _stands_in(tag: str, languages: Sequence[str]) -> bool:
    return any(same_base(tag, other) for other in languages)


def spelled(
    concepts: Iterable[Concept], languages: Sequence[str], lost: Lost, holds: Collection[str]
) -> Iterator[Concept]:
    """The rows with names in the languages, `=` written out, for formats of several languages.

    `holds` names what else the format has a place for: id, kind, note, variants, forbidden.
    """
    for concept in concepts:
        own = {tag: concept.cells[tag] for tag in languages if tag in concept.cells}
        names = [name for cell in own.values() for name in cell.names if name != KEEP]
        cells = {tag: _written_out(cell, names) for tag, cell in own.items()}
        if not any(cell.names or cell.forbidden for cell in cells.values()):
            lost.add("rows with none of the languages", concept.where)
            continue
        variants = max((cell.names for cell in cells.values()), key=len)
        forbidden = [form for cell in cells.values() for form in cell.forbidden]
        tolerated = [form for cell in cells.values() for form in cell.tolerated]
        _count(concept, variants, forbidden, tolerated, lost, holds)
        yield replace(concept, cells=cells)


def _written_out(cell: Cell, own: Sequence[str]) -> Cell:
    if KEEP not in cell.names:
        return cell
    names = (form for name in cell.names for form in (own if name == KEEP else (name,)))
    return replace(cell, names=tuple(dict.fromkeys(names)))


def forbid(concepts: Sequence[Concept], banned: Iterable[Concept]) -> list[Concept]:
    """Put rows of what is not to be written into the rows of the concepts that they name.

    A name that both have tells which; the others are its forbidden forms. A row that names no
    concept stays alone: its first name is the concept's.
    """
    read: list[Concept] = []
    numbers: dict[tuple[str, str], list[int]] = {}

    def keep(concept: Concept) -> None:
        for tag, cell in concept.cells.items():
            for name in cell.names:
                numbers.setdefault((tag, name), []).append(len(read))
        read.append(concept)

    for concept in concepts:
        keep(concept)
    for ban in banned:
        forms = [(tag, name) for tag, cell in ban.cells.items() for name in cell.names]
        named = dict.fromkeys(number for form in forms for number in numbers.get(form, ()))
        for number in named:
            read[number] = _with_ban(read[number], forms)
        if not named:
            first = dict(list(ban.cells.items())[: len(ban.cells) > 1])
            keep(_with_ban(replace(ban, cells=first), forms))
    return read


def _with_ban(concept: Concept, forms: Iterable[tuple[str, str]]) -> Concept:
    cells = dict(concept.cells)
    for tag, form in forms:
        cell = cells.get(tag, Cell())
        if form not in (*cell.names, *cell.forbidden):
            cells[tag] = replace(cell, forbidden=(*cell.forbidden, form))
    return replace(concept, cells=cells)


def bans(concepts: Iterable[Concept]) -> Iterator[Concept]:
    """A row for each forbidden form, beside the first name of another language."""
    for concept in concepts:
        for tag, cell in concept.cells.items():
            anchors = (
                {other: Cell(found.names[:1])}
                for other, found in concept.cells.items()
                if other != tag and found.names
            )
            anchor = next(anchors, {})
            for form in cell.forbidden:
                yield Concept({**anchor, tag: Cell((form,))}, where=concept.where)
