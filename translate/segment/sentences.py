"""Where sentences end: sentencex's boundaries, with what newswire needs put right.

sentencex (https://github.com/wikimedia/sentencex) knows the stops and abbreviations of some 240
languages, but takes quotations and brackets as wholes: after one that never closes it sees no
boundary any more. So marks are hidden from it, and boundaries at and inside a pair are judged
here, as are abbreviations whose end only the next word tells (`in the U.S. The`, `U.S. officials`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..article import Span
from ..newswire import dateline_end
from .quotations import BRACKETS, MARKS, pairs
from .tables import (
    after_hours,
    before_names,
    before_numbers,
    openers,
    or_last,
    words,
    writes_ordinals_with_stop,
)

_CHUNK = 8_192
"""sentencex's time grows with the square of some texts' length: it gets this much at once."""
_OVERLAP = 256

_WHOLE_QUOTATION = 300
"""A quotation inside a sentence is cut where it is longer than this: engines lose sentences."""

_HIDE = str.maketrans(dict.fromkeys(MARKS, " "))
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_HOURS = ("a.m", "p.m")
_STOP = re.compile(r"\.\s")
_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WIDE_STOP = re.compile(
    rf"[。！？｡।॥۔][。！？｡]*\s*(?=[^\s。！？｡、，」』）])|(?<=[{_CJK}])[!?]+(?=[{_CJK}])"
)
_TOKEN = re.compile(r"[^\s\"“”„«»‘‹(\[—–/]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_ENUMERATOR = re.compile(r"(?:\d{1,3}|[^\W\d_])[.)]")
_NUMBER = re.compile(r"[#№(]?\d|[IVXLC]+\b")
_WIDE_STOPS = frozenset("。！？｡．؟۔।॥")
_WORD = re.compile(r"[^\W\d_]+(?!\.)\b")
# A note's number, or the closing quotation mark of a typewriter, parted from the stop.
_NOTE = re.compile(r"\s?(?:(?:\[\d{1,3}\])+|'')(?=\s)")
_GLUED = re.compile(r"[^\W\d_a-z](?:[a-zà-ÿ]|\s)")
_CJK_LETTER = re.compile(f"[{_CJK}]")
_BLANKS_AND_MARKS = "".join(MARKS) + " \u00a0\u202f"


def boundaries(text: str, language: str) -> list[int]:
    """The positions in a paragraph of one line where a sentence starts, the first (0) left out.

    Blanks before such a position belong to neither sentence.
    """
    marks = _Marks(text)
    base = language.split("-")[0]
    # A dateline that ends with a stop is no sentence: `MOSCOW, May 12. /TASS/. The court` is one.
    floor = dateline_end(text)
    floor += len(text[floor:]) - len(text[floor:].lstrip()) if floor else 0
    starts: list[int] = []
    for candidate in _candidates(text, base):
        end, start = marks.around(candidate)
        last = starts[-1] if starts else 0
        if (
            max(last, floor) < start < len(text)
            and not _ENUMERATOR.fullmatch(text[last:end].strip())
            and _ends(text, end, start, base)
            and not marks.hold(start, last)
        ):
            starts.append(start)
    return starts


def _candidates(text: str, language: str) -> Iterator[int]:
    """Positions where a sentence may start, in order: sentencex's and our own."""
    hidden = _APOSTROPHE.sub("ʼ", text).translate(_HIDE)
    own = {match.end() for match in _WIDE_STOP.finditer(hidden)}
    own |= {
        match.end() for match in _STOP.finditer(hidden) if _may_end(hidden, match.start(), language)
    }
    yield from sorted(own.union(_of_sentencex(hidden, language)))


def _of_sentencex(text: str, language: str) -> Iterator[int]:
    from sentencex import segment

    code = "en" if language == "und" else language
    start = 0
    while start < len(text):
        sentences = segment(code, text[start : start + _CHUNK])
        if start + _CHUNK < len(text):
            # The last sentence may go on in the next chunk.
            last = sentences.pop()
            if not sentences:
                start += len(last) - _OVERLAP
        for sentence in sentences:
            start += len(sentence)
            yield start


