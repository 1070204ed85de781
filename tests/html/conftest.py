"""Pages of real shape, and a way to look at the tags of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from translate.article import Hypothesis, Link
from translate.engines import routing
from translate.engines.base import Model

TESTS = Path(__file__).parents[1]
PAGES = [
    *sorted((TESTS / "data" / "html").iterdir()),
    TESTS.parent / "corpus" / "holm-ferry.html",
    TESTS.parent / "corpus" / "brest-marees.xhtml",
]


@pytest.fixture(params=PAGES, ids=lambda path: path.name)
def page(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


@dataclass(frozen=True)
class Reversing:
    """An engine that turns the order of the words round, and says so where it `aligns`."""

    aligns: bool
    name: str = "reversing"
    preference: int | None = None

    def models(self) -> Sequence[Model]:
        return ()

    def find(self, source: str, target: str) -> Model:
        return Model(self.name, "1", source, target)

    def load(self, model: Model) -> Reversing:
        return self

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        return [self._reversed(text) for text in texts]

    def _reversed(self, text: str) -> Hypothesis:
        words = text.split(" ")
        answer = " ".join(reversed(words))
        links = []
        at, end = 0, len(answer)
        for word in words:
            links.append(Link((at, at + len(word)), (end - len(word), end)))
            at, end = at + len(word) + 1, end - len(word) - 1
        return Hypothesis(answer, alignment=tuple(links) if self.aligns else None)

    def is_name(self, word: str) -> bool:
        return False

    def reads(self, char: str) -> bool:
        return True

    def advice(self) -> str | None:
        return None


@pytest.fixture
def reversing(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of an engine that reverses words, with an alignment."""
    return _only(monkeypatch, Reversing(aligns=True))


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of an engine that reverses words and doesn't say which became which."""
    return _only(monkeypatch, Reversing(aligns=False))


def _only(monkeypatch: pytest.MonkeyPatch, engine: Reversing) -> str:
    found = {engine.name: engine}
    monkeypatch.setattr(routing, "discover", lambda: found)
    monkeypatch.setattr(routing, "by_name", found.__getitem__)
    return engine.name
