"""An article and its reviewed catalog to the article in the other language.

The source is not segmented again: translations take the places of their sources, and every byte
between them stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from .article import Article, Block, Role, clean
from .catalog import Catalog, Entry, State
from .catalog.place import Place, Placed, place
from .errors import ConfigError, DragomanError, InputError
from .finding import Finding, Severity
from .formats.escape import escaped
from .origin import Edit, applied

MISSING = ("draft", "source", "fail")
"""What stands for an entry that nobody has reviewed: its draft, its source, nothing."""

_BREAK = re.compile("[ \t]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")

_LINE_END = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Assembled:
    """A translated article."""

    data: bytes
    """In the encoding of the source; of a record, its text."""
    findings: tuple[Finding, ...]
    """Of severity error: an entry without a place, a sentence without an entry."""
    counts: Mapping[State, int]
    """How many entries are in each state."""
    edits: tuple[Edit, ...] = ()
    """What changes in the article's text."""


def assemble(article: Article, catalog: Catalog, *, missing: str = "draft") -> Assembled:
    """Put the translations of a catalog into its article.

    `article` needs its blocks, not its segments. Raises DragomanError where `missing` is "fail"
    and entries aren't reviewed, InputError where the source's encoding lacks a character.
    """
    if missing not in MISSING:
        raise ConfigError(f"missing is {missing!r}", hint=f"one of {', '.join(MISSING)}")
    if missing == "fail":
        _check_reviewed(catalog)
    article = replace(article, skipped=catalog.skipped)
    placed = place(article, catalog.entries)
    edits = (
        *_edits(article, placed, missing),
        *_html_edits(article, placed, missing, catalog.language),
    )
    findings = tuple(_findings(article, catalog, placed))
    data = _encode(applied(article.text, edits), article, catalog)
    return Assembled(data, findings, catalog.counts, edits)


def _check_reviewed(catalog: Catalog) -> None:
    waiting = {state: n for state, n in catalog.counts.items() if not state.reviewed}
    if waiting:
        counts = ", ".join(f"{waiting[state]} {state}" for state in State if state in waiting)
        raise DragomanError(
            f"{sum(waiting.values())} of {len(catalog.entries)} entries are not reviewed: {counts}",
            where=catalog.path,
            hint="review them, or put drafts or the source there with --missing draft|source",
        )


def _edits(article: Article, placed: Placed, missing: str) -> Iterator[Edit]:
    """What changes in text and Markdown."""
    at = column = 0
    for here, format, text in _translated(article, placed, missing):
        if format == "html":
            continue
        if format == "markdown":
            text = _escaped(text, article, here)
        column = _column(article.text[at : here.source_start], column)
        text = _wrap(text, column, article, here) if format == "text" else text
        yield here.source_start, here.source_end, text
        column = _column(text, column)
        at = here.source_end


def _html_edits(
    article: Article, placed: Placed, missing: str, language: str | None
) -> Iterable[Edit]:
    """What changes in pages, and the language that they say."""
    if article.format != "html":
        return ()
    from .formats.html import Replacement, edits, language_at

    found = [
        Replacement(here.block, here.source_start, here.source_end, text)
        for here, format, text in _translated(article, placed, missing)
        if format == "html"
    ]
    if found and language:
        told = (Block(Role.TOOLTIP, (span,), attribute=True) for span in language_at(article.text))
        found += [Replacement(block, block.start, block.end, language) for block in told]
    return edits(article.text, found)


def _translated(article: Article, placed: Placed, missing: str) -> Iterator[tuple[Place, str, str]]:
    """The places where something else is to stand, with their formats and what that is."""
    for here in placed.places:
        text = _translation(here.entry, missing)
        if text is not None:
            yield here, article.block_format(here.block), text


def _translation(entry: Entry, missing: str) -> str | None:
    """What takes the place of the source; None where the source stays as it is.

    A line break that a person put into a translation would break the article's structure: it
    becomes a blank. So do controls; blanks around the text go.
    """
    state = entry.state
    if state is State.EMPTY or not (state.reviewed or missing == "draft"):
        return None
    text = clean(_BREAK.sub(" ", entry.msgstr)).strip(" ")
    return None if text == entry.msgid else text


def _escaped(text: str, article: Article, here: Place) -> str:
    """Keep a translation from changing the structure: a cell that splits, a line that lists."""
    block, whole = here.block, article.text
    first = max(whole.rfind(mark, 0, block.start) for mark in "\r\n") + 1
    end = _LINE_END.search(whole, block.end)
    around = whole[first : block.start] + whole[block.end : end.start() if end else None]
    return escaped(
        text,
        here.entry.msgid,
        opens_line=any(here.source_start == start for start, _ in block.lines),
        in_cell=len(block.lines) == 1 and "|" in around,
    )


def _column(piece: str, column: int) -> int:
    last = max(piece.rfind("\n"), piece.rfind("\r"))
    return column + len(piece) if last < 0 else len(piece) - last - 1


def _wrap(text: str, column: int, article: Article, here: Place) -> str:
    """Wrap a translation as its paragraph is wrapped."""
    lines = here.block.lines
    if len(lines) < 2:
        return text
    joint = article.text[lines[0][1] : lines[1][0]]
    width = _width(article, here.block)
    wrapped, *words = text.split(" ")
    column += len(wrapped)
    for word in words:
        # Never a line that begins with a dash or bullet: it would read as a list.
        if column + 1 + len(word) > width and any(char.isalnum() for char in word):
            wrapped += joint + word
            column = _column(joint, 0) + len(word)
        else:
            wrapped += f" {word}"
            column += 1 + len(word)
    return wrapped


def _width(article: Article, block: Block) -> int:
    """The column at which the longest line of a block ends."""
    text = article.text
    return max(
        end - max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) - 1 for _, end in block.lines
    )


def _findings(article: Article, catalog: Catalog, placed: Placed) -> Iterator[Finding]:
    po = catalog.path or "-"
    if catalog.source_digest not in (None, article.digest):
        yield Finding(
            "source-changed",
            Severity.WARNING,
            "the article has changed since its entries were drafted: translate it again",
            article.where if article.path else article.name,
        )
    for entry in placed.unplaced:
        where = f"{po}:{entry.line}" if entry.line else str(po)
        message = f"no place in the article for {_quote(entry.msgid)}"
        yield Finding("unplaced", Severity.ERROR, message, where)
    for start, end in placed.uncovered:
        where = f"{article.path or article.name}:{article.line_number(start)}"
        message = f"no entry for {_quote(clean(article.text[start:end]))}"
        yield Finding("no-entry", Severity.ERROR, message, where)


def _quote(text: str) -> str:
    return f"“{text}”" if len(text) <= 60 else f"“{text[:57].rstrip()}…”"


def _encode(text: str, article: Article, catalog: Catalog) -> bytes:
    # HTML can name any character.
    errors = "xmlcharrefreplace" if article.format == "html" else "strict"
    try:
        return text.encode(article.encoding, errors)
    except UnicodeEncodeError as error:
        char = text[error.start]
        raise InputError(
            f"the article's encoding, {article.encoding}, has no {char!r} (U+{ord(char):04X}), "
            "which stands in a translation",
            where=catalog.path,
            hint="save the article as UTF-8, then translate and assemble it again",
        ) from error
