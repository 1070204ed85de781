"""The files of a corpus read, one at a time, as the articles that they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from ..formats import LONGEST
from ..formats.records import format_of
from .record_items import records
from .sources import Listed, Sources
from .values import FileItem, Item, count_words

if TYPE_CHECKING:
    from ..formats.records import Choice


def groups(sources: Sources, choice: Choice | None = None) -> Iterator[Iterator[Item]]:
    """The articles of the corpus: in groups that no shard reaches across.

    The files of a folder are one, and so is each file of records, of which `choice` says what to
    take.
    """
    for folder in sources.folders():
        for format, files in groupby(folder, key=lambda file: format_of(file.path)):
            if format is None:
                yield _files(list(files))
            else:
                yield from (records(file, choice) for file in files)


def _files(folder: Sequence[Listed]) -> Iterator[Item]:
    taken: dict[str, str] = {}
    for file in folder:
        item = read(file)
        other = taken.setdefault(item.stem, file.name)
        if other != file.name:
            item = _faulty(file, f"would share its PO with {other}: rename one")
        yield item


def read(file: Listed) -> FileItem:
    """Read an article's bytes; what can't be read is an article with a fault."""
    if file.fault:
        return _faulty(file, file.fault)
    if file.size > LONGEST:
        return _faulty(file, f"is longer than {LONGEST / 1e6:.0f} MB: no article is")
    try:
        with file.path.open("rb") as opened:
            data = opened.read(LONGEST + 1)
        date = datetime.fromtimestamp(file.path.stat().st_mtime, UTC)
    except OSError as error:
        return _faulty(file, f"can't be read: {error.strerror}")
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return FileItem(file.name, file.path, digest, count_words(data), len(data), data, date)


def _faulty(file: Listed, fault: str) -> FileItem:
    digest = hashlib.blake2b(fault.encode(), digest_size=16).hexdigest()
    return FileItem(file.name, file.path, digest, 0, file.size, fault=fault)
