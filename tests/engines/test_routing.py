"""The way from one language to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from translate.engines import base, quality, routing
from translate.engines.base import Model
from translate.engines.late import Late
from translate.engines.routing import find_route, matching
from translate.errors import ConfigError, EngineError, RouteError, SameLanguageError
from translate.hypothesis import Hypothesis


@dataclass(frozen=True)
class Marking:
    """An engine that writes the pair it was asked for behind each text."""

    name: str
    preference: int | None
    pairs: tuple[tuple[str, str], ...]
    score: float | None = None

    def models(self) -> Sequence[Model]:
        return [Model(self.name, f"{s}{t}-1", s, t) for s, t in self.pairs]

    def find(self, source: str, target: str) -> Model | None:
        return matching(self.models(), source, target)

    def load(self, model: Model) -> Loaded:
        return Loaded(model, self.score)

    def advice(self) -> str | None:
        return None


@dataclass(frozen=True)
class Loaded:
    model: Model
    score: float | None

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        unknown = (self.model.source, "x")
        certainty = None if self.score is None else 1 + self.score
        return [
            Hypothesis(
                f"{text}>{self.model.target}",
                self.score,
                certainty=certainty,
                unknown=unknown,
                is_cut=self.model.source == "pt",
            )
            for text in texts
        ]


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> dict[str, Marking]:
    """Three engines in the place of those that are installed."""
    found = {
        "good": Marking("good", 1, (("en", "pt"), ("pt", "en")), -0.2),
        "wide": Marking("wide", 2, (("en", "pt"), ("en", "es"), ("fr", "en"), ("es", "ca")), -0.5),
        "never": Marking("never", None, (("en", "de"),)),
    }
    monkeypatch.setattr(routing, "discover", lambda: found)
    monkeypatch.setattr(routing, "by_name", found.__getitem__)
    return found


@pytest.mark.parametrize(
    ("source", "target", "way"),
    [
        ("en", "pt", "en → pt by good (enpt-1)"),
        ("en-GB", "pt-BR", "en → pt by good (enpt-1), for pt-BR"),
        ("en", "es", "en → es by wide (enes-1)"),
        ("pt", "es", "pt → en → es by good (pten-1) and wide (enes-1)"),
        ("fr", "pt", "fr → en → pt by wide (fren-1) and good (enpt-1)"),
        ("en", "ca", "en → es → ca by wide (enes-1) and wide (esca-1)"),
    ],
)
def test_the_way_is_direct_else_through_one_language(
    engines: dict[str, Marking], source: str, target: str, way: str
) -> None:
    """A direct model of the preferred engine wins; else one language stands in between."""
    assert find_route(source, target).description == way


@pytest.mark.parametrize(("source", "target"), [("fr", "ca"), ("en", "de"), ("de", "en")])
def test_no_way_is_said_by_name(engines: dict[str, Marking], source: str, target: str) -> None:
    """Two languages in between, or an engine that has to be asked for, are no way."""
    with pytest.raises(RouteError, match=r"no engine translates \w+ \(.*\) to \w+"):
        find_route(source, target)


ONE, TWO = ("good", "pt"), ("wide", "es")


@pytest.mark.parametrize(
    ("figures", "way"),
    [
        ({(TWO,): 16.0, (ONE, ("rules", "es")): 27.0}, "good (enpt-1) and rules (ptes-1)"),
        ({(TWO,): 16.0, (ONE, ("rules", "es")): 16.9}, "wide (enes-1)"),
        ({(TWO,): 16.0, (ONE, ("gone", "es")): 27.0}, "wide (enes-1)"),
        ({(TWO,): 16.0, (ONE, ("good", "es")): 27.0}, "wide (enes-1)"),
        ({(("other", "es"),): 16.0, (ONE, ("rules", "es")): 27.0}, "wide (enes-1)"),
        ({(TWO,): 16.0}, "wide (enes-1)"),
    ],
    ids=["better", "hardly better", "no such engine", "no such leg", "taken is unknown", "alone"],
)
def test_a_way_that_was_measured_to_be_better_is_taken(
    engines: dict[str, Marking],
    monkeypatch: pytest.MonkeyPatch,
    figures: dict[quality.Way, float],
    way: str,
) -> None:
    """Only what is at hand, and clearly outdoes a way whose own quality is known."""
    engines["rules"] = Marking("rules", 3, (("pt", "es"), ("es", "ca")))
    monkeypatch.setattr(quality, "MEASURED", {("en", "es"): figures})
    route = find_route("en-GB", "es-MX")
    assert route.description.endswith(f" by {way}, for es-MX")
    assert (route.source, route.target) == ("en-GB", "es-MX")
    assert find_route("en", "es", engine="wide").description == "en → es by wide (enes-1)"


def test_a_measured_way_may_be_the_only_one(
    engines: dict[str, Marking], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three legs are tried for none but a way that someone has measured."""
    engines["wide"] = Marking("wide", 2, (("pt", "es"), ("es", "ca")))
    with pytest.raises(RouteError):
        find_route("en", "ca")
    figures = {(ONE, TWO, ("wide", "ca")): 25.0}
    monkeypatch.setattr(quality, "MEASURED", {("en", "ca"): figures})
    route = find_route("en", "ca")
    assert route.description == (
        "en → pt → es → ca by good (enpt-1) and wide (ptes-1) and wide (esca-1)"
    )
    assert [each.text for each in route.translate(["one"])] == ["one>pt>es>ca"]


