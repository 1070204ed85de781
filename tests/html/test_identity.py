"""An article comes back byte for byte where nothing was translated, in every format."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from translate.article import Article
from translate.assemble import assemble
from translate.catalog import Catalog, build
from translate.drafted import Draft
from translate.errors import InputError
from translate.formats import read
from translate.segment import segment

EXAMPLES = int(os.environ.get("DRAGOMAN_EXAMPLES", "80"))
"""Set it to 2000 for the long run."""


def _untouched(article: Article) -> Catalog:
    """A catalog in which every translation is its source."""
    return build(article, "pt", [Draft(s.text, s.text) for s in article.segments])


def _there_and_back(source: bytes | Path, format: str | None = None) -> bytes:
    article = segment(read(source, format=format).with_language("en"))
    made = assemble(article, _untouched(article))
    assert made.findings == ()
    return made.data


def test_a_page_comes_back_as_it_was(page: Path) -> None:
    """Pages of real shape are the same bytes after assembling, each segment having its place."""
    assert _there_and_back(page) == page.read_bytes()


ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "cp1252": b"",
    "cp1251": b"",
    "shift_jis": b"",
}
WORDS = {
    "cp1252": ["Não", "“foi”", "l’été", "crème", "£40"],
    "cp1251": ["Мэр", "открыл", "мост", "№ 5"],
    "shift_jis": ["市長は", "橋を", "開いた。"],
}
PIECES = {
    "text": ["> ", "- ", "1. ", "\t", "   ", "---", "\u00a0"],
    "markdown": ["# ", "> ", "- ", "    ", "**", "_", "`x`", "[a](b)", "|", "\n|-|-|\n", "<b>"],
    "html": [
        *("<p>", "</p>", "<p class=a>", "<b>", "</b>", "<a href='x?a=1&b=2' title='Tip'>", "</a>"),
        *("<br>", "<BR/>", "<img alt=boat src=x>", "<li>", "<td>", "<h1>", "</h1>", "&amp;", "&"),
        *("&eacute;", "&#8217;", "&shy;", "<!-- c -->", "<script>x<y</script>", "<"),
        *("<code>a</code>", "<pre>", "</pre>"),
    ],
}  # fmt: skip
COMMON = [
    "The towns",
    "voted.",
    " ",
    "\n",
    "\n\n",
    "Mr. Hale said",
    "“No,”",
    "EFE",
    "a@b.example",
    "é",
]


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, bytes]:
    """A format and the bytes of an article in it."""
    format = draw(st.sampled_from(sorted(PIECES)))
    encoding = draw(st.sampled_from(sorted(ENCODINGS)))
    words = [*COMMON, *PIECES[format], *WORDS.get(encoding, ["ł", "Ж", "市"])]
    text = "X. " + "".join(draw(st.lists(st.sampled_from(words), max_size=40)))
    if encoding in WORDS and format == "html":
        text = f"<meta charset={encoding.replace('cp', 'windows-')}>\n{text}"
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    return format, ENCODINGS[encoding] + text.encode(encoding, "replace")


@settings(max_examples=EXAMPLES, deadline=None)
@given(articles())
def test_any_article_comes_back_as_it_was(article: tuple[str, bytes]) -> None:
    """Blocks, encodings, line ends and tags at random: nothing translated is nothing changed.

    A few words in an encoding that nothing tells may be refused, a page that says its own never.
    """
    format, data = article
    try:
        assert _there_and_back(data, format) == data
    except InputError:
        assume(format == "html" or _is_told(data))
        raise


def _is_told(data: bytes) -> bool:
    """Whether nothing has to be guessed."""
    try:
        data.decode()
        return True
    except UnicodeDecodeError:
        return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE))
