"""Axes: round values and times to write at them."""

from __future__ import annotations

import math

_TICKS = 4
_DURATIONS = (
    *(1, 2, 5, 10, 15, 30),
    *(60 * minutes for minutes in (1, 2, 5, 10, 15, 30)),
    *(3600 * hours for hours in (1, 2, 4, 6, 12)),
)
"""Seconds between ticks of time, up to half a day."""
_DAY = 86400
_UNITS = ((_DAY, "d", 3600, "h"), (3600, "h", 60, "min"), (60, "min", 1, "s"))
"""Seconds of each, with the next smaller."""


def ticks(most: float) -> list[float]:
    """Round values from 0 to the first that is `most` or more: steps of 1, 2 or 5, or tens of them.

    After Heckbert, Nice numbers for graph labels (Graphics Gems, 1990).
    """
    if most <= 0:
        return [0.0, 1.0]
    power = 10 ** math.floor(math.log10(most / _TICKS))
    step = next(times * power for times in (1, 2, 5, 10, 20) if times * power * _TICKS >= most)
    count = math.ceil(most / step - 1e-9)
    return [number * step for number in range(count + 1)]


def times(end: float) -> list[float]:
    """Round seconds from 0 on, at most six of them, none too near the end."""
    step = next((each for each in _DURATIONS if end / each <= 6), 0)
    while not step or end / step > 6:
        step += _DAY
    return [number * step for number in range(int(end / step) + 1)]


def span(seconds: float) -> str:
    """Its two largest units: `45 s`, `12 min 30 s`, `3 h 20 min`, `2 d 4 h`."""
    left = round(seconds)
    for size, unit, less, small in _UNITS:
        whole, rest = divmod(round(left / less), size // less)
        if whole:
            return f"{whole} {unit} {rest} {small}" if rest else f"{whole} {unit}"
    return f"{left} s"


def percent(share: float) -> str:
    """A share of 0 to 1: `12.5 %`; some is never none, and almost all is not all."""
    shown = f"{share:.1%}"
    if 0 < share < 1 and shown in ("0.0%", "100.0%"):
        shown = "< 0.1%" if share < 0.5 else "> 99.9%"
    return shown.replace(".0%", "%").replace("%", "\xa0%")
