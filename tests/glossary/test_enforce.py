"""The ladder, with an engine that answers from a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from translate.drafted import TermUse
from translate.glossary import Cell, Concept, Glossary
from translate.glossary.enforce import Enforced, enforce
from translate.hypothesis import Hypothesis, Link


class Script:
    """An engine that knows a few texts, leaves the others as they are, and keeps count."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self.answers = answers
        self.asked: list[list[str]] = []

    def __call__(self, texts: Sequence[str]) -> list[Hypothesis]:
        self.asked.append(list(texts))
        return [Hypothesis(self.answers.get(text, text)) for text in texts]


def concept(kind: str, en: str, pt: str, **others: str) -> Concept:
    forms = pt.split("|")
    cells = {
        "en": Cell(tuple(en.split("|"))),
        "pt": Cell(
            tuple(form for form in forms if form[0] != "!"),
            tuple(form[1:] for form in forms if form[0] == "!"),
        ),
        **{language: Cell((name,)) for language, name in others.items()},
    }
    return Concept(cells, kind=kind)


GLOSSARY = Glossary(
    (
        (
            concept("person", "Ana Lim-soo|Ana Lim Soo", "Ana Lim-soo", fr="Anne Lim-sou"),
            concept("place", "Vladport", "Vladiporto|!Porto Vlad"),
            concept("place", "Hathor", "Atória", de="Hathenburg"),
            concept("organisation", "WHO", "OMS"),
            concept("term", "ferry", "barca"),
            concept("term", "shipyard", "doca"),
            concept("term", "ferry line", "linha de barcas"),
        ),
    )
)


def run(
    source: str, draft: str, answers: Mapping[str, str] | None = None, **hypothesis: object
) -> tuple[Enforced, Script]:
    script = Script(answers or {})
    matches = GLOSSARY.matcher("en", "pt").match(source)
    first = Hypothesis(draft, **hypothesis)  # type: ignore[arg-type]
    (enforced,) = enforce([source], [first], [matches], script)
    return enforced, script


def how(enforced: Enforced) -> dict[str, str]:
    return {use.source: use.how for use in enforced.terms}


@pytest.mark.parametrize("draft", ["A barca partiu.", "As barcas partiram.", "Barca!"])
def test_a_draft_that_meets_its_terms_stays(draft: str) -> None:
    """The engine isn't asked, the text isn't touched."""
    enforced, script = run("The ferry left.", draft)
    assert enforced == Enforced(draft, (TermUse("ferry", "barca", True, "met"),))
    assert script.asked == []


@pytest.mark.parametrize(
    ("source", "draft", "text"),
    [
        # The source's own name, copied; an English possessive copied along.
        ("He left Hathor.", "Ele deixou Hathor.", "Ele deixou Atória."),
        ("Hathor's port", "Hathor's porto", "Atória porto"),
        # Another language's name, another spelling, other capitals.
        ("He left Hathor.", "Ele deixou Hathenburg.", "Ele deixou Atória."),
        ("Ana Lim-soo left.", "Ana Lim Soo partiu.", "Ana Lim-soo partiu."),
        ("Ana Lim-soo left.", "Ana Lim-Soo partiu.", "Ana Lim-soo partiu."),
        # A forbidden form, also beside the right one.
        ("in Vladport", "em Porto Vlad", "em Vladiporto"),
        ("in Vladport", "em Vladiporto, Porto Vlad", "em Vladiporto, Vladiporto"),
        # Capitals stay capitals; the sentence keeps its capital.
        ("HE LEFT HATHOR", "ELE DEIXOU HATHOR", "ELE DEIXOU ATÓRIA"),
        ("Ferry sinks", "Ferry afunda", "Barca afunda"),
    ],
)
def test_wrong_names_that_are_known_are_replaced(source: str, draft: str, text: str) -> None:
    """Without asking the engine."""
    enforced, script = run(source, draft)
    assert (enforced.text, set(how(enforced).values())) == (text, {"replaced"})
    assert script.asked == []


