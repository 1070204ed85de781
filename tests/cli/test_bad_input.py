"""Bad input: one clear line, exit status 2, nothing written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


MADE: dict[str, bytes] = {
    "binary.txt": b"PK\x03\x04\x00\x00\xff\xfe",
    "empty.txt": b"",
    "blank.txt": b" \n\n \t\n",
    "mixed.txt": "Não há informações.\n".encode() + "Não há.\n".encode("latin-1"),
    "surrogate.txt": b"The towns \xed\xa0\x80 voted.\n",
    "damaged.txt": b"\xff\xfeT\0h\0e\0\0\xd8 \0",
    "junk.html": bytes(range(256)) * 50,
    "tags.html": b"<p><br></p>\n<script>var a;</script>\n",
    "short.txt": b"Ok\n",
    "french.txt": (
        "Le conseil municipal a voté lundi pour garder le dernier bac de la ville, "
        "une ligne qui transporte chaque jour des centaines de personnes.\n"
    ).encode(),
    "story.docx": b"The council voted on Monday.\n",
    "none.jsonl": b"",
    "head.csv": b"title,text\n",
    "broken.csv": b'en,pt\n"Kim Jong-un,Kim\n',
    "columns.csv": b"en,frobnicate\nKim,Kim\n",
}

CASES = {
    "missing file": (["nowhere.txt", "--to", "pt"], "nowhere.txt: "),
    "directory": ([".", "--to", "pt"], ".: "),
    "binary": (["binary.txt", "--to", "pt"], "binary.txt: "),
    "empty file": (["empty.txt", "--to", "pt"], "empty.txt: "),
    "blank file": (["blank.txt", "--to", "pt"], "blank.txt: "),
    "two encodings": (["mixed.txt", "--to", "en"], "mixed.txt: is UTF-8 but for 2 bytes"),
    "lone surrogate": (["surrogate.txt", "--to", "pt"], "surrogate.txt: is not UTF-8 (byte 11)"),
    "damaged UTF-16": (["damaged.txt", "--to", "pt"], "damaged.txt: is not UTF-16-LE"),
    "junk as a page": (["junk.html", "--to", "pt"], "junk.html: is binary"),
    "a page without text": (["tags.html", "--to", "pt"], "tags.html: "),
    "no records": (["none.jsonl", "--to", "pt"], "none.jsonl: holds no records"),
    "no records below a header": (["head.csv", "--to", "pt"], "head.csv: holds no records"),
    "unknown format": (["story.docx", "--to", "pt"], "story.docx: "),
    "too short to detect": (["short.txt", "--to", "pt"], "--from"),
    "pair without a route": (["french.txt", "--to", "ko"], "French (fr) to Korean (ko)"),
    "unknown language": (["story.txt", "--to", "english"], "'english'"),
    "unknown source": (["story.txt", "--to", "pt", "--from", "xx"], "'xx'"),
    "unknown engine": (["story.txt", "--to", "pt", "--engine", "babelfish"], "'babelfish'"),
    "same language": (["story.txt", "--to", "en"], "story.txt: the article is in English already"),
    "missing glossary": (["story.txt", "--to", "pt", "--glossary", "no.csv"], "no.csv: "),
    "broken glossary": (["story.txt", "--to", "pt", "--glossary", "broken.csv"], "broken.csv:"),
    "unknown column": (["story.txt", "--to", "pt", "--glossary", "columns.csv"], "frobnicate"),
    "glossary from a pipe": (["story.txt", "--to", "pt", "--glossary", "-"], "standard input"),
    "one PO for two": (["story.txt", "story.md", "--to", "pt"], "would share"),
}


@pytest.mark.parametrize("case", CASES)
def test_translate_refuses_in_one_line(
    dragoman: Run, story: Path, tmp_path: Path, case: str
) -> None:
    """The line names the file or the word that is wrong; the folder is as it was."""
    for name, data in MADE.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "story.md").write_text("# Harbour\n\nThe towns will vote again in May.\n")
    before = files(tmp_path)
    arguments, words = CASES[case]
    result = dragoman("translate", *arguments)
    assert result.exit_code == 2, result.output
    assert words in result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    assert "Traceback" not in result.output
    assert files(tmp_path) == before


@pytest.mark.parametrize("name", ["long.txt", "long.html", "-"])
def test_a_file_longer_than_any_article_is_refused(
    dragoman: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """One line, by its size alone; of a pipe no more is read than it takes to know."""
    monkeypatch.setattr("translate.formats.LONGEST", 1_000_000)
    data = b"word " * 300_000
    (tmp_path / name).write_bytes(data)
    result = dragoman("translate", name, "--to", "pt", input=data)
    assert result.exit_code == 2
    assert result.stderr == (
        f"{name}: is longer than 1 MB (no article is: split it into articles)\n"
    )
    assert list(files(tmp_path)) == [name]


def test_a_line_longer_than_any_article_is_refused(
    dragoman: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`lines` says which line it is and reads no more of it than it takes to know."""
    monkeypatch.setattr("translate.desk.lines.LONGEST", 1_000_000)
    given = b"The ferry.\n" + b"word " * 300_000
    result = dragoman("lines", "--from", "en", "--to", "pt", "--engine", "upper", input=given)
    assert result.exit_code == 2
    assert result.stderr == "dragoman: line 2: is longer than 1 MB (split it)\n"


