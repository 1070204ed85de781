"""The ladder with an engine that tells how likely it holds a translation, by a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from translate.glossary import Cell, Concept, Glossary
from translate.glossary.enforce import LADDER, Enforced, Rung, enforce
from translate.hypothesis import Constraint, Hypothesis, Link

GLOSSARY = Glossary(
    (
        (
            Concept({"en": Cell(("deaths",)), "pt": Cell(("mortes",))}, kind="term"),
            Concept({"en": Cell(("surface",)), "pt": Cell(("superfície",))}, kind="term"),
            Concept({"en": Cell(("ferry cases",)), "pt": Cell(("casos de barca",))}, kind="term"),
            Concept({"en": Cell(("Lowlands",)), "pt": Cell(("Países Lim",))}, kind="place"),
            Concept({"en": Cell(("Ana Lim",)), "pt": Cell(("Ana Lim-soo",))}, kind="person"),
        ),
    )
)


def climb(
    source: str,
    draft: str,
    likely: Sequence[str],
    *,
    links: Sequence[Link] = (),
    answers: Mapping[str, str] | None = None,
    forced: str = "",
    rungs: Sequence[Rung] = LADDER,
) -> Enforced:
    """Take a draft up; `likely` are the texts that the engine would write, the likeliest first."""

    def ask(texts: Sequence[str]) -> list[Hypothesis]:
        return [Hypothesis((answers or {}).get(text, "?")) for text in texts]

    def steer(texts: Sequence[str], _: Sequence[Sequence[Constraint]]) -> list[Hypothesis]:
        return [Hypothesis(forced) for _ in texts]

    def score(texts: Sequence[str], translations: Sequence[str]) -> list[float]:
        assert set(texts) == {source}
        ranks = {text: -0.1 * n for n, text in enumerate((*likely, draft))}
        return [ranks.get(text, -1.0) for text in translations]

    matches = GLOSSARY.matcher("en", "pt").match(source)
    first = Hypothesis(draft, alignment=links)
    (held,) = enforce([source], [first], [matches], ask, steer=steer, score=score, rungs=rungs)
    return held


def test_the_likeliest_article_is_taken() -> None:
    """Where the ending of the new word doesn't tell its gender."""
    held = climb(
        "The deaths rose.",
        "Os óbitos subiram.",
        ["As mortes subiram.", "Os mortes subiram."],
        answers={"deaths": "óbitos"},
    )
    assert (held.text, held.terms[0].how) == ("As mortes subiram.", "replaced")


def test_a_noun_in_an_adjectives_place_gets_its_preposition() -> None:
    """`tensão superficial` becomes `tensão da superfície`."""
    held = climb(
        "It relieved surface tension.",
        "Aliviou a tensão superficial.",
        ["Aliviou a tensão da superfície.", "Aliviou a tensão superfície."],
        links=(Link((12, 19), (17, 28)),),
    )
    assert held.text == "Aliviou a tensão da superfície."


def test_words_inside_a_rendering_that_render_others_stay() -> None:
    """Only where the engine can tell which order reads better."""
    source, draft = "the new ferry cases", "os casos novos de barco"
    links = (Link((4, 7), (9, 14)), Link((8, 13), (18, 23)), Link((14, 19), (3, 8)))
    held = climb(source, draft, ["os casos de barca novos"], links=links)
    assert held.text == "os casos de barca novos"


def test_a_forced_draft_is_taken_where_it_is_likelier_by_far() -> None:
    """Though the replaced one holds as well; else that one stays."""
    source, draft = "The deaths rose.", "Os óbitos subiram."
    answers = {"deaths": "óbitos"}
    forced = "Houve mais mortes."
    held = climb(source, draft, [forced, draft], answers=answers, forced=forced)
    assert (held.text, held.terms[0].how) == (forced, "forced")
    near = [forced, "As mortes subiram."]
    held = climb(source, draft, near[::-1], answers=answers, forced=forced)
    assert (held.text, held.terms[0].how) == ("As mortes subiram.", "replaced")


@pytest.mark.parametrize(
    ("forced", "text"),
    [
        # A name or a number that the first draft kept as the source has it is lost.
        ("Houve 30 mortes.", "Houve 40 falecimentos em Hathor."),
        ("Houve 40 mortes em Atória.", "Houve 40 falecimentos em Hathor."),
        # The term stands twice.
        ("40 mortes, mortes em Hathor.", "Houve 40 falecimentos em Hathor."),
        ("Houve 40 mortes em Hathor.", "Houve 40 mortes em Hathor."),
    ],
)
def test_a_forced_draft_must_not_lose_or_double_anything(forced: str, text: str) -> None:
    """Then the first draft stays, and the term is missing."""
    source = "There were 40 deaths in Hathor."
    held = climb(source, "Houve 40 falecimentos em Hathor.", [forced], forced=forced)
    assert held.text == text


def test_an_article_before_a_forced_name_agrees() -> None:
    """An English possessive that the engine left behind it goes."""
    source, draft = "He lives in the Lowlands.", "Ele mora na Holanda."
    forced = "Ele mora na Países Lim's."
    likely = ["Ele mora nos Países Lim.", draft]
    held = climb(source, draft, likely, forced=forced)
    assert (held.text, held.terms[0].how) == ("Ele mora nos Países Lim.", "forced")


def test_a_place_is_masked_only_where_the_sentence_reads_well() -> None:
    """What has no name of the place is mostly an adjective, and right."""
    source, draft = "He saw non-Lowlands residents.", "Ele viu residentes de fora."
    answers = {"He saw non-XZQ1 residents.": "Ele viu residentes de fora dos XZQ1."}
    text = "Ele viu residentes de fora dos Países Lim."
    rungs = (Rung.REPLACE, Rung.MASK)
    held = climb(source, draft, [text], answers=answers, rungs=rungs)
    assert (held.text, held.terms[0].how) == (text, "masked")
    held = climb(source, draft, [], answers=answers, rungs=rungs)
    assert (held.text, held.terms[0].how) == (draft, "missing")


def test_another_ones_name_is_not_replaced() -> None:
    """A link that strays to a name which the source has elsewhere is not followed."""
    source = "The Lowlands sent Pia Hathor."
    links = (Link((4, 12), (0, 3)),)
    held = climb(source, "Pia Hathor foi enviada.", [], links=links)
    assert (held.text, held.terms[0].how) == ("Pia Hathor foi enviada.", "missing")


def test_the_rungs_are_taken_in_the_order_that_is_asked_for() -> None:
    """For measuring; a rung that is left out isn't tried."""
    source, draft = "The deaths rose.", "Os óbitos subiram."
    answers = {"deaths": "óbitos", "The XZQ1 rose.": "Subiram mais XZQ1."}
    forced = "Houve mais mortes."
    hows = [
        climb(source, draft, [], answers=answers, forced=forced, rungs=rungs).terms[0].how
        for rungs in ((Rung.FORCE, Rung.REPLACE), (Rung.MASK, Rung.FORCE), (Rung.REPLACE,), ())
    ]
    assert hows == ["forced", "masked", "replaced", "missing"]
