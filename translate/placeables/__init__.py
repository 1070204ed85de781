"""URLs, e-mail addresses, handles, variables, markup: found, masked, put back, missed."""

from .find import extra, find, missing, torn
from .mask import Protected, free_mask, leftovers, mask, protect, restore
from .placeable import PAIRED, Placeable
from .tags import Tag, put_back, stripped

__all__ = [
    "PAIRED",
    "Placeable",
    "Protected",
    "Tag",
    "extra",
    "find",
    "free_mask",
    "leftovers",
    "mask",
    "missing",
    "protect",
    "put_back",
    "restore",
    "stripped",
    "torn",
]
