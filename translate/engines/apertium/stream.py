r"""A text as Apertium's programs pass it on, and back; their marks are told apart from the text.

In their stream `^ $ / [ ] { } \ < > @ * # ~ |` have a meaning of their own. Escaped with a
backslash, as the manual has it, an asterisk comes back bare and reads like the mark of an unknown
word, and one slip ends the program ("Malformed input stream"). So each such character is stood in
for by one from Unicode's private use area, which the programs let through as they do any symbol
that no dictionary knows. Then whatever mark comes back is a mark. The same goes for what is no
character: U+FFFF is the end of the input to some of the programs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...article import clean

LONGEST_WORD = 200
"""Characters; what is longer is data, no word. The dictionary's look-up takes time by its square:
9 seconds for 100,000."""

_HELD = re.compile(rf"\S{{{LONGEST_WORD},}}|[\^$/\[\]{{}}\\<>@*#~|\ud800-\udfff\ufffe\uffff]")
_PRIVATE = range(0xE000, 0xF900)
_MARK = re.compile(r"(?P<part>(?<=-))?\\?[*@#](?P<word>\w*)")
"""`*` before a word that no dictionary has, `@` where only the translation's has not, `#` where
the target's form of it can't be made."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sent:
    """A text on its way, and what stands in it for something else."""

    text: str
    stands_for: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program made of a text."""

    text: str
    unknown: tuple[str, ...]
    """Words that it did not know, names apart, in text order."""
    words: int


def encode(text: str) -> Sent:
    text = clean(text)
    held = dict.fromkeys(_HELD.findall(text))
    if not held:
        return Sent(text, {})
    taken = set(text)
    spare = (char for char in map(chr, _PRIVATE) if char not in taken)
    stands = dict(zip(held, spare, strict=False))
    # A text that uses up the whole private area would leave some of them unheld: they go.
    text = _HELD.sub(lambda match: stands.get(match[0], " "), text)
    return Sent(text, {char: original for original, char in stands.items()})


def decode(output: str, sent: Sent) -> Answer:
    """Take the marks out, put back what was held; a word dropped leaves no second blank."""
    unknown = tuple(
        mark["word"]
        for mark in _MARK.finditer(output)
        # The "un" of "Jong-un" is a name's as much as a word with a capital.
        if mark["part"] is None and mark["word"][:1].islower()
    )
    return _answer(_MARK.sub(lambda match: match["word"], output).replace("\\", ""), unknown, sent)


def untranslated(sent: Sent) -> Answer:
    """The text as it was, with no word known."""
    return _answer(sent.text, tuple(_WORD.findall(sent.text)), sent)


def _answer(text: str, unknown: tuple[str, ...], sent: Sent) -> Answer:
    words = len(_WORD.findall(text))
    text = " ".join(text.split())
    if sent.stands_for:
        text = text.translate({ord(char): original for char, original in sent.stands_for.items()})
    return Answer(text, unknown, words)
