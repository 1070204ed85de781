"""What the engine says of its drafts: which words render which, and how sure it is."""

from __future__ import annotations

import pytest

from translate.engines.firefox.translator import FirefoxTranslator

NAMES = ("Vladivostok", "Kim Jong-un", "Hanoi", "KCNA", "Maria Ferreira", "Pyongyang", "1,200")
FRAMES = (
    "The letter from {} was read twice.",
    "The mayor spoke about {} for two hours.",
    "On Monday, {}, which the town had waited for, was on every front page.",
    'Nobody in the harbour "had heard of {}" before March.',
    "The report names {} and two others.",
)


@pytest.mark.parametrize("name", NAMES)
def test_links_find_a_name_in_the_draft(translator: FirefoxTranslator, name: str) -> None:
    """What is linked to a name that the draft keeps is the name, with at most a word around it."""
    sources = [frame.format(name) for frame in FRAMES]
    exact = 0
    for source, draft in zip(sources, translator.translate(sources), strict=True):
        start = source.index(name)
        assert draft.alignment is not None
        ends = [
            link.target
            for link in draft.alignment
            if link.source[0] < start + len(name) and start < link.source[1]
        ]
        kept = name.replace(",", ".")
        if name not in draft.text and kept not in draft.text and name != "Hanoi":
            continue
        found = draft.text[min(e[0] for e in ends) : max(e[1] for e in ends)]
        names = (name, kept, "Hanói")
        exact += found in names
        assert any(each in found for each in names)
        assert len(found.split()) <= len(name.split()) + 1
    assert exact >= 3


def test_scores_tell_sense_from_nonsense(translator: FirefoxTranslator) -> None:
    """A plain sentence is drafted with more certainty than its words in disorder."""
    plain = "The ferry leaves the harbour at seven every morning."
    mixed = "Seven the every ferry harbour morning leaves at the."
    sure, unsure = translator.translate([plain, mixed])
    assert sure.score is not None
    assert unsure.score is not None
    assert sure.certainty is not None
    assert unsure.certainty is not None
    assert unsure.score < sure.score <= 0
    assert 0 < unsure.certainty < sure.certainty <= 1