def test_what_the_alignment_ties_to_the_term_is_replaced() -> None:
    """Whole words, though a link may hold a part of one."""
    links = (Link((4, 9), (2, 6)), Link((10, 14), (9, 16)))
    enforced, script = run("The ferry left.", "O batel partiu.", alignment=links)
    assert (enforced.text, how(enforced)) == ("A barca partiu.", {"ferry": "replaced"})
    assert script.asked == [["ferry"]]


@pytest.mark.parametrize(
    ("rendering", "draft", "text"),
    [
        ("balsa", "A balsa partiu.", "A barca partiu."),
        ("Balsa.", "A balsa partiu.", "A barca partiu."),
        ("balsas", "A balsa partiu.", "A barca partiu."),
    ],
)
def test_the_engines_own_rendering_is_replaced(rendering: str, draft: str, text: str) -> None:
    """The engine is asked for the term alone, and its answer found in the draft."""
    enforced, script = run("The ferry left.", draft, {"ferry": rendering})
    assert (enforced.text, how(enforced)) == (text, {"ferry": "replaced"})
    assert script.asked == [["ferry"]]


def test_a_name_that_looks_much_alike_is_replaced() -> None:
    """But not another person's, who stands in the source as well."""
    enforced, _ = run("Ana Lim-soo left.", "Anna Lin-soo partiu.")
    assert (enforced.text, how(enforced)) == ("Ana Lim-soo partiu.", {"Ana Lim-soo": "replaced"})
    source = "Ana Lim-soo met Anna Lin-soo."
    enforced, _ = run(source, "Ela viu Anna Lin-soo.")
    assert (enforced.text, how(enforced)) == ("Ela viu Anna Lin-soo.", {"Ana Lim-soo": "missing"})


def test_what_a_mask_comes_back_in_place_of_is_replaced() -> None:
    """So the first draft, and the article in it, stay."""
    answers = {"ferry": "balsa", "The XZQ1 left the port.": "O XZQ1 deixou o porto."}
    enforced, script = run("The ferry left the port.", "A lancha deixou o porto.", answers)
    assert (enforced.text, how(enforced)) == ("A barca deixou o porto.", {"ferry": "replaced"})
    assert script.asked == [["ferry"], ["The XZQ1 left the port."]]


def test_a_missing_term_is_masked() -> None:
    """Where the first draft has no rendering to be replaced, the masked one is taken."""
    answers = {"The XZQ1 left the port.": "Do porto saiu a XZQ1."}
    enforced, _ = run("The ferry left the port.", "Saída do porto por mar.", answers)
    assert (enforced.text, how(enforced)) == ("Do porto saiu a barca.", {"ferry": "masked"})


def test_masks_are_numbered_above_those_of_placeables() -> None:
    """And those have to come back, too."""
    source, draft = "The ferry at XZQ3 left.", "Saída por XZQ3, de mar."
    answers = {"The XZQ4 at XZQ3 left.": "De XZQ3 saiu a XZQ4."}
    assert run(source, draft, answers)[0].text == "De XZQ3 saiu a barca."
    answers = {"The XZQ4 at XZQ3 left.": "De lá saiu a XZQ4."}
    assert run(source, draft, answers)[0].text == draft


def test_a_masked_draft_is_not_taken_for_a_place() -> None:
    """`residentes hatores` is right as it is; the term is told as missing, no more."""
    source, draft = "He saw non-Hathor residents.", "Ele viu residentes de fora."
    answers = {"He saw non-XZQ1 residents.": "Ele viu residentes não XZQ1."}
    enforced, _ = run(source, draft, answers)
    assert (enforced.text, how(enforced)) == (draft, {"Hathor": "missing"})


