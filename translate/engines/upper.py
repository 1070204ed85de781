"""An engine that puts its text in capitals: any pair, no model, for tests and for trying out."""

from __future__ import annotations

from collections.abc import Sequence

from ..hypothesis import Hypothesis
from .base import Model


class UpperEngine:
    name = "upper"
    preference = None

    def models(self) -> Sequence[Model]:
        return ()

    def find(self, source: str, target: str) -> Model | None:
        return Model(self.name, "upper-1", source, target)

    def load(self, model: Model) -> UpperEngine:
        return self

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        return [Hypothesis(text.upper()) for text in texts]

    def is_name(self, word: str) -> bool:
        return False

    def reads(self, char: str) -> bool:
        return True

    def advice(self) -> str | None:
        return None
