"""What tests share: an article of our own, and the command as a person would run it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

ROOT = Path(__file__).parent.parent

STORY = """\
Politics

Harbour towns ask Hanoi for a second ferry

Vladivostok, Mar 3 (EFE).- Two harbour towns asked for a “second ferry” on Monday, and said the old one carries 1,200 people a day.

The mayor said that “nobody should wait two hours for a boat,” according to a letter seen by KCNA. She gave no further details.

Write to desk@harbour.example or read https://harbour.example/ferry?day=3 for the timetable.

The towns will vote again in May, after Vladimir Putin and Kim Jong-un meet in Pyongyang. EFE

ab-cd/ef
"""  # noqa: E501 - an article has long lines


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the settings and models of whoever runs the tests out of them."""
    names = ("TO", "FROM", "ENGINE", "GLOSSARY", "MEMORY", "OUTPUT", "DESK", "DEBUG")
    for name in (*names, "FIELDS", "ID", "LANGUAGE_FIELD", "DATE_FIELD", "SKIP"):
        monkeypatch.delenv(f"DRAGOMAN_{name}", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("APERTIUM_DATADIR", str(tmp_path / "no-apertium"))
    monkeypatch.setenv("DRAGOMAN_MODELS", str(tmp_path / "no-models"))
    monkeypatch.setenv("DRAGOMAN_FIREFOX_RECORDS", "http://127.0.0.1:9/no-records")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A wire story in English with all that a story has."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


@pytest.fixture
def dragoman() -> Callable[..., Result]:
    """Run the command with arguments; `input` is its standard input."""
    from translate.cli.main import main

    def run(*arguments: object, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=input)

    return run
