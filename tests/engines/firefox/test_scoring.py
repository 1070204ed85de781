"""How likely given translations are."""

from __future__ import annotations

import pytest

from translate.engines.firefox.translator import FirefoxTranslator


def test_a_draft_has_the_score_that_it_came_with(
    translator: FirefoxTranslator, sentences: list[str]
) -> None:
    """Weighed in one pass, a translation of the engine's own is as likely as it was when made."""
    texts = [text for text in sentences if len(text) < 200][:24]
    drafts = translator.translate(texts)
    scores = translator.score(texts, [draft.text for draft in drafts])
    near = [
        score == pytest.approx(draft.score, abs=0.01)
        for score, draft in zip(scores, drafts, strict=True)
    ]
    # A text has more than one encoding: what was written in other pieces weighs less.
    assert sum(near) >= len(near) - 3


def test_a_translation_of_something_else_is_less_likely(translator: FirefoxTranslator) -> None:
    """Right before wrong before nonsense; and each by itself, whatever the batch."""
    source = "The harbour is closed."
    given = ["O porto está fechado.", "O porto está aberto.", "Comi três maçãs azuis ontem."]
    right, wrong, other = translator.score([source] * 3, given)
    assert other < wrong < right <= 0
    assert translator.score([source], given[:1]) == [pytest.approx(right, abs=1e-5)]


def test_odd_pairs_have_a_score(translator: FirefoxTranslator) -> None:
    """Nothing at all, other scripts, and texts too long are no error."""
    texts = ["", "Good morning.", "", "x " * 3_000, "\ud800"]
    translations = ["", "", "Bom dia.", "x " * 3_000, "中"]
    assert all(score <= 0 for score in translator.score(texts, translations))
    assert translator.score([], []) == []
