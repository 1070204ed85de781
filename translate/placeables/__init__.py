"""URLs, e-mail addresses, handles, variables, markup: found, masked, put back, missed."""

from .find import Placeable, extra, find, missing
from .mask import Protected, free_mask, leftovers, mask, protect, restore

__all__ = [
    "Placeable",
    "Protected",
    "extra",
    "find",
    "free_mask",
    "leftovers",
    "mask",
    "missing",
    "protect",
    "restore",
]
