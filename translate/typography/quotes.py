"""Tell quotation marks, apostrophes and primes apart, whatever the language and the marks.

A segment may hold one end of a quotation only, so that each mark is judged by where it stands
(after a space, before a full stop), then by its shape, and by what is open only where both leave
it undecided. Libraries that educate quotes (smartypants, typogrify) know English, keep no level
and take a lone mark for an opening one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

DOUBLE = '"“”„‟«»「」『』'
SINGLE = "'‘’‚‛‹›"
STRAIGHT = "\"'"
_QUOTE = re.compile(f"[{DOUBLE}{SINGLE}]")
_OPENING_SHAPES = "“„‟«‘‚‛‹「『"
_BEFORE_OPENING = "([{—–―-/¿¡"
_NOT_AFTER_OPENING = re.compile(r"\s|\Z|[,;:!?)\]}%]|\.(?!\.\.)")
_DECADE = re.compile(r"['‘’]\d0s?\b")
# Words that begin with an apostrophe where no letter stands before it.
_ELISION = re.compile(r"['‘’](?:tis|twas|til|cause|em|n|round|bout|s|t)\b", re.IGNORECASE)
_FEET_INCHES = re.compile(r"\d['’′] ?\d+(?:\.\d+)?(?P<inches>[\"”″]|'')?")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark of a text."""

    start: int
    end: int
    """Past the mark and, of « and », past the space inside."""
    opens: bool
    inner: bool
    """Whether it belongs to a quotation inside another one, or is set like one."""
    sure: bool
    """Whether its place alone says that it opens or closes."""
    straight: bool


@dataclass(frozen=True, slots=True)
class Quotes:
    """What the quote-like characters of a text are."""

    marks: tuple[Mark, ...] = ()
    apostrophes: tuple[int, ...] = ()
    primes: tuple[int, ...] = ()
    """Feet, minutes, inches, seconds."""


@lru_cache(maxsize=4096)
def scan(text: str) -> Quotes:
    """Find the quotation marks of a text, its apostrophes and its primes."""
    if not _QUOTE.search(text):
        return Quotes()
    return _Scanner(text).run()


