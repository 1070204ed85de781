"""JSON lines: an object a line, read with the places of its strings.

Python's decoder reads each value and tells where it ends; no library that is maintained tells more.
What is not a chosen string is never written again, so numbers, order and doubles stay as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...errors import InputError
from ...marks import Span
from ...origin import Edit, applied
from .edits import Changes, Row, as_text
from .lines import TOO_LONG, Line, not_in

_BLANKS = re.compile(r"[ \t\r\n]*")
Found = Row | InputError | None
_DEEPEST = 8
"""Objects in objects whose fields have names."""
_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNIT = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.", re.DOTALL)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)")
_SIGN = re.compile(r"[!-/:-@\[\]-`{-~]")
"""Signs of ASCII but for the backslash."""


@dataclass(slots=True)
class Style:
    """How a file writes its strings, as far as its lines have shown."""

    ascii: bool = False
    """Whether it writes `\\u00e9` for `é`."""
    upper: bool = False
    """Whether it writes `\\u00E9`."""

    def learn(self, text: str) -> dict[str, str]:
        """Look at a line; the signs that it need not escape and does, `<` as `\\u003c`."""
        escapes = {match[1] for match in _ESCAPE.finditer(text)}
        codes = {escape[1:]: chr(int(escape[1:], 16)) for escape in escapes if len(escape) > 1}
        if not text.isascii():
            self.ascii = False
        elif any(not char.isascii() for char in codes.values()):
            self.ascii = True
        digits = "".join(codes)
        if digits.lower() != digits.upper():
            self.upper = digits == digits.upper()
        own = {char: f"\\u{code}" for code, char in codes.items() if char not in escapes}
        if "/" in escapes:
            own["/"] = "\\/"
        return {char: code for char, code in own.items() if _SIGN.match(char)}

    def written(self, text: str, own: Mapping[str, str], encoding: str) -> str:
        """A text as the file would write it between its quotes."""
        plain = json.dumps(text, ensure_ascii=self.ascii or not _has(encoding, text))[1:-1]
        if self.upper:
            plain = _ESCAPE.sub(lambda m: m[0][:2] + m[0][2:].upper(), plain)
        quote = own.get('"', '\\"')
        plain = _ESCAPE.sub(lambda m: quote if m[1] == '"' else m[0], plain)
        return plain.translate({ord(sign): code for sign, code in own.items() if sign != '"'})


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class JsonRow(Row):
    """An object and the places of its strings in its line."""

    line: str
    encoding: str
    style: Style
    values: Mapping[str, object]
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Of the strings of a field, quotes and all."""

    @property
    def names(self) -> Sequence[str]:
        return list(self.values)

    def texts(self, name: str) -> tuple[str, ...]:
        if name not in self.spans:
            return ()
        value = self.values[name]
        found = [value] if isinstance(value, str) else value
        assert isinstance(found, list)
        return tuple(_SURROGATE.sub("\ufffd", text) for text in found)

    def scalar(self, name: str) -> str:
        return as_text(self.values.get(name))

    def rewritten(self, changes: Changes) -> bytes:
        own = self.style.learn(self.line)
        edits = [
            edit
            for (name, number), of_text in changes.items()
            for edit in self._edits(self.spans[name][number], of_text, own)
        ]
        return applied(self.line, edits).encode(self.encoding)

    def _edits(self, span: Span, edits: Sequence[Edit], own: Mapping[str, str]) -> Iterator[Edit]:
        """Edits of a string as edits of the line."""
        units = _UNIT.finditer(self.line, span[0] + 1, span[1] - 1)
        unit = next(units, None)
        shift = span[0] + 1

        def written_at(position: int) -> int:
            nonlocal unit, shift
            while unit and unit.start() < position + shift:
                shift += unit.end() - unit.start() - 1
                unit = next(units, None)
            return position + shift

        for start, end, text in sorted(edits):
            first = written_at(start)
            yield first, written_at(end), self.style.written(text, own, self.encoding)


def rows(lines: Iterator[Line], encoding: str) -> Iterator[tuple[int, bytes, Found]]:
    """Each line with its object, or what is wrong with it; with neither where it is blank."""
    style = Style()
    for line in lines:
        yield line.number, line.data, _found(line, encoding, style)


def _found(line: Line, encoding: str, style: Style) -> Found:
    if line.too_long:
        return None if line.rest else TOO_LONG
    try:
        return _object(line.data.decode(encoding), encoding, style)
    except UnicodeDecodeError as error:
        return not_in(encoding, error)
    except InputError as error:
        return error


def _object(text: str, encoding: str, style: Style) -> JsonRow | None:
    start = 1 if text.startswith("\ufeff") else 0
    start = _after_blanks(text, start)
    if start == len(text):
        return None
    if text[start] != "{":
        raise InputError("is no JSON object", hint='a record is a line such as {"text": "…"}')
    values: dict[str, object] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    try:
        end = _Walk(text, values, spans).members(start, "", 0)
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg} (column {error.pos + 1})") from None
    except RecursionError:
        raise InputError("is not read: too many lists in lists") from None
    if _after_blanks(text, end) < len(text):
        raise InputError(f"is not JSON: something behind the object (column {end + 1})")
    style.learn(text)
    return JsonRow(text, encoding, style, values, spans)


def _after_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


class _Walk:
    """Through an object, noting values and where strings stand."""

    def __init__(
        self, text: str, values: dict[str, object], spans: dict[str, tuple[Span, ...]]
    ) -> None:
        self._text, self._values, self._spans = text, values, spans

    def members(self, at: int, prefix: str, depth: int) -> int:
        """Read the object that begins at a place; where it ends."""
        at = self._next(at + 1)
        if self._text.startswith("}", at):
            return at + 1
        while True:
            if not self._text.startswith('"', at):
                raise json.JSONDecodeError("a name is missing", self._text, at)
            name, at = _DECODER.raw_decode(self._text, at)
            at = self._next(self._expect(":", self._next(at)))
            at = self._next(self._member(at, f"{prefix}{name}", depth))
            if self._text.startswith("}", at):
                return at + 1
            at = self._next(self._expect(",", at))

    def _member(self, at: int, name: str, depth: int) -> int:
        self._spans.pop(name, None)  # of doubles the last one counts
        if self._text.startswith("{", at) and depth < _DEEPEST:
            return self.members(at, f"{name}.", depth + 1)
        value, end = _DECODER.raw_decode(self._text, at)
        quoted = self._text[at] == '"'
        self._values[name] = value if quoted or not isinstance(value, str) else _Number(value)
        if quoted:
            self._spans[name] = ((at, end),)
        elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            self._strings(at, name, value)
        return end

    def _strings(self, at: int, name: str, values: list[str]) -> None:
        """Note the strings of a list; numbers, which are read as strings, are none."""
        spans = []
        at = self._next(at + 1)
        for _ in values:
            if self._text[at] != '"':
                return
            _, end = _DECODER.raw_decode(self._text, at)
            spans.append((at, end))
            at = self._next(self._next(end) + 1)
        self._spans[name] = tuple(spans)

    def _next(self, at: int) -> int:
        return _after_blanks(self._text, at)

    def _expect(self, sign: str, at: int) -> int:
        if not self._text.startswith(sign, at):
            raise json.JSONDecodeError(f"{sign!r} is missing", self._text, at)
        return at + 1


class _Number(str):
    """A number as it is written."""
