"""`dragoman check`: formats for programs, and `--fix`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
import yaml
from click.testing import Result

from translate.catalog import State, load
from translate.cli.main import main

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]

HEAD = r"""# Notes.
msgid ""
msgstr ""
"Project-Id-Version: story 2026-11-23\n"
"Language: pt\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Dragoman-Format: 1\n"
"X-Source-Language: en\n"
"""
BODY = """
#. Paragraph 1, sentence 1 of 2
#. Check: 100 % wrong, of old
#: story.txt:1
#, fuzzy, no-wrap
msgid "The ferry lost 1,200 tickets, the council said."
msgstr "A balsa perdeu  1.300 bilhetes , disse o conselho"
"""


@pytest.fixture
def po(tmp_path: Path) -> Path:
    """A PO with one entry of a person's, in need of mending, with a wrong number."""
    path = tmp_path / "story.pt.po"
    path.write_text(HEAD + BODY, "utf-8")
    return path


def sign(path: Path) -> None:
    """Make the words of each entry the machine's, by the digest of what stands there."""
    lines = []
    digests = iter([entry.digest for entry in load(path).entries])
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#:"):
            lines.append(f"#. Draft: engine=upper model=upper-1 key=0123abcd id={next(digests)}")
        lines.append(line)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def states(path: Path) -> list[State]:
    return [entry.state for entry in load(path).entries]


MENDED = "A balsa perdeu 1.300 bilhetes, disse o conselho."


def test_fix_mends_and_says_what(dragoman: Run, po: Path) -> None:
    """Blanks and the stop are put right, the number is left to the person and told."""
    result = dragoman("check", po, "--fix")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"{po}:12: note: mended: A balsa perdeu  1.300 bilhetes , disse o conselho → {MENDED}",
        f"{po}:12: warning: the number 1,200 is missing",
    ]
    before = HEAD + BODY
    after = before.replace("A balsa perdeu  1.300 bilhetes , disse o conselho", MENDED)
    after = after.replace("100 % wrong, of old", "the number 1,200 is missing")
    assert po.read_text("utf-8") == after
    again = dragoman("check", po, "--fix")
    assert again.stdout.splitlines() == [f"{po}:12: warning: the number 1,200 is missing"]
    assert po.read_text("utf-8") == after


