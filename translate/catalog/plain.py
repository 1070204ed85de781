"""Whether a PO file is one that polib reads whole as it stands.

Most are: editors and gettext's tools write no other. One expression over the whole text costs a
thirtieth of what repair.py costs. What it doesn't know, repair.py has a look at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# str.splitlines, which polib uses, ends a line at these as well as at \n.
_ODD = r"\r\v\f\x1c-\x1e\x85\u2028\u2029"
_STRING = rf'"[^"\\\n{_ODD}]*+(?:\\[\\"bfnrtv][^"\\\n{_ODD}]*+)*+"\n'
# No blanks at the end, which polib strips; blank ones only where it keeps them, below others. (And
# on top of the file: `blanks_on_top`.)
_COMMENT = rf"(?:#[.:,] [^\n{_ODD}]*[^\s{_ODD}]\n|(?:# [^\n{_ODD}]*[^\s{_ODD}]\n(?:#\n)*+))"


def _entry(mark: str) -> str:
    strings = rf"{_STRING}(?:{mark}{_STRING})*+"
    forms = "".join(rf"(?:{mark}msgstr\[{n}\] {strings})?+" for n in range(1, 6))
    plural = rf"{mark}msgid_plural {strings}{mark}msgstr\[0\] {strings}{forms}"
    words = rf"(?:{mark}msgstr {strings}|{plural})"
    return rf"(?:{mark}msgctxt {strings})?+{mark}msgid {strings}{words}"


_PREVIOUS = rf"#\| msg(?:ctxt|id_plural|id) {_STRING}(?:#\| {_STRING})*+"
_FILE = re.compile(
    rf"(?:#\n)*+(?:(?:\n|{_COMMENT})*+(?:(?:{_PREVIOUS})*+{_entry('')}|{_entry('#~ ')}))++\n*+"
)


_BLANKS = re.compile(r"(?:#\n)+")


def is_plain(text: str) -> bool:
    """Whether each line is written as gettext writes it, and each entry has all its parts."""
    return _FILE.fullmatch(text) is not None


def blanks_on_top(text: str) -> int:
    """How many blank comment lines a plain text begins with, which polib drops."""
    blanks = _BLANKS.match(text)
    return blanks.end() // 2 if blanks else 0


def joined(text: str) -> tuple[str, Sequence[int]]:
    """A plain text with each string in one line, and the numbers that its lines had.

    polib takes as long for a line of a string as for a string. In a plain text these characters
    stand nowhere but between two lines of one.
    """
    whole = text.replace('"\n"', "").replace('"\n#~ "', "").replace('"\n#| "', "")
    if len(whole) == len(text):
        return text, range(1, text.count("\n") + 2)
    more = ('"', '#~ "', '#| "')
    return whole, [n for n, line in enumerate(text.split("\n"), 1) if not line.startswith(more)]
