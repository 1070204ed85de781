"""Datelines in drafts: the dateline by rule, what stands behind it by the engine."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

Run = Callable[..., Result]

STORY = "Boats leave\n\n{dateline} Boats left “at dawn” on Monday.\n\nNobody came back. EFE\n"


def drafted(dragoman: Run, folder: Path, dateline: str, *options: str, name: str = "story") -> str:
    """The lead's entry in the PO of a story that opens with a dateline, as the file has it."""
    path = folder / f"{name}.txt"
    path.write_text(STORY.format(dateline=dateline), "utf-8")
    arguments = ("--from", "en", "--to", "pt", "--engine", "upper", *options)
    result = dragoman("translate", path, *arguments)
    assert result.exit_code == 0, result.output
    po = polib.pofile(str(folder / f"{name}.pt.po"), wrapwidth=0)
    return str(next(entry for entry in po if "dawn" in entry.msgid or "(EFE).-" in entry.msgid))


def test_the_engine_gets_what_stands_behind_a_dateline(dragoman: Run, tmp_path: Path) -> None:
    """One entry holds dateline and lead; only the lead is the engine's."""
    entry = drafted(dragoman, tmp_path, "Seoul, Aug 15 (EFE).-")
    assert entry.splitlines()[:2] == [
        "#. Dateline and lead",
        "#. Glossary: Seoul = Seul; EFE = EFE",
    ]
    assert 'msgid "Seoul, Aug 15 (EFE).- Boats left “at dawn” on Monday."' in entry
    assert 'msgstr "Seul, 15 ago (EFE).- BOATS LEFT “AT DAWN” ON MONDAY."' in entry
    assert "Check:" not in entry


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("MOSCOW, August 15. /TASS/.", "MOSCOU, 15 ago. /TASS/. BOATS"),
        ("(ANSA) - ROME, AUG 15 -", "(ANSA) - ROMA, 15 AGO - BOATS"),
        ("SEOUL/TOKYO (Reuters) -", "SEUL/TÓQUIO (Reuters) - BOATS"),
        ("ENOUGH –", "ENOUGH – BOATS"),
    ],
)
def test_a_dateline_is_one_entry_with_its_lead(
    dragoman: Run, tmp_path: Path, dateline: str, expected: str
) -> None:
    """Whatever an agency closes its dateline with, the lead is in the same entry."""
    entry = drafted(dragoman, tmp_path, dateline)
    assert f'msgid "{dateline} Boats left “at dawn” on Monday."' in entry
    assert f'msgstr "{expected}' in entry


def test_a_place_that_nobody_knows_is_told(dragoman: Run, tmp_path: Path) -> None:
    """It stands as in the source, with a note for the reviewer, and `check` says it too."""
    entry = drafted(dragoman, tmp_path, "Harbour Bay, Aug 15 (EFE).-")
    note = "the place Harbour Bay is not known: it stands as in the source"
    assert f"#. Check: {note}\n" in entry
    assert 'msgstr "Harbour Bay, 15 ago (EFE).- BOATS' in entry
    assert note in dragoman("check", tmp_path / "story.pt.po").output


def key(entry: str) -> str:
    found = re.search(r"key=(\w{8})", entry)
    assert found
    return found[1]


def test_a_new_place_in_the_glossary_drafts_the_lead_again(dragoman: Run, tmp_path: Path) -> None:
    """The key holds what the rule makes, so that a changed glossary changes the entry."""
    names = tmp_path / "names.csv"
    names.write_text("kind,en,pt\nplace,Harbour Bay,Baía do Porto\n", "utf-8")
    before = drafted(dragoman, tmp_path, "Harbour Bay, Aug 15 (EFE).-")
    same = drafted(dragoman, tmp_path, "Harbour Bay, Aug 15 (EFE).-")
    after = drafted(dragoman, tmp_path, "Harbour Bay, Aug 15 (EFE).-", "--glossary", str(names))
    assert before == same
    assert 'msgstr "Baía do Porto, 15 ago (EFE).- BOATS' in after
    assert key(before) != key(after)
    assert "Check:" not in after


def test_two_datelines_before_one_lead(dragoman: Run, tmp_path: Path) -> None:
    """The key is that of the whole entry, though the engine is sent the same words."""
    seoul = drafted(dragoman, tmp_path, "Seoul, Aug 15 (EFE).-", name="one")
    rome = drafted(dragoman, tmp_path, "Rome, Aug 15 (EFE).-", name="two")
    assert key(seoul) != key(rome)


def test_a_dateline_alone_needs_no_engine(dragoman: Run, tmp_path: Path) -> None:
    """Where a page sets the dateline apart, its draft is the rule's, without a risk."""
    page = tmp_path / "story.html"
    page.write_text("<h1>Boats leave</h1><p>Seoul, Aug 15 (EFE).-</p><p>Boats left at dawn.</p>")
    options = ("--from", "en", "--to", "pt", "--engine", "upper")
    assert dragoman("translate", page, *options).exit_code == 0
    entry = str(polib.pofile(str(tmp_path / "story.pt.po"), wrapwidth=0)[1])
    assert 'msgstr "Seul, 15 ago (EFE).-"' in entry
    assert re.search(r"^#\. Dateline$", entry, re.MULTILINE)
    assert re.search(r"^#\. Draft: engine=rule model=dateline risk=0 key=", entry, re.MULTILINE)


def test_lines(dragoman: Run) -> None:
    """In `lines` a dateline is told by itself."""
    lines = "Seoul, Aug 15 (EFE).- It rained.\n**LONDON (AP) — It rained.**\nIn Seoul it rained.\n"
    options = ("--from", "en", "--to", "pt", "--engine", "upper", "--no-house-glossary")
    assert dragoman("lines", *options, input=lines).stdout.splitlines() == [
        "Seul, 15 ago (EFE).- IT RAINED.",
        "**LONDRES (AP) — IT RAINED.**",
        "IN SEOUL IT RAINED.",
    ]
