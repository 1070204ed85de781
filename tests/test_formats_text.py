"""Plain text: paragraphs, wrapped or not, list items, and the spans they stand in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.article import Article
from translate.formats import read

WRAPPED = """\
Town keeps its ferry

The council of the harbour town voted on Monday to keep the last
ferry, which carries 1,200 people a day across the bay and back.
Nobody spoke against it.

The owner, a family firm, thanked the mayor
of the town.
"""


def texts(source: str) -> list[str]:
    article = read(source.encode())
    return [article.block_text(block) for block in article.blocks]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken at a width belong together, also where a line ends with a full stop."""
    assert texts(WRAPPED) == [
        "Town keeps its ferry",
        "The council of the harbour town voted on Monday to keep the last ferry, which carries "
        "1,200 people a day across the bay and back. Nobody spoke against it.",
        "The owner, a family firm, thanked the mayor of the town.",
    ]


def test_a_headline_right_above_wrapped_text_stays_alone() -> None:
    """A short line is not wrapped text that goes on."""
    source = WRAPPED.replace("ferry\n\nThe", "ferry\nThe")
    assert texts(source) == texts(WRAPPED)


def test_each_line_is_a_paragraph_where_there_are_no_blank_lines() -> None:
    """Lines that end as sentences do are paragraphs of their own, however short."""
    lines = [
        "Town keeps its ferry",
        "The council voted on Monday.",
        "Nobody spoke against it, and the session ended before lunch.",
        "15 people watched.",
        "“We are glad.”",
    ]
    assert texts("\n".join(lines)) == lines


def test_long_lines_are_never_joined() -> None:
    """A line that no program would have wrapped is a paragraph, also without a final stop."""
    lines = ["word " * 40 + "and", "then another one that goes on"]
    assert texts("\n".join(lines)) == lines


@pytest.mark.parametrize("marker", ["- ", "* ", "• ", "1. ", "12) "])
def test_list_items_lose_their_marker(marker: str) -> None:
    """Bullets and numbers stay in the source and out of the text."""
    source = f"Three things were said.\n\n  {marker}One of them\n  {marker}another\n"
    article = read(source.encode())
    assert [(str(b.role), article.block_text(b)) for b in article.blocks[1:]] == [
        ("list item", "One of them"),
        ("list item", "another"),
    ]


def test_lines_without_letters_are_left_alone() -> None:
    """Rules, stars and bare numbers hold nothing to translate."""
    assert texts("First.\n-----\n\n* * *\n\n1984\n\nLast.\n") == ["First.", "Last."]


def test_quoted_lines_lose_their_marks() -> None:
    """The `>` of a mail is no text."""
    assert texts("> We met in\n> the old hall.\n") == ["We met in the old hall."]


def test_spans_are_those_of_the_source() -> None:
    """Indentation, a byte order mark and blanks at a line's end are outside every span."""
    article = read("\ufeff  One. \r\n\r\n\tTwo three.\t\r\n".encode())
    spans = [[article.text[start:end] for start, end in block.lines] for block in article.blocks]
    assert spans == [["One."], ["Two three."]]


@given(
    st.lists(st.text(st.sampled_from("aB é.”\t1-*>\u00a0")), max_size=12),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_blocks_cover_every_line_with_a_letter(lines: list[str], end: str) -> None:
    """Blocks stand in order, don't overlap, and together hold all letters of the source."""
    source = "A." + end + end.join(lines)
    article = read(source.encode())
    spans = [span for block in article.blocks for span in block.lines]
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert _letters("".join(source[a:b] for a, b in spans)) == _letters(article.text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def test_a_long_article_is_read_in_linear_time() -> None:
    """A megabyte in one line, and in 100,000 lines, takes no noticeable time."""
    for source in ("word " * 200_000, "word word\n" * 100_000, "> " * 500_000 + "x"):
        assert isinstance(read(source.encode()), Article)
