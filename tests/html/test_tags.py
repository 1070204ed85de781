"""Inline tags around the right words of a translation, whatever becomes of their order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from translate.assemble import assemble
from translate.catalog import Catalog
from translate.draft import draft, prepare
from translate.formats import read
from translate.glossary import Glossary
from translate.report import check

Run = Callable[..., Result]
INLINE = (
    *("a", "abbr", "b", "code", "em", "font", "i", "kbd", "nobr", "q", "s", "small", "span"),
    *("strong", "sub", "sup", "u", "var"),
)


def translated(source: bytes | Path, engine: str) -> tuple[Catalog, str]:
    """The catalog and the page that an engine makes of one."""
    article = prepare(read(source, format="html"), source="en")
    (catalog,) = draft([article], "pt", engine=engine, glossary=Glossary())
    made = assemble(article, catalog)
    assert made.findings == ()
    return catalog, made.data.decode(article.encoding)


def held(text: str) -> dict[str, list[str]]:
    """The words in each pair of tags of a segment, in any order, marks apart."""
    return {
        match[1]: sorted(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", match[2])))
        for name in re.findall(r"</([a-z]\w*)>", text)
        if (match := re.search(rf"<({name})>(.*?)</{name}>", text))
    }


def tags(page: str) -> list[str]:
    """The tags and comments of a page without its attributes' texts, in order."""
    page = re.sub(r"(<script.*?</script>|<pre>.*?</pre>|<svg.*?</svg>)", "", page, flags=re.S)
    texts = r"""\b(alt|title|content|placeholder|aria-label|lang)=("[^"]*"|'[^']*'|[^\s>]+)"""
    found = re.findall(r"<!--.*?-->|<[^<>]+>", page, flags=re.S)
    return [re.sub(texts, r"\1", tag, flags=re.I) for tag in found]


def unbalanced(page: str) -> list[str]:
    """The inline tags that close what isn't open."""
    wrong: list[str] = []
    opened: list[str] = []
    for tag in tags(page):
        name = re.sub(r"^</?|[\s/>].*", "", tag, flags=re.S).lower()
        if tag.startswith("</"):
            if name in ("p", "ul", "li", "table", "td", "tr", "body", "html", "center"):
                opened.clear()
            elif not opened or opened.pop() != name:
                wrong.append(tag)
        elif name in INLINE:
            opened.append(name)
    return wrong


SENTENCES = {
    "one": ("The <b>old ferry</b> sails.", "sails. <b>ferry old</b> The."),
    "nested": (
        "The <a>very <b>old</b> ferry</a> sails again.",
        "again. sails <a>ferry <b>old</b> very</a> The.",
    ),
    "side by side": ("<b>Two</b> <i>old</i> ferries.", "ferries. <i>old</i> <b>Two</b>."),
    "with what is kept": (
        "Type <code>ls -l</code> in <b>that box</b> now.",
        "now. <b>box that</b> in <code>ls -l</code> Type.",
    ),
    "with an address": (
        "Read <a>https://ness.example/x</a> and <b>wait here</b>.",
        "<b>here. wait</b> and <a>https://ness.example/x</a> Read.",
    ),
    "a large initial": ("<span>T</span>owns vote today.", "today. vote <span>T</span>owns."),
    "of one name": (
        "<a>Holm</a> and <a2>Ness</a2> vote.",
        "vote. <a2>Ness</a2> and <a>Holm</a>.",
    ),
}
"""Segments, and the order turned round; the end that is missing then is mended."""


@pytest.mark.parametrize("case", SENTENCES)
def test_tags_stand_around_what_renders_their_words(reversing: str, case: str) -> None:
    """With an alignment each pair goes where its words went."""
    text, answer = SENTENCES[case]
    source = text.replace("<a2>", "<a>").replace("</a2>", "</a>")
    catalog, _ = translated(f"<p>{source}</p>".encode(), reversing)
    assert [(entry.msgid, entry.msgstr) for entry in catalog.entries] == [(text, answer)]


def test_a_page_keeps_its_tags_around_the_right_words(reversing: str, page: Path) -> None:
    """Of a whole page none is lost, each is balanced, and each pair has the words that it had.

    A dateline's words are those that the rule makes of them.
    """
    catalog, made = translated(page, reversing)
    for entry in catalog.entries:
        by_rule = entry.msgid.replace("HOLM, May 4 (EFE)", "HOLM, 4 mai (EFE)")
        assert held(entry.msgstr) == held(by_rule)
    source = read(page).text
    assert Counter(tags(made)) == Counter(tags(source))
    assert unbalanced(made) == unbalanced(source)


def test_without_an_alignment_tags_go_as_masks(blind: str) -> None:
    """An engine that says nothing gets masks; tags that come back in disorder are reported."""
    catalog, made = translated(b"<p>The <b>old ferry</b> sails.<p>One <img src=x> two.", blind)
    assert [entry.msgstr for entry in catalog.entries] == [
        "sails. ferry old The.",
        "two. <img/> One.",
    ]
    findings = [f.message for f in check(catalog, glossary=Glossary())]
    assert [message for message in findings if "<" in message] == [
        "<b> is missing or changed",
        "</b> is missing or changed",
    ]
    assert made == "<p>sails. ferry old The.<p>two. <img src=x> One."


def test_the_upper_engine_keeps_every_tag(page: Path) -> None:
    """What a person tries first: capitals in the places of the words, tags in theirs."""
    _, made = translated(page, "upper")
    source = read(page).text
    assert tags(made) == tags(source)


def test_a_page_through_the_commands(dragoman: Run, tmp_path: Path) -> None:
    """translate and assemble make story.pt.html, which says its new language."""
    (tmp_path / "story.html").write_text(
        '<html lang="en"><p>The mayor opened the <a href="/b">new bridge</a> on Monday &amp; left.'
        "<img src=a alt=Bridge></html>"
    )
    done = dragoman("translate", "story.html", "--to", "pt", "--engine", "upper", "--from", "en")
    assert done.exit_code == 0, done.output
    made = dragoman("assemble", "story.pt.po")
    assert made.exit_code == 0, made.output
    assert (tmp_path / "story.pt.html").read_text() == (
        '<html lang="pt"><p>THE MAYOR OPENED THE <a href="/b">NEW BRIDGE</a> ON MONDAY &amp; LEFT.'
        '<img src=a alt="BRIDGE"></html>'
    )
    checked = dragoman("check", "story.pt.po")
    assert "placeable" not in checked.output
