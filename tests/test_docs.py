"""Documentation that is made from the program stays in step with it."""

from __future__ import annotations

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"


def test_cli_page_is_what_help_says() -> None:
    """docs/cli.md equals the commands' --help; `uv run python docs/make_cli.py` renews it."""
    spec = importlib.util.spec_from_file_location("make_cli", DOCS / "make_cli.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "cli.md").read_text("utf-8") == module.render()
