"""Marks and spaces: plain ones for the engine, the target's own ones in its draft.

Measured with the Firefox en→pt model on NTREX (bench/typography.py): curly quotes cost 6 BLEU and
come through in one segment of six, straight ones in nearly all. A dash without spaces derails it
(`ferry—the last` comes back as one word), a spaced hyphen always comes through.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from ..article import UNDETERMINED
from ..languages import base, quotation_marks
from .inverted import inverted
from .numbers import localise_numbers, localise_percent
from .quotes import Mark, Quotes, scan

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′ʼ", "'"),
        **dict.fromkeys("‐‑⁃−", "-"),
        "…": "...",
        # Soft hyphen, zero-width space, word joiner, BOM, marks of direction. The zero-width
        # (non-)joiner stays: it tells words apart in Persian and the scripts of India.
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff\u200e\u200f", ""),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    }
)
# The model takes 2½ for 21 to 2.
_FRACTIONS = {
    char: unicodedata.normalize("NFKC", char).replace("⁄", "/") for char in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
}
_FRACTION = re.compile(f"(\\d?)([{''.join(_FRACTIONS)}])")
_SPACES = re.compile(r"[^\S \n]|[\u2800\u3164]")
_SPACE_AFTER_OPENING = re.compile(r"(?<![^\s(\[{—–-])([«‹])[^\S\n]+")
_SPACE_BEFORE_CLOSING = re.compile(r"(?<=\S)[^\S\n]+([»›])(?!\w)")
_LATEX = re.compile(r"``|''")
_RANGE = re.compile(r"(?<=\w)[–‒](?=\w)")
_WORDS_RANGE = re.compile(r"(?<!\w)\w+[–‒]\w+")
_DASH = re.compile(
    r" *(?:[—―]|(?<![^\s—―–‒])--(?![^\s—―–‒])|(?<=\w)--(?=\w)|(?<!\w)[–‒]|[–‒](?!\w)) *"
)
_MAY_BE_DASH = re.compile(r"[—―–‒]|--")
_BREAK = re.compile(r"(?<!\S)(?:-|--|[—–―])(?!\S)|(?<=\w)(?:—|--)(?=\w)")
_ANY_DASH = re.compile(r"[-—–―]")
_TYPOGRAPHIC = re.compile(r"[「『“”„«»‘’‚‹›]")
_OWN_DASHES = {
    **dict.fromkeys(("bg", "cs", "da", "de", "fi", "hu", "it", "nb", "nl", "nn", "pl"), "–"),
    **dict.fromkeys(("ro", "sk", "sl", "sv"), "–"),
    **dict.fromkeys(("be", "es", "ru", "uk"), "—"),
    "ja": "――",
    "zh": "——",
}
"""The dash of a language; others take the source's."""
_EMBRACING = frozenset(("ast", "ca", "es", "gl"))
_TIGHT = frozenset(("ja", "zh"))
_UNIT = r"(?:%|‰|°|€|\$|£|[kcmµ]?m[²³]?|k?g|km/h|[kMG]?W|h|min)"
_NUMBER_SPACE = re.compile(rf"(?<=\d) (?=\d{{3}}(?!\d)|{_UNIT}(?!\w))")


def plain(text: str) -> str:
    """Make marks and spaces those that engines know best: straight quotes, spaced hyphens."""
    if not text.isascii():
        text = _SPACE_AFTER_OPENING.sub(r"\1", text)
        text = _SPACE_BEFORE_CLOSING.sub(r"\1", text)
        text = _FRACTION.sub(_fraction, text)
        text = _RANGE.sub("-", _SPACES.sub(" ", text).translate(_PLAIN))
    text = _LATEX.sub('"', text)
    dashed = _DASH.sub(" - ", text) if _MAY_BE_DASH.search(text) else text
    if dashed != text:
        # A dash at either end needs no second space.
        dashed = dashed.removeprefix(" ") if text[:1] != " " else dashed
        dashed = dashed.removesuffix(" ") if text[-1:] != " " else dashed
    return re.sub(r"(?<=\S) {2,}(?=\S)", " ", dashed) if "  " in dashed else dashed


