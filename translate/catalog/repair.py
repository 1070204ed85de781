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
    lines, last, unfinished = [], 0, None
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
            line, keyword = _rewrite(statement, place, charset), statement["keyword"] or ""
            last = number
            if statement["mark"] in (None, "#~") and keyword:
                if unfinished and keyword in ("msgctxt", "msgid"):
                    _check_finished(unfinished, keyword, where)
                unfinished = None if keyword.startswith("msgstr") else (keyword, number)
        elif line.startswith("#") and not line.startswith(("#~", "#|")):
            line = _comment(line)
        elif line:
            raise InputError("this line is not of a PO file", where=place, hint=line[:40])
        lines.append(line)
    if unfinished:
        _check_finished(unfinished, "", where)
    return lines[:last], [line for line in lines[last:] if line]


def _check_finished(unfinished: tuple[str, int], keyword: str, where: str) -> None:
    """A msgctxt goes before its msgid; all else needs its msgstr first."""
    if unfinished[0] == "msgctxt" and keyword == "msgid":
        return
    raise InputError("the entry here has no msgstr", where=f"{where}:{unfinished[1]}")


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
