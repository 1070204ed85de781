"""Spanish opens questions and exclamations with a mark; other languages don't."""

from __future__ import annotations

import re

from ..languages import base

_INVERTED = frozenset(("ast", "es"))
_ALLOWED = frozenset(("gl",))
"""There the opening mark is a matter of taste."""
_ENDS = re.compile(r"(?<=\S)[?!]+(?!\w)")
_BOUNDARY = re.compile(
    r"(?<!\b[A-ZÁÉÍÓÚÑ])(?<!\b[A-ZÁÉÍÓÚÑ]\w)(?<!\b[A-ZÁÉÍÓÚÑ]\w\w)[.…][\"”»)]*\s+"
    r"(?=[\"“«(—–-]*[^\W_a-záéíóúñü])"
)
"""The end of a sentence, but for short words with a capital: `EE. UU.`, `Sr. Roe`."""
_PAIRS = {"“": "”", "«": "»", "‘": "’", "(": ")", "[": "]", '"': '"'}
_LEADING = re.compile(r"[\s—–-]*")


def inverted(draft: str, source: str, language: str) -> str:
    """Put the opening marks where they are missing, or take away those of a Spanish source.

    A question is opened where its sentence, quotation or bracket begins.
    """
    if base(language) in _INVERTED:
        return _opened(draft) if "?" in draft or "!" in draft else draft
    if base(language) in _ALLOWED or ("¿" not in source and "¡" not in source):
        return draft
    return draft.replace("¿", "").replace("¡", "")


def _opened(draft: str) -> str:
    done, at = "", 0
    for end in _ENDS.finditer(draft):
        stretch = draft[at : end.start()]
        if not {"¿", "¡"} & set(stretch):
            begin = _begins(stretch)
            mark = "¿" if "?" in end[0] else "¡"
            stretch = stretch[:begin] + mark + stretch[begin:]
        done += stretch + end[0]
        at = end.end()
    return done + draft[at:]


def _begins(stretch: str) -> int:
    """Where the sentence begins that a stretch ends with."""
    begin = max((match.end() for match in _BOUNDARY.finditer(stretch)), default=0)
    for opening, closing in _PAIRS.items():
        last = stretch.rfind(opening)
        is_open = (
            stretch.count(opening) % 2 if opening == closing else closing not in stretch[last:]
        )
        if last >= begin and is_open and not stretch[last + 1 : last + 2].isspace():
            begin = last + 1
    leading = _LEADING.match(stretch, begin)
    return leading.end() if leading else begin
