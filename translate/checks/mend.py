"""What is wrong of a translation and can be put right without knowing what it says.

Blanks and the stop at the end only; quotation marks are `typography.localise`'s.
"""

from __future__ import annotations

import re

from ..languages import base
from ..placeables import find
from .endings import end_mark, lost_end
from .extent import deviation
from .thresholds import SHORT_OPEN

_BLANKS = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_BEFORE_MARK = re.compile(r"(?<=[\w\"'”’»)\]%]) +(?=[,.;:!?)\]](?:[\s\"'”’»)\]]|$))")
_BEFORE_MARK_IN_FRENCH = re.compile(r"(?<=[\w\"'”’»)\]%]) +(?=[,.)\]](?:[\s\"'”’»)\]]|$))")
_AFTER_BRACKET = re.compile(r"(?<=[(\[]) +(?=\w)")
_ODD_BLANK = re.compile(r"[ \u00a0]{2}| [,.;:!?)\]]|[(\[] ")
"""What one of these patterns needs to find something."""
_STOPS = {"ja": "。", "zh": "。", "hi": "।", "mr": "।", "ne": "।", "hy": "։"}
_INVERTED = frozenset(("es", "gl", "ast"))
"""Languages whose questions begin with a mark too."""
_INSIDE = frozenset(("en", "zh", "ja"))
"""Languages that set the stop before the closing quotation mark."""
_CLOSING = "\"'”’»›"


def mend(target: str, source: str, source_language: str, target_language: str) -> str:
    """Put a translation's blanks and its final stop right, where the source shows how.

    Doing it twice changes nothing. What is in placeables stays. A draft that seems cut gets no
    stop: it would only hide that something is missing.
    """
    if not target.strip():
        return target
    mended = _spaced(target, source, target_language)
    if not _is_short(source, mended, source_language, target_language):
        mended = _stopped(mended, source, target_language)
    return mended


def _spaced(target: str, source: str, language: str) -> str:
    if _ODD_BLANK.search(target):
        target = _without_odd_blanks(target, source, language)
    start = source[: len(source) - len(source.lstrip())]
    end = source[len(source.rstrip()) :]
    return start + target.strip() + end


def _without_odd_blanks(target: str, source: str, language: str) -> str:
    mark = _BEFORE_MARK_IN_FRENCH if base(language) == "fr" else _BEFORE_MARK
    spans = [(found.start, found.end) for found in find(target)]

    def without(pattern: re.Pattern[str], text: str, instead: str) -> str:
        if pattern.search(source):
            return text  # as its author wants it
        return pattern.sub(
            lambda m: m[0] if any(a < m.end() and m.start() < b for a, b in spans) else instead,
            text,
        )

    for pattern, instead in ((_BLANKS, " "), (mark, ""), (_AFTER_BRACKET, "")):
        changed = without(pattern, target, instead)
        if changed != target:
            target = changed
            spans = [(found.start, found.end) for found in find(target)]
    return target


def _is_short(source: str, target: str, source_language: str, target_language: str) -> bool:
    return deviation(source, target, source_language, target_language) < SHORT_OPEN


def _stopped(target: str, source: str, language: str) -> str:
    """With the source's mark at the end, where that is all that is missing."""
    if not lost_end(source, target, language):
        return target
    mark = end_mark(source)
    if mark not in ".。" and base(language) in _INVERTED:
        return target
    if mark in ".。．｡":
        mark = _STOPS.get(base(language), ".")
    elif mark not in "!?…":
        return target
    body, blanks = target.rstrip(), target[len(target.rstrip()) :]
    inner = body.rstrip(_CLOSING) if base(language) in _INSIDE else body
    return inner + mark + body[len(inner) :] + blanks
