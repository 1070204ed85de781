"""PO catalogs: built from drafts, merged with what people wrote, saved whole or not at all.

build   an article and its drafts to a Catalog
merge   a fresh Catalog over the one on disk; nothing that a person wrote is lost
update  merge into a file and write it
mended  an entry with words put right, and its owner as before
approved  what a translation memory takes from it
"""

from __future__ import annotations

from .build import build, context, contexts
from .catalog import Catalog
from .entry import Entry, State, digest
from .header import Addresses
from .mended import mended
from .merge import merge
from .po import load, loads
from .reviewed import approved
from .save import Conflict, Outcome, save, update
from .writer import dumps

__all__ = [
    "Addresses",
    "Catalog",
    "Conflict",
    "Entry",
    "Outcome",
    "State",
    "approved",
    "build",
    "context",
    "contexts",
    "digest",
    "dumps",
    "load",
    "loads",
    "mended",
    "merge",
    "save",
    "update",
]
