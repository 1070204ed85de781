"""Where sentences end: one pattern for what may be an end, one function that decides.

A splitter of our own, as every library we measured loses on news of some language what these rules
keep (bench/segmentation.py): sentencex sees no boundary after a mark that never closes, pysbd reads
20,000 characters a second, nupunkt knows no stops but the Latin ones. What is particular to a
language stands in tables: abbreviations, and words that open a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..newswire import dateline_end
from .abbreviations import (
    closes_list,
    is_shortened,
    may_be_last,
    stands_before_names,
    stands_before_numbers,
    writes_ordinals_with_stop,
)
from .lists import is_label, items
from .openers import goes_on_after_hour, is_opener
from .quotations import MARKS, Marks

_WIDE = "。．！？｡।॥۔؟։።፧။།៕"
"""Stops that end a sentence whatever stands around them."""
_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_CLOSING = re.escape("".join(sorted(MARKS)))
_STOP = re.compile(
    rf"""
    [.!?…‥‼⁇⁈⁉]+ (?= (?:[{_CLOSING}]|\[\d{{1,3}}\])*\s )
  | (?:(?<=[^\W\d_]{{3}})|(?<=[)"”»])) [.!?] (?= \d{{1,3}}\s )            # a note's number
  | [{_WIDE}]+[{_WIDE}.!?…]*
  | (?<=[{_CJK}])(?:[!?]+|\.{{2,}})
  | [:;](?=\s)
  | (?:(?<=[^\W\d_]{{2}})|(?<=[\d)"”»])) [.!?]+ (?= ["“«(¿¡]?[^\W\d_] )   # a blank forgotten
    """,
    re.VERBOSE,
)
_STOP_BEGINS = re.compile(rf"[.!?…‥‼⁇⁈⁉:;{_WIDE}]")
"""What each of these begins with; to look for it alone is ten times as quick."""
_BEFORE_WORD = re.compile(rf"(?:[{_CLOSING}\s¿¡]|,,)*")
_GOES_ON = re.compile(r"(?!,,|(?:\.\.\.|…)\w)[,;:.!?…)/、，；：。！？]")
_DASH_GOES_ON = re.compile(r"[-–—][-–—\s]*(?:[\d,;:.!?]|(?P<letter>[^\W\d_]))")
_CJK_LETTER = re.compile(f"[{_CJK}]")
# Who says what stood in the quotation, in Japanese and Chinese.
_SAYS = re.compile(
    r"と(?!ころ|にかく|もかく|ても|りあえず|きに|はいえ)|って|など"
    r"|[^，。！？：「“]{1,6}(?:说|說|道|表示|称|稱|问|問)"
)
_CAPITALISED = re.compile(r"[A-ZÀ-ÞА-ЯЁІЇЄҐΑ-Ω][^\W\d_A-Z]|[A-ZÀ-Þ]\s")
_SENTENCE_IN_BRACKETS = re.compile(r"\([^()]{0,400}[.!?…][\"”’»]?\)")
_QUOTES = tuple("\"'”’»“")
_TOKEN = re.compile(r"[^\s\"“”„«»‘‹(\[—–/]+$")
_ARTICLE = re.compile(r"(?:[ldnscmtj]|qu|un|(?:a|da|de|ne|su)ll)['’]", re.IGNORECASE)
_NUMBER = re.compile(r"[#№(]?\d|[IVXLC]+\b")
_THREE_DOTS = re.compile(r"(?:^|[^.\s])(?:\s\.){3}$")
_ADDRESS = re.compile(r"://|www\.|@|\w[./]\w.*\w[./]\w")
_HOURS = ("a.m", "p.m", "am", "pm")

_SHORTEST = 3
"""Words that make no sentence with an hour or a year at their end: `At 5 p.m.`, `В 1998 г.`"""
_FULL_WORD = 5
"""Letters from which on a word in lower case is hardly an abbreviation."""
_SEEN = 40
"""Characters before and after a stop that are looked at."""


def boundaries(text: str, language: str) -> list[int]:
    """The positions in a paragraph of one line where a sentence starts, the first (0) left out.

    Blanks before such a position belong to neither sentence.
    """
    base = language.split("-")[0]
    if not _has_stop(text):
        return items(text, base)  # most sentences stand alone
    marks, listed = Marks(text), items(text, base)[::-1]
    floor = dateline_end(text)
    floor += len(text[floor : floor + _SEEN]) - len(text[floor : floor + _SEEN].lstrip())
    starts = [0]
    for match in _STOP.finditer(text):
        while listed and listed[-1] < match.end():
            starts.append(listed.pop())
        end, start = marks.around(match.end())
        if (
            max(starts[-1], floor) < start < len(text)
            and _Place.of(text, match, starts[-1], end, start).ends(base)
            and not marks.hold(start)
        ):
            starts.append(start)
    return starts[1:] + listed[::-1]


def _has_stop(text: str) -> bool:
    """Whether one stands before the last word."""
    last = len(text) - 1
    while last > 0 and not (text[last].isalnum() or text[last] == "_"):
        last -= 1
    return any(_STOP.match(text, at.start(), last) for at in _STOP_BEGINS.finditer(text, 0, last))


@dataclass(frozen=True, slots=True)
class _Place:
    """A stop, and what stands around it."""

    sentence: str
    """What comes to the stop, closing marks included; of a long sentence its end."""
    token: str
    """The word that the stop follows, without it: `U.S`, `dell'art` → `art`."""
    before: str
    stop: str
    closed: str
    """Closing marks, and a note's number, between the stop and the blank."""
    gap: str
    after: str
    """What follows the gap."""
    rest: str
    """The same without marks at its start."""

    @classmethod
    def of(cls, text: str, match: re.Match[str], first: int, end: int, start: int) -> _Place:
        """The place of a stop in a sentence that started at `first` and may end at `end`."""
        before = text[max(first, match.start() - _SEEN) : match.start()]
        found = _TOKEN.search(before.rstrip("".join(MARKS) + "\u00a0\u202f "))
        token = found[0] if found else ""
        if article := _ARTICLE.match(token):
            token = token[article.end() :]
        after = text[start : start + 10 * _SEEN]
        opened = _BEFORE_WORD.match(after)
        return cls(
            sentence=text[max(first, end - 3 * _SEEN) : end],
            token=token,
            before=before,
            stop=match[0],
            closed=text[match.end() : end],
            gap=text[end:start],
            after=after,
            rest=after[opened.end() :] if opened else after,
        )

    def ends(self, language: str) -> bool:
        """Whether the sentence ends here."""
        if not any(map(str.isalnum, self.sentence)) or is_label(self.sentence):
            return False
        if self._is_wide():
            return not (_GOES_ON.match(self.after) or (self.closed and _SAYS.match(self.rest)))
        if self.stop in ":;":
            return self._ends_with_half_stop(language)
        if self._goes_on():
            return False
        if not self.gap:
            return self._lacks_blank(language) and self._ends_with_word(language)
        if self.rest[:1].islower():
            return self._ends_before_lower(language)
        if self.after[0] == "(" and self.closed[-1:] in _QUOTES:
            # A quotation's source, or a remark on one that stands in a sentence.
            whole = self.sentence.lstrip()[:1] in _QUOTES
            return whole and bool(_SENTENCE_IN_BRACKETS.match(self.after))
        return self._ends_with_word(language)

    def _is_wide(self) -> bool:
        return (
            self.stop[-1] in _WIDE
            or bool(_CJK_LETTER.match(self.rest))
            or bool(not self.gap and _CJK_LETTER.match(self.before[-1:]))
        )

    def _goes_on(self) -> bool:
        """Whether a mark that follows tells that the sentence is not at its end."""
        dash = _DASH_GOES_ON.match(self.after)
        if dash and self.token.isdigit() and len(self.sentence.split()) <= _SHORTEST:
            return True  # A date as dateline: `3 mai 2019. - Le bateau`
        return bool(
            _GOES_ON.match(self.after)
            or _GOES_ON.match(self.rest)
            or (dash and (not dash["letter"] or dash["letter"].islower()))
        )

    def _ends_with_half_stop(self, language: str) -> bool:
        """Whether `;` or `:` ends a sentence: Greek's question mark, Armenian's full stop.

        Elsewhere a semicolon does before a word whose capital has no other reason.
        """
        if self.closed:
            return False
        if self.stop == ":":
            return language == "hy"
        opens = is_opener(self.rest, language) and not self.rest.startswith("I ")
        return opens or language == "el"

    def _lacks_blank(self, language: str) -> bool:
        """Whether a blank was forgotten after the stop, rather than that a name holds one."""
        word = self.before.rsplit(" ", 1)[-1] + self.stop + self.after.split(" ", 1)[0]
        if len(self.token) < 3 or _ADDRESS.search(word) or not _CAPITALISED.match(self.rest):
            return False
        return (
            not self.token[0].isupper()
            or is_opener(self.rest, language)
            or stands_before_names(self.rest.split(".", 1)[0], language)
        )

    def _ends_before_lower(self, language: str) -> bool:
        """Whether a sentence ends though the next word is in lower case, as in hasty mails."""
        if self.closed or "?" in self.stop:
            return not self.closed
        plain = self.stop == "." and self.token.isalpha() and self.token.islower()
        is_short = is_shortened(self.token, language) or stands_before_numbers(self.token)
        if not plain or is_short:
            return False
        return len(self.token) >= _FULL_WORD or is_opener(self.rest.capitalize(), language)

    def _ends_with_word(self, language: str) -> bool:
        """Whether the stop is more than the end of an abbreviation, by it and the next word."""
        token = self.token
        if self.stop != ".":
            return True
        if self.before[-1:].isspace():
            return not _THREE_DOTS.search(self.before + self.stop)
        if stands_before_names(token, language):
            return False
        if stands_before_numbers(token) and _NUMBER.match(self.closed.strip() or self.rest):
            return False
        if token.lower() in _HOURS:
            word = re.split(r"\W", self.rest, maxsplit=1)[0]
            return not goes_on_after_hour(word) and len(self.sentence.split()) > _SHORTEST
        number = token.lstrip("-")
        is_ordinal = number.isdigit() and len(number) <= 2 and writes_ordinals_with_stop(language)
        if not is_ordinal and not is_shortened(token, language):
            return True
        return is_opener(self.rest, language) or self._closes(language)

    def _closes(self, language: str) -> bool:
        """Whether an abbreviation is one that a sentence may well end with: `etc.`, `5 km.`."""
        if language == "de" or not _CAPITALISED.match(self.rest):
            return False
        before = self.before[: -len(self.token)].rstrip("\u00a0\u202f ")
        counted = before[-1:].isdigit() and may_be_last(self.token, language)
        return closes_list(self.token) or (counted and len(self.sentence.split()) > _SHORTEST)
