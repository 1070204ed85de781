"""Drafts with words that have to stand in them."""

from __future__ import annotations

import pytest

from translate.engines.firefox.translator import FirefoxTranslator
from translate.hypothesis import Constraint


def bound(source: str, *forms: tuple[str, str]) -> list[Constraint]:
    """Constraints for words of a source."""
    return [
        Constraint((source.index(words), source.index(words) + len(words)), form)
        for words, form in forms
    ]


@pytest.mark.parametrize(
    ("source", "forms"),
    [
        ("Kim Jong-un met the mayor in Hanoi.", [("Kim Jong-un", "Quim Jongum")]),
        ("The mayor (Maria Ferreira) left early.", [("Maria Ferreira", "Marta Ferrer")]),
        ('"Vladivostok is far," he said.', [("Vladivostok", "Vladivostoque")]),
        ("Rain fell on Pyongyang.", [("Pyongyang", "Pionguiangue")]),
        ("The ferry leaves the harbour.", [("ferry", "balsa"), ("harbour", "ancoradouro")]),
        ("The harbour master closed the pier.", [("harbour master", "capitão do porto")]),
    ],
)
def test_forced_words_stand_once(
    translator: FirefoxTranslator, source: str, forms: list[tuple[str, str]]
) -> None:
    """Each stands once, as whole words, and a name's own rendering is gone."""
    (draft,) = translator.steer([source], [bound(source, *forms)])
    for words, form in forms:
        assert draft.text.count(form) == 1
        before, after = draft.text.split(form)
        assert not before[-1:].isalnum()
        assert not after[:1].isalnum()
        if words[0].isupper():
            assert words.split()[-1] not in draft.text.replace(form, "")


def test_brackets_and_quotes_stay_closed_up(translator: FirefoxTranslator) -> None:
    """No space comes between an opening mark and the words."""
    source = "The mayor (Maria Ferreira) left early."
    (draft,) = translator.steer([source], [bound(source, ("Maria Ferreira", "Marta Ferrer"))])
    assert draft.text == "O prefeito (Marta Ferrer) saiu cedo."


def test_the_rest_is_what_it_was(translator: FirefoxTranslator) -> None:
    """A name changes nothing but itself, and links and scores are given all the same."""
    source = "On Monday Kim Jong-un met the mayor of Hanoi, KCNA said."
    (plain,) = translator.translate([source])
    (draft,) = translator.steer([source], [bound(source, ("Kim Jong-un", "Quim Jongum"))])
    assert draft.text == plain.text.replace("Kim Jong-un", "Quim Jongum")
    assert draft.score is not None
    assert draft.certainty is not None
    linked = {
        (source[slice(*link.source)], draft.text[slice(*link.target)])
        for link in draft.alignment or ()
    }
    assert ("KCNA", "KCNA") in linked
    assert ("Jong-un", "Jongum") in linked or ("Kim", "Jongum") in linked


@pytest.mark.parametrize(
    ("source", "name", "form"),
    [
        ("The team plays against Porto on Sunday.", "Porto", "Zolavi"),
        ("Rovers take on Padova in the group stages at 3pm on Wednesday.", "Padova", "Guzo"),
        ("Her first song - Halo by Jane Mills - was loved.", "Halo", "Memarmar"),
        ("Gatland said Jones, 29, of Cardiff, would play.", "Cardiff", "Sator"),
        ("Mr Clark said the plan was good.", "Clark", "Gurusa"),
        ("'It costs 40 dollars,' said Sapperton.", "Sapperton", "Guzo"),
    ],
)
def test_words_before_a_name_stay(
    translator: FirefoxTranslator, source: str, name: str, form: str
) -> None:
    """However much the decoder has the name in mind when it writes them."""
    (plain,) = translator.translate([source])
    (draft,) = translator.steer([source], [bound(source, (name, form))])
    assert draft.text == plain.text.replace(name, form)


def test_small_words_that_render_a_name_give_way(translator: FirefoxTranslator) -> None:
    """`residentes britânicos`: no name follows in whose place the words could come."""
    source = "He met British residents."
    (draft,) = translator.steer([source], [bound(source, ("British", "Foba"))])
    assert draft.text == "Ele conheceu residentes Foba."


def test_texts_without_constraints_are_translated_as_ever(translator: FirefoxTranslator) -> None:
    """In one batch each has its own, and what can't be kept is left out."""
    source = "Kim Jong-un met the mayor."
    plain = translator.translate([source])[0]
    some = bound(source, ("Kim Jong-un", "Quim Jongum"))
    impossible = [Constraint((0, 3), "北京"), Constraint((400, 410), "x"), Constraint((3, 3), "y")]
    both = translator.steer([source, source, "", source], [some, [], some, impossible])
    assert both[0] == translator.steer([source], [some])[0] != plain
    assert [both[1], both[3]] == [plain, plain]
    assert both[2].text == ""


def test_a_constraint_deep_in_a_long_text_is_kept(translator: FirefoxTranslator) -> None:
    """A text that is cut takes its constraints along."""
    source = " ".join(f"the mayor spoke to {n} people about the ferry," for n in range(100, 120))
    source += " and then she left for Hanoi."
    (draft,) = translator.steer([source], [bound(source, ("Hanoi", "Hanoilândia"))])
    assert draft.text.count("Hanoilândia") == 1
