"""Pages of real shape, and a way to look at the tags of one."""

from __future__ import annotations

from pathlib import Path

import pytest

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
