"""What `corpus retry` does: shards with an article in trouble, and no others."""

from __future__ import annotations

from .database import as_text
from .journal import Journal
from .place import Place
from .values import TROUBLES, Receipt, Shard


class Again:
    """The articles that failed or were put into quarantine, and what became of them now.

    One whose text was mended is in a shard that has no receipt: there the journal tells.
    """

    def __init__(self, journal: Journal, place: Place) -> None:
        self._place = place
        self._troubled = {(trouble.target, trouble.name) for trouble in journal.troubles()}
        self._done: set[tuple[str, str]] = set()

    def wants(self, shard: Shard) -> bool:
        if known := self._place.read_receipt(shard.key):
            return any(row.state in TROUBLES for row in known.rows)
        return any((shard.target, as_text(item.name)) in self._troubled for item in shard.items)

    def take(self, receipt: Receipt) -> None:
        self._done |= _articles(receipt)

    def covers(self, receipt: Receipt) -> bool:
        """Whether all articles of an older receipt were done once more."""
        return _articles(receipt) <= self._done


def _articles(receipt: Receipt) -> set[tuple[str, str]]:
    return {(receipt.target, row.name) for row in receipt.rows}
