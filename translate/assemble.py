"""An article and its reviewed catalog to the article in the other language.

The source is not segmented again: translations take the places of their sources, and every byte
between them stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .article import Article, Block, Finding, Role, Severity, clean
from .catalog import Catalog, Entry, State
from .catalog.place import Place, Placed, place
from .errors import ConfigError, DragomanError, InputError
from .formats.escape import escaped

MISSING = ("draft", "source", "fail")
"""What stands for an entry that nobody has reviewed: its draft, its source, nothing."""

_BREAK = re.compile("[ \t]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")

_LINE_END = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Assembled:
    """A translated article."""

    data: bytes
    """In the encoding of the source."""
    findings: tuple[Finding, ...]
    """Of severity error: an entry without a place, a sentence without an entry."""
    counts: Mapping[State, int]
    """How many entries are in each state."""


def assemble(article: Article, catalog: Catalog, *, missing: str = "draft") -> Assembled:
    """Put the translations of a catalog into its article.

    `article` needs its blocks, not its segments. Raises DragomanError where `missing` is "fail"
    and entries aren't reviewed, InputError where the source's encoding lacks a character.
    """
    if missing not in MISSING:
        raise ConfigError(f"missing is {missing!r}", hint=f"one of {', '.join(MISSING)}")
    if missing == "fail":
        _check_reviewed(catalog)
    placed = place(article, catalog.entries)
    if article.format == "html":
        text = _splice_html(article, placed, missing, catalog.language)
    else:
        text = "".join(_splice(article, placed, missing))
    findings = tuple(_findings(article, catalog, placed))
    return Assembled(_encode(text, article, catalog), findings, catalog.counts)


def _check_reviewed(catalog: Catalog) -> None:
    waiting = {state: n for state, n in catalog.counts.items() if not state.reviewed}
    if waiting:
        counts = ", ".join(f"{waiting[state]} {state}" for state in State if state in waiting)
        raise DragomanError(
            f"{sum(waiting.values())} of {len(catalog.entries)} entries are not reviewed: {counts}",
            where=catalog.path,
            hint="review them, or put drafts or the source there with --missing draft|source",
        )


def _splice(article: Article, placed: Placed, missing: str) -> Iterator[str]:
    """The translated text in pieces: what stands between, and what stands instead."""
    at = column = 0
    for here in placed.places:
        text = _translation(here.entry, missing)
        if text is None:
            continue
        if article.format == "markdown":
            text = _escaped(text, article, here)
        for piece in (article.text[at : here.source_start], text):
            if piece is text:
                piece = _wrap(text, column, article, here)
            column = _column(piece, column)
            yield piece
        at = here.source_end
    yield article.text[at:]


def _splice_html(article: Article, placed: Placed, missing: str, language: str | None) -> str:
    from .formats.html import Replacement, language_at, spliced

    texts = ((here, _translation(here.entry, missing)) for here in placed.places)
    found = [
        Replacement(here.block, here.source_start, here.source_end, text)
        for here, text in texts
        if text is not None
    ]
    if found and language:
        told = (Block(Role.TOOLTIP, (span,), attribute=True) for span in language_at(article.text))
        found += [Replacement(block, block.start, block.end, language) for block in told]
    return spliced(article.text, found)


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
    """Wrap a translation as its paragraph is wrapped, where plain text is."""
    lines = here.block.lines
    if article.format != "text" or len(lines) < 2:
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
            str(article.path or article.name),
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