def test_a_copied_place_is_replaced_though_its_adjective_stands() -> None:
    """The adjective alone will do; beside the untranslated name it won't."""
    enforced, _ = run("Hathor, said a Hathorian.", "Hathor, disse um atoriano.")
    assert enforced.text == "Atória, disse um atoriano."
    enforced, script = run("Hathor's port", "o porto atoriano")
    assert (enforced.text, how(enforced)) == ("o porto atoriano", {"Hathor": "met"})
    assert script.asked == []


def test_ten_masks_are_told_from_one() -> None:
    """XZQ1 is not the beginning of XZQ10."""
    source = "By " + ", ".join(["ferry"] * 10) + "."
    answer = "Por " + ", ".join(f"XZQ{n}" for n in range(10, 0, -1)) + " a bordo."
    masked = "By " + ", ".join(f"XZQ{n}" for n in range(1, 11)) + "."
    enforced, _ = run(source, "Dez vezes por mar, sempre por mar e só por mar.", {masked: answer})
    assert enforced.text == "Por " + ", ".join(["barca"] * 10) + " a bordo."


@pytest.mark.parametrize(
    "answer",
    [
        "Do porto saiu a.",
        "Do XZQ1 saiu a XZQ1.",
        "XZQ1.",
        "Do porto saiu a XZQ1 " + "e saiu " * 12,
        "The XZQ1 left the port, as was to be expected.",
    ],
)
def test_an_unsound_masked_draft_is_not_taken(answer: str) -> None:
    """A mask lost or doubled, a strange length, an echo: the first draft stays."""
    draft = "Saída do porto por mar, como era de se esperar hoje."
    source = "The ferry left the port, as was to be expected."
    answers = {"The XZQ1 left the port, as was to be expected.": answer}
    enforced, _ = run(source, draft, answers)
    assert enforced == Enforced(draft, (TermUse("ferry", "barca", False, "missing"),))


def test_a_masked_draft_must_not_cost_another_term() -> None:
    """What was met stays met."""
    source, draft = "The WHO ferry left.", "Saída da OMS por mar."
    enforced, _ = run(source, draft, {"The WHO XZQ1 left.": "De lá saiu a XZQ1."})
    assert enforced.text == draft
    assert how(enforced) == {"WHO": "met", "ferry": "missing"}


def test_of_two_missing_terms_one_is_saved() -> None:
    """All at once is tried first, then each by itself, in the same call."""
    source, draft = "The ferry left the shipyard.", "Saída por mar de lá."
    answers = {"The XZQ1 left the shipyard.": "De lá saiu XZQ1."}
    enforced, script = run(source, draft, answers | {"The XZQ1 left the XZQ2.": "XZQ1."})
    assert (enforced.text, how(enforced)) == (
        "De lá saiu barca.",
        {"ferry": "masked", "shipyard": "missing"},
    )
    assert script.asked == [
        ["ferry", "shipyard"],
        ["The XZQ1 left the XZQ2.", "The XZQ1 left the shipyard.", "The ferry left the XZQ1."],
    ]


def test_one_terms_rendering_is_not_replaced_inside_another_term() -> None:
    """`linha de barcas` is right; the lone ferry has to be found elsewhere."""
    source = "The ferry line lost a ferry."
    enforced, _ = run(source, "A linha de barcas perdeu uma balsa.", {"ferry": "balsa"})
    assert how(enforced) == {"ferry line": "met", "ferry": "met"}


def test_a_batch_asks_twice_at_most_and_for_each_text_once() -> None:
    """However many drafts, and whatever is missing in them."""
    sources = ["The ferry left.", "A ferry came.", "WHO?", "", "Nothing here."]
    drafts = ["Partiu.", "Veio.", "OMS?", "", "Nada aqui."]
    matcher = GLOSSARY.matcher("en", "pt")
    script = Script({})
    enforced = enforce(
        sources, [Hypothesis(d) for d in drafts], [matcher.match(s) for s in sources], script
    )
    assert [one.text for one in enforced] == drafts
    assert script.asked == [["ferry"], ["The XZQ1 left.", "A XZQ1 came."]]
