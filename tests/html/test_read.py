"""HTML: what is text, what is left alone, and where in the source it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.formats import read
from translate.segment import segment

CASES = {
    "headings": (
        "<h2>Before</h2><h1>The headline</h1><h1>Another</h1><h3>Below</h3>",
        ["subhead: Before", "headline: The headline", "subhead: Another", "subhead: Below"],
    ),
    "no heading of the first rank": (
        "<h2>Ferry</h2><h3>Costs</h3>",
        ["headline: Ferry", "subhead: Costs"],
    ),
    "the headline is that of the article": (
        "<h1>The Gazette</h1><main><h1>Ferry</h1></main>",
        ["subhead: The Gazette", "headline: Ferry"],
    ),
    "label": ("<p>Sea</p><h1>One</h1>", ["label: Sea", "headline: One"]),
    "paragraphs without end tags": ("<p>One.<p>Two.", ["paragraph: One.", "paragraph: Two."]),
    "text without an element": ("One <b>two</b>.", ["paragraph: One <b>two</b>."]),
    "blanks are one": ("<p>\n  One\t two\r\n three </p>", ["paragraph: One two three"]),
    "list": (
        "<ul><li>One<li>Two<ol><li>Three</ol></ul><p>Four.",
        ["list item: One", "list item: Two", "list item: Three", "paragraph: Four."],
    ),
    "table": (
        "<table><caption>Boats<tr><th>Name<td>12<td>A <i>b</i></table>",
        ["caption: Boats", "table cell: Name", "table cell: A <i>b</i>"],
    ),
    "table for a layout": ("<table><td><p>One.</table>", ["paragraph: One."]),
    "quotation": (
        "<blockquote><p>One.</p><footer>She</footer></blockquote>",
        ["quotation: One.", "quotation: She"],
    ),
    "caption": ("<figure><figcaption>A pier</figcaption></figure>", ["caption: A pier"]),
    "residue": (
        "<nav><a href=x>News</a></nav><p>One.<aside>More</aside><footer>End</footer>",
        ["residue: News", "paragraph: One.", "residue: More", "residue: End"],
    ),
    "a box in the story": (
        "<article><p>One.<aside><h2>Boats</h2><p>All of them are <i>old</i>. See <a href=x>ours"
        "</a>.</aside><aside><blockquote>“It was late.”</blockquote></aside></article>",
        [
            "paragraph: One.",
            "headline: Boats",
            "paragraph: All of them are <i>old</i>. See <a>ours</a>.",
            "quotation: “It was late.”",
        ],
    ),
    "no box, but other stories": (
        "<article><p>One.<aside><p>More of it. <a href=x>A tunnel that leaks. At last.</a></aside>"
        "<aside>Advertisement</aside></article>",
        [
            "paragraph: One.",
            "residue: More of it. <a>A tunnel that leaks. At last.</a>",
            "residue: Advertisement",
        ],
    ),
    "no box, but a form": (
        "<article><p>One.<aside><p>News each morning.</p><input></aside></article>",
        ["paragraph: One.", "residue: News each morning."],
    ),
    "no box, but beside the story": (
        "<main><article><p>One.</article><aside><p>News each morning.</aside></main>",
        ["paragraph: One.", "residue: News each morning."],
    ),
    "a form around the whole page is none": (
        "<form><h1>One</h1><p>Two.</p></form>",
        ["headline: One", "paragraph: Two."],
    ),
    "line break": ("<p>One,<br>two.</p>", ["paragraph: One,", "paragraph: two."]),
    "line break in a headline": ("<h1>One<br>two</h1>", ["headline: One<br/>two"]),
    "tags around the whole": ("<p><b><i>One.</i></b></p>", ["paragraph: One."]),
    "tags of one name": (
        "<p>A <b>c</b> and <b>d <i>e</i></b>.",
        ["paragraph: A <b>c</b> and <b2>d <i>e</i></b2>."],
    ),
    "a tag that the text spells": (
        "<p>Write &lt;b> for <b>bold</b>.",
        ["paragraph: Write <b> for <b2>bold</b2>."],
    ),
    "a pair without words": (
        '<p>A <a id="x"></a>b <span> <i class=icon></i></span> c.',
        ["paragraph: A <a/>b <span/> c."],
    ),
    "half a pair": (
        "<p>One <b>two.<p>Three</b> four.",
        ["paragraph: One <b/>two.", "paragraph: Three<b/> four."],
    ),
    "pairs that cross": ("<p>a <b>b <i>c</b> d</i> e.", ["paragraph: a <b>b <i/>c</b> d<i2/> e."]),
    "entities": (
        "<p>Caf&eacute; &amp; bar&#8217;s &#x201C;x&#x201d;, AT&T, 3 &lt; 5&nbsp;x",
        ["paragraph: Café & bar’s “x”, AT&T, 3 < 5\u00a0x"],
    ),
    "soft hyphens": ("<p>Har&shy;bour\u00adtown<wbr>hall.", ["paragraph: Harbourtownhall."]),
    "comments": ("<p>One<!-- x --> two.<!-- y --></p>", ["paragraph: One two."]),
    "scripts": ("<script>'<p>no'</script><style>p{}</style><p>One.", ["paragraph: One."]),
    "set text": ("<pre>No</pre><textarea>No</textarea><p>One.", ["paragraph: One."]),
    "code": (
        "<p>Type <code>rm  -r <b>x</b></code> now. <p><code>none</code>",
        ["paragraph: Type <code>rm -r x</code> now."],
    ),
    "not to be translated": (
        "<p translate=no>No</p><p>To <span class='a notranslate'>Radio Ness</span> now.",
        ["paragraph: To <keep>Radio Ness</keep> now."],
    ),
    "numbers are no text": ("<p>12</p><td>3.5</td><p>One.", ["paragraph: One."]),
    "attributes": (
        "<p>See <img src=a.png alt='A &quot;b&quot;'> <a title=Tip href=b>here</a>.",
        ["paragraph: See <img/> <a>here</a>.", 'alternative text: A "b"', "tooltip: Tip"],
    ),
    "meta": (
        "<title>T &amp; U</title><meta name=description content='Ferry news'>"
        "<meta property='og:title' content=Ferry><meta name=author content=Nobody>",
        ["page title: T & U", "page summary: Ferry news", "page title: Ferry"],
    ),
    "sign-off": ("<p>One. <i>Two.</i> EFE</p>", ["paragraph: One. <i>Two.</i>", "sign-off: EFE"]),
    "dateline": (
        "<p><b>PARIS, 3 mai (AFP)</b> – Le pont.",
        ["dateline: <b>PARIS, 3 mai (AFP)</b> – Le pont."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_text_is_found_and_the_rest_left_alone(case: str) -> None:
    """Blocks hold what a reader of the page sees, with short tags for the inline ones."""
    source, blocks = CASES[case]
    article = read(source.encode(), format="html")
    assert [f"{b.role}: {article.block_text(b)}" for b in article.blocks] == blocks


SEGMENTS = {
    "tags stay with their sentence": (
        "<p>He said <b>no.</b> <i>Then</i> he left.",
        ["He said <b>no.</b>", "<i>Then</i> he left."],
    ),
    "a pair around two sentences": (
        "<p>One came. <b>Two went. Three stayed.</b> All slept.",
        ["One came.", "Two went.", "Three stayed.", "All slept."],
    ),
    "a pair that ends inside a sentence": (
        "<p>One came. <b>Two went. Three</b> stayed. All slept.",
        ["One came.", "<b>Two went. Three</b> stayed.", "All slept."],
    ),
    "the number of a note": (
        "<p>It was late.<sup><a href=#n1>1</a></sup><sup>[2]</sup> She went. <b>12</b> stayed.",
        ["It was late.<sup><a>1</a></sup><sup2>[2]</sup2>", "She went.", "<b>12</b> stayed."],
    ),
    "a picture between": ("<p>One came. <img src=x> Two went.", ["One came.", "Two went."]),
    "a stop inside of code": (
        "<p>Run <code>a. B. C</code> now. Stop.",
        ["Run <code>a. B. C</code> now.", "Stop."],
    ),
}


@pytest.mark.parametrize("case", SEGMENTS)
def test_no_tag_is_cut_from_its_other_half(case: str) -> None:
    """Segments are sentences, each with whole pairs of tags or none."""
    source, texts = SEGMENTS[case]
    article = segment(read(source.encode(), format="html").with_language("en"))
    assert [s.text for s in article.segments] == texts


SOUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<b>", "</b>", "<i class='x'>", "</i>", "<a title='T t'>", "</a>",
         "<br>", "<img alt=Boat>", "<ul>", "<li>", "</ul>", "<td>", "<code>", "</code>", "<!-- -->",
         "<script>", "</script>", "<", ">", "&", "&amp;", "&eacute;", "&#8217;", "&shy;", "\u00a0",
         "One two.", " ", "\n", "\r\n", "\t", "é", "3", "<h1>", "</h1>", "<span translate=no>",
         "</span>", "<x-y>", "</", "<pre>", "</pre>", "EFE", "<blockquote>", "\u2028", "<title>"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(SOUP)
def test_spans_stand_in_order_and_hold_words(source: str) -> None:
    """Whatever the markup, segments lie in order, one behind the other, and hold words."""
    article = segment(read(f"<p>X.{source}".encode(), format="html").with_language("en"))
    text = [block for block in article.blocks if not block.attribute]
    segments = [s for block in text for s in block.segments]
    assert all(s.start < s.end for s in segments)
    assert all(one.end <= other.start for one, other in pairwise(segments))
    assert all(any(map(str.isalnum, s.text)) for s in segments)


OPEN = {
    "a tag": ("<p>One.<p class='a' <p>Two.", ["One.", "Two."]),
    "a tag to the end": ("<p>One.<a href=", ["One."]),
    "a value": ('<p>One.<a title="x <p>Two.', ["One.<a/>Two."]),
    "a comment": ("<p>One.<!-- x <p>Two.", ["One."]),
    "an empty comment": ("<p>One.<!--><p>Two.", ["One.", "Two."]),
    "a script": ("<p>One.<script>x <p>Two.", ["One."]),
    "a title": ("<title>A <b> c</title><p>One.", ["A <b> c", "One."]),
    "no tag": ("<p>1 < 2 and a <3 b <p>Two.", ["1 < 2 and a <3 b", "Two."]),
    "a declaration": ("<!doctype html><?php x ?><p>One.", ["One."]),
    "a foreign end": ("<p>One.</ x><p>Two.</p", ["One.", "Two."]),
}


@pytest.mark.parametrize("case", OPEN)
def test_what_is_left_open_is_read_as_browsers_do(case: str) -> None:
    """A tag goes to the next `>`; what never ends hides the rest of the page."""
    source, texts = OPEN[case]
    article = read(source.encode(), format="html")
    assert [article.block_text(block) for block in article.blocks] == texts


@pytest.mark.parametrize(
    "piece",
    ["<", "<b>", "<b>x ", "<b>x</b>", "<div>", "<p><div>", "<!--", "<a href=", "<a href='", "</",
     "<a title='x y'>z</a>", "<li>", "<table><tr><td>", "<script>", "&amp;", "<!-- -->x", "<nav>"],
)  # fmt: skip
def test_a_page_of_one_thing_a_thousand_times_is_read(piece: str) -> None:
    """Nothing is too deep for a stack, and all of it comes back."""
    source = f"<p>One {piece * 5_000} two."
    article = segment(read(source.encode(), format="html").with_language("en"))
    assert article.source == source.encode()
    assert article.segments
