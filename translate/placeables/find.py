"""What in a segment must come out of its translation unchanged.

URLs and e-mail addresses are found by linkify-it (the port of markdown-it's); Markdown by patterns
of our own, since its parsers give no offsets inside a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from .links import links
from .pairs import is_alone, pairs
from .placeable import PAIRED, Placeable

if TYPE_CHECKING:
    from linkify_it import LinkifyIt


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
_MAY_BE_LINK = re.compile(r"\w\.[^\W\d_]{2}|//|@")
# linkify-it asks for a top-level domain that it knows; an address has its @ to be known by.
_EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]*\w@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_HANDLE = re.compile(r"(?<![\w@./])@(?=\w*[^\W\d])\w{1,30}(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?")
_HASHTAG = re.compile(r"(?<![\w&#/])#(?=\w*[^\W\d_])\w+")
_CODE = re.compile(r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_TORN = re.compile(r"\]\([^\s()]*\)?")
_EMPHASIS = re.compile(
    r"(?<![\\*])\*{1,3}(?![*\s])|(?<=[^\s\\*])\*{1,3}(?!\*)|(?<![\\\w])_{1,3}(?=\S)|(?<=[^\s\\])_{1,3}(?!\w)|~~"
)

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("tag", _TAG),
    ("email", _EMAIL),
    ("entity", _ENTITY),
    ("variable", _VARIABLE),
    ("handle", _HANDLE),
    ("hashtag", _HASHTAG),
)
_MAY_BE_SHAPE = re.compile(r"[<@&%{#]")
"""None of these is without one of them, and most texts have none."""
_MARKDOWN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("code", _CODE),
    ("url", _AUTOLINK),
)

# As formats.html has it stand in a segment; and the number of a note, an exponent, the 2 of CO2.
_HTML = (
    ("code", re.compile(r"<(?P<name>(?:code|keep)[0-9]*)>.*?</(?P=name)>")),
    ("code", re.compile(r"<(?P<name>su[bp][0-9]*)>(?:<[^<>]*>|[^<\s\w]|\d){1,12}</(?P=name)>")),
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


@lru_cache(maxsize=1 << 12)
def find(text: str, format: str = "text") -> tuple[Placeable, ...]:
    """The placeables of a segment, in order; of some formats their markup as well."""
    taken: list[Placeable] = []
    covered = bytearray(len(text))
    for kind, start, end in _candidates(text, format):
        if start < end and not any(covered[start:end]):
            covered[start:end] = b"\1" * (end - start)
            taken.append(Placeable(kind, start, end, text[start:end]))
    return tuple(sorted(taken, key=lambda placeable: placeable.start))


def _candidates(text: str, format: str) -> Iterator[tuple[str, int, int]]:
    """What may be a placeable; of two that overlap the earlier counts."""
    markdown = format == "markdown"
    if markdown:
        kept = list(_matches(_MARKDOWN, text))
        yield from kept
        for pair in links(_blanked(text, kept)):
            yield from (("link", *span) for span in pair)
        yield from _matches((("reference", _FOOTNOTE),), text)
    if format == "html":
        yield from _matches(_HTML, text)
    yield from _links(text)
    if _MAY_BE_SHAPE.search(text):
        yield from _matches(_SHAPES, text)
    if markdown:
        yield from _matches((("emphasis", _EMPHASIS),), text)


def _blanked(text: str, spans: Iterable[tuple[str, int, int]]) -> str:
    """The text with blanks for what holds no markup."""
    for _, start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _matches(
    shapes: tuple[tuple[str, re.Pattern[str]], ...], text: str
) -> Iterator[tuple[str, int, int]]:
    return ((kind, *match.span()) for kind, shape in shapes for match in shape.finditer(text))


def _links(text: str) -> Iterator[tuple[str, int, int]]:
    if not _MAY_BE_LINK.search(text):  # linkify-it takes its time over each text
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


def missing(source: str, draft: str, format: str = "text") -> tuple[str, ...]:
    """The placeables of the source that don't stand as often in the draft, once each."""
    return tuple(text for _, text in _lacking(source, draft, format))


def torn(text: str, format: str) -> tuple[str, ...]:
    """What of Markdown's links shows in a text, as the other end of it is gone."""
    if format != "markdown" or "](" not in text:
        return ()
    whole = [(p.kind, p.start, p.end) for p in find(text, format) if p.kind in ("code", "link")]
    return tuple(_TORN.findall(_blanked(text, whole)))


def extra(source: str, draft: str, format: str = "text") -> dict[str, int]:
    """The placeables of the draft that stand there more often than in the source: how often.

    Those that may be a changed one of the source, because as many of the kind are missing, are
    left out.
    """
    more = _lacking(draft, source, format)
    if not more:
        return {}
    changed = Counter(kind for kind, _ in _lacking(source, draft, format).elements())
    surplus = Counter(kind for kind, _ in more.elements()) - changed
    counts = Counter((placeable.kind, placeable.text) for placeable in find(draft, format))
    known = {placeable.text for placeable in find(source, format)}
    return {
        text: counts[kind, text]
        for kind, text in more
        if surplus[kind] and (text in known or _ascii(text) not in known)
    }


def _ascii(text: str) -> str:
    """What is left of an address that a text without spaces has run into."""
    return "".join(filter(str.isascii, text))


def _lacking(wanted: str, text: str, format: str) -> Counter[tuple[str, str]]:
    """How many of the placeables, by kind and text, that one text has the other lacks."""
    counts = Counter((placeable.kind, placeable.text) for placeable in _sound(wanted, format))
    if not counts:
        return counts
    found = Counter((placeable.kind, placeable.text) for placeable in _sound(text, format))
    for key in counts:
        counts[key] -= max(found[key], _occurrences(*key, text, format))
    return +counts


def _sound(text: str, format: str) -> list[Placeable]:
    """The placeables, without markup of pairs that has no other half or crosses another pair."""
    found = find(text, format)
    if format not in PAIRED:
        return list(found)
    whole = {part for pair in pairs(found, text) for part in pair}
    kinds = ("tag",) if format == "html" else ("link", "emphasis")
    return [p for p in found if p in whole or p.kind not in kinds or is_alone(p)]


def _occurrences(kind: str, text: str, draft: str, format: str) -> int:
    """How often a placeable stands whole in a draft, whatever letters follow in its script."""
    if kind in ("emphasis", "link") or (kind == "tag" and format == "html"):
        return 0
    if kind in ("url", "email", "handle", "hashtag") and not text.startswith("<"):
        pattern = rf"(?<![\w@/.]){re.escape(text)}(?![\w/@]|[.-]\w)"
        return len(re.findall(pattern, draft, re.ASCII))
    return draft.count(text)
