"""Quotes, apostrophes, dashes, spaces, capitals: to the engine's liking and back to the target's.

`plain` and `sentence_case` go before the engine, `localise` and `capitals` after it. Mask the
placeables first (`placeables.protect`): a URL's characters are not to be changed.
"""

from .case import capitals, is_capitals, name_case, sentence_case
from .currency import amounts
from .marks import is_typographic, localise, plain
from .quotes import Mark, Quotes, scan

__all__ = [
    "Mark",
    "Quotes",
    "amounts",
    "capitals",
    "is_capitals",
    "is_typographic",
    "localise",
    "name_case",
    "plain",
    "scan",
    "sentence_case",
]
