"""A PO to show, and the browser to show it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, installed
from sample import ENTRIES, catalog


@pytest.fixture
def pier(tmp_path: Path) -> Path:
    """A PO that has an entry of each state, and all there is to show of entries."""
    path = tmp_path / "pier.pt.po"
    catalog(*ENTRIES, path=path)
    return path


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A headless Chromium."""
    program = installed()
    if program is None:
        pytest.skip("no Chromium is installed")
    with Browser(program, tmp_path_factory.mktemp("profile")) as running:
        yield running
