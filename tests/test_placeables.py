"""What must come out of a translation unchanged: found, masked, put back, missed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.placeables import (
    Protected,
    find,
    free_mask,
    leftovers,
    mask,
    missing,
    protect,
    restore,
)

VARIABLES = ["%s", "%d", "%1$s", "%.2f", "%(name)s", "{name}", "{0}", "{}", "{{ x }}", "${y}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "See https://example.org/a_(b), or (www.example.com/x?y=1).",
            [("url", "https://example.org/a_(b)"), ("url", "www.example.com/x?y=1")],
        ),
        ("“https://example.org/x”…", [("url", "https://example.org/x")]),
        (
            "On example.com/path, bbc.co.uk and Amazon.com's page",
            [("url", "example.com/path"), ("url", "bbc.co.uk"), ("url", "Amazon.com")],
        ),
        ("At 5 p.m. the U.S. said no.It was St.Louis, e.g. report.pdf, Node.js, 10.5.2", []),
        ("Write to desk.news+a@example.org.", [("email", "desk.news+a@example.org")]),
        ("By @AnaLima, @9 and @ noon", [("handle", "@AnaLima")]),
        ("@ana@social.example.org wrote", [("handle", "@ana@social.example.org")]),
        ("#StormWatch is #1, not C#", [("hashtag", "#StormWatch")]),
        ("100% of it, 50% de tudo, 5 % dos 20%", []),
        (
            " ".join(VARIABLES),
            [("variable", variable) for variable in VARIABLES],
        ),
        (
            'A <b>bold</b> <a href="x">link</a><br/> if a < b and c > d &amp; so',
            [
                ("tag", "<b>"),
                ("tag", "</b>"),
                ("tag", '<a href="x">'),
                ("tag", "</a>"),
                ("tag", "<br/>"),
                ("entity", "&amp;"),
            ],
        ),
        ("The ferry co-ahg/tw left **now**, a_b [x](y)", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, str]]) -> None:
    """URLs, addresses, handles, hashtags, variables and tags are found, nothing like them is."""
    assert [(placeable.kind, placeable.text) for placeable in find(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'The [report](https://example.org/a "Title") and ![map](m(1).png)',
            [
                ("link", "["),
                ("link", '](https://example.org/a "Title")'),
                ("link", "!["),
                ("link", "](m(1).png)"),
            ],
        ),
        (
            "As [minutes][min] show,[^1] see <https://example.org>",
            [
                *(("link", "["), ("link", "][min]"), ("reference", "[^1]")),
                ("url", "<https://example.org>"),
            ],
        ),
        (
            "[![a [b] c](d)](e) `[f](g)` [](h) \\[i](j) [k]",
            [("link", text) for text in ("[", "![", "](d)", "](e)")] + [("code", "`[f](g)`")],
        ),
        ("Run `make *all*` or ``a`b``", [("code", "`make *all*`"), ("code", "``a`b``")]),
        (
            "**All** is *well* in _this_ snake_case",
            [("emphasis", mark) for mark in ("**", "**", "*", "*", "_", "_")],
        ),
        (r"3 * 4 is \*twelve\*", []),
    ],
)
def test_find_markdown(text: str, expected: list[tuple[str, str]]) -> None:
    """In Markdown both ends of links, references, code and emphasis are placeables too."""
    assert [(p.kind, p.text) for p in find(text, "markdown")] == expected


@pytest.mark.parametrize(
    ("text", "format", "expected", "originals"),
    [
        ("Ask a@b.org or @c.", "text", "Ask XZQ1 or XZQ2.", ("a@b.org", "@c")),
        # The text's own XZQ2 is no mask.
        ("XZQ2 is @c", "text", "XZQ2 is XZQ3", ("@c",)),
        # Neighbours share a mask; a tag next to a word gets a space.
        ("A <i><b>new</b></i> day", "text", "A XZQ1 new XZQ2 day", ("<i><b>", "</b></i>")),
        ("**Rain:** all day", "markdown", "XZQ1 Rain: XZQ2 all day", ("**", "**")),
        # What surrounds the whole is taken off.
        ("**Rain *all* day.**", "markdown", "Rain XZQ1 all XZQ2 day.", ("*", "*")),
        ("<p>It rains.</p>", "text", "It rains.", ()),
        ("It rains.[^1]", "markdown", "It rains.", ()),
        ("Nothing here.", "markdown", "Nothing here.", ()),
    ],
)
def test_protect(text: str, format: str, expected: str, originals: tuple[str, ...]) -> None:
    """Placeables become masks, and the masks give back the text."""
    protected = protect(text, format)
    assert (protected.text, protected.originals) == (expected, originals)
    assert restore(protected.text, protected) == text


PIECES = st.lists(
    st.sampled_from(
        [
            "https://example.org/x",
            "@ana",
            "<b>",
            "</b>",
            "%s",
            "XZQ7",
            "**",
            "`a`",
            "[^1]",
            "[a](b)",
            "word",
            " ",
            ".",
            " (",
            ") ",
            "água",
            "\u00a0",
            "100% of",
        ]
    )
).map("".join)


@given(PIECES, st.sampled_from(["text", "markdown"]))
@settings(deadline=None)  # the first call loads libraries
def test_round_trip(text: str, format: str) -> None:
    """An engine that changes nothing gives the source back, whatever stands in it."""
    protected = protect(text, format)
    assert restore(protected.text, protected) == text


@given(PIECES, st.sampled_from(["text", "markdown"]))
@settings(deadline=None)  # the first call loads libraries
def test_nothing_is_missing_from_the_source_itself(text: str, format: str) -> None:
    """A source compared with itself misses nothing."""
    assert missing(text, text, format) == ()


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("Fale com XZQ2 ou XZQ1.", "Fale com @c ou a@b.org."),
        ("Fale com xzq1 ou Xzq 2.", "Fale com a@b.org ou @c."),
        ("Fale com XZQ-1 ou «XZQ2».", "Fale com a@b.org ou «@c»."),
        ("Fale com XZQ1, XZQ1 ou XZQ3.", "Fale com a@b.org, a@b.org ou XZQ3."),
        ("Fale com XZQ.", "Fale com XZQ."),
    ],
)
def test_restore_damaged_masks(draft: str, expected: str) -> None:
    """Masks are known by their number however their case and spaces have suffered."""
    assert restore(draft, protect("Ask a@b.org or @c.")) == expected


def test_restore_a_lone_mask_without_its_number() -> None:
    """Where there is only one mask it needs no number."""
    assert restore("Fale com XZQ.", protect("Ask @c.")) == "Fale com @c."


def test_restore_puts_tags_to_their_words() -> None:
    """Spaces that masks were given go again; a pair that lost its words goes as a whole."""
    protected = protect("It is <b>very</b> late")
    assert protected == Protected(
        text="It is XZQ1 very XZQ2 late",
        originals=("<b>", "</b>"),
        spaced=((False, True), (True, False)),
    )
    assert restore("É XZQ1 muito XZQ2 tarde", protected) == "É <b>muito</b> tarde"
    assert restore("É muito XZQ1 XZQ2 tarde", protected) == "É muito tarde"


def test_restore_drops_half_a_pair() -> None:
    """An emphasis mark whose partner the engine lost would stand in the text: it goes too."""
    protected = protect("The *Lima* is **very** late", "markdown")
    assert restore("O Lima XZQ2 está XZQ3 muito XZQ4 atrasado", protected) == (
        "O Lima está **muito** atrasado"
    )


@pytest.mark.parametrize(
    ("source", "draft", "expected"),
    [
        ("Ask @c or a@b.org", "Fale com a@b.org ou @c", ()),
        ("Ask @c or @c", "Fale com @c", ("@c",)),
        ("On example.com", "Em example.com.br", ("example.com",)),
        ("On example.com", "Em https://example.com", ("example.com",)),
        ("On https://example.org/x", "https://example.org/xを見る", ()),
        ("On https://example.org/x", "Em https://example.org/xy", ("https://example.org/x",)),
        ("Hi {name}, %s", "Olá {nome}, % s", ("{name}", "%s")),
        ("100% of it", "todo", ()),
    ],
)
def test_missing(source: str, draft: str, expected: tuple[str, ...]) -> None:
    """What doesn't stand in the draft letter for letter, and as often, is missing."""
    assert missing(source, draft) == expected


def test_missing_markup() -> None:
    """In Markdown emphasis counts by its marks."""
    assert missing("**A** *b*", "**A** *b*", "markdown") == ()
    assert missing("**A** *b*", "**A** b", "markdown") == ("*",)


def test_masks() -> None:
    """A mask's number is free when no mask of the text is as high; masks left over are told."""
    assert mask(3) == "XZQ3"
    assert free_mask("XZQ4 and xzq 2") == 5
    assert free_mask("nothing") == 1
    assert leftovers("o XZQ4 e xzq 2, QXZ1") == ("XZQ4", "xzq 2")


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("![A shelf of packets](shelf.jpg)", "A shelf of packets"),
        ('[Read the story](https://example.org/a "The story")', "Read the story"),
        ("[Read the story][story]", "Read the story"),
        ("[One](a.html) and [two](b.html)", "XZQ1 One XZQ2 and XZQ3 two XZQ4"),
    ],
)
def test_an_image_or_link_around_the_whole_is_not_sent(text: str, sent: str) -> None:
    """A segment that is one image or link goes to the engine as its words alone."""
    protected = protect(text, "markdown")
    assert protected.text == sent
    assert restore(protected.text, protected) == text
