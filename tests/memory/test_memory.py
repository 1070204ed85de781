"""Storing approved translations, and finding them again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from translate.article import clean
from translate.memory import Match, Memory, Stats, Stored, Unit, mark

Make = Callable[..., Unit]

DECLINED = "She declined to comment on the vote."


def test_the_same_words_are_found_in_their_context_first(memory: Memory, unit: Make) -> None:
    """Both neighbours, then one, then the same article, then the newest; each words once."""
    both = unit(DECLINED, "A", before="Who?", after="When?", date="2020-01-01")
    one = unit(DECLINED, "B", before="Who?", after="Why?", date="2020-01-02")
    same_article = unit(DECLINED, "C", article="vote.txt", date="2020-01-03")
    newest = unit(DECLINED, "D", before="x", after="y", date="2026-01-01")
    again = unit(DECLINED, "D", before="x", after="z", date="2024-01-01")
    assert memory.store([newest, same_article, again, one, both]) == Stored(new=5)
    found = memory.exact(
        DECLINED, "en", "pt-BR", before=mark("Who?"), after=mark("When?"), article="vote.txt"
    )
    assert found == [
        Match(both, 1.0, True, True),
        Match(one, 1.0, True, False),
        Match(same_article, 1.0),
        Match(newest, 1.0),
    ]


def test_the_edge_of_an_article_is_a_context_and_nothing_known_is_none(
    memory: Memory, unit: Make
) -> None:
    """A headline stood first; what came without neighbours matches none, not even unknown ones."""
    first, loose = unit("Ferry sinks", "A", before="", after="Two"), unit("Ferry sinks", "B")
    memory.store([first, loose])
    assert memory.exact("Ferry sinks", "en", "pt-BR", before=mark("")) == [
        Match(first, 1.0, True, False),
        Match(loose, 1.0),
    ]
    assert {match.before or match.after for match in memory.exact("Ferry sinks", "en", "pt")} == {
        False
    }


@pytest.mark.parametrize(
    ("stored", "asked", "found"),
    [
        ("“No,” she said – twice…", '"No," she said - twice...', True),
        ("It’s at 10\u00a0a.m.", "It's at 10 a.m.", True),
        ("Caf\u00e9 burns", "Cafe\u0301 burns", True),
        ("The ferry sank.", "The ferry sank!", False),
        ("The ferry sank.", "the ferry sank.", False),
        ("It took 3 days.", "It took 4 days.", False),
    ],
)
def test_marks_alone_make_no_other_source(
    memory: Memory, unit: Make, stored: str, asked: str, found: bool
) -> None:
    """Quotes, dashes, spaces and composed letters may differ; a letter, digit or stop may not."""
    memory.store([unit(stored, "x")])
    assert bool(memory.exact(asked, "en", "pt-BR")) is found


def test_a_mark_never_changes() -> None:
    """Marks stand in every memory: another function would find nothing there any more."""
    assert (mark(""), mark("“No,” she said."), mark("渡し船")) == MARKS


MARKS = (-1970711489451281740, -4975380373683241678, 8506377560164999710)


def test_a_later_approval_takes_the_place_of_an_earlier_one(memory: Memory, unit: Make) -> None:
    """In the same context the newer words hold; an old file that is read late changes nothing."""
    old = unit(DECLINED, "velho", before="a", after="b", date="2026-01-01", person="Rui")
    new = unit(DECLINED, "novo", before="a", after="b", date="2026-02-01", person="Ana")
    assert memory.store([old]) == Stored(new=1)
    assert memory.store([old]) == Stored(known=1)
    assert memory.store([new]) == Stored(changed=1)
    assert memory.store([old]) == Stored(known=1)
    assert list(memory) == [new]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("en", "pt"), ["pt", "br", "eu"]),
        (("en", "pt-BR"), ["br", "pt"]),
        (("en", "pt-PT"), ["eu", "pt"]),
        (("en-GB", "pt-PT"), ["eu", "pt"]),
        (("es", "pt"), []),
        (("pt", "en"), []),
    ],
)
def test_a_region_takes_what_is_of_no_other_region(
    memory: Memory, unit: Make, asked: tuple[str, str], found: list[str]
) -> None:
    """What is Brazilian is not for Portugal; the asked-for region comes first."""
    for words, tag in (("eu", "pt-PT"), ("br", "pt-BR"), ("pt", "pt")):
        memory.store([unit(DECLINED, words, languages=("en", tag))])
    assert sorted(m.unit.target for m in memory.exact(DECLINED, *asked)) == sorted(found)
    assert [m.unit.target for m in memory.exact(DECLINED, *asked)][:1] == found[:1]


COUNCIL = "The harbour council voted on Monday to raise ferry fares by 3 percent."


def test_like_sources_are_found_with_their_likeness(memory: Memory, unit: Make) -> None:
    """The likest first, the same one left out, and none that is only a little like it."""
    close = unit(COUNCIL.replace("3", "4"), "A")
    closer = unit(COUNCIL.replace("percent", "per cent"), "B")
    others = [
        unit(COUNCIL, "same"),
        unit("The mayor will open the new bridge on Friday.", "other"),
        unit(COUNCIL.replace("3", "4"), "Spanish", languages=("en", "es")),
    ]
    memory.store([*others, close, closer])
    found = memory.like(COUNCIL, "en", "pt-BR")
    assert [(match.unit, round(match.likeness, 3)) for match in found] == [
        (closer, 0.993),
        (close, 0.986),
    ]
    assert memory.like(COUNCIL, "en", "pt-BR", least=0.99) == found[:1]


def test_of_several_translations_the_newest_is_offered(memory: Memory, unit: Make) -> None:
    """A like source is offered once, with the words that were approved last."""
    old, new = unit(COUNCIL, "A", before="a", date="2026-02-01"), unit(COUNCIL, "B", date="2026-03")
    memory.store([new, old])
    assert [m.unit for m in memory.like(COUNCIL.replace("3", "4"), "en", "pt")] == [new]


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        (
            "渡し船の運賃は月曜日に三パーセント上がった。",
            "渡し船の運賃は火曜日に三パーセント上がった。",
        ),
        ("เรือข้ามฟากขึ้นราคาสามเปอร์เซ็นต์", "เรือข้ามฟากขึ้นราคาสี่เปอร์เซ็นต์"),
        ("여객선 운임이 월요일에 3퍼센트 올랐다.", "여객선 운임이 화요일에 3퍼센트 올랐다."),
        ("Паромная плата выросла в понедельник.", "Паромная плата выросла во вторник."),
    ],
)
def test_like_sources_are_found_in_any_script(
    memory: Memory, unit: Make, stored: str, asked: str
) -> None:
    """Also where nothing stands between the words."""
    memory.store([unit(stored, "x", languages=("ja", "en"))])
    assert [m.unit.source for m in memory.like(asked, "ja", "en", least=0.6)] == [stored]


def test_very_short_sources_are_like_nothing(memory: Memory, unit: Make) -> None:
    """Two words are like too many: they are found only as they are."""
    memory.store([unit("Ferry sinks", "x")])
    assert memory.like("Ferry sink", "en", "pt") == []


def test_words_that_all_have_still_find_the_sentence(
    memory: Memory, unit: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where each word is in more sentences than can be looked through, together they are few."""
    monkeypatch.setattr("translate.memory.likely._BUDGET", 20)
    pairs = ("harbour council", "council ferry", "harbour ferry")
    many = (unit(f"{pair} {n}", "x") for pair in pairs for n in range(100, 125))
    memory.store([*many, unit("harbour council ferry", "y")])
    found = memory.like("harbour council ferry!", "en", "pt")
    assert [match.unit.target for match in found] == ["y"]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(min_size=1, max_size=60))
def test_any_text_can_be_stored_and_asked_for(text: str) -> None:
    """Quotes, operators of the index, NULs, any script: found again, and nothing breaks."""
    source = clean(f"x {text}".encode("utf-8", "replace").decode())
    with TemporaryDirectory() as folder, Memory.open(Path(folder, "x")) as memory:
        memory.store([Unit(source, "y", "en", "pt")])
        assert [m.unit.target for m in memory.exact(source, "en", "pt")] == ["y"]
        memory.like(source, "en", "pt")


def test_stats_count_by_languages(memory: Memory, unit: Make) -> None:
    """Translations, sources, articles and people, and the last date."""
    memory.store([
        unit("One", "um", article="a.txt", person="Ana", date="2026-01-01"),
        unit("One", "uma", before="x", article="b.txt", person="Ana", date="2026-03-01"),
        unit("Two", "dos", languages=("en", "es")),
    ])  # fmt: skip
    assert memory.stats() == [
        Stats("en", "es", 1, 1, 0, 0, ""),
        Stats("en", "pt-BR", 2, 1, 2, 1, "2026-03-01"),
    ]
