"""Which languages are so close that they share whole phrases, and are taken for one another."""

from __future__ import annotations

from functools import lru_cache

from .languages import base

_FAMILIES = (
    frozenset({"ca", "es", "fr", "gl", "it", "oc", "pt", "ro"}),
    frozenset({"be", "bg", "mk", "ru", "uk"}),
    frozenset({"da", "nb", "nn", "no", "sv"}),
    frozenset({"bs", "hr", "sl", "sr"}),
    frozenset({"cs", "pl", "sk"}),
    frozenset({"af", "de", "nl"}),
    frozenset({"et", "fi"}),
    frozenset({"ar", "fa", "ur"}),
    frozenset({"id", "ms", "tl"}),
    frozenset({"hi", "mr", "ne"}),
    frozenset({"az", "tr"}),
)


@lru_cache(maxsize=256)
def relatives(tag: str) -> frozenset[str]:
    """The languages that short texts in this one are taken for, itself left out."""
    own = base(tag)
    return frozenset().union(*(family for family in _FAMILIES if own in family)) - {own}


def are_close(one: str, other: str) -> bool:
    """Whether two languages share whole phrases."""
    return base(one) in relatives(other)
