"""Take the dateline that opens a text apart: places, date, agency, and what stands between.

Agencies differ in the punctuation, which is theirs and is kept, so that one grammar does for all:
`[(agency) -] places [, date] whatever the agency closes it with`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from ..article import UNDETERMINED
from ..newswire import AGENCY, DASH, dateline_end
from .dates import Date, date_pattern, read_date
from .markup import Markup, bare


class Kind(Enum):
    """What a part of a dateline is."""

    PLACE = "place"
    DATE = "date"
    AGENCY = "agency"
    BETWEEN = "between"
    """What parts places and date: a comma, a slash."""
    KEPT = "kept"
    """The agency's own punctuation, and markup."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a dateline."""

    kind: Kind
    text: str
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline of a text."""

    parts: tuple[Part, ...]
    """Joined they are the dateline, with the blanks behind it and without `opening`."""
    opening: str
    """Markup in front of it that closes only behind it: the whole paragraph is bold."""
    rest: str
    """The text without the dateline, `opening` in front; empty where there is nothing else."""

    @property
    def is_sure(self) -> bool:
        """Whether a date or an agency tells it from capitals with a dash: `ENOUGH – The mayor`."""
        return any(part.kind in (Kind.DATE, Kind.AGENCY) for part in self.parts)


_SMALL = (
    "a al am an and au aux da das de del dem den der di do dos du e ed el en et i im in la las le"
    " les los na of on nad pod sobre sul sur the und upon van y z на в".replace(" ", "|")
)
_BY = r"(?!(?:By|Par|Por|Von|От)\b)"
_WORD = rf"(?:[dlDL][’'])?(?!(?:{_SMALL})\b)[^\W\d_a-zß-öø-ÿа-яёіїєґ][\w’'.-]*"
_NAME = re.compile(rf"{_BY}{_WORD}(?:\s(?:{_WORD}|(?:{_SMALL})\b)){{0,5}}")
"""A place: words with a capital, small ones between them; no byline."""
_PARTED = re.compile(r"(\s*[,/]\s*|\s[-–—]\s)")
_AGENCIES = re.compile(rf"(?<!\w)(?:{AGENCY})(?!\w)")


@lru_cache(maxsize=64)
def _grammar(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"""
        (?P<first>\((?-i:{AGENCY})\)\s?{DASH}\s)?
        (?P<where>\S.*?)
        (?:(?P<joint>[,.]?\s+){date_pattern(language)})?
        (?P<tail>
            (?(joint)[,.]?|,?)(?:     # after the town alone a stop is its own: Calif.
                \s*\([^()]+\).*        # (EFE).-
                | \s?/\s?(?-i:{AGENCY})\s?/.*    # . /TASS/.
                | \s(?-i:{AGENCY})\W*    # , IRNA –
                | \s?{DASH}(?:\s?(?-i:{AGENCY})\.?)?    # —   - РИА Новости.
            )
        )\s*""",
        re.VERBOSE | re.IGNORECASE,
    )


@lru_cache(maxsize=4096)  # the key, the draft and the checks of a segment each ask
def read(text: str, language: str) -> Dateline | None:
    """The dateline that opens a text in a language (BCP 47); None without one or in doubt."""
    plain = bare(text)
    end = dateline_end(plain.text)
    if not end or language == UNDETERMINED:
        return None
    end += len(plain.text[end:]) - len(plain.text[end:].lstrip())
    found = _grammar(language).fullmatch(plain.text, 0, end)
    parts = list(_parts(found, language)) if found else []
    cut = plain.cut(end)
    if not parts or cut is None:
        return None
    marked = _marked(parts, cut.inside)
    return Dateline(tuple(marked), cut.opening, cut.rest) if marked else None


def _parts(found: re.Match[str], language: str) -> Iterator[Part]:
    """The parts of a dateline without markup; none where a place doesn't look like one."""
    where = _PARTED.split(found["where"])
    if not all(map(_NAME.fullmatch, where[::2])):
        return
    yield from _kept(found["first"] or "")
    for name, between in zip(where[::2], (*where[1::2], ""), strict=True):
        yield Part(Kind.PLACE, name)
        if between:
            yield Part(Kind.BETWEEN, between)
    if found["joint"]:
        yield Part(Kind.BETWEEN, found["joint"])
        date = found.string[found.end("joint") : found.start("tail")]
        yield Part(Kind.DATE, date, read_date(found, language))
    yield from _kept(found.string[found.start("tail") : found.end()])


def _kept(text: str) -> Iterator[Part]:
    """The agencies in what is kept as it stands, and the rest of it."""
    at = 0
    for match in _AGENCIES.finditer(text):
        if match.start() > at:
            yield Part(Kind.KEPT, text[at : match.start()])
        yield Part(Kind.AGENCY, match[0])
        at = match.end()
    if at < len(text):
        yield Part(Kind.KEPT, text[at:])


def _marked(parts: list[Part], marks: Sequence[Markup]) -> list[Part]:
    """The parts with the markup between them; none where it stands within a name or a date."""
    for mark in reversed(marks):
        at, number = mark.at, 0
        while number < len(parts) and at >= len(parts[number].text):
            at -= len(parts[number].text)
            number += 1
        between = [Part(Kind.KEPT, mark.text)]
        if at:
            split = parts[number]
            if split.kind not in (Kind.BETWEEN, Kind.KEPT):
                return []
            before, after = (
                replace(split, text=split.text[:at]),
                replace(split, text=split.text[at:]),
            )
            parts[number : number + 1] = [before, *between, after]
        else:
            parts[number:number] = between
    return parts
