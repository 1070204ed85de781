"""POs looked at, without a terminal.

findings  what is wrong in them
progress  how far their review is
risks     how likely each of their translations is to be wrong
"""

from __future__ import annotations

from .findings import Checked, check, check_entries, check_file, check_order
from .progress import Status, find_pos, status, total
from .risks import risks, told

__all__ = [
    "Checked",
    "Status",
    "check",
    "check_entries",
    "check_file",
    "check_order",
    "find_pos",
    "risks",
    "status",
    "told",
    "total",
]
