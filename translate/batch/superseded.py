"""Shards that are no more: their articles have changed, and are in other shards now.

Their receipts would count the articles twice, and a file of records would hold them twice. A shard
whose articles are all gone from the sources is left alone: its drafts may be all there is of them.
"""

from __future__ import annotations

from pathlib import Path

from .again import Again
from .journal import Journal
from .place import Place


def supersede(journal: Journal, place: Place, root: Path, again: Again | None = None) -> None:
    """Drop what a run over all sources, which are below `root`, did not come to.

    Where it only tried some articles `again`, that is what these were in before. Raises OSError.
    """
    for key in journal.unseen():
        receipt = place.read_receipt(key)
        if again and receipt and not again.covers(receipt):
            continue
        if receipt and not any(_is_there(root / row.name) for row in receipt.rows):
            continue
        if receipt and receipt.output:
            (place.output / receipt.output).unlink(missing_ok=True)
        place.receipt(key).unlink(missing_ok=True)
        journal.forget(key)


def _is_there(path: Path) -> bool:
    """Whether an article, or the file that it is a record of, is among the sources still."""
    return path.exists() or any(parent.is_file() for parent in path.parents[:-1])
