"""Markdown: what is text, what is left alone, and where in the source it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.formats import read

CASES = {
    "atx heading": ("# Title here #\n", [("headline", "Title here")]),
    "second heading": (
        "# One\n\n## Two\n\n# Three\n",
        [("headline", "One"), ("subhead", "Two"), ("subhead", "Three")],
    ),
    "first heading below the top": (
        "## One\n\n### Two\n",
        [("headline", "One"), ("subhead", "Two")],
    ),
    "setext heading": ("Title of\ntwo lines\n====\n", [("headline", "Title of two lines")]),
    "label above the headline": (
        "Culture\n\n# One\n\nText.\n",
        [("label", "Culture"), ("headline", "One"), ("paragraph", "Text.")],
    ),
    "paragraph": ("One *two*\n  three.\n", [("paragraph", "One *two* three.")]),
    "paragraph without a stop": (
        "# T\n\nOne two\n\nThree.\n",
        [("headline", "T"), ("paragraph", "One two"), ("paragraph", "Three.")],
    ),
    "hard breaks": (
        "# T\n\nOur address:  \nStreet 5\\\nHarbour Town.\n",
        [
            ("headline", "T"),
            ("paragraph", "Our address:"),
            ("paragraph", "Street 5"),
            ("paragraph", "Harbour Town."),
        ],
    ),
    "quote with a lazy line": ("> One two\nthree.\n", [("quotation", "One two three.")]),
    "nested list": (
        "1. One\n   two.\n   - [x] Three.\n     > Four.\n",
        [("list item", "One two."), ("list item", "Three."), ("quotation", "Four.")],
    ),
    "table": (
        "| A name | b \\| c |\n|---|--:|\n| d | 12 |\n| d | `d e` |\n",
        [("table cell", t) for t in ("A name", "b \\| c", "d", "d", "`d e`")],
    ),
    "image": ("![The *old* ferry](f.jpg 'x')\n", [("caption", "![The *old* ferry](f.jpg 'x')")]),
    "image without words": ("![](ferry.jpg)\n\nText.\n", [("paragraph", "Text.")]),
    "front matter": ("---\ntitle: No\n---\n\n# Yes\n", [("headline", "Yes")]),
    "toml front matter": ("+++\ntitle = 'No'\n+++\n# Yes\n", [("headline", "Yes")]),
    "no front matter": ("---\n\nOne.\n\n---\n", [("paragraph", "One.")]),
    "code": ("    a = 1\n\n```\nb = 2\n```\n\nText.\n", [("paragraph", "Text.")]),
    "html block": ("<div>\nNot me\n</div>\n\nText.\n", [("paragraph", "Text.")]),
    "link definitions": ("[a]: http://x.org 'No'\nOne [a].\n", [("paragraph", "One [a].")]),
    "dateline in bold": (
        "**PARIS, 3 mai (AFP)** – Le pont.\n",
        [("dateline", "**PARIS, 3 mai (AFP)** – Le pont.")],
    ),
}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("case", CASES)
def test_text_is_found_and_the_rest_left_alone(case: str, end: str) -> None:
    """Blocks hold what a reader of the page sees, each without the marks of its kind."""
    source, blocks = CASES[case]
    article = read(source.replace("\n", end).encode(), format="markdown")
    assert [(str(b.role), article.block_text(b)) for b in article.blocks] == blocks


def test_a_byte_order_mark_is_no_part_of_a_heading() -> None:
    """The mark hides neither a heading nor front matter, and moves no span."""
    article = read("\ufeff---\na: b\n---\n# One\n".encode(), format="markdown")
    assert [article.text[b.start : b.end] for b in article.blocks] == ["One"]


MARKDOWN = st.lists(
    st.sampled_from(
        ["# ", "> ", "- ", "1. ", "    ", "\t", "\n", "\n\n", "a", "B c", "`d`", "**e**", "  \n",
         "\\\n", "[f](g)", "[h]: i\n", "|", "\n|-|-|\n", "<b>", "---\n", "===\n", "é", "\\|"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(MARKDOWN)
def test_spans_stand_in_order_and_hold_words(source: str) -> None:
    """Whatever the markup, the spans of the blocks are in order and none is empty."""
    article = read(("X.\n\n" + source).encode(), format="markdown")
    spans = [span for block in article.blocks for span in block.lines]
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(any(map(str.isalpha, article.block_text(block))) for block in article.blocks)
