"""`dragoman assemble`: a reviewed PO into the article in the other language."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def po(dragoman: Run, story: Path, tmp_path: Path) -> Path:
    """The story's PO with its headline approved."""
    dragoman("translate", story, "--to", "pt", "--engine", "upper")
    path = tmp_path / "story.pt.po"
    file = polib.pofile(str(path), wrapwidth=0)
    file[1].msgstr = "Cidades portuárias pedem a Hanói uma segunda balsa"
    file[1].flags.remove("fuzzy")
    file.save()
    return path


def test_the_article_comes_back_translated(dragoman: Run, story: Path, po: Path) -> None:
    """Reviewed words first, drafts for the rest; credit, sign-off and blank lines as they were."""
    result = dragoman("assemble", po)
    assert result.exit_code == 0, result.output
    lines = po.with_name("story.pt.txt").read_text("utf-8").splitlines()
    assert lines[:3] == ["POLITICS", "", "Cidades portuárias pedem a Hanói uma segunda balsa"]
    assert lines[-1] == "ab-cd/ef"
    assert lines[-3].endswith("PYONGYANG. EFE")
    assert len(lines) == len(story.read_text("utf-8").splitlines())
    assert "1 of 7 entries reviewed, 6 still drafts" in result.stderr


def test_source_stands_for_what_is_not_reviewed(dragoman: Run, story: Path, po: Path) -> None:
    """With --missing source every other byte of the article stays."""
    assert dragoman("assemble", po, "--missing", "source").exit_code == 0
    text = story.read_text("utf-8").replace(
        "Harbour towns ask Hanoi for a second ferry",
        "Cidades portuárias pedem a Hanói uma segunda balsa",
    )
    assert po.with_name("story.pt.txt").read_text("utf-8") == text


def test_fail_makes_nothing_before_all_is_reviewed(dragoman: Run, po: Path) -> None:
    """With --missing fail the counts are told and no article is made."""
    result = dragoman("assemble", po, "--missing", "fail")
    assert result.exit_code == 2
    assert "6 of 7 entries are not reviewed: 6 draft" in result.stderr
    assert "--missing draft|source" in result.stderr
    assert not po.with_name("story.pt.txt").exists()


def test_an_entry_without_a_place_is_an_error(dragoman: Run, story: Path, po: Path) -> None:
    """A sentence that left the article is told with file and line; the rest is assembled."""
    story.write_text(story.read_text("utf-8").replace(" She gave no further details.", ""))
    result = dragoman("assemble", po, "--format", "json")
    assert result.exit_code == 1
    [made] = json.loads(result.stdout)
    assert {finding["kind"] for finding in made["findings"]} == {"source-changed", "unplaced"}
    assert "She gave no further details." in result.stderr


def test_output_may_be_a_file_a_folder_or_standard(dragoman: Run, po: Path, tmp_path: Path) -> None:
    """-o takes all three."""
    (tmp_path / "out").mkdir()
    assert dragoman("assemble", po, "-o", tmp_path / "out").exit_code == 0
    assert dragoman("assemble", po, "-o", tmp_path / "final.txt").exit_code == 0
    shown = dragoman("assemble", po, "-o", "-", "-q")
    text = (tmp_path / "out" / "story.pt.txt").read_bytes()
    assert (tmp_path / "final.txt").read_bytes() == text
    assert shown.stdout_bytes == text


def test_an_earlier_article_is_kept_beside(dragoman: Run, po: Path) -> None:
    """A person may have gone over the assembled article: it is not lost when it is made anew."""
    article = po.with_name("story.pt.txt")
    article.write_text("Gone over by hand.\n")
    assert dragoman("assemble", po).exit_code == 0
    assert article.with_name("story.pt.txt~").read_text() == "Gone over by hand.\n"


def test_the_article_may_have_moved(dragoman: Run, story: Path, po: Path, tmp_path: Path) -> None:
    """A PO whose article is gone says so; --source tells where it is."""
    moved = story.rename(tmp_path / "elsewhere.txt")
    result = dragoman("assemble", po)
    assert result.exit_code == 2
    assert "--source" in result.stderr
    assert dragoman("assemble", po, "--source", moved).exit_code == 0