@pytest.mark.parametrize("name", ["rule.txt", "empty.html"])
def test_a_file_without_words_is_said(dragoman: Run, tmp_path: Path, name: str) -> None:
    """`segment` doesn't answer with silence where there is nothing to show."""
    (tmp_path / name).write_text("***" if name == "rule.txt" else "<script>x</script>")
    result = dragoman("segment", name)
    assert (result.exit_code, result.output) == (0, f"{name}: nothing to translate\n")


@pytest.mark.parametrize(
    "data",
    [
        b'msgid "a\n',
        b"",
        b"no PO at all\n",
        b'<<<<<<< mine\nmsgid ""\nmsgstr ""\n=======\n>>>>>>> theirs\n',
        b'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
    ],
    ids=["broken", "empty", "prose", "conflict", "double"],
)
@pytest.mark.parametrize("command", ["translate", "assemble", "check", "status"])
def test_a_broken_po_is_refused_and_left_alone(
    dragoman: Run, story: Path, tmp_path: Path, data: bytes, command: str
) -> None:
    """No command touches or overwrites a PO that it can't read; each says what and where."""
    po = tmp_path / "story.pt.po"
    po.write_bytes(data)
    before = files(tmp_path)
    arguments = [story, "--to", "pt"] if command == "translate" else [po]
    result = dragoman(command, *arguments)
    assert result.exit_code == 2, result.output
    assert "story.pt.po" in result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    assert files(tmp_path) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(
    dragoman: Run, story: Path, tmp_path: Path
) -> None:
    """An output folder without the right to write ends the call with its name."""
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    result = dragoman("translate", story, "--to", "pt", "--output", folder)
    assert result.exit_code == 2
    assert "closed" in result.stderr
    assert files(folder) == {}


def test_no_traceback_unless_asked(story: Path, tmp_path: Path) -> None:
    """DRAGOMAN_DEBUG=1 shows where an error comes from; without it one line does."""
    command = [sys.executable, "-m", "translate", "translate", "nowhere.txt", "--to", "pt"]
    quiet = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert (quiet.returncode, quiet.stdout, quiet.stderr.count("\n")) == (2, "", 1)


def test_usage_errors_say_how_to_get_help(dragoman: Run) -> None:
    """A call without what it needs ends with 2 and points to --help."""
    result = dragoman("translate")
    assert result.exit_code == 2
    assert "--help" in result.stderr
