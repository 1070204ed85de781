"""What tests share: an article of our own, and the command as a person would run it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translate.engines import routing
from translate.engines.base import Model
from translate.hypothesis import Hypothesis, Link

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
    names = ("TO", "FROM", "ENGINE", "GLOSSARY", "MEMORY", "OUTPUT", "DESK", "DEBUG", "JOBS")
    records = ("FIELD", "ID", "LANGUAGE_FIELD", "DATE_FIELD", "SKIP", "SEGMENTATION")
    for name in (*names, *records):
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


@dataclass(frozen=True)
class Reversing:
    """An engine that turns the order of the words round, and says so where it `aligns`."""

    aligns: bool
    name: str = "reversing"
    preference: int | None = None

    def models(self) -> Sequence[Model]:
        return ()

    def find(self, source: str, target: str) -> Model:
        return Model(self.name, "1", source, target)

    def load(self, model: Model) -> Reversing:
        return self

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        return [self._reversed(text) for text in texts]

    def _reversed(self, text: str) -> Hypothesis:
        words = text.split(" ")
        answer = " ".join(reversed(words))
        links = []
        at, end = 0, len(answer)
        for word in words:
            links.append(Link((at, at + len(word)), (end - len(word), end)))
            at, end = at + len(word) + 1, end - len(word) - 1
        return Hypothesis(answer, alignment=tuple(links) if self.aligns else None)

    def is_name(self, word: str) -> bool:
        return False

    def reads(self, char: str) -> bool:
        return True

    def advice(self) -> str | None:
        return None


@pytest.fixture
def reversing(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of an engine that reverses words, with an alignment."""
    return _only(monkeypatch, Reversing(aligns=True))


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of an engine that reverses words and doesn't say which became which."""
    return _only(monkeypatch, Reversing(aligns=False))


def _only(monkeypatch: pytest.MonkeyPatch, engine: Reversing) -> str:
    found = {engine.name: engine}
    monkeypatch.setattr(routing, "discover", lambda: found)
    monkeypatch.setattr(routing, "by_name", found.__getitem__)
    return engine.name
