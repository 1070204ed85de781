"""Rows into files of records: JSON lines or Parquet, the same rows to the same bytes."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from ...errors import ConfigError

Shape = Mapping[str, Any]
"""The columns of a table: `str`, `int`, `float`, a list of one of them, or a shape again."""

SUFFIXES = {"jsonl": ".jsonl.gz", "parquet": ".parquet"}


def packed(form: str, rows: Sequence[Mapping[str, Any]], shape: Shape) -> bytes:
    """A whole file. Raises ConfigError where the library for it is not there."""
    return _parquet(rows, shape) if form == "parquet" else _jsonl(rows)


def unpacked(form: str, data: bytes) -> list[dict[str, Any]]:
    """The rows of such a file. Raises ValueError, OSError or EOFError where it is damaged."""
    if form == "parquet":
        _, parquet = arrow()
        rows: list[dict[str, Any]] = parquet.read_table(io.BytesIO(data)).to_pylist()
        return rows
    return [json.loads(line) for line in gzip.decompress(data).split(b"\n") if line]


def _jsonl(rows: Sequence[Mapping[str, Any]]) -> bytes:
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows]
    return gzip.compress("".join(lines).encode("utf-8", "replace"), mtime=0)


def _parquet(rows: Sequence[Mapping[str, Any]], shape: Shape) -> bytes:
    pyarrow, parquet = arrow()
    kinds = {str: pyarrow.string(), int: pyarrow.int32(), float: pyarrow.float64()}

    def kind(found: Any) -> Any:
        if isinstance(found, list):
            return pyarrow.list_(kind(found[0]))
        if isinstance(found, Mapping):
            return pyarrow.struct([(name, kind(value)) for name, value in found.items()])
        return kinds[found]

    schema = pyarrow.schema([(name, kind(value)) for name, value in shape.items()])
    out = io.BytesIO()
    table = pyarrow.Table.from_pylist(list(rows), schema=schema)
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def arrow() -> tuple[Any, Any]:
    """pyarrow and its Parquet. Raises ConfigError where they are not there."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise ConfigError("Parquet needs pyarrow", hint="pip install 'dragoman[parquet]'") from None
    return pyarrow, parquet
