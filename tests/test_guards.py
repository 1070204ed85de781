"""Drafts that come out wrong as a whole are asked for again, and the better one is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from translate import translate_lines
from translate.drafted import Draft
from translate.engines.upper import UpperEngine
from translate.hypothesis import Hypothesis

LONG = "The old ferry was sold by the council on Monday, and the mayor promised a new bridge."
FIRST = "A velha balsa foi vendida pelo conselho na segunda-feira,"
SECOND = "e o prefeito prometeu uma ponte nova."

Answers = dict[str, str]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answers], list[str]]:
    """Let the engine say what a test wants; gives what it was asked. What it has no answer to
    comes back as it is."""

    def install(answers: Answers) -> list[str]:
        asked: list[str] = []

        def translate(self: UpperEngine, texts: Sequence[str]) -> list[Hypothesis]:
            asked.extend(texts)
            return [Hypothesis(answers.get(text, text), score=-0.5) for text in texts]

        monkeypatch.setattr(UpperEngine, "translate", translate)
        return asked

    return install


def draft(line: str) -> Draft:
    [made] = translate_lines([line], "en", "pt", engine="upper")
    return made


CLAUSES = {
    "The old ferry was sold by the council on Monday,": FIRST,
    "and the mayor promised a new bridge.": SECOND,
}


@pytest.mark.parametrize(
    "wrong",
    [
        LONG,
        "A velha balsa foi foi foi vendida vendida vendida foi vendida foi vendida pelo conselho.",
        "A balsa",
        "Совет продал старый паром, и мэр пообещал мост, сказал совет в понедельник.",
        "El viejo transbordador fue vendido por el ayuntamiento el lunes y habrá un puente.",
        "",
    ],
)
def test_a_wrong_draft_is_asked_for_clause_by_clause(
    engine: Callable[[Answers], list[str]], wrong: str
) -> None:
    """A copy, a loop, a stump, another script or language: the clauses are put together."""
    asked = engine({LONG: wrong, **CLAUSES})
    made = draft(LONG)
    assert (made.text, made.findings) == (f"{FIRST} {SECOND}", ())
    assert asked == [LONG, *CLAUSES]


def test_a_sound_draft_is_asked_for_once(engine: Callable[[Answers], list[str]]) -> None:
    """A guard that does not fire costs no second pass."""
    asked = engine({LONG: f"{FIRST} {SECOND}"})
    assert draft(LONG).text == f"{FIRST} {SECOND}"
    assert asked == [LONG]


def test_where_no_way_is_better_the_first_stays_with_its_reason(
    engine: Callable[[Answers], list[str]],
) -> None:
    """The reviewer is told; what came second is not put in for being second."""
    asked = engine({})
    made = draft(LONG)
    assert made.text == LONG
    assert [finding.kind for finding in made.findings] == ["copy"]
    assert asked == [LONG, *CLAUSES]


def test_a_headline_in_title_case_is_asked_for_as_a_sentence(
    engine: Callable[[Answers], list[str]],
) -> None:
    """An engine that takes all its words for names leaves it as it is.

    One with a capital in all of its words never goes there as it stands.
    """
    title = "Old Town Ferry Was sold"
    right = "A velha balsa da cidade foi vendida"
    asked = engine({"Old town ferry was sold": right, title: "Das " + title})
    assert draft(title).text == "Das " + title  # no reason to ask again
    asked = engine(
        {
            "Old town ferry was sold": right,
            title: "Old Town Ferry Old Town Ferry Old Town Ferry sold",
        }
    )
    made = draft(title)
    assert (made.text, made.findings) == (right, ())
    assert asked == [title, "Old town ferry was sold"]


def test_a_cut_draft_is_cut_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the engine said of the first draft does not stick to the one that took its place."""
    answers = {LONG: "A velha balsa da cidade foi vendida e o prefeito prometeu", **CLAUSES}

    def translate(self: UpperEngine, texts: Sequence[str]) -> list[Hypothesis]:
        return [Hypothesis(answers[text], is_cut=text == LONG) for text in texts]

    monkeypatch.setattr(UpperEngine, "translate", translate)
    made = draft(LONG)
    assert made.text == f"{FIRST} {SECOND}"
    assert made.provenance
    assert not made.provenance.is_cut
