"""Translations that people approved, kept for the next article: exact and fuzzy look-up, TMX.

unit    what is stored and found
store   the file: SQLite, safe from two writers and from being killed
memory  look-up and storing
selection, removing  what is meant of it, and taken out
tmx     the exchange format of translation memories
"""

from __future__ import annotations

from .memory import OFFERED, Memory
from .selection import Selection
from .tokens import mark
from .unit import UNKNOWN, Match, Stats, Stored, Unit

__all__ = ["OFFERED", "UNKNOWN", "Match", "Memory", "Selection", "Stats", "Stored", "Unit", "mark"]
