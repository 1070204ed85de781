"""Placeables masked before the engine, and put back after it.

Masks are words that engines keep: of the shapes tried with the Firefox models `XZQ1` came through
in 695 of 699 sentences, `⟦1⟧`, `{{1}}` and `#0#` did not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from .find import find
from .placeable import MARKUP


@dataclass(frozen=True, slots=True)
class Protected:
    """A text for the engine, and what its masks stand for."""

    text: str
    originals: tuple[str, ...] = ()
    """What mask `first`, `first` + 1, … stand for."""
    first: int = 1
    prefix: str = ""
    """Markup around the text, which the engine does not see."""
    suffix: str = ""
    spaced: tuple[tuple[bool, bool], ...] = ()
    """Per mask, whether a space was put before and after it that the source has not."""


_WHOLE_LINK = re.compile(
    r"!?\[([^\[\]]+)\](?:\([^()\s]*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\[[^\[\]]*\])"
)
"""A segment that is one image or link, and the text of it."""
_EMPHASIS_MARKS = frozenset("*_~")
_MASK = re.compile(r"X ?Z ?Q(?:[ -]?([0-9]+))?", re.IGNORECASE)


def mask(number: int) -> str:
    """The token that stands for the placeable (or term) of that number."""
    return f"XZQ{number}"


def free_mask(text: str) -> int:
    """The first number whose mask, like all above it, a text does not hold."""
    return max((int(match[1] or 0) for match in _MASK.finditer(text)), default=0) + 1


def leftovers(text: str) -> tuple[str, ...]:
    """The masks that stand in a text."""
    return tuple(match[0] for match in _MASK.finditer(text))


def protect(text: str, format: str = "text") -> Protected:
    """Mask the placeables of a segment for the engine.

    Tags and emphasis around the whole are taken off. Inside they are masked, with spaces: left
    to the Firefox model `_word_` stays English and `**word**` is spelt in pieces.
    """
    prefix, core, suffix = _unwrapped(text, format)
    runs: list[tuple[int, int]] = []
    for placeable in find(core, format):
        if runs and runs[-1][1] == placeable.start:  # two masks in a row confuse engines
            runs[-1] = (runs[-1][0], placeable.end)
        else:
            runs.append((placeable.start, placeable.end))
    first = free_mask(text)
    parts, spaced, at = [], [], 0
    for number, (start, end) in enumerate(runs, first):
        before, after = core[:start][-1:], core[end:][:1]
        closing = core[end - 1] in ">*_~)]" and before in (*".,:;!?\"'”’",)
        glued = before.isalnum() or closing, after.isalnum()
        parts += [core[at:start], " " * glued[0] + mask(number) + " " * glued[1]]
        spaced.append(glued)
        at = end
    originals = tuple(core[start:end] for start, end in runs)
    return Protected("".join((*parts, core[at:])), originals, first, prefix, suffix, tuple(spaced))


def _unwrapped(text: str, format: str) -> tuple[str, str, str]:
    """Take off what is around a segment: tags, emphasis, a link, a footnote's mark at its end."""
    start, end = 0, len(text)
    if format == "markdown" and (link := _WHOLE_LINK.fullmatch(text)):
        start, end = link.span(1)
    while start < end:
        found = [p for p in find(text[start:end], format) if p.kind in MARKUP]
        if not found:
            break
        left, right = found[0], found[-1]
        if left.kind == "tag" and left.start == 0 and left.end < end - start:
            start += left.end
        elif right.kind in ("tag", "reference") and right.end == end - start and right.start:
            end -= right.end - right.start
        elif (
            (left.start, right.end) == (0, end - start)
            and left.kind == right.kind == "emphasis"
            and left.text == right.text
            and [p.text for p in found].count(left.text) == 2
        ):
            start, end = start + left.end, end - len(right.text)
        else:
            break
    return text[:start], text[start:end], text[end:]


def restore(draft: str, protected: Protected) -> str:
    """Put the originals in place of the masks, however case and spaces of these have suffered."""
    body = draft
    if protected.originals:
        lone = len(protected.originals) == len(_MASK.findall(protected.text)) == 1
        last = protected.first + len(protected.originals)
        numbers = "|".join(map(str, range(protected.first, last)))
        # A mask that stands alone is known without its number.
        pattern = rf"( ?)X ?Z ?Q(?:[ -]?({numbers})(?!\d){'|(?![ -]?[0-9])' * lone})( ?)"
        body = re.sub(
            pattern,
            partial(_original, protected),
            _without_broken(body, protected),
            flags=re.IGNORECASE,
        )
    return protected.prefix + body + protected.suffix


def _original(protected: Protected, match: re.Match[str]) -> str:
    before, number, after = match.groups()
    index = int(number) - protected.first if number else 0
    left, right = protected.spaced[index]
    return before * (not left) + protected.originals[index] + after * (not right)


def _without_broken(draft: str, protected: Protected) -> str:
    """Take out pairs of markup that have lost their words or one another: they would show."""
    masks = [mask(protected.first + index) for index in range(len(protected.originals))]
    for index, (one, two) in enumerate(pairwise(masks)):
        if protected.spaced[index][1] and protected.spaced[index + 1][0]:
            draft = re.sub(rf" ?{one} ?{two}(?!\d)", "", draft, flags=re.IGNORECASE)
    opened: dict[str, str] = {}
    for token, original in zip(masks, protected.originals, strict=True):
        if not set(original) <= _EMPHASIS_MARKS:
            continue
        if original not in opened:
            opened[original] = token
            continue
        pair = [rf" ?{part}(?!\d)" for part in (opened.pop(original), token)]
        if sum(bool(re.search(part, draft, re.IGNORECASE)) for part in pair) == 1:
            draft = re.sub("|".join(pair), "", draft, flags=re.IGNORECASE)
    return draft
