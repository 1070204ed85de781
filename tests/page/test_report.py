"""`dragoman report`, as a person at a terminal has it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_a_pos_page_goes_beside_it(dragoman: Run, pier: Path, tmp_path: Path) -> None:
    """Under a name that no article and no index has; a second run writes nothing."""
    page = tmp_path / "pier.pt.po.html"
    first = dragoman("report", pier)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr == f"{pier} → {page}: 6 segments, 4 with findings\n"
    stamp = page.stat().st_mtime_ns
    again = dragoman("report", pier)
    assert again.stderr == f"{pier} → {page}: 6 segments, 4 with findings, unchanged\n"
    assert page.stat().st_mtime_ns == stamp
    assert dragoman("report", pier, "-q").stderr == ""


def test_output_names_the_page(dragoman: Run, pier: Path, tmp_path: Path) -> None:
    """A file's name, or - for standard output; a PO may come from standard input."""
    assert dragoman("report", pier, "-o", tmp_path / "page.html").exit_code == 0
    page = (tmp_path / "page.html").read_bytes()
    assert dragoman("report", pier, "-o", "-").stdout_bytes == page
    piped = dragoman("report", "-", input=pier.read_bytes())
    assert piped.exit_code == 0
    assert piped.stdout_bytes == page


def test_a_folder_gets_an_index(dragoman: Run, pier: Path, tmp_path: Path) -> None:
    """A page a PO, in the tree of the POs, and links to them in the index."""
    (tmp_path / "in" / "sub folder").mkdir(parents=True)
    shutil.copy(pier, tmp_path / "in" / "index.pt.po")
    shutil.copy(pier, tmp_path / "in" / "sub folder" / "#1 <b>.pt.po")
    result = dragoman("report", tmp_path / "in", "-o", tmp_path / "site", "--format", "json")
    assert result.exit_code == 0
    assert [(row["po"], row["page"]) for row in json.loads(result.stdout)] == [
        (str(tmp_path / "in/index.pt.po"), str(tmp_path / "site/index.pt.po.html")),
        (
            str(tmp_path / "in/sub folder/#1 <b>.pt.po"),
            str(tmp_path / "site/sub folder/#1 <b>.pt.po.html"),
        ),
        (None, str(tmp_path / "site/index.html")),
    ]
    index = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert 'href="sub%20folder/%231%20%3Cb%3E.pt.po.html"' in index
    assert "<b>4 of 12 segments reviewed</b> in 2 POs" in index
    assert index.count('aria-label="2 of 6 segments reviewed"') == 2


def test_several_pos_repeat_their_common_tree(dragoman: Run, pier: Path, tmp_path: Path) -> None:
    """As seen from the folder that all of them are below."""
    (tmp_path / "a").mkdir()
    other = Path(shutil.copy(pier, tmp_path / "a"))
    assert dragoman("report", pier, other, "-o", tmp_path / "site").exit_code == 0
    pages = sorted(p.relative_to(tmp_path / "site") for p in (tmp_path / "site").rglob("*.html"))
    assert pages == [Path("a/pier.pt.po.html"), Path("index.html"), Path("pier.pt.po.html")]


def test_one_that_cannot_be_read_hides_no_other(dragoman: Run, pier: Path, tmp_path: Path) -> None:
    """It is told, stands in the index, and makes the status 1; where all are so, 2."""
    (tmp_path / "bad.pt.po").write_text("no PO\n")
    result = dragoman("report", tmp_path, "-o", tmp_path / "site")
    assert result.exit_code == 1
    assert "bad.pt.po:1: " in result.stderr
    index = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert "this line is not of a PO file" in index
    alone = dragoman("report", tmp_path / "bad.pt.po", "-o", tmp_path / "other")
    assert alone.exit_code == 2
    assert not (tmp_path / "other").exists()
    assert dragoman("report", tmp_path / "bad.pt.po").exit_code == 2


def test_several_need_a_folder(dragoman: Run, pier: Path, tmp_path: Path) -> None:
    """Nothing is written where there is no place for all; standard output takes one."""
    for output in ([], ["-o", "-"]):
        result = dragoman("report", tmp_path, *output)
        assert result.exit_code == 2
        assert result.stderr == "dragoman: several POs need a folder (name one with --output)\n"
    mixed = dragoman("report", pier, "-", "-o", tmp_path / "site", input=b"")
    assert mixed.exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pier.pt.po"]


def test_only_reports_are_overwritten(dragoman: Run, pier: Path, tmp_path: Path) -> None:
    """An article, a PO or somebody's own page in the place of a page stays as it is."""
    mine = tmp_path / "mine.html"
    mine.write_text("<!doctype html>mine")
    for place in (mine, pier):
        before = place.read_bytes()
        result = dragoman("report", pier, "-o", place)
        assert result.exit_code == 2
        assert f"{place}: what stands there is no report of dragoman's" in result.stderr
        assert place.read_bytes() == before
    (tmp_path / "site").mkdir()
    mine.rename(tmp_path / "site" / "index.html")
    result = dragoman("report", tmp_path, "-o", tmp_path / "site")
    assert result.exit_code == 2
    assert (tmp_path / "site" / "index.html").read_text() == "<!doctype html>mine"


def test_the_page_and_a_report_on_it_are_kept_apart(dragoman: Run, pier: Path) -> None:
    """JSON and the page would share standard output."""
    result = dragoman("report", pier, "-o", "-", "--format", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--format json and the page would share standard output" in result.stderr


def test_glossary_files_are_heeded(dragoman: Run, pier: Path, tmp_path: Path) -> None:
    """As by `check`: a file outranks the house's, which may be off."""
    names = tmp_path / "names.csv"
    names.write_text("en,pt\nmayor,alcaide\n", "utf-8")
    told = "the term mayor = alcaide is missing"
    page = dragoman("report", pier, "-o", "-", "--glossary", names, "--no-house-glossary").stdout
    assert told in page
    assert "the place Lisbon = Lisboa is not named" not in page
    assert told not in dragoman("report", pier, "-o", "-").stdout


def test_the_setting_for_pos_is_no_place_for_pages(
    dragoman: Run, pier: Path, tmp_path: Path
) -> None:
    """`output` in the settings is where POs go."""
    (tmp_path / "dragoman.toml").write_text('output = "drafts"\n')
    assert dragoman("report", pier).exit_code == 0
    assert (tmp_path / "pier.pt.po.html").exists()
