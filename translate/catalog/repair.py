"""What gettext reads and polib doesn't, or reads wrongly, put right before polib sees it.

People type `#note` and `#,fuzzy`; editors and merge tools leave other things. This goes through
a PO line by line. It refuses what polib would take for something else: a string without its
closing quote, an entry without msgstr, a merge conflict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..errors import InputError

_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_STATEMENT = re.compile(
    rf"\s*(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)?"
    rf"\s*(?P<strings>{_STRING}(?:\s*{_STRING})*)\s*"
)
_PLAIN = re.compile(
    r'(?:(#~|#\|) )?(?:(msg(?:ctxt|id_plural|id|str)) )?"[^"\\\r]*+(?:\\[nt"][^"\\\r]*+)*+"'
)
_MARKED = {"#~|": ("#~|", 3), "#~": ("#~", 2), "#|": ("#|", 2)}
_COMMENT = re.compile(r"#(?P<kind>[.:,=]?) ?(?P<text>.*)", re.DOTALL)
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")
_BLANKS = " \t\r\f\v"
# \x41 and \101 are bytes in the file's charset; any other escape is one character.
_ESCAPE = re.compile(r"((?:\\(?:x[0-9A-Fa-f]{1,2}|[0-7]{1,3}))+)|\\(.)")
_BYTE = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]+))")
_ESCAPED = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r"}
# str.splitlines, which polib uses, ends a line at these as well.
STAND_INS = "[\ufdd0-\ufdef]"
"""Noncharacters, which no text uses."""
_BREAKS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Repaired:
    """A PO file as polib reads it."""

    text: str
    numbers: list[int]
    """For each of its lines, the number of the line in the file."""
    tail: list[str]
    """The comments after the last entry."""
    restore: Callable[[str], str] | None
    """Puts back into a string what something else stands in for; None where nothing does."""


def repair(text: str, where: str, charset: str = "utf-8") -> Repaired:
    """Put a PO file right for polib. Raises InputError with the place of what is no PO."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    # One keeps what polib would strip, the others stand in for what would end a line for it.
    spare = (chr(code) for code in range(0xFDD0, 0xFDF0) if chr(code) not in text)
    keep = next(spare, "")
    there = str.maketrans(dict(zip(_BREAKS, spare, strict=False)))
    back = {ord(stand_in): chr(char) for char, stand_in in there.items()}
    back |= {ord(char): "" for char in keep}
    lines: list[str] = []
    numbers: list[int] = []
    last, order = 0, _Order(where)
    for number, raw in enumerate(text.split("\n"), 1):
        if plain := _PLAIN.fullmatch(raw):
            order.check(plain[1] or "", plain[2] or "", number)
            made = [(raw, True)]
        else:
            made = list(_repaired(raw, order, number, charset, keep))
        for line, is_statement in made:
            lines.append(line)
            numbers.append(number)
            last = len(lines) if is_statement else last
    order.end(lines[last:], number)
    body = "\n".join(lines[:last])
    if any(char in body for char in _BREAKS):
        body = body.translate(there)
    tail = [line.translate(back).rstrip() for line in lines[last:] if line]
    stands_in = any(chr(n) in body for n in back)
    return Repaired(body, numbers, tail, (lambda s: s.translate(back)) if stands_in else None)


def _repaired(
    raw: str, order: _Order, number: int, charset: str, keep: str
) -> Iterator[tuple[str, bool]]:
    """The lines that one line of the file becomes, and whether each is a statement."""
    line = raw.strip(_BLANKS)
    place = f"{order.where}:{number}"
    if not line or (line.startswith("#") and not line.startswith(("#~", "#|"))):
        if line:
            line = _comment(raw.lstrip(_BLANKS), keep)
        yield line, False
        return
    if _CONFLICT.match(line):
        raise InputError(
            "an unfinished merge left its marks here",
            where=place,
            hint="settle which of the two versions holds, then run again",
        )
    mark, at = _MARKED.get(line[:3]) or _MARKED.get(line[:2]) or ("", 0)
    first = at
    while at < len(line):
        statement = _STATEMENT.match(line, at)
        if statement is None:
            if line[at] == "#" and at > first:
                yield _comment(line[at:], keep), False
                return
            raise _no_po(line, place)
        keyword = statement["keyword"] or ""
        order.check(mark, keyword, number)
        yield _rewrite(mark, keyword, statement["strings"], place, charset), True
        at = statement.end()


def _no_po(line: str, place: str) -> InputError:
    if re.match(r'domain\s*"', line):
        return InputError(
            "a PO of several domains can't be kept",
            where=place,
            hint="split it into a file a domain",
        )
    return InputError("this line is not of a PO file", where=place, hint=line[:40])


class _Order:
    """Sees to it that an entry has all its parts, each once, where polib takes what comes."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.mark, self.keyword, self.line = "", "", 0
        self.had: set[str] = set()

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
        self.mark = mark
        if keyword:
            self._begin(keyword, line, fresh=fresh)

    def _begin(self, keyword: str, line: int, *, fresh: bool) -> None:
        self.had = set() if fresh else self.had
        kind = "msgstr" if keyword.startswith("msgstr") else keyword
        if kind == "msgstr" and (not self.keyword or "msgstr" in self.had):
            self._refuse("the msgstr here has no msgid", line)
        if keyword in self.had:
            self._refuse(f"{keyword} stands in the entry twice", line)
        self.had.add(keyword)
        self.keyword, self.line = kind, line

    def end(self, rest: list[str], line: int) -> None:
        """Take the end of the file, with the comments that stand there."""
        if self.keyword not in ("", "msgstr"):
            self._refuse("the entry here has no msgstr", self.line)
        if self.mark in ("#|", "#~|") or any(re.match(r"#[.:,]", comment) for comment in rest):
            self._refuse("the file ends in the middle of an entry", line)

    def _refuse(self, message: str, line: int) -> None:
        raise InputError(message, where=f"{self.where}:{line}")


def _comment(line: str, keep: str) -> str:
    found = _COMMENT.fullmatch(line)
    assert found, line
    kind, text = found["kind"], found["text"].replace("\r", " ")
    if kind in ("", ".") and (not text or text[-1].isspace()):
        text += keep
    # `#=` holds the flags that aren't of the workflow, from gettext 0.26 on; older readers
    # know one kind of flags.
    kind = "," if kind == "=" else kind
    return f"#{kind} {text}"


def _rewrite(mark: str, keyword: str, strings: str, place: str, charset: str) -> str:
    """One marker, one keyword, one string, a blank between them."""
    content = "".join(s[1:-1] for s in re.findall(_STRING, strings))
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
    mark = "#|" if mark == "#~|" else mark
    words = (mark, keyword, f'"{_ESCAPE.sub(unescape, content)}"')
    return " ".join(word for word in words if word)
