"""Glossary files: the project's own form, and those that people already have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from ...errors import ConfigError
from ..terms import Concept
from . import native, pairs, sets, tbx, tbx_write, weblate
from .concepts import languages_of, narrowed
from .lost import Lost
from .rows import DELIMITERS, first_row, trimmed
from .source import Source, opened

__all__ = [
    "FORMATS",
    "NATIVE",
    "Format",
    "Lost",
    "Source",
    "languages_of",
    "load",
    "opened",
    "read",
    "write",
]

Read = Callable[[Source, Sequence[str], Lost], Sequence[Concept]]
Write = Callable[[Sequence[Concept], Sequence[str], Lost], str]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of glossary file."""

    name: str
    about: str
    read: Read
    write: Write
    bilingual: bool = False
    """Whether it holds two languages, in one direction."""


NATIVE = "native"
_ALL = (
    Format(NATIVE, "our own CSV", native.read, native.write),
    Format("deepl-csv", "DeepL's CSV", pairs.read_comma, pairs.write_deepl, True),
    Format("deepl-tsv", "DeepL's TSV", pairs.read_tab, pairs.write_deepl_tab, True),
    Format("google-csv", "Google's one-way CSV", pairs.read_comma, pairs.write_google, True),
    Format("google-tsv", "Google's one-way TSV", pairs.read_tab, pairs.write_google_tab, True),
    Format("google-sets", "Google's equivalent term sets", sets.read_google, sets.write_google),
    Format("weblate-csv", "Weblate's CSV", weblate.read, weblate.write, True),
    Format("weblate-tbx", "TBX for Weblate and OmegaT", tbx.read, tbx_write.write_weblate, True),
    Format("omegat", "OmegaT's three columns", pairs.read_omegat, pairs.write_omegat, True),
    Format("matecat", "Matecat's CSV", sets.read_matecat, sets.write_matecat),
    Format("tbx", "TBX-Basic (ISO 30042:2019)", tbx.read, tbx_write.write),
)
FORMATS = {each.name: each for each in _ALL}


def load(path: Path, languages: Sequence[str] = ()) -> tuple[Concept, ...]:
    """Read a file in whatever format it shows itself to be in. Raises InputError.

    `languages` are those of a file that doesn't say them: of its names, and of what they become.
    """
    with opened(path) as source:
        return read(source, languages=languages)


def read(
    source: Source,
    format: str | None = None,
    languages: Sequence[str] = (),
    lost: Lost | None = None,
) -> tuple[Concept, ...]:
    """Read an open file; what the rows have that a concept hasn't is told to `lost`."""
    form = FORMATS[format] if format else detect(source)
    return tuple(form.read(source, languages, Lost() if lost is None else lost))


def write(concepts: Sequence[Concept], format: str, languages: Sequence[str], lost: Lost) -> str:
    """A file's text; what the format has no place for is told to `lost`. Raises ConfigError."""
    form = FORMATS[format]
    if form.bilingual and len(languages) != 2:
        raise ConfigError(
            f"{form.name} holds two languages",
            hint=f"say which with --from and --to; there are {', '.join(languages)}",
        )
    held = concepts if form.bilingual else narrowed(concepts, languages, lost)
    return form.write(held, languages, lost)


def detect(source: Source) -> Format:
    """The format of a file, by how it begins; its name decides between two that look alike."""
    if source.head.lstrip().startswith("<"):
        return FORMATS["tbx"]
    if source.head.lstrip().startswith(pairs.COMMENT) and "\t" in source.head:
        return FORMATS["omegat"]
    heads = [trimmed(first_row(source, delimiter)) for delimiter in DELIMITERS]
    for cells in heads:
        if weblate.is_header(cells):
            return FORMATS["weblate-csv"]
        if found := sets.format_of(cells):
            return FORMATS[found]
    if max(map(len, heads)) > 1 and not any(map(_is_own, heads)):
        return FORMATS[_headless(source, tabs=len(heads[-1]) > 1)]
    return FORMATS[NATIVE]


def _is_own(cells: Sequence[str]) -> bool:
    """Whether a first line names our columns, though it may name others.

    A word of three letters may by chance be the code of a language (`cat`): alone it's no sign.
    DeepL's rows have languages behind the names.
    """
    known = [native.column(cell) is not None for cell in cells]
    sure = [own and len(cell) != 3 for own, cell in zip(known, cells, strict=True)]
    if len(cells) in (4, 5) and sure[2] and sure[3] and not any(sure[:2]):
        return False
    return all(known) or sum(sure) > 1 or (len(cells) == 2 and any(sure))


def _headless(source: Source, *, tabs: bool) -> str:
    if not tabs:
        return "deepl-csv"
    lines = [line for line in source.head.splitlines()[:-1] or [source.head] if line.strip()]
    commented = any(line.startswith(pairs.COMMENT) or line.count("\t") > 1 for line in lines)
    suffix = PurePath(source.name).suffix.lower()
    return "omegat" if commented or suffix in (".txt", ".utf8", ".tab") else "deepl-tsv"
