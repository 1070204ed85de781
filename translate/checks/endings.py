"""The mark that a sentence ends with, and brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages import base
from .pair import Fault, Pair
from .thresholds import BRACKETED_WORDS

_CLOSING = "\"'”“’‘»›」』）)】〕]*_~ \u00a0\u202f"
_STOPS = ".!?…。！？．｡؟۔։।॥።"
_OPEN_ENDS = ":：;；"
_UNMARKED = frozenset(("th", "lo", "my", "km"))
"""Languages that end sentences without a mark."""
_BRACKETS = {"(": "()（）", "[": "[]【】［］〔〕", "{": "{}｛｝"}


def has_end(text: str) -> bool:
    return _last(text) in _STOPS


def _last(text: str) -> str:
    return text.rstrip(_CLOSING)[-1:] or "?"


def lost_end(source: str, target: str, language: str) -> bool:
    """Whether the source ends with a mark and the target with none."""
    if base(language) in _UNMARKED or not target.strip(_CLOSING):
        return False
    last = _last(target)
    return has_end(source) and last not in _STOPS and last not in _OPEN_ENDS


def lost_ending(pair: Pair) -> Iterator[Fault]:
    if lost_end(pair.source, pair.target, pair.target_language):
        mark = _last(pair.source)
        end = len(pair.target.rstrip())
        yield Fault(f"the {_name(mark)} at the end is missing", target=(max(0, end - 1), end))


def _name(mark: str) -> str:
    names = {"?": "question mark", "!": "exclamation mark", "…": "ellipsis"}
    return names.get(mark, "full stop")


def lost_brackets(pair: Pair) -> Iterator[Fault]:
    for bracket, both in _BRACKETS.items():
        wanted, found = _counted(pair.source, both), _counted(pair.target, both)
        if found[0] != found[1] and wanted[0] == wanted[1]:
            side = "closing" if found[0] > found[1] else "opening"
            yield Fault(f"{'an' if side == 'opening' else 'a'} {side} bracket is missing")
        elif wanted[0] == wanted[1] > found[0] == found[1]:
            long = [inside for inside in _inside(pair.source, both) if _is_long(inside)]
            if len(long) > found[0]:
                yield Fault(f"what stands in brackets is missing, or has lost them: {bracket}{long[-1]}{both[1]}")


def _inside(text: str, both: str) -> list[str]:
    opening, closing = re.escape(both[::2]), re.escape(both[1::2])
    return re.findall(f"[{opening}]([^{opening}{closing}]*)[{closing}]", text)


def _is_long(text: str) -> bool:
    return len(text.split()) > BRACKETED_WORDS


def _counted(text: str, both: str) -> tuple[int, int]:
    # `a)` counts a list, `:)` smiles.
    text = re.sub(r"(?:^|(?<=\s))\w{1,2}\)|[:;]-?[()]", "", text)
    return sum(map(text.count, both[::2])), sum(map(text.count, both[1::2]))
