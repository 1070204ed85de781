"""A fresh catalog brought home into its PO: merged with what is there, checked, written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .opened import Opened, catalogs
from .order import Order

if TYPE_CHECKING:
    from ..catalog import Catalog


@dataclass(frozen=True, slots=True)
class Home:
    """What became of a catalog in its PO."""

    catalog: Catalog
    """As it stands there now, or would."""
    built: Catalog
    """As it was last drafted and checked, for findings in `catalog`'s words."""
    written: bool
    """False where the PO was just so; in a dry run, whether it would have been written."""


def bring_home(item: Opened, catalog: Catalog, order: Order, *, dry_run: bool = False) -> Home:
    """Merge a catalog into the PO of its article, and write it unless it is a dry run.

    Raises DragomanError where it can't be written.
    """
    from ..catalog import update

    assert item.po is not None
    built = catalog

    def settle(merged: Catalog) -> Catalog:
        # The engine has nothing to do any more: this only checks words in their new place.
        nonlocal built
        [built] = catalogs([replace(item, previous=merged)], order)
        return built.merge(merged)

    if dry_run:
        merged = settle(catalog.merge(item.previous)) if item.previous else catalog
        return Home(merged, built, merged != item.previous)
    done = update(item.po, catalog, settle=settle)
    return Home(done.catalog, built, done.written)
