"""Translations into a page: written as the page writes, whatever a reviewer typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.assemble import assemble
from translate.catalog import build
from translate.drafted import Draft
from translate.errors import InputError
from translate.formats import read
from translate.segment import segment


def written(source: str, *translations: str, encoding: str = "utf-8", format: str = "html") -> str:
    """A page with its segments translated in their order; those that are left stay."""
    article = read(source.encode(encoding), format=format).with_language("en")
    article = segment(article)
    texts = [s.text for s in article.segments]
    texts[: len(translations)] = translations
    drafts = [Draft(s.text, text) for s, text in zip(article.segments, texts, strict=True)]
    return assemble(article, build(article, "pt", drafts)).data.decode(encoding)


CASES = {
    "marks that end tags and references": (
        "<p>One.",
        ["A & B < C > D &amp; “E”"],
        "<p>A &amp; B &lt; C > D &amp;amp; “E”",
    ),
    "characters as the block writes them": (
        "<p>The mayor&rsquo;s 5&nbsp;boats",
        ["Os 5\u00a0barcos d’água\u00a0do"],
        "<p>Os 5&nbsp;barcos d&rsquo;água&nbsp;do",
    ),
    "a pair in another place": (
        "<p>The <a href='x?a&b'>old <i class=c>ferry</i></a> sails.",
        ["Navega o <a><i>barco</i> velho</a>."],
        "<p>Navega o <a href='x?a&b'><i class=c>barco</i> velho</a>.",
    ),
    "half a pair": ("<p>A <b>b</b> c.", ["A <b>b c."], "<p>A b c."),
    "halves in disorder": ("<p>A <b>b</b> c.", ["A</b> b<b> c."], "<p>A b c."),
    "pairs that cross": (
        "<p>A <b>b</b> <i>c</i> d.",
        ["A <b>b <i>c</b> d</i>."],
        "<p>A <b>b c</b> d.",
    ),
    "what was left out": (
        "<p>A <img src=x> <code>b</code> c<!-- d --> e.",
        ["A e."],
        "<p>A e.<img src=x><code>b</code><!-- d -->",
    ),
    "a tag that is none of the page's": (
        "<p>A <b>b</b>.",
        ["A <script>x</script> <b>b</b>."],
        "<p>A &lt;script>x&lt;/script> <b>b</b>.",
    ),
    "an attribute in double quotes": (
        '<img alt="A boat">',
        ["O «barco» \"novo\" 'x' <b> & c"],
        "<img alt=\"O «barco» &quot;novo&quot; 'x' <b> &amp; c\">",
    ),
    "an attribute in single quotes": (
        "<img alt=' A boat '>",
        ['D\'água "x"'],
        "<img alt=' D&#39;água \"x\" '>",
    ),
    "an attribute without quotes": ("<img alt=Boat>", ["O barco"], '<img alt="O barco">'),
    "an attribute inside of a sentence": (
        '<p>See <a title="The plan" href="p">this <img alt=Boat></a> now.',
        ["Agora <a>isto <img/></a>.", "O plano", "Barco"],
        '<p>Agora <a title="O plano" href="p">isto <img alt="Barco"></a>.',
    ),
    "an attribute of a sentence that stays": (
        "<p><b title='Tip'>One</b> two.",
        ["<b>One</b> two.", "Dica"],
        "<p><b title='Dica'>One</b> two.",
    ),
    "the language of the page": (
        '<!-- x --><HTML LANG=en xml:lang="en"><p>One.',
        ["Um."],
        '<!-- x --><HTML LANG="pt" xml:lang="pt"><p>Um.',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_translation_is_written_as_the_page_writes(case: str) -> None:
    """Nothing that a reviewer types breaks the page, and nothing of the page is lost."""
    source, translations, page = CASES[case]
    assert written(source, *translations) == page


def test_a_page_names_what_its_encoding_lacks() -> None:
    """An old page gets numbers for letters that it has no bytes for; a plain text can't."""
    source = "<meta charset=windows-1252><p>Caf\xe9 one."
    assert written(source, "Łódź “é”.", encoding="cp1252") == (
        "<meta charset=windows-1252><p>&#321;ód&#378; “é”."
    )
    with pytest.raises(InputError, match=r"cp1252, has no 'Ł'"):
        written(
            "The café’s crème was “très” chère, said the mayor.",
            "Łódź.",
            encoding="cp1252",
            format="text",
        )


TEXT = (
    st.text(st.sampled_from("abé <>&;'\"/=!-#1"), min_size=1, max_size=12)
    .map(lambda text: "x" + " ".join(text.split()) + "x")
    .filter(lambda text: not re.search("</?b", text))
)
"""Words; none is the segment's own tag, which a translation may have."""


@given(TEXT, TEXT)
def test_any_words_are_read_as_they_were_put(words: str, title: str) -> None:
    """Text and attributes read again are what the translation said."""
    page = written('<p>One <b title="Two">three</b>.</p>', f"{words} <b>y</b>.", title)
    article = read(page.encode(), format="html")
    assert [article.block_text(block) for block in article.blocks] == [f"{words} <b>y</b>.", title]
