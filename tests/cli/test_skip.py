"""`translate --skip residue`: what a web page leaves around a story is left as it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

Run = Callable[..., Result]

STORY = """\
Towns ask for a ferry

Two harbour towns asked for a second ferry on Monday. The mayor gave no details.

The towns will vote again in May.

Related Articles

Back to top button
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(STORY, "utf-8")
    return path


def _translate(dragoman: Run, path: Path, *more: str) -> Result:
    return dragoman("translate", path, "--from", "en", "--to", "pt", "--engine", "upper", *more)


def _sources(path: Path) -> list[str]:
    return [entry.msgid for entry in polib.pofile(str(path.with_suffix(".pt.po")))]


def test_residue_has_no_entries_and_stays(dragoman: Run, page: Path) -> None:
    """It is in no PO; assembled, it stands as it did, and nothing is missed."""
    assert _translate(dragoman, page, "--skip", "residue").exit_code == 0
    assert _sources(page) == [
        "Towns ask for a ferry",
        "Two harbour towns asked for a second ferry on Monday.",
        "The mayor gave no details.",
        "The towns will vote again in May.",
    ]
    po = polib.pofile(str(page.with_suffix(".pt.po")))
    assert po.metadata["X-Dragoman-Skipped"] == "residue"
    result = dragoman("assemble", page.with_suffix(".pt.po"))
    assert (result.exit_code, "no entry" in result.stderr) == (0, False)
    head, tail = STORY.split("Related")
    assert page.with_suffix(".pt.txt").read_text("utf-8") == f"{head.upper()}Related{tail}"


def test_it_can_be_taken_up_again(dragoman: Run, page: Path) -> None:
    """Without the option the next run has its entries, and the header no such line."""
    Path("dragoman.toml").write_text('skip = "residue"\n', "utf-8")
    assert _translate(dragoman, page).exit_code == 0
    before = page.with_suffix(".pt.po").read_bytes()
    assert "nothing to write" in _translate(dragoman, page).stderr
    assert page.with_suffix(".pt.po").read_bytes() == before
    Path("dragoman.toml").unlink()
    assert _translate(dragoman, page).exit_code == 0
    assert _sources(page)[-2:] == ["Related Articles", "Back to top button"]
    assert b"Skipped" not in page.with_suffix(".pt.po").read_bytes()


def test_a_persons_words_for_it_are_kept(dragoman: Run, page: Path) -> None:
    """Skipped later, a reviewed entry is obsolete, not lost, and comes back with its words."""
    po = page.with_suffix(".pt.po")
    assert _translate(dragoman, page).exit_code == 0
    text = po.read_text("utf-8").replace('"RELATED ARTICLES"', '"Mais notícias"')
    po.write_text(text, "utf-8")
    assert _translate(dragoman, page, "--skip", "residue").exit_code == 0
    assert '#~ msgstr "Mais notícias"' in po.read_text("utf-8")
    assert _translate(dragoman, page).exit_code == 0
    assert polib.pofile(str(po)).find("Related Articles").msgstr == "Mais notícias"


def test_only_residue_can_be_skipped(dragoman: Run, page: Path) -> None:
    """Another word is refused, on the command line and in the settings."""
    assert "'--skip'" in _translate(dragoman, page, "--skip", "ads").stderr
    Path("dragoman.toml").write_text('skip = ["ads"]\n', "utf-8")
    assert "skip: should be residue, not ['ads']" in _translate(dragoman, page).stderr
