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
        ("to = \n", "not valid TOML"),
        ('glossary = "nowhere.csv"\nto = "pt"\n', "nowhere.csv"),
    ],
)
def test_a_wrong_setting_is_said_with_its_file(
    dragoman: Run, story: Path, tmp_path: Path, text: str, words: str
) -> None:
    """A misspelt setting is never passed over in silence."""
    (tmp_path / "dragoman.toml").write_text(text)
    result = dragoman("translate", story)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
