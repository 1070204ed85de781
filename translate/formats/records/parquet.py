"""Parquet, by pyarrow (the extra `dragoman[parquet]`): a row a record, read some rows at a time.

A new file has the schema of the old one, its groups of rows and its packing; one group at a time
is in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ...errors import ConfigError, InputError
from ...origin import applied
from .choice import Choice
from .edits import Changes, Row, as_text
from .lines import LONGEST, TOO_LONG

_AT_ONCE = 64
"""Rows that are made Python's values together."""


@dataclass(frozen=True, slots=True)
class ParquetRow(Row):
    """The values of a row that may be taken, and the names of all its columns."""

    columns: Sequence[str]
    values: Mapping[str, Any]

    @property
    def names(self) -> Sequence[str]:
        return self.columns

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name)
        if isinstance(value, str):
            return (value,)
        found = value if isinstance(value, list) else []
        return tuple(found) if all(isinstance(one, str) for one in found) else ()

    def scalar(self, name: str) -> str:
        return as_text(self.values.get(name))

    def rewritten(self, changes: Changes) -> dict[str, Any]:
        """The new values, by column."""
        new: dict[str, Any] = {}
        for (name, number), edits in changes.items():
            text = applied(self.texts(name)[number], edits)
            if isinstance(self.values[name], str):
                new[name] = text
            else:
                new.setdefault(name, list(self.texts(name)))[number] = text
        return new


def rows(path: Path, choice: Choice) -> Iterator[tuple[int, Row | InputError]]:
    """The rows of a file with their numbers from 1: of each, what the choice may take."""
    with _opened(path) as file:
        names = file.schema_arrow.names
        columns = [name for name in _readable(file.schema_arrow) if choice.may_take(name)]
        number = 1
        for group in range(file.num_row_groups):
            size = file.metadata.row_group(group).num_rows
            batches = file.iter_batches(_AT_ONCE, row_groups=[group], columns=columns)
            # Without a column there is no batch to tell the rows by.
            found = _values(batches) if columns else iter([{}] * size)
            for values in found:
                yield number, _row(names, values)
                number += 1


def rewrite(
    path: Path, changed: Callable[[int, Row | InputError], Mapping[str, Any]], out: BinaryIO
) -> None:
    """Write a file again with the new values that `changed` gives for a row, by column."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 1
    with _opened(path) as file:
        schema = file.schema_arrow
        columns = _readable(schema)
        with pq.ParquetWriter(out, schema, compression=_packing(file.metadata)) as writer:
            for group in range(file.num_row_groups):
                table = file.read_row_group(group)
                new: dict[str, dict[int, Any]] = {}
                batches = table.select(columns).to_batches(_AT_ONCE)
                for at, values in enumerate(_values(batches)):
                    for name, value in changed(number, _row(schema.names, values)).items():
                        new.setdefault(name, {})[at] = value
                    number += 1
                for name, by_row in new.items():
                    column = table.column(name).to_pylist()
                    for at, value in by_row.items():
                        column[at] = value
                    place = schema.get_field_index(name)
                    table = table.set_column(
                        place, schema.field(place), pa.array(column, schema.field(place).type)
                    )
                writer.write_table(table, max(1, table.num_rows))


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ConfigError(
            "Parquet needs pyarrow", where=path, hint="install the extra: dragoman[parquet]"
        ) from None
    try:
        file = pq.ParquetFile(path, pre_buffer=False)
    except FileNotFoundError:
        raise InputError("no such file", where=path, hint="check the path") from None
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"can't be read: {error}", where=path) from error
    with file:
        yield file


def _readable(schema: Any) -> list[str]:
    """The columns with strings, lists of them, numbers or dates; each name once."""
    return [
        field.name
        for field in schema
        if schema.get_field_index(field.name) >= 0 and _is_readable(field.type)
    ]


def _is_readable(type: Any) -> bool:
    from pyarrow import types

    if types.is_dictionary(type) or types.is_list(type) or types.is_large_list(type):
        return _is_string(type.value_type)
    return _is_string(type) or types.is_integer(type) or types.is_temporal(type)


def _is_string(type: Any) -> bool:
    from pyarrow import types

    return bool(types.is_string(type) or types.is_large_string(type) or types.is_string_view(type))


def _values(batches: Any) -> Iterator[dict[str, Any]]:
    for batch in batches:
        yield from batch.to_pylist()


def _row(names: Sequence[str], values: Mapping[str, Any]) -> Row | InputError:
    found = ParquetRow(names, values)
    if sum(len(text) for name in values for text in found.texts(name)) > LONGEST:
        return TOO_LONG
    return found


def _packing(metadata: Any) -> dict[str, str] | str:
    """How each column is packed."""
    if not metadata.num_row_groups:
        return "snappy"
    group = metadata.row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    return {
        column.path_in_schema: column.compression.replace("UNCOMPRESSED", "NONE")
        for column in columns
    }
