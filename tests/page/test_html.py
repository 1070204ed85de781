"""Pages as HTML: nothing in them but what is the page's own, everything escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import ENTRIES, catalog

from translate.catalog import Catalog, Entry
from translate.page import IndexRow, look_at, render, render_index

HOSTILE = (
    "<script>document.title = 'got in'</script>",
    '"><img src=x onerror="document.title=\'got in\'">',
    "'><svg onload=alert(1)>",
    "</style><style>body{display:none}</style>",
    "</textarea></title><b>&lt;&amp;</b>",
    "{{ page }} {% raw %} <!-- ]]>",
    "javascript:alert(1)",
)


class Seen(HTMLParser):
    """The tags and attributes of a page, and the text of each element with a language."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.texts: list[str] = []
        self.inside: dict[str, str] = {}
        self._open: list[tuple[str, bool]] = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}
        own = tag in ("p", "dd") and "lang" in dict(attrs)
        if own:
            self.texts.append("")
        if tag not in ("meta", "input", "rect"):
            self._open.append((tag, own))

    def handle_endtag(self, tag: str) -> None:
        if tag != "rect":
            assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(own for _, own in self._open):
            self.texts[-1] += data
        elif self._open and self._open[-1][0] in ("style", "script"):
            self.inside[self._open[-1][0]] = data


def hostile() -> Iterator[Entry]:
    """Each hostile text in all places of an entry that a text can stand in."""
    for number, text in enumerate(HOSTILE):
        yield Entry(
            f"{text} {number}",
            text,
            msgctxt=text,
            fuzzy=True,
            previous_msgid=text,
            note=(text,),
            comments=(
                f"Glossary: {text} = {text}",
                text,
                f"Check: source changed: {text}",
                f"Memory 90 %: {text}",
                f"Before: {text}",
                f"New draft: {text}",
                f"Draft: engine={text.replace(' ', '')} model={text.replace(' ', '')} risk=7",
            ),
        )


def plain(target: str = "pt") -> Seen:
    return Seen(render(look_at(catalog(*ENTRIES, target=target))))


def test_nothing_gets_into_a_page_but_its_own_tags() -> None:
    """Whatever a PO's texts look like, they stay text, in every field of an entry."""
    seen = Seen(render(look_at(catalog(*hostile()))))
    own = plain()
    assert seen.tags <= own.tags
    assert seen.attributes <= own.attributes
    assert seen.texts.count(HOSTILE[0]) == 3  # target, before, new draft
    assert all(seen.texts.count(text) >= 3 for text in HOSTILE)


def test_nothing_gets_into_an_index_but_its_own_tags() -> None:
    """Names of files and headlines stay text; a link leads to a file below."""
    page = look_at(catalog(*ENTRIES))
    harmless = Seen(render_index([IndexRow("a.po", "a.html", "A", page.status)]))
    rows = [IndexRow(text, "x.html", text, page.status) for text in HOSTILE]
    rows += [IndexRow(text, failure=text) for text in HOSTILE]
    seen = Seen(render_index(rows))
    assert seen.tags - harmless.tags == {"li", "b", "ul"} - harmless.tags
    assert seen.attributes - harmless.attributes <= {"colspan"}
    assert seen.links == {"x.html"}


@given(st.text(), st.text(min_size=1))
def test_texts_come_out_as_they_are(source: str, target: str) -> None:
    """Character by character; controls that HTML can't hold as their pictures."""
    shown = str.maketrans({code: 0x2400 + code for code in range(32) if code not in (9, 10)})
    shown |= {0x7F: 0x2421, **dict.fromkeys(range(0xD800, 0xE000), "?")}
    made = Catalog(Entry(""), (Entry(f"x{source}", target),))
    texts = Seen(render(look_at(made))).texts
    assert texts[:2] == [f"x{source}".translate(shown), target.translate(shown)]


def test_the_policy_lets_only_the_pages_own_style_and_script_run() -> None:
    """It names them by the digests of what stands in the page, and forbids all else."""
    html = render(look_at(catalog(*ENTRIES)))
    policy = re.search(rb'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    inside = Seen(html).inside

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    assert policy[1].decode().replace("&#39;", "'").replace("&#43;", "+").split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest(inside['style'])}'",
        f"script-src 'sha256-{digest(inside['script'])}'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]


def test_a_page_leads_nowhere_and_loads_nothing() -> None:
    """All links are to its own segments; the style has no address in it."""
    seen = plain()
    assert seen.links == {"#segments", *(f"#s{number}" for number in range(1, 7))}
    assert "url(" not in seen.inside["style"]
    assert "@import" not in seen.inside["style"]
    assert seen.tags.isdisjoint({"link", "img", "iframe", "object", "embed"})


def test_the_same_po_gives_the_same_page() -> None:
    """No date, no order of chance: a page can be kept under version control."""
    assert render(look_at(catalog(*ENTRIES))) == render(look_at(catalog(*ENTRIES)))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def themes() -> dict[str, dict[str, str]]:
    """The colours of the style sheet: light, dark and print."""
    roots = re.findall(r":root {(.*?)}", plain().inside["style"], re.DOTALL)
    light, dark, paper = (dict(re.findall(r"--(\S+): (#\w{6});", root)) for root in roots)
    return {"light": light, "dark": light | dark, "print": light | paper}


INKS = ("ink", "soft", "accent", "term", "unmet", "empty", "draft", "editing", "accepted")
INKS += ("translated", "error", "warning", "note")


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_texts_can_be_read(theme: str) -> None:
    """Every colour of a text has AA's contrast, 4.5, with every ground that it may stand on."""
    colours = themes()[theme]
    pairs = [(ink, ground) for ink in INKS for ground in ("paper", "raised", "here")]
    places = ("error-back", "warning-back", "note-back")
    pairs += [(ink, ground) for ink in ("ink", "soft", "term", "unmet") for ground in places]
    pairs += [("gone", "gone-back"), ("new", "new-back"), ("ink", "found")]
    weak = {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2)
        for pair in pairs
        if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    }
    assert weak == {}


def test_contrast_is_counted_right() -> None:
    """Black on white is 21, the grey #767676 just enough."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