@dataclass
class _Scanner:
    text: str
    marks: list[Mark] = field(default_factory=list)
    apostrophes: list[int] = field(default_factory=list)
    primes: set[int] = field(default_factory=set)
    open: list[int] = field(default_factory=list)
    """Indices in `marks` of what is open, the innermost last."""
    closers: set[int] = field(default_factory=set)
    """Single marks that close the single quotation which is open."""

    def run(self) -> Quotes:
        for match in _FEET_INCHES.finditer(self.text):
            self.primes.add(match.start() + 1)
            if match["inches"]:
                self.primes.update(range(match.start("inches"), match.end("inches")))
        for found in _QUOTE.finditer(self.text):
            at, char = found.start(), found[0]
            if at in self.primes:
                continue
            if char in DOUBLE:
                self.double(at, char)
            elif char in SINGLE:
                self.single(at, char)
        return Quotes(
            tuple(self.marks), tuple(sorted(self.apostrophes)), tuple(sorted(self.primes))
        )

    def around(self, at: int) -> tuple[str, str]:
        return self.text[at - 1 : at], self.text[at + 1 : at + 2]

    def place(self, at: int) -> bool | None:
        """Whether the place says that a mark opens; None where it doesn't say."""
        before, after = self.around(at)
        if self.text[at] in "「」『』":
            return self.text[at] in _OPENING_SHAPES
        if self.text[at] == "«" and before in ("'", "’"):
            return True  # d’« un mot »
        if self.text[at] in "»›" and before.isspace() and not (after and after.isalnum()):
            return False  # « with spaces inside »
        previous_opens = bool(self.marks) and self.marks[-1].end == at and self.marks[-1].opens
        can_open = (
            not before or before.isspace() or before in _BEFORE_OPENING or previous_opens
        ) and not _NOT_AFTER_OPENING.match(self.text, at + 1)
        can_close = bool(before.strip()) and not previous_opens and not (after and after.isalnum())
        return None if can_open == can_close else can_open

    def double(self, at: int, char: str) -> None:
        before, after = self.around(at)
        opened = any(self.text[self.marks[i].start] in DOUBLE for i in self.open)
        if char == '"' and before.isdigit() and not opened and after == " ":
            self.primes.add(at)
            return
        opens = self.place(at)
        self.add(at, char, self.guess(char, opened) if opens is None else opens, opens is not None)

    @staticmethod
    def guess(char: str, opened: bool) -> bool:
        """Whether a mark opens whose place doesn't say."""
        return not opened if char == '"' else char in _OPENING_SHAPES

    def single(self, at: int, char: str) -> None:
        before, after = self.around(at)
        if char in "‚‹›" or (char == "‘" and not _DECADE.match(self.text, at)):
            opens = self.place(at)
            certain = opens is not None
            self.add(at, char, opens if opens is not None else char in _OPENING_SHAPES, certain)
        elif at in self.closers:
            self.add(at, char, False, True)
        elif before.isalnum() and after.isalnum():
            self.apostrophes.append(at)
        elif self.place(at) is True and self.find_closer(at):
            self.add(at, char, True, True)
        elif before.isdigit() and char == "'":
            self.primes.add(at)
        else:
            self.apostrophes.append(at)
        if self.marks and self.marks[-1].start == at and self.marks[-1].opens:
            self.find_closer(at)

    def find_closer(self, at: int) -> bool:
        """Look for the mark that closes the single quotation opened here.

        The first after a word; a plural possessive (`forces’ threat`) only if no other comes.
        """
        text = self.text
        if text[at] in "'’" and (_DECADE.match(text, at) or _ELISION.match(text, at)):
            return False
        possessive = None
        for match in re.finditer(r"(?<=[^\s'‘’‚])['’‘](?!\w)|(?<!\w)['‘‚](?=\w)", text[at + 1 :]):
            place = at + 1 + match.start()
            if place in self.primes:
                continue
            if not re.match(r"['’‘](?!\w)", text[place:]) or text[place - 1].isspace():
                break  # the next one opens
            if re.match(r"[sS]['’] \w", text[place - 1 :]):
                possessive = place if possessive is None else possessive
                continue
            self.closers.add(place)
            return True
        if possessive is not None:
            self.closers.add(possessive)
        return possessive is not None

    def add(self, at: int, char: str, opens: bool, sure: bool) -> None:
        double = char in DOUBLE
        start, end = self.spaces_inside(at, char, opens)
        inner = self.opening(double) if opens else self.closing(double)
        if opens:
            self.open.append(len(self.marks))
        self.marks.append(Mark(start, end, opens, inner, sure, char in STRAIGHT))

    def spaces_inside(self, at: int, char: str, opens: bool) -> tuple[int, int]:
        start, end = at, at + 1
        if char in "«»‹›" or self.place(at) is None:
            while opens and end < len(self.text) and self.text[end].isspace():
                end += 1
            while not opens and start and self.text[start - 1].isspace():
                start -= 1
        return start, end

    def opening(self, double: bool) -> bool:
        """Whether the mark that opens now is an inner one."""
        if not self.open:
            return not double
        top = self.marks[self.open[-1]]
        if double and len(self.open) == 1 and self.text[top.start] in SINGLE:
            # British: the single marks are the outer ones.
            self.marks[self.open[-1]] = replace(top, inner=False)
            return True
        return not top.inner

    def closing(self, double: bool) -> bool:
        """Whether the mark that closes now is an inner one; takes its opening off the stack."""
        kind = DOUBLE if double else SINGLE
        while self.open:
            mark = self.marks[self.open.pop()]
            if self.text[mark.start] in kind or not self.open:
                return mark.inner
        return not double
