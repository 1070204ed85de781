"""An empty memory, and units of our own for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from translate.memory import UNKNOWN, Memory, Unit, mark


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory.open(tmp_path / "house.memory") as opened:
        yield opened


@pytest.fixture
def unit() -> Callable[..., Unit]:
    """A unit from English into Brazilian Portuguese; neighbours are given by their text."""

    def make(
        source: str,
        target: str,
        *,
        before: str | None = None,
        after: str | None = None,
        languages: tuple[str, str] = ("en", "pt-BR"),
        article: str = "",
        person: str = "",
        date: str = "",
    ) -> Unit:
        one, other = (UNKNOWN if text is None else mark(text) for text in (before, after))
        return Unit(source, target, *languages, one, other, article, person, date)

    return make
