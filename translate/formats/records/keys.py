"""What names a record: its key in its file, and the name of a file of its own."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

_SAFE = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
_UNSAFE = re.compile(r"[^A-Za-z0-9_]+")
_SCHEME = re.compile(r"[a-z]+://(?:www\.)?")
_SHOWN = 60


class Keys:
    """The keys of a file's records; of those that share an id, the second is `… repeat 2`.

    It remembers a digest of each, some 70 bytes with what Python needs for it.
    """

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._again: Counter[str] = Counter()

    def of(self, told: str, number: int) -> str:
        """The key of the record with that id, or without one that of its row."""
        key = told or str(number)
        digest = int.from_bytes(hashlib.blake2b(_bytes(key), digest_size=7).digest())
        if digest not in self._seen:
            self._seen.add(digest)
            return key
        self._again[key] += 1
        return f"{key} repeat {self._again[key] + 1}"


def safe_name(key: str) -> str:
    """A key as a file's name on any system, without a suffix: itself, or words and a digest."""
    if _SAFE.fullmatch(key):
        return key
    words = _UNSAFE.sub("-", _SCHEME.sub("", key)).strip("-")[:_SHOWN].strip("-")
    digest = hashlib.sha256(_bytes(key)).hexdigest()[:8]
    return f"{words}-{digest}" if words else digest


def _bytes(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")