def test_measured_ways_lead_where_they_say() -> None:
    """Each way of the table ends in its target, and no language is passed twice."""
    for (source, target), ways in quality.MEASURED.items():
        for way in ways:
            stops = [source, *(language for _, language in way)]
            assert stops[-1] == target
            assert len(set(stops)) == len(stops)
            assert {engine for engine, _ in way} <= set(base.discover())


def test_an_engine_asked_by_name_stands_alone(engines: dict[str, Marking]) -> None:
    """--engine uses that one and no other, not even for one leg of two."""
    assert find_route("en", "pt", engine="wide").description == "en → pt by wide (enpt-1)"
    assert find_route("en", "de", engine="never").description == "en → de by never (ende-1)"
    with pytest.raises(RouteError):
        find_route("pt", "es", engine="wide")


def test_a_language_into_itself_is_no_way(engines: dict[str, Marking]) -> None:
    """An article that is in the target language already is said to be so."""
    with pytest.raises(RouteError, match="in Portuguese already"):
        find_route("pt", "pt")


@pytest.mark.parametrize(("source", "target"), [("pt-BR", "pt"), ("pt-BR", "pt-PT")])
def test_a_region_is_no_other_language(
    engines: dict[str, Marking], source: str, target: str
) -> None:
    """There is no way through another language and back, though models for both legs are there."""
    with pytest.raises(SameLanguageError):
        find_route(source, target)


def test_a_route_takes_the_whole_batch_along_each_leg(engines: dict[str, Marking]) -> None:
    """Texts keep their order; a route is as sure as its weakest leg, and tells of all."""
    route = find_route("pt", "es")
    assert route.translate(["um", "dois"]) == [
        Hypothesis("um>en>es", -0.5, certainty=0.5, unknown=("pt", "x", "en"), is_cut=True),
        Hypothesis("dois>en>es", -0.5, certainty=0.5, unknown=("pt", "x", "en"), is_cut=True),
    ]
    assert (route.engine, route.model) == ("good+wide", "pten-1+enes-1")


def test_engines_are_found_by_entry_points() -> None:
    """Ours come by the road that anyone's engine takes, the preferred first."""
    names = list(base.discover())
    assert names.index("firefox") < names.index("argos")
    assert "upper" in names


def test_a_broken_engine_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that can't be imported is told of by name; asking for it says why."""

    class Point:
        name = "bad"

        def load(self) -> None:
            raise ImportError("no module named frobnicate")

    found = list(base.entry_points(group=base.GROUP))
    monkeypatch.setattr(base, "entry_points", lambda group: [Point(), *found])
    monkeypatch.setattr(base, "_imported", Late(base._import))
    assert "firefox" in base.discover()
    assert base.broken() == {"bad": "ImportError: no module named frobnicate"}
    with pytest.raises(EngineError, match="bad can't be loaded: ImportError: no module"):
        base.by_name("bad")
    with pytest.raises(ConfigError, match="no engine 'worse'"):
        base.by_name("worse")
