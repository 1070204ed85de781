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
    """After the Firefox models, which are as good and several times as fast."""

    def __init__(self, *stores: Path) -> None:
        """Use the packages of these folders; without any, of `packages.folders`."""
        self._stores = stores

    @property
    def stores(self) -> tuple[Path, ...]:
        """The folders that are looked into; the first is where new packages go."""
        return self._stores or folders()

    def models(self) -> tuple[Model, ...]:
        return tuple(package.model for package in self._listing().packages)

    def find(self, source: str, target: str) -> Model | None:
        return matching(self.models(), source, target)

    def load(self, model: Model) -> ArgosTranslator:
        from .translator import ArgosTranslator

        for package in self._listing().packages:
            if package.metadata.name == model.name:
                return ArgosTranslator(package)
        raise EngineError(
            f"the package {model.name} is not installed", hint="see `dragoman models list`"
        )

    def advice(self) -> str | None:
        listing = self._listing()
        if listing.problems:
            others = len(listing.problems) - 1
            more = f", and {others} more" if others else ""
            return f"unusable package {listing.problems[0]}{more}; remove it or install it again"
        if not listing.packages:
            return f"no package is installed in {self.stores[0]}"
        return None

    def _listing(self) -> Listing:
        return installed(self.stores)
