"""Words of a table as a pattern.

Forms apart by blanks, `*` for any letters, `+` for one at least, `_` for a blank inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def alternatives(stems: Iterable[str]) -> str:
    """A pattern of any of them, the longest first."""
    longest = sorted(stems, key=len, reverse=True)
    escaped = (
        re.escape(stem).replace(r"\*", r"\w*").replace(r"\+", r"\w+").replace("_", r"\s")
        for stem in longest
    )
    return "|".join(escaped)


@lru_cache(maxsize=256)
def words(stems: str) -> re.Pattern[str]:
    """Whole words, whatever their case; nothing where there are no stems."""
    return re.compile(rf"(?<!\w)(?:{alternatives(stems.split()) or '(?!)'})(?!\w)", re.IGNORECASE)
