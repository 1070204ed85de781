"""An article and its drafts to a catalog."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..article import Article, Segment, clean
from ..drafted import Draft
from ..languages import english_name
from .catalog import Catalog
from .comments import Comments, glossary, one_line, roles, write_draft
from .entry import NO_WRAP, Entry, digest
from .header import Addresses, build_fields, locate, write_fields

SENTENCE = "sentence"


def contexts(texts: Sequence[str]) -> list[str | None]:
    """The msgctxt of each text: None, and `repeat 2`, `repeat 3` for later copies of one.

    Never a position, which would make every later entry a new one when a sentence is put in.
    """
    counts: dict[str, int] = {}
    found = []
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
        found.append(context(counts[text]))
    return found


def context(copy: int) -> str | None:
    """The msgctxt of a sentence's first, second, … copy."""
    return None if copy == 1 else f"repeat {copy}"


def build(
    article: Article,
    target: str,
    drafts: Sequence[Draft],
    *,
    path: Path | None = None,
    unit: str = SENTENCE,
    addresses: Addresses | None = None,
) -> Catalog:
    """Make the catalog of an article from one draft a segment, in order.

    `target` is a BCP 47 tag; `path` is where the file is going to stand, which the article's
    place is told from (without it, beside the article). A draft without a provenance is a
    person's text and becomes an entry that no digest vouches for.
    """
    segments = article.segments
    if len(drafts) != len(segments):
        raise ValueError(f"{len(drafts)} drafts for {len(segments)} segments")
    location = article.name
    if article.path and path:
        location = locate(article.path, path)
    keys = contexts([segment.text for segment in segments])
    entries = tuple(
        _entry(draft, msgctxt, role, _reference(article, segment, location))
        for segment, draft, msgctxt, role in zip(
            segments, drafts, keys, roles(article), strict=True
        )
    )
    header = build_fields(article, target, location, unit, addresses or Addresses())
    head = Entry("", write_fields(header), note=_opening(article, target))
    return Catalog(head, entries, path=path)


def _entry(draft: Draft, msgctxt: str | None, role: str, reference: str) -> Entry:
    msgstr = clean(draft.text)
    origin = draft.provenance
    comments = Comments(
        role=role,
        glossary=glossary(draft.terms),
        checks=tuple(one_line(finding.message) for finding in draft.findings),
        memory=draft.memory,
        draft=write_draft(origin, digest(msgctxt, draft.source, msgstr)) if origin else None,
    )
    return Entry(
        draft.source,
        msgstr,
        msgctxt,
        fuzzy=bool(msgstr),
        flags=(NO_WRAP,),
        comments=comments.lines(),
        references=(reference,),
        findings=draft.findings,
    )


def _reference(article: Article, segment: Segment, location: str) -> str:
    """`story.txt:12`; a name with blanks between the isolates that gettext writes (manual 3)."""
    name = one_line(location).encode("utf-8", "replace").decode()
    if any(char.isspace() for char in name):
        name = f"\u2068{name}\u2069"
    return f"{name}:{article.line_number(segment.start)}"


def _opening(article: Article, target: str) -> tuple[str, ...]:
    name = one_line(article.name).encode("utf-8", "replace").decode()
    languages = f"{english_name(article.language)} to {english_name(target)}"
    return (
        f"Draft translation of {name}, {languages}.",
        "Entries marked fuzzy are machine drafts that wait for a human.",
    )