def _fraction(match: re.Match[str]) -> str:
    whole, fraction = match[1], _FRACTIONS[match[2]]
    return f"{whole} {fraction}" if whole else fraction


def is_typographic(text: str) -> bool | None:
    """Whether a text sets typographic quotes and apostrophes; None where it has none of either."""
    if _TYPOGRAPHIC.search(text):
        return True
    return False if '"' in text or "'" in text else None


def localise(
    draft: str,
    source: str,
    language: str,
    *,
    source_language: str = UNDETERMINED,
    typographic: bool | None = None,
) -> str:
    """Give a draft the marks that the source's become in the draft's language (BCP 47).

    Straight marks stay straight. `typographic` speaks for the article where the source segment
    has neither quotes nor apostrophes: its translation may well have some. Marks are never
    moved, and only at a segment's ends are lost ones put back. Numbers are written the target's
    way where `source_language` is known.
    """
    own = is_typographic(source)
    curly = own if own is not None else typographic
    if source_language != UNDETERMINED:
        draft = localise_numbers(draft, source, source_language, language)
    draft = inverted(draft, source, language)
    draft = _quotes(_mended(draft, source), source, language, curly)
    if "…" in source and "..." not in source:
        draft = re.sub(r"(?<!\.)\.{3}(?!\.)", "…", draft)
    for char in () if source.isascii() else _FRACTIONS.keys() & set(source):
        draft = re.sub(rf"(?:(?<=\d) )?(?<![\d/]){_FRACTIONS[char]}(?![\d/])", char, draft)
    draft = _dashes(draft, source, language)
    if "\u00a0" in source or "\u202f" in source:
        draft = _NUMBER_SPACE.sub("\u00a0", draft)
    if curly:
        draft = localise_percent(draft, language)
    if curly and language in ("fr", "fr-FR", "fr-BE", "fr-LU"):
        # Imprimerie nationale: a thin space before ; ! ?, a full one before the colon.
        draft = re.sub(r"(?<=[\w»)\]%]) ?([;!?]+)(?!\w)", "\u202f\\1", draft)
        draft = re.sub(r"(?<=[\w»)\]%]) ?:(?=\s)", "\u00a0:", draft)
    return draft


def _mended(draft: str, source: str) -> str:
    """Put back a lost quotation mark, where its place is certain: beside another one, at an end."""
    wanted = scan(source).marks
    found = scan(draft).marks if wanted else ()
    if len(found) == len(wanted) - 1 and (twins := _twins(wanted, source)):
        return _doubled(draft, found, wanted, twins)
    if not wanted or len(found) >= len(wanted) or len(wanted) > 2 or not draft.strip():
        return draft
    opening = [mark for mark in wanted if mark.opens]
    closing = [mark for mark in wanted if not mark.opens]
    if len(opening) > 1 or len(closing) > 1:
        return draft
    starts = bool(opening) and not source[: opening[0].start].strip()
    tail = source[closing[0].end :].strip() if closing else ""
    ends = bool(closing) and not any(char.isalnum() for char in tail)
    if (opening and not starts) or (closing and not ends):
        return draft
    if starts and not any(mark.opens and not draft[: mark.start].strip() for mark in found):
        draft = _glyph(opening[0]) + draft.lstrip()
    if ends and not any(not mark.opens for mark in scan(draft).marks):
        body = draft.rstrip()
        if tail:  # the source has its full stop after the mark
            body = body.rstrip(".,;:!?…")
        draft = body + _glyph(closing[0]) + draft.rstrip()[len(body) :]
    return draft


