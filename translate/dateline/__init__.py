"""The dateline that opens a story, rendered by rule: `Seoul, Aug 15 (EFE).-` is `Seul, 15 ago …`.

An engine makes something else of one each time: it drops dates, spells months out, moves the
agency's dash. So `read` takes it apart, `write` puts it together in the target's custom, and the
engine gets what stands behind it.
"""

from .names import Names
from .read import Dateline, Kind, Part, read
from .write import Written, write

__all__ = ["Dateline", "Kind", "Names", "Part", "Written", "read", "write"]
