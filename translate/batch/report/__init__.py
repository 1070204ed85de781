"""What a job came to, or how far it is.

summary   counted from its journals
lines     the same in lines for people
review    how far people are with its POs
timeline  its runs in one line of time
look      all of it as a page shows it
making    the page in its place
"""

from __future__ import annotations

from .lines import lines
from .making import Made, make_page
from .review import Review, reviewed
from .summary import Summary, finish, summarise

__all__ = [
    "Made",
    "Review",
    "Summary",
    "finish",
    "lines",
    "make_page",
    "reviewed",
    "summarise",
]
