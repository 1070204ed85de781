"""Articles made by hand, a machine that upper-cases, and a reviewer: for the tests of catalogs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from translate.article import Article, Block, Role, Segment
from translate.catalog import Catalog, build, contexts, loads
from translate.drafted import Draft, Provenance

DATE = datetime(2026, 3, 9, 7, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def _blocks(text: str, roles: dict[int, Role]) -> tuple[Block, ...]:
    """Paragraphs between blank lines; the first is the headline, `- ` opens a list item."""
    blocks = []
    for number, found in enumerate(re.finditer(r"(?:[^\r\n]+(?:\r?\n)?)+", text)):
        lines = [(m.start(), m.end()) for m in re.finditer(r"[^\r\n]+", found[0])]
        role = roles.get(number, Role.PARAGRAPH if number else Role.HEADLINE)
        if found[0].startswith("- "):
            role = Role.LIST_ITEM
        base = found.start()
        trimmed = []
        for start, end in lines:
            line = found[0][start:end]
            lead = len(line) - len(line.lstrip(" -")) if line.startswith((" ", "- ")) else 0
            trimmed.append((base + start + lead, base + end))
        blocks.append(Block(role, tuple(trimmed)))
    return tuple(blocks)


def make_article(
    text: str,
    *,
    path: Path | None = Path("story.txt"),
    language: str = "en",
    date: datetime | None = DATE,
    roles: dict[int, Role] | None = None,
    format: str = "text",
    encoding: str = "utf-8",
) -> Article:
    """An article of `text`, with a segment a sentence."""
    bare = Article(text, format, path, encoding, language, (), date)
    blocks = []
    for block in _blocks(text, roles or {}):
        segments = []
        whole = bare.block_text(block)
        for found in re.finditer(r"\S(?:.*?[.!?](?=\s|$)|.*$)", whole):
            start = Article.offset(block, found.start())
            end = Article.offset(block, found.end(), end=True)
            segments.append(Segment(found[0], start, end))
        kept = tuple(segments) if block.role.translated else ()
        blocks.append(replace(block, segments=kept))
    return bare.with_blocks(tuple(blocks))


def make_catalog(
    article: Article, previous: Catalog | None = None, *, key: str = "aaaaaaaa", **options: object
) -> Catalog:
    """What a run builds: a person's words are left alone, a draft with the same key is reused."""
    drafts = []
    texts = [segment.text for segment in article.segments]
    for text, msgctxt in zip(texts, contexts(texts), strict=True):
        entry = previous.get(msgctxt, text) if previous else None
        if entry and entry.state.persons:
            drafts.append(Draft(text, entry.msgstr))
        elif entry and entry.msgstr and entry.provenance and entry.provenance.key == key:
            drafts.append(Draft(text, entry.msgstr, entry.provenance))
        else:
            mark = "" if key == "aaaaaaaa" else f"{key}: "
            origin = Provenance("upper", "upper", key, -0.25)
            drafts.append(Draft(text, mark + text.upper(), origin))
    return build(article, "pt-BR", drafts, **options)  # type: ignore[arg-type]


def edit_entry(
    catalog: Catalog, msgid: str, msgctxt: str | None = None, **changes: object
) -> Catalog:
    """What a reviewer does to an entry in an editor, as it is read back from the file."""
    assert catalog.get(msgctxt, msgid), f"no entry {msgctxt}/{msgid}"
    entries = tuple(
        replace(e, **changes) if e.key == (msgctxt, msgid) else e for e in catalog.entries
    )
    return loads(replace(catalog, entries=entries).dumps())


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    return make_article


@pytest.fixture(scope="session")
def catalog() -> Callable[..., Catalog]:
    return make_catalog


@pytest.fixture(scope="session")
def edit() -> Callable[..., Catalog]:
    return edit_entry
