"""What gettext reads and polib doesn't, or reads wrongly, put right before polib sees it.

People type `#note` and `#,fuzzy`; editors and merge tools leave other things. This goes through
a PO line by line and keeps the line numbers. It refuses what polib would take for something
else: a string without its closing quote, an entry without msgstr, a merge conflict.
"""

from __future__ import annotations

import re

from ..errors import InputError

_STRING = r'"(?:[^"\\]|\\.)*"'
_STATEMENT = re.compile(
    rf"(?P<mark>#~\||#~|#\|)?\s*(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]+\])?)?"
    rf"\s*(?P<strings>{_STRING}(?:\s*{_STRING})*)"
)
_COMMENT = re.compile(r"#(?P<kind>[.:,=]?)\s?(?P<text>.*)")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")
# \x41 and \101 are bytes in the file's charset; any other escape is one character.
_ESCAPE = re.compile(r"((?:\\(?:x[0-9A-Fa-f]{1,2}|[0-7]{1,3}))+)|\\(.)")
_BYTE = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]+))")
_ESCAPED = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"}


def repair(text: str, where: str, charset: str = "utf-8") -> tuple[list[str], list[str]]:
    """The lines of a PO as polib reads them, and the comments after the last entry.

    Raises InputError with the place of what is no PO.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines, last, order = [], 0, _Order(where)
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip(" \t\r\f\v")
        place = f"{where}:{number}"
        if _CONFLICT.match(line):
            raise InputError(
                "an unfinished merge left its marks here",
                where=place,
                hint="settle which of the two versions holds, then run again",
            )
        statement = _STATEMENT.fullmatch(line)
        if statement:
            last = number
            line = _rewrite(statement, place, charset)
            order.check(statement["mark"] or "", statement["keyword"] or "", number)
        elif line.startswith("#") and not line.startswith(("#~", "#|")):
            line = _comment(line)
        elif line:
            raise InputError("this line is not of a PO file", where=place, hint=line[:40])
        lines.append(line)
    order.end(lines[last:], len(lines))
    return lines[:last], [line for line in lines[last:] if line]


class _Order:
    """Sees to it that an entry has all its parts, and in order, where polib takes what comes."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.mark, self.keyword, self.line = "", "", 0

    def check(self, mark: str, keyword: str, line: int) -> None:
        """Take the mark and the keyword of the next line; a string goes on without one."""
        fresh = keyword in ("msgctxt", "msgid") and self.keyword != "msgctxt"
        if mark in ("#|", "#~|"):  # the source as it was: before the entry, in any order
            if self.keyword not in ("", "msgstr"):
                self._refuse("the entry here has no msgstr", self.line)
            self.mark, self.line = mark, line
            return
        if fresh and self.keyword not in ("", "msgstr"):
            self._refuse("the entry here has no msgstr", self.line)
        if not fresh and mark != self.mark:
            self._refuse("this line and those above are not of one entry", line)
        if keyword.startswith("msgstr"):
            if not self.keyword or (self.keyword == "msgstr" and "[" not in keyword):
                self._refuse("the msgstr here has no msgid", line)
            keyword = "msgstr"
        self.mark = mark
        if keyword:
            self.keyword, self.line = keyword, line

    def end(self, rest: list[str], line: int) -> None:
        """Take the end of the file, with the comments that stand there."""
        if self.keyword not in ("", "msgstr"):
            self._refuse("the entry here has no msgstr", self.line)
        if self.mark in ("#|", "#~|") or any(re.match(r"#[.:,]", comment) for comment in rest):
            self._refuse("the file ends in the middle of an entry", line)

    def _refuse(self, message: str, line: int) -> None:
        raise InputError(message, where=f"{self.where}:{line}")


def _comment(line: str) -> str:
    found = _COMMENT.fullmatch(line)
    assert found, line
    kind, text = found["kind"], found["text"].replace("\r", " ")
    # `#=` holds the flags that aren't of the workflow, from gettext 0.26 on; older readers
    # know one kind of flags.
    kind = "," if kind == "=" else kind
    return f"#{kind} {text}" if text or kind else "#"


def _rewrite(statement: re.Match[str], place: str, charset: str) -> str:
    """One marker, one keyword, one string, a blank between them."""
    content = "".join(s[1:-1] for s in re.findall(_STRING, statement["strings"]))
    content = content.replace("\r", r"\r")

    def unescape(found: re.Match[str]) -> str:
        if found[2]:
            return "\a" if found[2] == "a" else found[0]
        octets = bytes(int(h, 16) if h else int(o, 8) & 255 for h, o in _BYTE.findall(found[1]))
        try:
            text = octets.decode(charset)
        except UnicodeDecodeError as error:
            raise InputError(f"the escape {found[1]} is no {charset}", where=place) from error
        if "\0" in text:
            raise InputError("a string holds a NUL", where=place)
        return "".join(_ESCAPED.get(char, char) for char in text)

    # polib skips `#~|` lines: as `#|` lines of an obsolete entry they come through.
    mark = "#|" if statement["mark"] == "#~|" else statement["mark"]
    words = (mark, statement["keyword"], f'"{_ESCAPE.sub(unescape, content)}"')
    return " ".join(word for word in words if word)
