"""Shards that are no more: their articles have changed, and are in other shards now.

Their receipts would count the articles twice, and a file of records would hold them twice. A shard
whose articles are all gone from the sources is left alone, and so is one into a language that this
run was not asked for: its drafts may be all there is of them. Of articles that are gone, what came
to no draft is forgotten: nobody can mend it any more.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from .again import Again
from .journal import Journal
from .place import Place
from .values import DONE, TROUBLES, Receipt


def supersede(
    journal: Journal,
    place: Place,
    root: Path,
    targets: Collection[str],
    again: Again | None = None,
) -> None:
    """Drop what a run over all sources, which are below `root`, did not come to.

    Where it only tried some articles `again`, that is what these were in before. Raises OSError.
    """
    for key in journal.unseen():
        receipt = place.read_receipt(key)
        if receipt and receipt.target not in targets:
            continue
        if receipt and not any(_is_there(root / row.name) for row in receipt.rows):
            _keep_drafts(receipt, journal, place)
            continue
        if again and receipt and not again.covers(receipt):
            continue
        if receipt and receipt.output:
            (place.output / receipt.output).unlink(missing_ok=True)
        _drop(key, journal, place)


def _keep_drafts(receipt: Receipt, journal: Journal, place: Place) -> None:
    """Forget what failed in a shard whose articles are gone; it is looked at if they come back."""
    rows = tuple(row for row in receipt.rows if row.state not in TROUBLES)
    if not any(row.state == DONE for row in rows):
        _drop(receipt.key, journal, place)
    elif len(rows) < len(receipt.rows):
        kept = replace(receipt, fingerprint="", rows=rows)
        place.write_receipt(kept)
        journal.put(kept, lasting=False)


def _drop(key: str, journal: Journal, place: Place) -> None:
    place.receipt(key).unlink(missing_ok=True)
    journal.forget(key)


def _is_there(path: Path) -> bool:
    """Whether an article, or the file that it is a record of, is among the sources still."""
    return path.exists() or any(parent.is_file() for parent in path.parents[:-1])
