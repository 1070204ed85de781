"""The mark that a sentence ends with, and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..finding import Severity
from ..languages import base
from .pair import Fault, Pair, span_of
from .thresholds import BRACKETED_WORDS

_CLOSING = "\"'”“’‘»›」』）)】〕]*_~ \u00a0\u202f"
_STOPS = ".!?…。！？．｡؟۔։।॥።"
GOES_ON = ":：;；,，،、—–-"
"""What a translator who joins sentences ends one with."""
_UNMARKED = frozenset(("th", "lo", "my", "km"))
"""Languages that end sentences without a mark."""
_CLOSED_BY_QUOTES = frozenset(("ja", "ko", "zh"))
_BRACKETS = ("()（）", "[]【】［］〔〕", "{}｛｝")


def end_mark(text: str) -> str:
    """The mark that a text ends with, quotation marks and brackets apart; empty without one."""
    last = text.rstrip(_CLOSING)[-1:]
    return last if last and last in _STOPS else ""


def lost_end(source: str, target: str, language: str) -> bool:
    """Whether the source ends with a mark and the target with none."""
    if base(language) in _UNMARKED or not target.strip(_CLOSING):
        return False
    if base(language) in _CLOSED_BY_QUOTES and target.rstrip()[-1:] in '」』”’"':
        return False
    goes_on = target.rstrip(_CLOSING)[-1:] in GOES_ON
    return bool(end_mark(source)) and not end_mark(target) and not goes_on


def lost_ending(pair: Pair) -> Iterator[Fault]:
    if lost_end(pair.source, pair.target, pair.target_language):
        mark = end_mark(pair.source)
        end = len(pair.target.rstrip())
        name = _NAMES.get(mark, "full stop")
        # `check --fix` puts the stop; a draft that ends too soon is known by its length.
        severity = None if mark in _NAMES else Severity.NOTE
        place = max(0, end - 1), end
        yield Fault(f"the {name} at the end is missing", target=place, severity=severity)


_ANY_BRACKET = re.compile(f"[{re.escape(''.join(_BRACKETS))}]")
_NAMES = {"?": "question mark", "!": "exclamation mark", "…": "ellipsis"}


def lost_brackets(pair: Pair) -> Iterator[Fault]:
    if not _ANY_BRACKET.search(pair.source + pair.target):
        return
    for both in _BRACKETS:
        wanted, found = _counted(pair.source, both), _counted(pair.target, both)
        if wanted[0] != wanted[1]:
            continue
        if found[0] != found[1]:
            side = "a closing" if found[0] > found[1] else "an opening"
            yield Fault(f"{side} bracket is missing")
        elif wanted > found:
            long = [inside for inside in _inside(pair.source, both) if _is_long(inside)]
            if len(long) > found[0]:
                what = f"{both[0]}{long[-1]}{both[1]}"
                message = f"what stands in brackets is missing, or has lost them: {what}"
                yield Fault(message, span_of(what, pair.source))


def _inside(text: str, both: str) -> list[str]:
    opening, closing = re.escape(both[::2]), re.escape(both[1::2])
    return re.findall(f"[{opening}]([^{opening}{closing}]*)[{closing}]", text)


def _is_long(text: str) -> bool:
    return len(text.split()) > BRACKETED_WORDS


def _counted(text: str, both: str) -> tuple[int, int]:
    # `a)` counts a list, `:)` smiles; `(29 m)` does neither.
    text = re.sub(r"\([^()]*\)|(?:^|(?<=\s))\w{1,2}\)|[:;]-?[()]", _kept, text)
    return sum(map(text.count, both[::2])), sum(map(text.count, both[1::2]))


def _kept(match: re.Match[str]) -> str:
    return "()" if match[0][0] == "(" else ""
