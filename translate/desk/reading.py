"""What a command reads: articles, and the records of files that hold many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NoReturn

from ..errors import ConfigError, InputError
from .plan import STDIN, Job
from .standard import read_article

if TYPE_CHECKING:
    from ..article import Article
    from ..formats.records import Choice, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What to take of each record, as a person types it."""

    fields: tuple[str, ...] = ()
    id_field: str | None = None
    language_field: str | None = None
    date_field: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How files of records are read."""

    choice: Choice | None = None
    """None takes the usual fields."""
    limit: int | None = None
    """Records of each file; None is all."""

    @classmethod
    def of(cls, given: Fields, limit: int | None) -> Reading:
        """Read what was typed. Raises ConfigError."""
        from ..formats.records import Choice

        choice = Choice.of(given.fields, given.id_field, given.language_field, given.date_field)
        return cls(choice, limit)


Read = Callable[[], "Article"]


def articles(
    jobs: Sequence[Job], input_format: str | None, records: Reading
) -> Iterator[tuple[Job, Read]]:
    """Each article's job, and how it is read; of a file of records a job a record, as a stream."""
    for path, of_path in groupby(jobs, key=lambda job: job.path):
        several = list(of_path)
        if several[0].records:
            yield from _records(several, several[0].records, records)
        else:
            yield from ((job, partial(read_article, path, input_format)) for job in several)


def _records(jobs: Sequence[Job], format: str, reading: Reading) -> Iterator[tuple[Job, Read]]:
    """The records of a file, each with a job a target; where the file is damaged, that fails."""
    from ..formats.records import Record, read

    told, count = "", 0
    try:
        if jobs[0].path == STDIN:
            raise ConfigError("records come from a file", hint="name it in the place of -")
        for found in read(jobs[0].path, reading.choice, format=format, limit=reading.limit):
            count += 1
            if not isinstance(found, Record):
                broken = partial(_fail, found.error)
                yield from ((replace(job, row=found.number), broken) for job in jobs)
                continue
            new, told = found.told != told, found.told
            article = partial(_article, found, told if new else "")
            yield from ((job.of_record(found.key, found.number), article) for job in jobs)
        if not count:
            raise InputError("holds no records", where=jobs[0].path, hint="give a file with some")
    except Exception as error:
        yield from ((job, partial(_fail, error)) for job in jobs)


def _article(record: Record, told: str) -> Article:
    """A record's story; what was taken of it is said where it is not as before."""
    article = record.article
    notes = [note for note in (told, article.note if told else "") if note]
    return replace(article, note="; ".join(notes))


def _fail(error: Exception) -> NoReturn:
    raise error