def _twins(marks: Sequence[Mark], text: str) -> list[int]:
    """The closing marks that another one follows at once, as engines drop one of: `’”`, `.””`."""
    return [
        n
        for n, (mark, after) in enumerate(pairwise(marks))
        if not (mark.opens or after.opens or text[mark.end : after.start].strip(".,"))
    ]


def _doubled(
    draft: str, found: Sequence[Mark], wanted: Sequence[Mark], twins: Sequence[int]
) -> str:
    """The draft with the lost one of two closing marks, where only one can be the lost one."""
    fits = [
        n
        for n in twins
        if [mark.opens for mark in found]
        == [mark.opens for at, mark in enumerate(wanted) if at != n + 1]
    ]
    if len(fits) != 1:
        return draft
    at = found[fits[0]].end
    return draft[:at] + _glyph(wanted[fits[0] + 1]) + draft[at:]


def _glyph(mark: Mark) -> str:
    return "'" if mark.inner else '"'


def _quotes(draft: str, source: str, language: str, curly: bool | None) -> str:
    """Set quotation marks, apostrophes and primes."""
    if curly is None:
        return draft
    quotes = scan(draft)
    changes: list[tuple[int, int, str]] = []
    wanted = quotation_marks(language)
    for mark in _levelled(quotes, scan(source)):
        if curly:
            glyph = wanted[2 * mark.inner + (not mark.opens)]
        else:
            glyph = draft[mark.start : mark.end] if mark.straight else _glyph(mark)
        changes.append((mark.start, mark.end, glyph))
    # Hebrew has its geresh; elsewhere the apostrophe is U+2019.
    apostrophe = "’" if curly and base(language) != "he" else "'"
    changes += [(at, at + 1, apostrophe) for at in quotes.apostrophes]
    if "′" in source or "″" in source:
        changes += [(at, at + 1, "′" if draft[at] in "'′" else "″") for at in quotes.primes]
    for start, end, glyph in sorted(changes, reverse=True):
        draft = draft[:start] + glyph + draft[end:]
    return draft


def _levelled(draft: Quotes, source: Quotes) -> tuple[Mark, ...]:
    """The draft's marks, opening or closing and outer or inner as the source's, if they agree."""
    mine, theirs = draft.marks, source.marks
    if len(mine) != len(theirs) or any(
        m.sure and m.opens != t.opens for m, t in zip(mine, theirs, strict=True)
    ):
        return mine
    return tuple(
        Mark(m.start, m.end, t.opens, t.inner, True, m.straight)
        for m, t in zip(mine, theirs, strict=True)
    )


def _dashes(draft: str, source: str, language: str) -> str:
    """Make the draft's spaced hyphens the source's dash, its ranges the source's."""
    ranges = _WORDS_RANGE.findall(source) if "–" in source or "‒" in source else ()
    for span in dict.fromkeys(ranges):
        bounds = span.replace("–", "-").replace("‒", "-")
        draft = re.sub(rf"(?<!\w){re.escape(bounds)}(?!\w)", span, draft)
    breaks = [match[0] for match in _BREAK.finditer(source)] if _ANY_DASH.search(source) else []
    if not breaks or any(dash == "-" for dash in breaks):
        return draft
    dash = breaks[0] if breaks[0] == "--" else _OWN_DASHES.get(base(language), breaks[0])
    tight = base(language) == "en" and re.search(r"\w(?:—|--)\w", source) is not None
    if tight or (base(language) in _TIGHT and dash != "--"):
        return re.sub(r"(?<=\S) (?:-|--|—|–) (?=\S)", dash, draft)
    draft = re.sub(r"(?<!\S)(?:-|--|—|–)(?!\S)", dash, draft)
    if base(language) in _EMBRACING and dash != "--":
        # What stands between two dashes is embraced by them: —la última—.
        inside = rf"(?<=\S) {dash} ([^{dash}.?!;:]+?) {dash}(?=[\s,;])"
        draft = re.sub(inside, rf" {dash}\1{dash}", draft)
        draft = re.sub(rf"\A{dash} ", dash, draft)
    return draft
