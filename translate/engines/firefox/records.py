"""What Mozilla offers: the records of Remote Settings' collection `translations-models-v2`, read.

A record is one file of one model: a JSON object with `sourceLanguage`, `targetLanguage`, `version`,
`architecture`, `fileType`, `decompressedHash`, `decompressedSize` and an `attachment` (`hash`,
`size`, `location`). The first collection, without `-v2`, wrote `fromLang` and `toLang` and had
nothing compressed; both are read (Firefox: toolkit/components/translations/translations.d.ts).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ...errors import ConfigError, InputError
from ...languages import normalise

FILES = {
    "model": "model.bin",
    "vocab": "vocab.spm",
    "srcvocab": "srcvocab.spm",
    "trgvocab": "trgvocab.spm",
    "lex": "lex.bin",
}
"""Kinds of file, and what each is called here: no name from the network becomes a path."""
VOCABULARIES = (("vocab",), ("srcvocab", "trgvocab"))
NEWEST_FORMAT = 3
"""The major version says how a model has to be run; a later one may need another engine."""
LARGEST = 1 << 30
"""Bytes of one file, as it comes and unpacked; the real ones have up to 60 MB."""

_ARCHITECTURES = ("base-memory", "base", "tiny")
"""The best first, as Firefox itself chooses."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LOCATION = re.compile(r"/?(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")
_VERSION = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})(a[0-9]*|beta)?")
_WORD = re.compile(r"[A-Za-z0-9-]{1,32}")


@dataclass(frozen=True, slots=True)
class RemoteFile:
    kind: str
    """A key of FILES."""
    location: str
    """Behind the address that attachments have in common."""
    size: int
    digest: str
    """Bytes and SHA-256 of what comes over the network."""
    unpacked_size: int
    unpacked_digest: str
    """The same of the file itself."""

    @property
    def packed(self) -> bool:
        return self.digest != self.unpacked_digest


@dataclass(frozen=True, slots=True)
class Offer:
    """A model that can be installed."""

    source: str
    target: str
    """BCP 47 tags."""
    version: str
    architecture: str
    files: tuple[RemoteFile, ...]
    """In the order of FILES: weights, one vocabulary or two, perhaps a shortlist."""

    @property
    def pair(self) -> str:
        return f"{self.source}-{self.target}"

    @property
    def name(self) -> str:
        """Names the weights: `en-es-3.0-1a2b3c`."""
        return f"{self.pair}-{self.version}-{self.files[0].unpacked_digest[:6]}"

    @property
    def download(self) -> int:
        """Bytes to fetch."""
        return sum(file.size for file in self.files)

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(file.unpacked_size for file in self.files)


def parse(data: bytes, where: object) -> tuple[Offer, ...]:
    """Read a records document into the best offer of each pair, in the order of pairs.

    A record that is not for everyone (it has a filter expression), of a later format, or not as it
    should be is passed over. Raises InputError where it is no such document.
    """
    try:
        records = json.loads(data)["data"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError("is not a list of Firefox models", where=where) from error
    if not isinstance(records, list):
        raise InputError("is not a list of Firefox models", where=where)
    groups: dict[tuple[str, str, str, str], dict[str, RemoteFile]] = {}
    for record in records:
        if isinstance(record, dict) and not record.get("filter_expression"):
            try:
                key = _key(record)
                file = _file(record)
            except (KeyError, TypeError, ValueError, ConfigError):
                continue
            groups.setdefault(key, {}).setdefault(file.kind, file)
    offers = (Offer(*key, files) for key, kinds in groups.items() if (files := _complete(kinds)))
    return _best(offers)


def _key(record: dict[str, Any]) -> tuple[str, str, str, str]:
    source = normalise(record.get("sourceLanguage") or record["fromLang"])
    target = normalise(record.get("targetLanguage") or record["toLang"])
    version, architecture = record["version"], record.get("architecture") or "tiny"
    match = _VERSION.fullmatch(version)
    if not match or int(match[1]) > NEWEST_FORMAT or not _WORD.fullmatch(architecture):
        raise ValueError(version)
    return source, target, version, architecture


def _file(record: dict[str, Any]) -> RemoteFile:
    kind, attachment = record["fileType"], record["attachment"]
    location, size, digest = attachment["location"], int(attachment["size"]), attachment["hash"]
    unpacked_size = int(record.get("decompressedSize") or size)
    unpacked = record.get("decompressedHash") or digest
    if kind not in FILES or not _LOCATION.fullmatch(location):
        raise ValueError(location)
    if not (_DIGEST.fullmatch(digest) and _DIGEST.fullmatch(unpacked)):
        raise ValueError(digest)
    if not (0 < size <= LARGEST and 0 < unpacked_size <= LARGEST):
        raise ValueError(size)
    return RemoteFile(kind, location.lstrip("/"), size, digest, unpacked_size, unpacked)


def _complete(kinds: dict[str, RemoteFile]) -> tuple[RemoteFile, ...]:
    """The files of a model that has all it needs; empty for one that lacks something."""
    for vocabularies in VOCABULARIES:
        if all(kind in kinds for kind in ("model", *vocabularies)):
            wanted = ("model", *vocabularies, "lex")
            return tuple(kinds[kind] for kind in wanted if kind in kinds)
    return ()


def _best(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    best: dict[tuple[str, str], Offer] = {}
    for offer in sorted(offers, key=_rank):
        best[offer.source, offer.target] = offer
    return tuple(best[pair] for pair in sorted(best))


def _rank(offer: Offer) -> tuple[int, int, bool, int]:
    match = _VERSION.fullmatch(offer.version)
    assert match
    known = offer.architecture in _ARCHITECTURES
    order = -_ARCHITECTURES.index(offer.architecture) if known else -len(_ARCHITECTURES)
    return int(match[1]), int(match[2]), not match[3], order
