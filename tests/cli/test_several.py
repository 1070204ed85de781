"""Several files in one call: one that is bad doesn't hide the others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from click.testing import Result

from translate.catalog import Catalog

Run = Callable[..., Result]

SOUND = """\
msgid ""
msgstr ""
"Language: pt\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: en\\n"

msgid "The ferry left."
msgstr "A balsa partiu."
"""


@pytest.fixture
def po(dragoman: Run, story: Path, tmp_path: Path) -> Path:
    """The story's PO, as drafted."""
    dragoman("translate", story, "--to", "pt", "--engine", "upper")
    return tmp_path / "story.pt.po"


@pytest.mark.parametrize("command", ["status", "check", "detect", "segment"])
def test_the_good_are_told_and_the_bad_are_named(
    dragoman: Run, po: Path, story: Path, tmp_path: Path, command: str
) -> None:
    """A line on standard error for each bad file, the rest done, status 1; 2 if all are bad."""
    good = po if command in ("status", "check") else story
    (tmp_path / "broken.txt").write_bytes(b"\0\0\0")
    alone = dragoman(command, good, "--format", "json")
    mixed = dragoman(command, "nowhere", good, "broken.txt", "--format", "json")
    assert (mixed.exit_code, json.loads(mixed.stdout)) == (1, json.loads(alone.stdout))
    assert [line.split(":")[0] for line in mixed.stderr.splitlines()[:2]] == [
        "nowhere",
        "broken.txt",
    ]
    bad = dragoman(command, "nowhere", "broken.txt")
    assert (bad.exit_code, bad.stdout, bad.stderr.count("\n")) == (2, "", 2)


@pytest.mark.parametrize("command", ["status", "check"])
def test_a_folder_without_pos_hides_nothing(
    dragoman: Run, po: Path, tmp_path: Path, command: str
) -> None:
    """It is named, and the PO beside it is looked at."""
    (tmp_path / "empty").mkdir()
    result = dragoman(command, "empty", po)
    assert result.exit_code == 1
    assert "empty: no PO file in this folder" in result.stderr


@pytest.mark.parametrize("command", ["status", "check"])
def test_a_po_may_come_from_standard_input(dragoman: Run, po: Path, command: str) -> None:
    """- is read as a PO file."""
    result = dragoman(command, "-", "--format", "json", input=po.read_bytes())
    named = dragoman(command, po, "--format", "json").stdout
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout) == json.loads(named.replace(str(po), "-"))


def test_nothing_found_is_said(dragoman: Run, po: Path) -> None:
    """A check that finds nothing says how much it looked at, unless it is to be quiet."""
    po.write_text(SOUND, "utf-8")
    assert dragoman("check", po).stderr == "1 entry of 1 file checked: nothing found\n"
    assert dragoman("check", po, "--quiet").output == ""


def test_several_are_told_together_too(dragoman: Run, po: Path, story: Path) -> None:
    """How much was drafted, found and is left in all: on standard error, and not when quiet."""
    po.write_text(SOUND.replace("The ferry left", "The 3 ferries left"), "utf-8")
    other = po.with_name("other.pt.po")
    other.write_text(SOUND, "utf-8")
    assert dragoman("check", po, other).stderr == "2 entries of 2 files checked: 1 warning\n"
    assert dragoman("check", po, other, "-q").stderr == ""
    line = dragoman("status", po, other)
    assert line.stderr == "2 POs: 2 of 2 reviewed (2 translated)\n"
    assert len(line.stdout.splitlines()) == 2
    assert dragoman("status", po).stderr == ""
    po.unlink()
    call = ("translate", story, "gone.txt", "--to", "pt", "--engine", "upper")
    assert re.fullmatch(
        r"1 of 2 done, 1 failed: 7 drafted, \d to look at first; "
        r"`dragoman review` shows where to begin",
        dragoman(*call).stderr.splitlines()[-1],
    )
    assert "done" not in dragoman(*call, "-q").stderr


@pytest.mark.parametrize("command", ["status", "check", "review", "report"])
def test_an_article_in_the_place_of_its_po_is_seen(
    dragoman: Run, po: Path, story: Path, command: str
) -> None:
    """The PO that was meant is named, or what makes one."""
    (other := story.with_name("other.txt")).write_text("It rained.\n")
    named = dragoman(command, story)
    assert (named.exit_code, named.stderr) == (
        2,
        f"{story}: is an article, not a PO (name its PO: story.pt.po)\n",
    )
    hint = "`dragoman translate` makes a PO of it"
    assert dragoman(command, other).stderr == f"{other}: is an article, not a PO ({hint})\n"


def test_an_unknown_word_is_told_once(dragoman: Run, tmp_path: Path) -> None:
    """What the engine says it did not know isn't told again as a word of the source."""
    text = SOUND.replace("The ferry left", "The lens came back scratched there")
    (po := tmp_path / "a.pt.po").write_text(
        text.replace("A balsa partiu", "A lente voltou scratched ali"), "utf-8"
    )
    found = json.loads(dragoman("check", po, "--format", "json").stdout)
    assert [f["kind"] for f in found if "scratched" in f["message"]] == ["word"]
    catalog = Catalog.load(po)
    [entry] = catalog.entries
    draft = f"engine=apertium model=x key=0 unknown=scratched id={entry.digest}"
    replace(catalog, entries=(replace(entry, comments=(f"Draft: {draft}",)),)).save()
    found = json.loads(dragoman("check", po, "--format", "json").stdout)
    assert [f["kind"] for f in found if "scratched" in f["message"]] == ["unknown"]


def test_strict_fails_on_warnings(dragoman: Run, po: Path) -> None:
    """A warning is told in either case; the status is 1 only with --strict."""
    po.write_text(SOUND.replace("The ferry left", "The 3 ferries left"), "utf-8")
    plain, strict = dragoman("check", po), dragoman("check", po, "--strict")
    assert (plain.exit_code, strict.exit_code) == (0, 1)
    assert plain.stdout == strict.stdout
    po.write_text(SOUND, "utf-8")
    assert dragoman("check", po, "--strict").exit_code == 0


def test_a_changed_source_is_told_until_it_is_approved(
    dragoman: Run, story: Path, po: Path
) -> None:
    """What a run wrote into a person's entry is told by `check` as well."""
    file = polib.pofile(str(po), wrapwidth=0)
    file[2].msgstr = "Vladivostok, 3 mar (EFE).- Pediram uma “balsa” para 1.300 pessoas por dia."
    file[2].flags.remove("fuzzy")
    file.save()
    story.write_text(story.read_text("utf-8").replace("carries 1,200", "carries 1,300"), "utf-8")
    dragoman("translate", story, "--to", "pt", "--engine", "upper")

    def told() -> list[tuple[str, str]]:
        found = json.loads(dragoman("check", po, "--format", "json").stdout)
        return [(f["severity"], f["message"]) for f in found if f["kind"] == "source-changed"]

    assert told() == [("warning", "source changed: number 1,200 is now 1,300")]
    file = polib.pofile(str(po), wrapwidth=0)
    file[2].flags.remove("fuzzy")
    file.save()
    assert told() == []
