"""A file of records and the POs of its records to the file in the other language."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DragomanError, InputError
from .plan import records_format
from .standard import load_po

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..finding import Finding
    from ..formats.records import Broken, Changes, Record


@dataclass(frozen=True, slots=True)
class Set:
    """The POs that are of records of one file, in one language."""

    source: Path
    language: str
    """gettext's code, as the POs' names have it."""
    id_field: str | None
    folder: Path
    """In which they are."""
    pos: dict[str, Path] | None = None
    """By record; None where they are all of that language in the folder."""

    @property
    def name(self) -> str:
        """For people."""
        return str(self.folder / f"*.{self.language}.po")

    def of(self, key: str) -> Path | None:
        """The PO of a record; None where it has none."""
        from ..formats.records import safe_name

        if self.pos is not None:
            return self.pos.get(key)
        path = self.folder / f"{safe_name(key)}.{self.language}.po"
        return path if path.exists() else None

    @property
    def size(self) -> int:
        return sum(1 for _ in self.all())

    def all(self) -> Iterator[Path]:
        if self.pos is None:
            return self.folder.glob(f"*.{self.language}.po")
        return iter(self.pos.values())


def below(folder: Path) -> Iterator[Set | Path]:
    """What there is to assemble in a folder and below: sets of records, and POs of articles."""
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from _sets(Path(top), sorted(name for name in files if name.endswith(".po")))


def _sets(folder: Path, names: Sequence[str]) -> Iterator[Set | Path]:
    """A folder's POs: the first of each language tells whether they are of records."""
    kinds: dict[str, Set | None] = {}
    for name in names:
        language = Path(Path(name).stem).suffix[1:]
        if language not in kinds:
            try:
                kinds[language] = _set(folder, language, load_po(folder / name))
            except InputError:
                yield folder / name
                continue
            if found := kinds[language]:
                yield found
        if kinds[language] is None:
            yield folder / name


def _set(folder: Path, language: str, catalog: Catalog) -> Set | None:
    if catalog.record is None or catalog.article is None:
        return None
    return Set(catalog.article, language, catalog.record.id_field, folder)


class Sets(dict[tuple[str, str], Set]):
    """Sets of the POs that a person names one by one."""

    def take(self, path: Path, catalog: Catalog) -> bool:
        """Take a PO, if it is of a record. Raises InputError where it doesn't say of which file."""
        from ..languages import gettext_code

        record, source = catalog.record, catalog.article
        if record is None:
            return False
        if source is None:
            raise InputError("the PO doesn't say which file it is of", where=path)
        language = gettext_code(catalog.language or "und")
        new = Set(source, language, record.id_field, path.parent, {})
        found = self.setdefault((os.path.abspath(source), language), new)
        assert found.pos is not None
        found.pos[record.key] = path
        return True


@dataclass(slots=True)
class Tally:
    """What became of a file's records, counted while it is written."""

    records: int = 0
    used: int = 0
    """POs that a record was found for."""
    without_po: int = 0
    broken: int = 0
    entries: int = 0
    reviewed: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def note(self) -> str:
        """For people: which records stay as they are."""
        counts = {"have no PO": self.without_po, "can't be read": self.broken}
        told = [f"{count} of {self.records} {what}" for what, count in counts.items() if count]
        return f"{' and '.join(told)}: they stay as they are" if told else ""


@dataclass(frozen=True, slots=True)
class Translation:
    """Gives each record what its PO has for it."""

    set: Set
    missing: str
    tally: Tally

    def count(self, broken: Broken) -> None:
        self.tally.records += 1
        self.tally.broken += 1

    def __call__(self, found: Record) -> Changes:
        self.tally.records += 1
        po = self.set.of(found.key)
        if po is None:
            self.tally.without_po += bool(_story(found))
            if self.missing == "fail" and _story(found):
                raise DragomanError(
                    f"record {found.key} has no PO", where=found.where, hint="translate it first"
                )
            return {}
        self.tally.used += 1
        try:
            return self._changes(found, load_po(po))
        except DragomanError as error:
            if self.missing == "fail":
                raise
            self._report(error, po)
            return {}

    def _changes(self, record: Record, catalog: Catalog) -> Changes:
        from ..assemble import assemble
        from ..formats.records import Taken, changes

        told = catalog.record
        if told is None or told.key != record.key:
            other = f"of record {told.key}" if told else "of no record"
            raise InputError(f"is {other}, not of {record.key}", where=catalog.path)
        article = record.article_of([Taken(name, reader) for name, reader in told.fields])
        made = assemble(article, catalog, missing=self.missing)
        self.tally.entries += len(catalog.entries)
        self.tally.reviewed += sum(n for state, n in made.counts.items() if state.reviewed)
        self.tally.findings += made.findings
        return changes(article, made.edits)

    def _report(self, error: DragomanError, po: Path) -> None:
        from ..finding import Finding, Severity

        told = f"{error.message} ({error.hint})" if error.hint else error.message
        self.tally.findings.append(Finding("po", Severity.ERROR, told, error.where or str(po)))


def _story(record: Record) -> bool:
    """Whether there is something to translate in a record."""
    try:
        return bool(record.article.blocks)
    except InputError:
        return False


def write(translation: Translation, place: Path, input_format: str | None) -> Path | None:
    """Write a file with its translations; where an earlier one was kept, as `keeping.put` does.

    POs that are of no record are reported in the tally.
    """
    from ..finding import Finding, Severity
    from ..formats.records import Choice, rewrite
    from .keeping import put_long

    of = translation.set
    if not of.source.exists():
        raise InputError(f"its file {of.source} is not there", where=of.folder)
    if place.exists() and place.samefile(of.source):
        raise InputError("the translation would overwrite its source", where=place)
    fill = partial(
        rewrite, of.source, translation, choice=Choice(id=of.id_field), told=translation.count
    )
    kept = put_long(place, partial(fill, format=records_format(of.source, input_format)))
    if left := of.size - translation.tally.used:
        told = f"{left} of its POs are of no record in {of.source}"
        translation.tally.findings.append(Finding("unplaced", Severity.ERROR, told, of.name))
    return kept
