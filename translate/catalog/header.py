"""The header of a catalog: its fields, their order, and lines that no tool wraps.

msgcat wraps a header line of more than 79 columns, polib joins it again: so that all of them
leave the file alone, each line is kept short. A long path goes on in a numbered field, a long
plural formula is written in fewer characters, a long name is cut.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote_to_bytes

from ..article import Article, clean
from ..errors import ConfigError
from ..languages import english_name, gettext_code
from .article_fields import (
    ARTICLE,
    ARTICLES,
    WIDTH,
    long_field,
    read_long,
    record_fields,
    skipped_fields,
)
from .columns import cut, width
from .plurals import plural_forms

FORMAT = "X-Dragoman-Format"
SOURCE = "X-Dragoman-Source"
UNIT = "X-Dragoman-Unit"
SOURCE_LANGUAGE = "X-Source-Language"
REVISION = "PO-Revision-Date"
_VERSION = "1"
"""Of the comments' grammar and these fields."""
_ORDER = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    REVISION,
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)
_DATE = "%Y-%m-%d %H:%M%z"

# The formulas of gettext's table that need more columns, in fewer characters. A test compares
# the two for each n; i18nspector takes them, as it evaluates formulas too.
_EAST_SLAVIC = "nplurals=3; plural=n%100/10==1||n%10>4||n%10<1?2:n%10>1;"
_SHORTER = {
    **dict.fromkeys(("be", "hr", "ru", "sr", "uk"), _EAST_SLAVIC),
    "lt": "nplurals=3; plural=n%100/10==1||n%10<1?2:n%10>1;",
    "lv": "nplurals=3; plural=n%10==1&&n%100!=11?0:n!=0?1:2;",
    "pl": "nplurals=3; plural=n==1?0:n%100/10==1||n%10>4||n%10<2?2:1;",
    "ro": "nplurals=3; plural=n==1?0:n==0||n%100>0&&n%100<20?1:2;",
    "sl": "nplurals=4; plural=n%100<1||n%100>4?3:n%100<3?n%100-1:2;",
}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Who answers for a catalog, in forms that i18nspector takes."""

    desk: str = "desk@dragoman.internal"
    """Where a reviewer writes about the file: `Report-Msgid-Bugs-To`."""
    machine: str = "dragoman <mt@dragoman.internal>"
    """`Last-Translator`, until an editor puts the reviewer's name there."""


def build_fields(
    article: Article, target: str, location: str, unit: str, addresses: Addresses
) -> list[tuple[str, str]]:
    """The header of a new catalog, in order; `location` is the article as seen from the PO."""
    moment = _moment(article)
    date = moment.strftime(_DATE)
    plurals = plural_forms(target)
    if plurals and width(f"Plural-Forms: {plurals}") > WIDTH:
        plurals = _SHORTER.get(target.split("-")[0])
    fields = {
        "Project-Id-Version": _project(article, moment),
        "Report-Msgid-Bugs-To": addresses.desk,
        "POT-Creation-Date": date,
        REVISION: date,
        "Last-Translator": addresses.machine,
        "Language-Team": english_name(target),
        "Language": gettext_code(target),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plurals,
        **long_field(ARTICLE, quote(os.fsencode(location))),
        **record_fields(article.record),
        **skipped_fields(article.skipped),
        FORMAT: _VERSION,
        SOURCE: f"sha256:{article.digest}",
        UNIT: unit,
        SOURCE_LANGUAGE: gettext_code(article.language),
    }
    return [(name, value) for name, value in fields.items() if value is not None]


def _moment(article: Article) -> datetime:
    """When the article was last changed; SOURCE_DATE_EPOCH overrides, now stands in."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise ConfigError(
                f"SOURCE_DATE_EPOCH is {epoch!r}", hint="give it seconds since 1970, or unset it"
            ) from error
    return article.date or datetime.now(UTC)


def _project(article: Article, moment: datetime) -> str:
    """A name and a date, the digits that i18nspector asks for: `ferry-vote 2026-11-23`."""
    told = article.path.stem if article.path else "article"
    told += f" {article.record.key}" if article.record else ""
    name = " ".join(clean(told).split())
    name = name.encode("utf-8", "replace").decode()
    date = f"{moment:%Y-%m-%d}"
    return f"{cut(name, WIDTH - len(f'Project-Id-Version:  {date}'))} {date}"


def article_location(fields: dict[str, str]) -> PurePosixPath | None:
    """Read the article's path, relative to the PO; None where there is none (`-` included)."""
    location = os.fsdecode(unquote_to_bytes(read_long(ARTICLE, fields)))
    return PurePosixPath(location) if location not in ("", "-") else None


def locate(article: Path, po: Path) -> str:
    """The path of an article as seen from the folder of its PO, with forward slashes.

    Folders are followed through symbolic links, since `..` is; the article's own name is kept.
    """
    real = Path(os.path.realpath(article.parent), article.name)
    try:
        return Path(os.path.relpath(real, os.path.realpath(po.parent))).as_posix()
    except ValueError:  # another drive
        return real.as_posix()


def parse_fields(text: str) -> dict[str, str]:
    """The fields of a header; the last of a double wins, as in polib."""
    lines = (line.partition(":") for line in text.split("\n"))
    return {name.strip(): value.strip() for name, colon, value in lines if colon}


def write_fields(fields: Iterable[tuple[str, str]], others: Sequence[str] = ()) -> str:
    """The header's text: known fields in gettext's order, the rest as polib sorts them."""
    ordered = sorted(fields, key=lambda field: _place(field[0]))
    return "".join(f"{line}\n" for line in (*(f"{n}: {v}" for n, v in ordered), *others))


def _place(name: str) -> tuple[int, list[tuple[bool, int, str]]]:
    if name in _ORDER:
        return _ORDER.index(name), []
    parts = re.split("([0-9]+)", name)
    return len(_ORDER), [(not p.isdigit(), int(p) if p.isdigit() else 0, p.lower()) for p in parts]


def merge_fields(old: str, new: str, *, changed: bool) -> str:
    """The header of a catalog that is drafted again.

    What people and their editors write there is kept, what tells of the article is ours. The
    dates move only with what they are dates of: with the source, or with an entry's words.
    """
    before, after = parse_fields(old), parse_fields(new)
    same_source = before.get(SOURCE) == after.get(SOURCE)
    merged = {n: v for n, v in before.items() if not ARTICLES.fullmatch(n)}
    for name, value in after.items():
        dates_source = name in ("Project-Id-Version", "POT-Creation-Date")
        ours = name in _FACTS or (dates_source and not same_source)
        if ours or name not in merged:
            merged[name] = value
    if changed and REVISION in before:
        merged[REVISION] = _later(before[REVISION], after.get(REVISION, ""))
    if merged == before:  # in whatever order an editor wrote them
        return old
    others = [line for line in old.split("\n") if line and ":" not in line]
    return write_fields(merged.items(), others)


_FACTS = (
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    FORMAT,
    SOURCE,
    UNIT,
    SOURCE_LANGUAGE,
)


def _later(old: str, new: str) -> str:
    try:
        return max(old, new, key=lambda date: datetime.strptime(date, _DATE))
    except ValueError:  # `YEAR-MO-DA HO:MI+ZONE` of a template, or a date without a zone
        return new or old
