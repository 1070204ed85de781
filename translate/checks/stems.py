"""Words of a table as a pattern: forms apart by blanks, `*` any ending, `_` a blank inside."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(stems: Iterable[str]) -> str:
    """A pattern of any of them, the longest first."""
    longest = sorted(stems, key=len, reverse=True)
    escaped = (re.escape(stem).replace(r"\*", r"\w*").replace("_", r"\s") for stem in longest)
    return "|".join(escaped)


def words(stems: str) -> re.Pattern[str]:
    """Whole words, whatever their case; nothing where there are no stems."""
    return re.compile(rf"(?<!\w)(?:{alternatives(stems.split()) or '(?!)'})(?!\w)", re.IGNORECASE)
