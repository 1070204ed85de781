"""Which files a corpus is, and in which order they come."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.batch.sources import Sources
from translate.errors import ConfigError

TREE = (
    "b.txt",
    "a.md",
    "notes.pdf",
    "Makefile",
    ".hidden.txt",
    "2026/03/story.txt",
    "2026/03/page.html",
    "2026/11/late.txt",
    "out/a.txt",
    ".git/x.txt",
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in TREE:
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The ferry is late.\n")
    return tmp_path / "news"


def listed(sources: Sources) -> list[list[str]]:
    return [[file.name for file in folder] for folder in sources.folders()]


def test_a_folder_is_all_articles_below_it(tree: Path) -> None:
    """By name, a folder at a time; hidden files, others' formats and the output are left out."""
    assert listed(Sources.of([tree], apart=tree / "out")) == [
        ["a.md", "b.txt"],
        ["2026/03/page.html", "2026/03/story.txt"],
        ["2026/11/late.txt"],
    ]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", [["b.txt"]]),
        ("2026/*/*.txt", [["03/story.txt"], ["11/late.txt"]]),
        ("**/*.txt", [["b.txt"], ["2026/03/story.txt"], ["2026/11/late.txt"], ["out/a.txt"]]),
        ("**/0?/*", [["2026/03/page.html", "2026/03/story.txt"]]),
        ("*.doc", []),
    ],
)
def test_a_pattern_names_files(tree: Path, pattern: str, found: list[list[str]]) -> None:
    """As shells have them; names are told from the folder before the first star."""
    assert listed(Sources.of([tree / pattern])) == found


def test_no_file_comes_twice(tree: Path) -> None:
    """Sources may overlap; names are told from the folder that all of them are below."""
    sources = Sources.of([tree / "2026" / "03", tree / "2026", tree / "b.txt", tree / "*.txt"])
    assert listed(sources) == [
        ["2026/03/page.html", "2026/03/story.txt"],
        ["2026/11/late.txt"],
        ["b.txt"],
    ]


@pytest.mark.parametrize("name", ["nowhere", "nowhere/*.txt"])
def test_a_source_that_is_not_there_is_refused(tree: Path, name: str) -> None:
    """Before any work, in one line."""
    with pytest.raises(ConfigError, match="no such"):
        Sources.of([tree, tree / name])


def test_an_article_made_from_a_po_is_no_source(tree: Path) -> None:
    """What was assembled beside its PO is left out where the job is into that language."""
    for name in ("b.pt.txt", "b.pt.po", "c.pt.txt"):
        (tree / name).write_text("made")
    [top, *_] = listed(Sources.of([tree], targets=["pt"]))
    assert top == ["a.md", "b.txt", "c.pt.txt"]
    [top, *_] = listed(Sources.of([tree], targets=["es"]))
    assert top == ["a.md", "b.pt.txt", "b.txt", "c.pt.txt"]
