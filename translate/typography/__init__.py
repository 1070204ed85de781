"""Quotes, apostrophes, dashes, spaces, capitals: to the engine's liking and back to the target's.

`plain`, `sentence_case` and `untitled` go before the engine, `localise` and `capitals` after it.
Mask the placeables first (`placeables.protect`): a URL's characters are not to be changed.
"""

from .case import capitals, is_capitals, name_case, sentence_case
from .currency import amounts
from .marks import is_typographic, localise, plain
from .numbers import number_marks
from .quotes import Mark, Quotes, scan
from .titles import is_title_case, sets_titles, untitled

__all__ = [
    "Mark",
    "Quotes",
    "amounts",
    "capitals",
    "is_capitals",
    "is_title_case",
    "is_typographic",
    "localise",
    "name_case",
    "number_marks",
    "plain",
    "scan",
    "sentence_case",
    "sets_titles",
    "untitled",
]
