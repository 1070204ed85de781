"""The engine that runs Argos Translate's packages, those that its users have installed already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import EngineError
from ..base import Model
from ..routing import matching
from .packages import ENGINE, Listing, folders, installed

if TYPE_CHECKING:
    from .translator import ArgosTranslator


class ArgosEngine:
    name = ENGINE
    preference = 20
    """After the Firefox models, which give some three times the words a second."""

    def __init__(self, *stores: Path) -> None:
        """Use the packages of these folders; without any, of `packages.folders`."""
        self._stores = stores
        self._seen: tuple[object, Listing, tuple[Model, ...]] | None = None

    @property
    def stores(self) -> tuple[Path, ...]:
        """The folders that are looked into; the first is where new packages go."""
        return self._stores or folders()

    def models(self) -> tuple[Model, ...]:
        return self._look()[1]

    def find(self, source: str, target: str) -> Model | None:
        return matching(self.models(), source, target)

    def load(self, model: Model) -> ArgosTranslator:
        from .translator import ArgosTranslator

        for package in self._look()[0].packages:
            if package.metadata.name == model.name:
                return ArgosTranslator(package)
        raise EngineError(
            f"the package {model.name} is not installed", hint="see `dragoman models list`"
        )

    def advice(self) -> str | None:
        listing, _ = self._look()
        if listing.problems:
            others = len(listing.problems) - 1
            more = f", and {others} more" if others else ""
            return f"unusable package {listing.problems[0]}{more}; remove it or install it again"
        if not listing.packages:
            return f"no package is installed in {self.stores[0]}"
        return None

    def _look(self) -> tuple[Listing, tuple[Model, ...]]:
        """What is installed, read again once a folder changed: a route asks for many pairs."""
        state = [(store, _changed(store)) for store in self.stores]
        if self._seen is None or self._seen[0] != state:
            listing = installed(self.stores)
            self._seen = state, listing, tuple(package.model for package in listing.packages)
        return self._seen[1], self._seen[2]


def _changed(folder: Path) -> int | None:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return None
