"""What there is to translate with: every engine's models, and what is wrong with any of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from ..errors import InputError
from ..languages import english_name
from .base import Model, broken, discover


@dataclass(frozen=True, slots=True)
class Inventory:
    """What can be translated with, and what stands in the way of more."""

    models: tuple[Model, ...]
    advice: tuple[str, ...]
    """A line each on what is missing or broken, and how to mend it."""

    @property
    def lines(self) -> list[str]:
        """A line a model, in columns."""
        rows = [
            (
                f"{model.source} → {model.target}",
                f"{english_name(model.source)} to {english_name(model.target)}",
                model.engine,
                model.name,
                "" if model.size is None else f"{model.size / 1e6:.0f} MB",
                model.note,
            )
            for model in self.models
        ]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        return [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]

    def as_json(self) -> dict[str, Any]:
        return {"models": [asdict(model) for model in self.models], "advice": list(self.advice)}


def inventory() -> Inventory:
    """List the models of all engines, the preferred engine's first."""
    engines = discover().values()
    advice = [line for engine in engines if (line := engine.advice())]
    advice += [f"{name}: can't be loaded: {reason}" for name, reason in broken().items()]
    models = tuple(model for engine in engines for model in engine.models())
    return Inventory(models, tuple(advice))


def offered() -> Inventory:
    """Ask Mozilla's server for the models that could be installed; those that are say so.

    Sizes are of what would be fetched. Raises EngineError, InputError.
    """
    from .firefox.install import available
    from .firefox.store import installed as stored

    here = {each.model.name for each in stored()}
    models = [
        Model(
            "firefox",
            offer.name,
            offer.source,
            offer.target,
            offer.download,
            offer.architecture + (", installed" if offer.name in here else ""),
        )
        for offer in available()
    ]
    return Inventory(tuple(models), ())


def installed() -> list[Model]:
    """The models on this machine, the preferred engine's first."""
    return list(inventory().models)


def model_named(name: str) -> Model:
    """The model that `list` shows under a name. Raises InputError."""
    for engine in discover().values():
        for model in engine.models():
            if model.name == name:
                return model
    raise InputError(f"no model is called {name!r}", hint="`dragoman models list` names them")
