"""Find what must come out of a translation unchanged, mask it before the engine, put it back.

Masks are words that engines keep: of the shapes tried with the Firefox models `XZQ1` came through
in 695 of 699 sentences, `⟦1⟧`, `{{1}}` and `#0#` did not. URLs and e-mail addresses are found by
linkify-it (the port of markdown-it's); Markdown by patterns of our own, since its parsers give no
offsets inside a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linkify_it import LinkifyIt


@dataclass(frozen=True, slots=True)
class Placeable:
    """A stretch of a segment that is the same in every language."""

    kind: str
    """`url`, `email`, `handle`, `hashtag`, `variable`, `tag`, `entity`; in Markdown also `code`,
    `target` (of a link or an image), `reference` (of a link or a footnote), `emphasis`."""
    start: int
    end: int
    text: str


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


_EMPHASIS_MARKS = frozenset("*_~")
MARKUP = ("tag", "emphasis", "reference")

_VARIABLE = re.compile(
    r"""(?<![\d%])%(?:\d+\$)?(?:\([A-Za-z_]\w*\))?[-+0\#]*\d*(?:\.\d+)?(?:hh?|ll?|[jzt])?
        [sdiufFeEgGxXcr@](?![A-Za-z])
      | %\{[A-Za-z_]\w*\} | \$\{[^{}\s]+\} | \{\{[ ]?[\w.]+[ ]?\}\}
      | \{(?:[A-Za-z_][\w.\[\]]*|\d*)(?:![rsa])?(?::[^{}\s]*)?\}
    """,
    re.VERBOSE,
)
_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>|<!--.*?-->")
_ENTITY = re.compile(r"&(?:[A-Za-z]+|#\d+|#x[\dA-Fa-f]+);")
_HANDLE = re.compile(r"(?<![\w@./])@(?=\w*[^\W\d])\w{1,30}(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?")
_HASHTAG = re.compile(r"(?<![\w&#/])#(?=\w*[^\W\d_])\w+")
_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>")
_LINK_TARGET = re.compile(
    r"(?<=\]\()(?:<[^<>]*>|(?:[^\s()<]|\([^\s()]*\))(?:[^\s()]|\([^\s()]*\))*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?(?=\s*\))"
)
_REFERENCE = re.compile(r"\[\^[^\]\s]+\]|(?<=\])\[[^\]\[]+\]")
_EMPHASIS = re.compile(
    r"(?<![\\*])\*{1,3}(?![*\s])|(?<=[^\s\\*])\*{1,3}(?!\*)|(?<![\\\w])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?!\w)|~~"
)

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("tag", _TAG),
    ("entity", _ENTITY),
    ("variable", _VARIABLE),
    ("handle", _HANDLE),
    ("hashtag", _HASHTAG),
)
_MARKDOWN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("code", _CODE),
    ("url", _AUTOLINK),
    ("target", _LINK_TARGET),
    ("reference", _REFERENCE),
)

# linkify-it takes any two letters for a country: "The end.It was". A bare domain has to end in
# one of these, which hold most countries but not those whose ending is a common word or file
# type (no, my, so, to, me, is, py, sh).
_TOP_LEVEL = (
    "com org net edu gov mil int info biz news media press io ai app dev tv eu asia museum coop"
    " ar au br ca ch cl cn co cz de dk es fi fr gr hu ie il in it jp ke kp kr lt lu lv mx ng nl nz"
    " pe ph pk pl pt ro ru se sg si sk th tr tw ua uk uy uz ve vn za cat gal рф укр"
)
_TRAILING = ".,;:!?…'\"“”‘’«»‹›*_"


def find(text: str, format: str = "text") -> tuple[Placeable, ...]:
    """The placeables of a segment, in order; of `format` "markdown" its markup as well."""
    taken: list[Placeable] = []
    markdown = format == "markdown"
    for kind, start, end in _candidates(text, markdown):
        if start < end and all(end <= other.start or start >= other.end for other in taken):
            taken.append(Placeable(kind, start, end, text[start:end]))
    return tuple(sorted(taken, key=lambda placeable: placeable.start))


def _candidates(text: str, markdown: bool) -> Iterator[tuple[str, int, int]]:
    """What may be a placeable; of two that overlap the earlier counts."""
    if markdown:
        yield from _matches(_MARKDOWN, text)
    yield from _links(text)
    yield from _matches(_SHAPES, text)
    if markdown:
        yield from _matches((("emphasis", _EMPHASIS),), text)


def _matches(
    shapes: tuple[tuple[str, re.Pattern[str]], ...], text: str
) -> Iterator[tuple[str, int, int]]:
    return ((kind, *match.span()) for kind, shape in shapes for match in shape.finditer(text))


def _links(text: str) -> Iterator[tuple[str, int, int]]:
    if "." not in text and "://" not in text and "@" not in text:
        return
    for match in _linkify().match(text) or ():
        end = match.index + len(match.raw.rstrip(_TRAILING))
        if match.schema == "mailto:":
            yield "email", match.index, end
        elif match.schema or not re.search(r"\.[A-Z][a-z]+\Z", text[match.index : end]):
            yield "url", match.index, end


@lru_cache(maxsize=1)
def _linkify() -> LinkifyIt:
    from linkify_it import LinkifyIt

    return LinkifyIt(options={"fuzzy_ip": False}).tlds(_TOP_LEVEL.split())


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
        closing = core[end - 1] in ">*_~" and before in (*".,:;!?\"'”’",)
        glued = before.isalnum() or closing, after.isalnum()
        parts += [core[at:start], " " * glued[0] + mask(number) + " " * glued[1]]
        spaced.append(glued)
        at = end
    originals = tuple(core[start:end] for start, end in runs)
    return Protected("".join((*parts, core[at:])), originals, first, prefix, suffix, tuple(spaced))


def _unwrapped(text: str, format: str) -> tuple[str, str, str]:
    """Take off the tags and the emphasis around a segment, and a footnote's mark at its end."""
    start, end = 0, len(text)
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


def missing(source: str, draft: str, format: str = "text") -> tuple[str, ...]:
    """The placeables of the source that don't stand as often in the draft, once each."""
    wanted = Counter((placeable.kind, placeable.text) for placeable in find(source, format))
    if not wanted:
        return ()
    found = Counter((placeable.kind, placeable.text) for placeable in find(draft, format))
    return tuple(
        text
        for (kind, text), count in wanted.items()
        if max(found[kind, text], _occurrences(kind, text, draft)) < count
    )


def _occurrences(kind: str, text: str, draft: str) -> int:
    """How often a placeable stands whole in a draft, whatever letters follow in its script."""
    if kind == "emphasis":
        return 0
    if kind in ("url", "email", "handle", "hashtag") and not text.startswith("<"):
        pattern = rf"(?<![\w@/.]){re.escape(text)}(?![\w/@]|[.-]\w)"
        return len(re.findall(pattern, draft, re.ASCII))
    return draft.count(text)
