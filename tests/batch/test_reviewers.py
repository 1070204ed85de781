"""A job whose POs people work on: their words stay, and serve the next run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result
from test_job import written

Run = Callable[..., Result]

SENTENCE = "Nobody at the harbour knew why it was so late."
NEWS = {
    "ferry.txt": f"The ferry was late on Monday.\n\n{SENTENCE}\n",
    "pier.txt": f"A pier was closed.\n\n{SENTENCE}\n",
    "boat.txt": "A boat sank.\n\nThe crew swam to the shore and was brought home.\n",
}
RULES = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="no"/>
  <body>
    <languagerules><languagerule languagerulename="all"><rule break="yes">
      <beforebreak>[.;]</beforebreak><afterbreak>\\s</afterbreak>
    </rule></languagerule></languagerules>
    <maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules>
  </body>
</srx>
"""


@pytest.fixture
def run(dragoman: Run, tmp_path: Path) -> Run:
    """Run the job on three articles, of which two share a sentence."""
    (tmp_path / "news").mkdir()
    for name, text in NEWS.items():
        (tmp_path / "news" / name).write_text(text)

    def call(*arguments: object) -> Result:
        options = ("--from", "en", "--to", "pt", "--engine", "upper", "--jobs", 0)
        return dragoman("corpus", "run", "news", "-o", "out", *options, *arguments)

    return call


def entries(name: str) -> dict[str, tuple[str, bool]]:
    """The translation of each sentence of a PO, and whether it is approved."""
    po = polib.pofile(f"out/{name}.pt.po", wrapwidth=0)
    return {entry.msgid: (entry.msgstr, not entry.fuzzy) for entry in po}


def approve(name: str, sentence: str, words: str | None = None) -> None:
    """Clear a sentence of a PO in an editor, its translation bettered or as it is."""
    po = polib.pofile(f"out/{name}.pt.po", wrapwidth=0)
    entry = po.find(sentence)
    entry.msgstr = words or entry.msgstr
    entry.flags.remove("fuzzy")
    po.save()


def test_approved_work_serves_the_next_run(run: Run, dragoman: Run, tmp_path: Path) -> None:
    """`memory import` of the output stores it, `--memory` takes it; the rest is let be."""
    assert run("--memory", "house.memory").exit_code == 0
    approve("ferry", SENTENCE, "Ninguém no porto sabia o motivo.")
    mine, boat = entries("ferry"), Path("out/boat.pt.po").read_bytes()
    stored = dragoman("memory", "import", "out", "--memory", "house.memory")
    assert stored.exit_code == 0
    assert "ferry.pt.po: 1 new, 0 known; left out: 1 not approved" in stored.stderr
    again = run("--memory", "house.memory")
    assert again.exit_code == 0, again.stderr
    assert entries("pier")[SENTENCE] == ("Ninguém no porto sabia o motivo.", False)
    assert entries("ferry") == mine
    after = written(tmp_path / "out")
    assert after["boat.pt.po"] == boat
    third = run("--memory", "house.memory")
    assert "3 articles, 0 words, 3 done before" in third.stderr
    assert written(tmp_path / "out") == after


def test_review_is_kept_and_counted(run: Run, dragoman: Run, tmp_path: Path) -> None:
    """Entries that are approved, and those that are being edited, outlive new sources and terms."""
    run()
    approve("ferry", SENTENCE)
    approve("ferry", "The ferry was late on Monday.", "A balsa atrasou.")
    approve("pier", SENTENCE, "Ninguém sabia.")
    editing = polib.pofile("out/boat.pt.po", wrapwidth=0)
    editing[0].msgstr = "Um barco"
    editing.save()
    mine = {name: entries(name) for name in ("ferry", "pier", "boat")}
    progress = dragoman("corpus", "status", "out", "--review")
    assert progress.stdout.splitlines()[-1] == (
        "review: 3 of 6 entries approved; 3 of 3 POs begun, 1 finished"
    )
    (tmp_path / "news" / "pier.txt").write_text(NEWS["pier.txt"].replace("closed", "opened"))
    (tmp_path / "names.csv").write_text("en,pt\nharbour,cais\nshore,praia\n")
    assert run("--glossary", "names.csv").exit_code == 0
    assert entries("ferry") == mine["ferry"]
    assert entries("pier") == {"A pier was opened.": ("A PIER WAS OPENED.", False)} | {
        SENTENCE: mine["pier"][SENTENCE]
    }
    assert entries("boat") == {
        "A boat sank.": ("Um barco", False),
        "The crew swam to the shore and was brought home.": (
            "THE CREW SWAM TO THE PRAIA AND WAS BROUGHT HOME.",
            False,
        ),
    }
    told = dragoman("corpus", "status", "out", "--review", "--format", "json")
    review = json.loads(told.stdout)["review"]
    assert review == {
        "pos": 3,
        "begun": 3,
        "finished": 1,
        "states": {"empty": 0, "draft": 2, "editing": 1, "accepted": 1, "translated": 2},
        "unreadable": 0,
    }


def test_what_another_memory_or_likeness_changes_is_done_again(run: Run, dragoman: Run) -> None:
    """Only entries that the memory has something for; without the option they are given back."""
    (Path("old.po")).write_text(
        'msgid ""\nmsgstr "Language: pt\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "The crew swam to the shore and was taken home."\n'
        'msgstr "A tripulação nadou até a praia e foi levada para casa."\n'
    )
    dragoman("memory", "import", "old.po", "--memory", "house.memory", "--from", "en")
    assert run("--memory", "house.memory").exit_code == 0
    drafted = written(Path("out"))
    like = run("--memory", "house.memory", "--memory-like", "85")
    assert "memory like: not as in the last run" in like.stderr
    sentence = "The crew swam to the shore and was brought home."
    assert entries("boat")[sentence] == (
        "A tripulação nadou até a praia e foi levada para casa.",
        False,
    )
    now = written(Path("out"))
    assert [name for name in now if now[name] != drafted[name]] == ["boat.pt.po"]
    assert run("--memory", "house.memory").exit_code == 0
    assert written(Path("out")) == drafted


def test_what_other_rules_of_segmentation_cut_is_done_again(run: Run) -> None:
    """An article that they cut as before keeps its file."""
    Path("news/boat.txt").write_text("A boat sank; the crew swam home.\n")
    run()
    before = written(Path("out"))
    Path("rules.srx").write_text(RULES)
    changed = run("--segmentation", "rules.srx")
    assert changed.exit_code == 0, changed.stderr
    assert "segmentation: not as in the last run" in changed.stderr
    assert list(entries("boat")) == ["A boat sank;", "the crew swam home."]
    after = written(Path("out"))
    assert [name for name in after if after[name] != before[name]] == ["boat.pt.po"]
    assert "3 done before" in run("--segmentation", "rules.srx").stderr
    assert run().exit_code == 0
    assert written(Path("out")) == before