def _may_end(text: str, stop: int, language: str) -> bool:
    """Whether sentencex may be wrong in seeing no end after this stop."""
    token = _token(text, stop)
    return (
        token.lower() in _HOURS
        or token in or_last(language)
        or token in words(language)
        or _is_initials(token)
    )


def _token(text: str, end: int) -> str:
    """The word before a position, an apostrophe's article left out: `dell'art` → `art`."""
    found = _TOKEN.search(text, max(0, end - 24), end)
    return re.split("['’ʼ]", found[0])[-1] if found else ""


def _is_initials(token: str) -> bool:
    return bool(_INITIALS.fullmatch(token)) and token[0].isupper()


def _ends(text: str, end: int, start: int, language: str) -> bool:
    """Whether the sentence before a candidate really ends there, by its last and the next word."""
    tail = text[max(0, end - 32) : end]
    before = tail.rstrip(_BLANKS_AND_MARKS)
    rest = text[start : start + 32].lstrip(_BLANKS_AND_MARKS + "¿¡")
    if before[-1:] in _WIDE_STOPS or _CJK_LETTER.match(rest):
        return True
    if rest[:1] in tuple(",;:.!?…)"):
        return False
    token = _token(before, len(before) - 1)
    if end == start and not (len(token) > 2 and token.islower() and _GLUED.match(rest)):
        return False
    if rest[:1].islower():
        return _ends_before_lower(before, token, closed=tail != before)
    return before[-1:] != "." or _ends_with_stop(token, rest, language)


def _ends_before_lower(before: str, token: str, *, closed: bool) -> bool:
    """Whether a sentence ends though the next word is in lower case, as in hasty mails."""
    if before.endswith("?"):
        return not closed
    return before.endswith(".") and not closed and len(token) > 4 and "." not in token


def _ends_with_stop(token: str, rest: str, language: str) -> bool:
    if token in before_names(language):
        return False
    if token in before_numbers() and _NUMBER.match(rest):
        return False
    if token.lower() in _HOURS:
        return re.split(r"\W", rest, maxsplit=1)[0] not in after_hours()
    word = _WORD.match(rest)
    ordinal = token.isdigit() and len(token) <= 2 and writes_ordinals_with_stop(language)
    if ordinal or token in or_last(language) or _is_initials(token):
        return word is not None and word[0] in openers(language)
    return True


class _Marks:
    """The quotation marks and brackets of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs = pairs(text)
        self._closing = {closing for _, closing in self._pairs}
        self._opening = {opening for opening, _ in self._pairs}
        self._next = 0

    def around(self, candidate: int) -> Span:
        """The end of the one sentence and the start of the next: closing marks stay behind."""
        text = self._text
        end = candidate
        while end > 0 and (text[end - 1].isspace() or text[end - 1] in MARKS):
            end -= 1
        for position in range(end, candidate):
            if position in self._closing or (
                position == end and text[position] in MARKS and position not in self._opening
            ):
                end = position + 1
            elif not text[position].isspace():
                break
        if note := _NOTE.match(text, end):
            end = note.end()
        start = end
        while start < len(text) and text[start].isspace():
            start += 1
        return end, start

    def hold(self, start: int, sentence: int) -> bool:
        """Whether a pair holds together what a boundary at `start` would part.

        `sentence` is where the sentence starts. Positions have to come in order.
        """
        while self._next < len(self._pairs) and self._pairs[self._next][1] < start:
            self._next += 1
        for opening, closing in islice(self._pairs, self._next, None):
            if opening >= start:
                break
            if closing >= start and self._binds(opening, closing, sentence):
                return True
        return False

    def _binds(self, opening: int, closing: int, sentence: int) -> bool:
        if self._text[opening] in BRACKETS:
            return True
        if closing - opening > _WHOLE_QUOTATION:
            return False
        return opening > sentence or self._goes_on(closing)

    def _goes_on(self, closing: int) -> bool:
        """Whether the sentence goes on after a quotation: `“We won. We did,” she said.`"""
        rest = self._text[closing + 1 : closing + 16].lstrip()
        ended = self._text[closing - 1] in ".!?…" or rest[:1] in tuple(".!?…")
        return bool(rest) and (not ended or rest[0].islower() or rest[0] in ",;—–-")
