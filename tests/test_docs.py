"""Documentation that is made from the program stays in step with it."""

from __future__ import annotations

import csv
import importlib.util
import re
from pathlib import Path

import pytest

from translate.checks import CHECKS
from translate.cli.main import main
from translate.cli.settings import names
from translate.finding import Severity

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
PLACES = ("bench/", "corpus/", "docs/", "glossaries/", "tests/", "translate/", ".ci/")


def test_cli_page_is_what_help_says() -> None:
    """docs/cli.md equals the commands' --help; `uv run python docs/make_cli.py` renews it."""
    spec = importlib.util.spec_from_file_location("make_cli", DOCS / "make_cli.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "cli.md").read_text("utf-8") == module.render()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_is_named_exists(page: Path) -> None:
    """Links and paths in the documentation lead to files of the tree."""
    text = page.read_text("utf-8")
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    spans = re.findall(r"`([^`\n]+)`", text) + re.findall(r"^uv run .*$", text, re.MULTILINE)
    words = [word for span in spans for word in span.split() if word.startswith(PLACES)]
    made = re.compile(r"\.[a-z]{2}(?:_[A-Z]{2})?\.(?:po|txt)$")  # what the commands make
    missing += [
        word for word in words if not made.search(word) and not list(ROOT.glob(word.rstrip("/")))
    ]
    assert missing == []


def test_the_settings_page_has_every_setting() -> None:
    """The table of docs/settings.md lists the settings that there are, each with an example."""
    text = (DOCS / "settings.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| .*? \| `([a-z-]+) = .*?` \|", text, re.MULTILINE)
    assert sorted(rows) == [(name, name) for name in names(main)]


def test_the_settings_page_has_every_variable() -> None:
    """What the program takes from the environment is told."""
    code = "".join(path.read_text("utf-8") for path in (ROOT / "translate").rglob("*.py"))
    text = (DOCS / "settings.md").read_text("utf-8")
    assert set(re.findall(r"DRAGOMAN_[A-Z_]*[A-Z]", code)) <= set(re.findall(r"`(\w+)`", text))


def test_the_review_page_has_every_finding() -> None:
    """Kinds and severities as the checks have them."""
    text = (DOCS / "review.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (error|warning|note) \|", text, re.MULTILINE)
    of_files = {
        ("empty", Severity.ERROR),
        ("empty", Severity.NOTE),
        ("foreign", Severity.NOTE),
        ("header", Severity.WARNING),
        ("shift", Severity.ERROR),
        ("language", Severity.WARNING),
        ("source-changed", Severity.WARNING),
        ("memory-like", Severity.WARNING),
    }
    of_engines = {("unknown", Severity.WARNING), ("cut", Severity.WARNING)}
    of_datelines = {("dateline", Severity.NOTE)}
    of_few_words = {(kind, Severity.NOTE) for kind in ("doubled", "ending", "quotes")}
    of_segments = {(kind, severity) for kind, severity, _ in CHECKS} | of_engines | of_few_words
    assert set(rows) == of_segments | of_files | of_datelines
    assert len(rows) == len(set(rows))


def test_the_house_glossarys_languages_are_counted() -> None:
    """The changelog and the glossary's own page say how many there are."""
    with (ROOT / "glossaries" / "people.csv").open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))[4:]
    languages = {column.split("_")[0] for column in columns}
    assert f"in {len(languages)} languages" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    readme = (ROOT / "glossaries" / "README.md").read_text("utf-8")
    assert f"in {len(languages)} languages" in readme
    assert f"{len(columns)} columns" in readme
