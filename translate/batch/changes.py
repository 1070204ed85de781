"""What an engine, a glossary or a memory has come to be since the last run, under its old name."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress

from ..files import write_whole
from .place import Place
from .settings import Settings


def changes(place: Place, settings: Settings) -> list[str]:
    """What is not as the last run had it, by name; noted for the next. Raises OSError."""
    now = {name: _digest(value) for name, value in settings.parts.items()}
    last: object = None
    with suppress(OSError, ValueError):  # lost or torn: then there is nothing to tell
        last = json.loads(place.parts.read_bytes())
    if last != now:
        write_whole(place.parts, json.dumps(now, indent=1).encode())
    if not isinstance(last, dict):
        return []
    return [name for name, digest in now.items() if last.get(name) != digest]


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:32]
