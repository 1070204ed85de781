"""Paragraphs in another language than their article, from `detect` to `assemble`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from click.testing import Result

Run = Callable[..., Result]

OWN = [
    "Harbour towns ask for a second ferry",
    "Two harbour towns asked for a second ferry on Monday, and said the old one is too small.",
    "The mayor said in a letter that nobody should wait two hours for a boat in the winter.",
    "She gave no further details, and the towns are going to vote again before the summer.",
]
KOREAN = "모두를 위한 두 번째 배"
SPANISH = "No podemos esperar dos horas cada mañana, y por eso pedimos otro barco para la isla."
PORTUGUESE = "Ninguém deve esperar duas horas por uma balsa, disse a moradora, que não tem carro."


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A story in English with a slogan, a quotation, and a quotation in the target's language."""
    path = tmp_path / "mixed.txt"
    blocks = [*OWN[:2], KOREAN, OWN[2], SPANISH, PORTUGUESE, OWN[3]]
    path.write_text("\n\n".join(blocks) + "\n", "utf-8")
    return path


def entries(po: Path) -> dict[str, polib.POEntry]:
    return {entry.msgid: entry for entry in polib.pofile(str(po), wrapwidth=0)}


def checks(entry: polib.POEntry) -> list[str]:
    """What the reviewer is told, but for where the draft comes from."""
    return [line for line in entry.comment.splitlines() if line.startswith("Check: ")]


def test_what_is_in_another_language_is_left_with_a_note(dragoman: Run, mixed: Path) -> None:
    """Neither copied by an engine nor mangled: it stands, fuzzy, and the reviewer is told why."""
    result = dragoman("translate", mixed, "--to", "pt", "--engine", "upper")
    assert result.exit_code == 0, result.output
    assert "left as they stand: 1 in Korean, 1 in Spanish, 1 in Portuguese" in result.stderr
    found = entries(mixed.with_suffix(".pt.po"))
    assert [found[text].msgstr for text in OWN] == [text.upper() for text in OWN]
    assert {
        text: (found[text].msgstr, checks(found[text])) for text in found if text not in OWN
    } == {
        KOREAN: (KOREAN, ["Check: looks like Korean: left as it stands"]),
        SPANISH: (SPANISH, ["Check: looks like Spanish: left as it stands"]),
        PORTUGUESE: (PORTUGUESE, ["Check: is in Portuguese already: left as it stands"]),
    }
    assert all(entry.fuzzy for entry in found.values())
    assert "Draft: engine=source model=ko risk=50 key=" in found[KOREAN].comment


def test_it_is_left_when_the_source_language_is_given(dragoman: Run, mixed: Path) -> None:
    """`--from` speaks of the article, not of each paragraph."""
    call = ("translate", mixed, "--to", "pt", "--engine", "upper", "--from", "en")
    assert dragoman(*call).exit_code == 0
    assert entries(mixed.with_suffix(".pt.po"))[SPANISH].msgstr == SPANISH


def test_a_second_run_writes_nothing(dragoman: Run, mixed: Path) -> None:
    """What was left is known again by its key."""
    call = ("translate", mixed, "--to", "pt", "--engine", "upper")
    dragoman(*call)
    before = mixed.with_suffix(".pt.po").read_bytes()
    result = dragoman(*call)
    assert "0 drafted, 7 kept" in result.stderr
    assert mixed.with_suffix(".pt.po").read_bytes() == before


def test_a_persons_translation_of_it_stays(dragoman: Run, mixed: Path) -> None:
    """A reviewer may translate what was left; no later run undoes that."""
    call = ("translate", mixed, "--to", "pt", "--engine", "upper")
    dragoman(*call)
    po = mixed.with_suffix(".pt.po")
    file = polib.pofile(str(po), wrapwidth=0)
    file.find(KOREAN).msgstr = "Uma segunda balsa para todos"
    file.save()
    dragoman(*call)
    assert entries(po)[KOREAN].msgstr == "Uma segunda balsa para todos"


def test_check_says_no_more_of_it_than_that(dragoman: Run, mixed: Path) -> None:
    """It is no copy, no wrong script, no wrong language."""
    dragoman("translate", mixed, "--to", "pt", "--engine", "upper")
    po = mixed.with_suffix(".pt.po")
    told = json.loads(dragoman("check", po, "--format", "json").stdout)
    left = [found for found in told if found["kind"] == "foreign"]
    assert [(found["severity"], found["message"]) for found in left] == [
        ("note", "looks like Korean: left as it stands"),
        ("note", "looks like Spanish: left as it stands"),
        ("note", "is in Portuguese already: left as it stands"),
    ]
    of_left = {found["where"] for found in left}
    assert [f["kind"] for f in told if f["where"] in of_left] == ["foreign"] * 3


def test_review_puts_it_among_what_may_be_wrong(dragoman: Run, mixed: Path) -> None:
    """Whether it should be translated is an open question; in the reader's language it is none."""
    dragoman("translate", mixed, "--to", "pt", "--engine", "upper")
    rows = json.loads(dragoman("review", mixed.parent, "--format", "json").stdout)
    found = {row["source"]: (row["risk"], row["reasons"]) for row in rows}
    assert {text: found[text] for text in (KOREAN, PORTUGUESE)} == {
        KOREAN: (50, ["looks like Korean: left as it stands"]),
        PORTUGUESE: (0, ["is in Portuguese already: left as it stands"]),
    }


def test_it_stands_in_the_assembled_article(dragoman: Run, mixed: Path) -> None:
    """The article comes out with the paragraphs in their place, as they were."""
    dragoman("translate", mixed, "--to", "pt", "--engine", "upper")
    result = dragoman("assemble", mixed.with_suffix(".pt.po"), "--missing", "draft")
    assert result.exit_code == 0, result.output
    blocks = mixed.with_suffix(".pt.txt").read_text("utf-8").rstrip("\n").split("\n\n")
    own = [text.upper() for text in OWN]
    assert blocks == [*own[:2], KOREAN, own[2], SPANISH, PORTUGUESE, own[3]]


def test_detect_tells_what_is_mixed_in(dragoman: Run, mixed: Path, tmp_path: Path) -> None:
    """The shares of other languages, and what an undecided text looks like most."""
    doubtful = tmp_path / "doubtful.txt"
    doubtful.write_text("mil casas de campo\n", "utf-8")
    lines = dragoman("detect", mixed, doubtful).stdout.splitlines()
    assert [line.partition(": ")[2] for line in lines] == [
        "en 1.00 (English, 18% Spanish, 18% Portuguese, 2% Korean)",
        "und 0.00 (an undetermined language, perhaps Portuguese)",
    ]
    [found] = json.loads(dragoman("detect", mixed, "--format", "json").stdout)
    assert (sorted(found), found["language"]) == (["confidence", "file", "language"], "en")
