"""What a shard writes: a PO an article, or a file of records."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from .. import files
from ..languages import gettext_code
from .place import Place
from .values import Item, Receipt, Row, Shard

if TYPE_CHECKING:
    from ..catalog import Catalog
    from ..desk.opened import Opened
    from ..desk.order import Order


class Output(Protocol):
    """Where the catalogs of a shard go."""

    def po(self, item: Item) -> Path | None:
        """The PO of an article; None where it gets none."""
        ...

    def keep(self, row: Row) -> bool:
        """Keep what an earlier run made of an article; False where that is gone."""
        ...

    def put(self, item: Item, key: str, opened: Opened, catalog: Catalog, order: Order) -> Row:
        """Take a new catalog; its row in the receipt. Raises DragomanError."""
        ...

    def close(self) -> tuple[str, str]:
        """Write what all articles share: its name below the output folder, and its digest."""
        ...


def of(form: str, shard: Shard, place: Place) -> Output:
    """The output of a shard in one of `settings.FORMS`."""
    if form == "po":
        return Pos(shard, place)
    from .records import Records

    return Records(shard, place, form)


def stands(receipt: Receipt, place: Place) -> bool:
    """Whether all that a receipt tells of is still there."""
    names = [receipt.output, *(row.output for row in receipt.rows)]
    return all((place.output / name).exists() for name in names if name)


class Pos:
    """A PO an article, in the tree of the sources; merged with what a person made of it."""

    def __init__(self, shard: Shard, place: Place) -> None:
        self._place = place
        self._suffix = f".{gettext_code(shard.target)}.po"

    def po(self, item: Item) -> Path:
        path = self._place.output / self._name(item)
        files.clear(path)
        return path

    def _name(self, item: Item) -> PurePosixPath:
        return PurePosixPath(item.stem + self._suffix)

    def keep(self, row: Row) -> bool:
        return (self._place.output / row.output).exists()

    def put(self, item: Item, key: str, opened: Opened, catalog: Catalog, order: Order) -> Row:
        from ..desk.home import bring_home
        from .facts import row

        home = bring_home(opened, catalog, order)
        return row(item.name, key, opened, home, str(self._name(item)))

    def close(self) -> tuple[str, str]:
        return "", ""
