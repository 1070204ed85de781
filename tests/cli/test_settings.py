"""Settings from a file, the environment and the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_a_settings_file_is_found_upwards(
    dragoman: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """dragoman.toml in a folder above gives what the command line leaves out."""
    (tmp_path / "dragoman.toml").write_text('to = "pt-BR"\noutput = "drafts"\n')
    below = tmp_path / "desk" / "today"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    result = dragoman("translate", story, "--engine", "upper")
    assert result.exit_code == 0, result.stderr
    assert [path.name for path in (tmp_path / "drafts").iterdir()] == ["story.pt_BR.po"]


def test_the_environment_outranks_the_file_and_the_call_both(
    dragoman: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Command line, then environment, then file."""
    (tmp_path / "pyproject.toml").write_text('[tool.dragoman]\nto = "es"\nengine = "upper"\n')
    assert dragoman("translate", story).exit_code == 0
    monkeypatch.setenv("DRAGOMAN_TO", "fr")
    assert dragoman("translate", story).exit_code == 0
    assert dragoman("translate", story, "--to", "de").exit_code == 0
    assert sorted(path.name for path in tmp_path.glob("*.po")) == [
        "story.de.po",
        "story.es.po",
        "story.fr.po",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('too = "pt"\n', "unknown setting 'too'"),
        ('dry-run = true\nto = "pt"\n', "unknown setting 'dry-run'"),
        ("to = \n", "not valid TOML"),
        ('glossary = "nowhere.csv"\nto = "pt"\n', "glossary: no such file: "),
        ('glossary = 5\nto = "pt"\n', "glossary: should be a path or a list of paths, not 5"),
        ('glossary = [5]\nto = "pt"\n', "glossary: should be a path, not 5"),
        ('glossary = [[1]]\nto = "pt"\n', "glossary: should be a path, not [1]"),
        ('glossary = {a = 1}\nto = "pt"\n', "glossary: should be a path or a list"),
        ('output = 7\nto = "pt"\n', "output: should be a path, not 7"),
        ('output = ["a", "b"]\nto = "pt"\n', "output: should be a path, not ['a', 'b']"),
        ('quiet = 2\nto = "pt"\n', "quiet: should be true or false, not 2"),
        ('format = "xml"\nto = "pt"\n', "format: should be text or json, not 'xml'"),
        ("to = 3\n", "to: should be a language or a list of languages, not 3"),
        ('[to]\npt = "pt"\n', "to: should be a language or a list of languages, not {"),
        ('to = "english"\n', "to: "),
        ('to = "pt"\nfrom = "xx"\n', "from: "),
        ('to = "pt"\nengine = "babelfish"\n', "engine: "),
        ('to = "pt"\ndesk = "us"\n', "desk: 'us' is no address"),
    ],
)
def test_a_wrong_setting_is_said_with_its_file(
    dragoman: Run, story: Path, tmp_path: Path, text: str, words: str
) -> None:
    """One line names the file, the setting and what it should be; nothing is passed over."""
    (tmp_path / "dragoman.toml").write_text(text)
    result = dragoman("translate", story)
    assert result.exit_code == 2
    assert f"dragoman: {tmp_path / 'dragoman.toml'}: {words}" in result.stderr
    assert result.stderr.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dragoman.toml", "story.txt"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("tool = 3\n", "tool should be"), ("[tool]\ndragoman = 3\n", "dragoman should be a table")],
)
def test_a_project_file_of_another_shape_is_said(
    dragoman: Run, story: Path, tmp_path: Path, text: str, words: str
) -> None:
    """What should be a table and isn't is one line, not a fault."""
    (tmp_path / "pyproject.toml").write_text(text)
    result = dragoman("translate", story)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert f"pyproject.toml: {words}" in result.stderr


@pytest.mark.parametrize("wrong", ['"gone.csv"', "5"])
def test_a_setting_breaks_only_what_uses_it(
    dragoman: Run, story: Path, tmp_path: Path, wrong: str
) -> None:
    """A glossary that is gone is nothing to `status`, nor to a call that names another."""
    dragoman("translate", story, "--to", "pt", "--engine", "upper")
    (tmp_path / "mine.csv").write_text("en,pt\nHanoi,Hanoi\n")
    (tmp_path / "dragoman.toml").write_text(f'glossary = {wrong}\nto = "english"\n')
    assert dragoman("status", "story.pt.po").exit_code == 0
    assert dragoman("status", "story.pt.po", "--worst", "1").exit_code == 2
    assert dragoman("check", "story.pt.po").exit_code == 2
    assert dragoman("check", "story.pt.po", "--glossary", "mine.csv").exit_code != 2


def test_output_is_where_pos_go_and_nothing_else(
    dragoman: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`assemble` writes beside the PO, whatever folder `translate` is set to."""
    (tmp_path / "dragoman.toml").write_text('output = "po"\n')
    command = ("translate", story, "--to", "pt", "--engine", "upper", "-o", "desk")
    assert dragoman(*command).exit_code == 0
    for _ in range(2):
        assert dragoman("assemble", "desk/story.pt.po").exit_code == 0
        monkeypatch.setenv("DRAGOMAN_OUTPUT", str(tmp_path / "po"))
    assert sorted(path.name for path in (tmp_path / "desk").iterdir()) == [
        "story.pt.po",
        "story.pt.txt",
    ]
    assert not (tmp_path / "po").exists()


def test_lists_the_home_and_a_byte_order_mark_are_understood(
    dragoman: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`to` may be a list, `~` is the home, and the file may come from Notepad."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    (tmp_path / "dragoman.toml").write_text(
        'to = ["pt", "es"]\noutput = "~/drafts"\nengine = "upper"\nhouse_glossary = false\n',
        "utf-8-sig",
    )
    result = dragoman("translate", story)
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in (tmp_path / "home" / "drafts").iterdir()) == [
        "story.es.po",
        "story.pt.po",
    ]
