"""Markdown pages of real shape: the same bytes untouched, their marks kept whatever the order."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from translate.assemble import assemble
from translate.catalog import build
from translate.draft import draft, prepare
from translate.drafted import Draft
from translate.formats import read
from translate.glossary import Glossary

TESTS = Path(__file__).parent
PAGES = [
    *sorted((TESTS / "data" / "markdown").iterdir()),
    TESTS.parent / "corpus" / "seed-bank.md",
]


@pytest.fixture(params=PAGES, ids=lambda path: path.name)
def page(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def test_a_page_comes_back_as_it_was(page: Path) -> None:
    """Front matter, tables, notes, code, line ends: each byte, with every segment in its place."""
    article = prepare(read(page), source="en")
    made = assemble(
        article, build(article, "pt", [Draft(s.text, s.text) for s in article.segments])
    )
    assert (made.findings, made.data) == ((), page.read_bytes())


def marks(text: str) -> Counter[str]:
    """Addresses, code, notes and HTML tags of a page, and how often emphasis is marked."""
    kept = r"\]\([^\s)]+|\]\[\w*\]|`[^`]+`|\[\^\w+\]|</?\w[^>]*>|\*\*|(?<!\*)\*(?!\*)|__|^ *\|"
    return Counter(re.findall(kept, text, flags=re.MULTILINE))


def test_marks_stay_whatever_the_order(reversing: str, page: Path) -> None:
    """With every word in another place no link, emphasis, code, cell or tag is lost or torn."""
    article = prepare(read(page), source="en")
    [catalog] = draft([article], "pt", engine=reversing, glossary=Glossary())
    made = assemble(article, catalog)
    assert made.findings == ()
    assert marks(made.data.decode()) == marks(article.text)
    again = read(made.data, format="markdown")
    assert [block.role for block in again.blocks] == [block.role for block in article.blocks]
