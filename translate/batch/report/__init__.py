"""What a job came to, or how far it is.

summary   counted from its journals
lines     the same in lines for people
review    how far people are with its POs
timeline  its runs in one line of time
look      the same as a page
"""

from __future__ import annotations

from .lines import lines
from .review import Review, reviewed
from .summary import Summary, finish, summarise

__all__ = ["Review", "Summary", "finish", "lines", "reviewed", "summarise"]
