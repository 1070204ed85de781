"""Sentences found in a text by their first words, as by looking for each of them."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from translate.catalog.occurrences import Sentences, cuts_word

pieces = st.lists(st.sampled_from(["a", "b1", "é", "汉字", "_", " ", ". ", "“", "-"]), max_size=9)
texts = pieces.map("".join)


def standing(sentence: str, text: str) -> set[tuple[int, int]]:
    """Wherever the sentence stands in the text, no word cut in two."""
    spans = ((at, at + len(sentence)) for at in range(len(text)) if text.startswith(sentence, at))
    return {span for span in spans if not any(cuts_word(text, at) for at in span)}


@example(["“a", "a b1 é a"], "“a b1 é a.")
@given(st.lists(texts, max_size=5), texts)
def test_every_sentence_within_a_text(sentences, text):
    """Each occurrence of each sentence with a letter or digit, and no other."""
    found = list(Sentences(sentences).within(text))
    expected = {
        (number, span)
        for number, sentence in enumerate(sentences)
        if any(map(str.isalnum, sentence))
        for span in standing(sentence, text)
    }
    assert set(found) == expected
    assert len(found) == len(expected)


@given(st.lists(texts, min_size=1, max_size=6), texts, st.integers(0, 6))
def test_what_a_text_may_open_with(sentences, text, following):
    """All that stand at its first word, those from a place on before the others."""
    found = list(Sentences(sentences).opening(text, following))
    first = next((at for at, char in enumerate(text) if char.isalnum()), len(text))
    opens = [
        number
        for number, sentence in enumerate(sentences)
        if any(start <= first < end for start, end in standing(sentence, text))
        and any(map(str.isalnum, sentence))
        and not any(map(str.isalnum, text[: min(s for s, e in standing(sentence, text))]))
    ]
    assert [number for number in found if number in opens] == [
        *(number for number in opens if number >= following),
        *(number for number in opens if number < following),
    ]
