"""What the engine can't read is masked before it, or put in words that it can.

A vocabulary without ł or ñ has a model drop `Łódź` and turn `Muñoz` into `Musoz`, and nothing in
its answer tells. So whole words with such letters are masked, like placeables; a glossary term with
them is masked by its target; amounts in a currency whose sign is unknown are spelt out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..drafted import TermUse
from ..glossary import Match
from ..marks import Span
from ..placeables import Protected, free_mask, mask
from ..typography import amounts


@dataclass(frozen=True, slots=True)
class Readable:
    """A text as the engine gets it."""

    protected: Protected
    """The text, and what its masks stand for."""
    matches: tuple[Match, ...]
    """The terms that still stand in it, in their new places."""
    terms: tuple[TermUse, ...]
    """The terms that masks stand for."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """A stretch of the text that something else takes the place of."""

    start: int
    end: int
    text: str | None = None
    """None is a mask."""
    original: str = ""
    """What the mask stands for."""


def readable(
    text: str, matches: Sequence[Match], language: str, reads: Callable[[str], bool]
) -> Readable:
    """Make a text of `language` fit for an engine that `reads` some characters and not others."""
    if all(map(reads, set(text))):
        return Readable(Protected(text), tuple(matches), ())
    edits = sorted(_edits(text, matches, language, reads), key=lambda edit: edit.start)
    hidden = [m for m in matches if any(e.start <= m.start < e.end for e in edits if not e.text)]
    first = free_mask(text)
    parts: list[str] = []
    originals: list[str] = []
    shifts, at = [(0, 0)], 0
    for edit in edits:
        new = edit.text
        if new is None:
            new = mask(first + len(originals))
            originals.append(edit.original)
        parts += [text[at : edit.start], new]
        at = edit.end
        shifts.append((edit.end, sum(map(len, parts)) - edit.end))
    kept = tuple(_shifted(m, shifts) for m in matches if m not in hidden)
    terms = {m.term: TermUse(m.term.source, m.term.target, True, "masked") for m in hidden}
    masked = Protected(
        "".join((*parts, text[at:])),
        tuple(originals),
        first,
        spaced=((False, False),) * len(originals),
    )
    return Readable(masked, kept, tuple(terms.values()))


def _shifted(match: Match, shifts: Sequence[tuple[int, int]]) -> Match:
    by = next(by for after, by in reversed(shifts) if after <= match.start)
    return replace(match, start=match.start + by, end=match.end + by)


def _edits(
    text: str, matches: Sequence[Match], language: str, reads: Callable[[str], bool]
) -> Iterator[_Edit]:
    taken: list[Span] = []
    for span, sign, words in amounts(text, language):
        if not reads(sign):
            taken.append(span)
            yield _Edit(*span, text=words)
    for match in matches:
        if not all(map(reads, text[match.start : match.end])):
            taken.append((match.start, match.end))
            yield _Edit(match.start, match.end, original=match.term.target)
    for start, end in _unread(text, reads):
        if not any(start < stop and begin < end for begin, stop in taken):
            yield _Edit(start, end, original=text[start:end])


def _unread(text: str, reads: Callable[[str], bool]) -> list[Span]:
    """The words that hold an unread character; those next to one another as one."""
    found: list[Span] = []
    for at, char in enumerate(text):
        if reads(char) or not char.isprintable() or (found and at < found[-1][1]):
            continue
        start, end = at, at + 1
        while start and _belongs(text, start - 1, reads):
            start -= 1
        while end < len(text) and _belongs(text, end, reads):
            end += 1
        if found and text[found[-1][1] : start] in ("", " ", "-"):
            start = found.pop()[0]
        found.append((start, end))
    return found


def _belongs(text: str, at: int, reads: Callable[[str], bool]) -> bool:
    """Whether a character is of the word beside it; a mark is where a word goes on behind it."""
    if text[at] in "'-.,":
        return text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
    return text[at].isalnum() or not (text[at].isspace() or reads(text[at]))