def test_a_dry_run_shows_the_difference(dragoman: Run, po: Path) -> None:
    """As a diff that `patch` takes; nothing is written."""
    before = po.read_bytes()
    result = dragoman("check", po, "--fix", "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:2] == [f"--- {po}", f"+++ {po}"]
    assert f'+msgstr "{MENDED}"' in result.stdout.splitlines()
    assert po.read_bytes() == before
    sound = dragoman("check", po, "--fix")
    assert sound.exit_code == 0
    assert dragoman("check", po, "--fix", "--dry-run").stdout == ""


@pytest.mark.parametrize("approved", [False, True])
@pytest.mark.parametrize("machines", [False, True])
def test_words_keep_their_owner_and_their_state(
    dragoman: Run, po: Path, approved: bool, machines: bool
) -> None:
    """A draft stays one, an approved one stays approved, a person's words stay a person's."""
    if approved:
        po.write_text(po.read_text("utf-8").replace("fuzzy, ", ""), "utf-8")
    if machines:
        sign(po)
    before = states(po)
    assert before == [
        {
            (False, False): State.EDITING,
            (False, True): State.TRANSLATED,
            (True, False): State.DRAFT,
            (True, True): State.ACCEPTED,
        }[machines, approved]
    ]
    dragoman("check", po, "--fix")
    assert states(po) == before
    assert load(po).entries[0].msgstr == MENDED


def test_words_that_read_as_the_machines_again_stay_a_persons(dragoman: Run, po: Path) -> None:
    """A blank too many was all that a person had changed: the draft is not theirs to lose."""
    po.write_text(
        po.read_text("utf-8").replace("perdeu  1.300 bilhetes , disse o conselho", MENDED[9:]),
        "utf-8",
    )
    sign(po)
    file = polib.pofile(str(po), wrapwidth=0)
    file[0].msgstr += " "
    file.save()
    assert states(po) == [State.EDITING]
    dragoman("check", po, "--fix")
    assert states(po) == [State.EDITING]


def test_fix_needs_a_file(dragoman: Run, po: Path) -> None:
    """Standard input can't be written into; --dry-run alone says nothing."""
    piped = dragoman("check", "-", "--fix", input=po.read_bytes())
    assert piped.exit_code == 2
    assert "--fix writes into files" in piped.stderr
    alone = dragoman("check", po, "--dry-run")
    assert alone.exit_code == 2
    assert "--dry-run is for --fix" in alone.stderr


def test_fix_leaves_files_that_say_no_languages(dragoman: Run, po: Path) -> None:
    """Nothing tells whose customs hold."""
    text = po.read_text("utf-8").replace('"X-Source-Language: en\\n"\n', "")
    po.write_text(text, "utf-8")
    dragoman("check", po, "--fix")
    assert po.read_text("utf-8") == text


def test_findings_have_their_place(dragoman: Run, po: Path) -> None:
    """Programs are told which words a finding is about."""
    found = json.loads(dragoman("check", po, "--format", "json").stdout)
    number = next(row for row in found if row["kind"] == "number")
    assert number == {
        "kind": "number",
        "severity": "warning",
        "message": "the number 1,200 is missing",
        "where": f"{po}:12",
        "source": [15, 20],
        "target": None,
    }


def test_annotations_for_github(dragoman: Run, po: Path) -> None:
    """A line each, with file, line and level, escaped as GitHub reads them."""
    po = po.rename(po.with_name("a,b.pt.po"))
    po.write_text(HEAD + BODY.replace("1.300 bilhetes", "1.300 bilhetes XZQ1"), "utf-8")
    result = dragoman("check", po, "--format", "github")
    file = str(po).replace(",", "%2C")
    place = f"file={file},line=12"
    assert result.stdout.splitlines() == [
        f"::error {place},title=dragoman mask::the mask XZQ1 was left in the translation",
        f"::warning {place},title=dragoman number::the number 1,200 is missing",
        f"::notice {place},title=dragoman ending::the full stop at the end is missing",
    ]
    assert result.exit_code == 1
    broken = HEAD.replace('"Language: pt\\n"\n', "") + BODY
    po.write_text(broken.replace("100 % wrong", "source changed: 50 % wrong"), "utf-8")
    lines = dragoman("check", po, "--format", "github").stdout.splitlines()
    assert f"::warning file={file},title=dragoman header::the header has no Language" in lines
    assert any("::source changed: 50 %25 wrong, of old" in line for line in lines)


def test_a_po_that_slipped_is_an_error(dragoman: Run, tmp_path: Path) -> None:
    """Translations one place too low are told once, with the lines."""
    pairs = [
        ("Lima has 1,200 boats.", "Lima tem 1.200 barcos."),
        ("Mayor Ana Duarte spoke for an hour.", "A prefeita Ana Duarte falou por uma hora."),
        ("The Harbour Union asked for 35 more.", "O Harbour Union pediu mais 35."),
        ("It rained.", "Choveu."),
        ("Rui Costa left in 2019 with the ferry to Oslo.", "Rui Costa saiu em 2019 com a balsa."),
        ("The vote is on 4 May.", "A votação é em 4 de maio."),
    ]
    path = tmp_path / "story.pt.po"
    targets = [target for _, target in pairs]
    targets = [targets[-1], *targets[:-1]]
    body = "".join(
        f'\n#, no-wrap\nmsgid "{source}"\nmsgstr "{target}"\n'
        for (source, _), target in zip(pairs, targets, strict=True)
    )
    path.write_text(HEAD + body, "utf-8")
    found = json.loads(dragoman("check", path, "--format", "json").stdout)
    slips = [row for row in found if row["kind"] == "shift"]
    assert [(row["severity"], row["message"]) for row in slips] == [
        ("error", "from here to line 32 each entry has the translation of the one before it")
    ]


def test_hooks_for_pre_commit_are_commands() -> None:
    """Each hook of the repository is a command with options that exist."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["dragoman-check", "dragoman-fix"]
    for hook in hooks:
        program, command, *options = hook["entry"].split()
        known = {opt for param in main.commands[command].params for opt in param.opts}
        assert program == "dragoman"
        assert set(options) <= known