def test_an_article_that_nobody_touched_is_replaced(dragoman: Run, po: Path) -> None:
    """Assembling again as the review goes on leaves no copies about; an edited one is kept."""
    article = po.with_name("story.pt.txt")
    for words in ("Uma", "Duas", "Três"):
        file = polib.pofile(str(po), wrapwidth=0)
        file[1].msgstr = words
        file.save()
        assert dragoman("assemble", po).exit_code == 0
    assert list(po.parent.glob("*~*")) == []
    for number, words in enumerate(("Quatro", "Cinco"), 1):
        article.write_text(f"Gone over by hand, {number}.\n")
        file[1].msgstr = words
        file.save()
        assert "which was edited, is now" in dragoman("assemble", po).stderr
    assert {path.name: path.read_text() for path in po.parent.glob("*~*")} == {
        "story.pt.txt~": "Gone over by hand, 1.\n",
        "story.pt.txt~2": "Gone over by hand, 2.\n",
    }


def test_neither_po_nor_article_is_overwritten(dragoman: Run, story: Path, po: Path) -> None:
    """An output that is one of the inputs is refused."""
    before = po.read_bytes(), story.read_bytes()
    assert dragoman("assemble", po, "-o", po).exit_code == 2
    assert dragoman("assemble", po, "-o", story).exit_code == 2
    assert (po.read_bytes(), story.read_bytes()) == before


def test_a_name_without_a_suffix_is_a_folder(dragoman: Run, po: Path, tmp_path: Path) -> None:
    """-o drafts makes the folder, as `translate` does."""
    assert dragoman("assemble", po, "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / "story.pt.txt").is_file()


def test_the_po_or_the_article_may_come_from_standard_input(
    dragoman: Run, story: Path, po: Path, tmp_path: Path
) -> None:
    """Either of the two is read from -; a PO from there sends the article to standard output."""
    made = dragoman("assemble", po, "-o", "-", "-q").stdout_bytes
    piped = dragoman("assemble", "-", "--source", story, "-q", input=po.read_bytes())
    assert (piped.exit_code, piped.stdout_bytes) == (0, made)
    article = dragoman("assemble", po, "--source", "-", input=story.read_bytes())
    assert article.exit_code == 0, article.stderr
    assert po.with_name("story.pt.txt").read_bytes() == made
    named = dragoman(
        "assemble", "-", "--source", story, "-o", tmp_path / "new.txt", input=po.read_bytes()
    )
    assert named.exit_code == 0, named.stderr
    assert (tmp_path / "new.txt").read_bytes() == made


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-"], "--source"),
        (["-", "--source", "-"], "--source"),
        (["-", "--source", "story.txt", "-o", "."], "needs a name"),
        (["story.pt.po", "-o", "-", "--format", "json"], "--format json"),
        (["-", "--source", "story.txt", "--format", "json"], "--format json"),
    ],
)
def test_what_two_streams_can_not_hold_is_refused(
    dragoman: Run, po: Path, arguments: list[str], words: str
) -> None:
    """One line, status 2, nothing on standard output."""
    result = dragoman("assemble", *arguments, input=po.read_bytes())
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert words in result.stderr


def test_a_folder_s_tree_is_repeated(dragoman: Run, po: Path, tmp_path: Path) -> None:
    """Articles of one name in two folders go into two folders of the output."""
    for folder in ("a", "a/b"):
        story = tmp_path / "news" / folder / "story.txt"
        story.parent.mkdir(parents=True)
        story.write_text(f"The ferry of {folder} is late.\n")
        run = ("translate", story, "--from", "en", "--to", "pt", "--engine", "upper")
        assert dragoman(*run).exit_code == 0
    assert dragoman("assemble", tmp_path / "news", "-o", tmp_path / "out").exit_code == 0
    found = {
        p.relative_to(tmp_path / "out"): p.read_text() for p in (tmp_path / "out").rglob("*.*")
    }
    assert found == {
        Path("a/story.pt.txt"): "THE FERRY OF A IS LATE.\n",
        Path("a/b/story.pt.txt"): "THE FERRY OF A/B IS LATE.\n",
    }
