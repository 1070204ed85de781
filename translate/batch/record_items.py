"""The articles of a file of records, as a stream."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..errors import InputError
from .sources import Listed
from .values import Item, count_words

if TYPE_CHECKING:
    from ..article import Article
    from ..formats.records import Choice, Record


@dataclass(frozen=True, slots=True)
class RecordItem:
    """An article that is one of many in a file."""

    name: str
    """`2026/news.jsonl/KEY`; of a record that can't be read `2026/news.jsonl:12`."""
    stem: str
    digest: str
    words: int
    size: int
    record: Record | None
    fault: InputError | None = None

    def read(self) -> Article:
        if self.record is None:
            raise self.fault or InputError("can't be read", where=self.name)
        return self.record.article


def records(file: Listed, choice: Choice | None) -> Iterator[Item]:
    """The records of a file; where it can't be read any further, that is the last of them."""
    from ..formats.records import Record, read, stem

    folder = str(PurePosixPath(file.name).with_name(stem(file.path)))
    try:
        for found in read(file.path, choice):
            if isinstance(found, Record):
                yield _item(found, file, folder)
            else:
                yield _broken(f"{file.name}:{found.number}", found.error)
    except InputError as error:
        yield _broken(file.name, error)


def _item(record: Record, file: Listed, folder: str) -> RecordItem:
    from ..formats.records import safe_name

    texts = [
        (taken.name, taken.reader, record.row.texts(taken.name))
        for taken in record.choice.taken(record.row)
    ]
    parts = (record.key, record.choice.of_language(record.row), texts)
    digest = hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16)
    data = "\n".join(text for _, _, some in texts for text in some).encode("utf-8", "replace")
    return RecordItem(
        f"{file.name}/{record.key}",
        f"{folder}/{safe_name(record.key)}",
        digest.hexdigest(),
        count_words(data),
        len(data),
        record,
    )


def _broken(name: str, error: InputError) -> RecordItem:
    digest = hashlib.blake2b(str(error).encode("utf-8", "replace"), digest_size=16).hexdigest()
    return RecordItem(name, name, digest, 0, 0, None, error)
