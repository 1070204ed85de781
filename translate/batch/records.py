"""The catalogs of a shard as records, in one file: packed JSON lines, or Parquet."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..errors import DragomanError
from ..files import clear, write_whole
from ..formats.records.writing import SUFFIXES, packed, unpacked
from ..languages import gettext_code
from .place import Place
from .values import Item, Row, Shard

if TYPE_CHECKING:
    from ..article import Article
    from ..catalog import Catalog, Entry
    from ..desk.opened import Opened
    from ..desk.order import Order

SHAPE = {
    **dict.fromkeys(("id", "key", "source_language", "target_language", "format"), str),
    **dict.fromkeys(("source", "target"), str),
    "segments": [
        {
            **dict.fromkeys(("source", "target", "role"), str),
            "terms": [[str]],
            "findings": [dict.fromkeys(("kind", "severity", "message"), str)],
            "provenance": {
                **{"engine": str, "model": str, "score": float, "risk": int},
                **{"why": [str], "key": str},
            },
        }
    ],
}
"""The columns of a file of records."""


class Records:
    """`pt/ab/ab12….jsonl.gz`: the articles of a shard in order, those that are done."""

    def __init__(self, shard: Shard, place: Place, form: str) -> None:
        self._shard, self._form = shard, form
        folder = f"{gettext_code(shard.target)}/{shard.key[:2]}"
        self._name = f"{folder}/{shard.key}{SUFFIXES[form]}"
        self._path = place.output / self._name
        self._known = self._read()
        self._rows: dict[str, dict[str, Any]] = {}

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            return {row["id"]: row for row in unpacked(self._form, self._path.read_bytes())}
        except DragomanError:
            raise
        except (OSError, ValueError, KeyError, EOFError):
            return {}  # what is damaged is made again

    def po(self, item: Item) -> None:
        return None

    def keep(self, row: Row) -> bool:
        if row.name in self._known:
            self._rows[row.name] = self._known[row.name]
        return row.name in self._known

    def put(self, item: Item, key: str, opened: Opened, catalog: Catalog, order: Order) -> Row:
        from ..desk.home import Home
        from .facts import row

        self._rows[item.name] = _record(item.name, key, opened.article, catalog)
        return row(item.name, key, opened, Home(catalog, catalog, True), "")

    def close(self) -> tuple[str, str]:
        names = [item.name for item in self._shard.items if item.name in self._rows]
        if not names:
            return "", ""
        data = packed(self._form, [self._rows[name] for name in names], SHAPE)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        clear(self._path)
        write_whole(self._path, data)
        return self._name, hashlib.sha256(data).hexdigest()


def _record(name: str, key: str, article: Article, catalog: Catalog) -> dict[str, Any]:
    from ..assemble import assemble

    # The target's letters may be none of the source's encoding.
    target = assemble(replace(article, encoding="utf-8"), catalog, missing="draft")
    return {
        "id": name,
        "key": key,
        "source_language": article.language,
        "target_language": catalog.language,
        "format": article.format,
        "source": article.text,
        "target": target.data.decode(),
        "segments": [_segment(entry) for entry in catalog.entries],
    }


def _segment(entry: Entry) -> dict[str, Any]:
    from ..catalog.comments import Comments, glossary_pairs

    told = Comments.parse(entry.comments)
    origin = entry.provenance
    segment: dict[str, Any] = {
        "source": entry.msgid,
        "target": entry.msgstr,
        "role": told.role,
        "terms": [list(pair) for pair in glossary_pairs(told.glossary)],
        "findings": [
            {"kind": each.kind, "severity": str(each.severity), "message": each.message}
            for each in entry.findings
        ],
    }
    segment["provenance"] = None
    if origin:
        segment["provenance"] = {
            "engine": origin.engine,
            "model": origin.model,
            "score": origin.score,
            "risk": origin.risk,
            "why": list(origin.why),
            "key": origin.key,
        }
    return segment
