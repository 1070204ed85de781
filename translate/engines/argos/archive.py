"""An `.argosmodel` file: a zip that is looked through before any of it is written.

Not `argostranslate.package.install_from_path`: that one writes over other packages, keeps half of a
damaged archive, and knows no limit of size.
"""

from __future__ import annotations

import errno
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from ...errors import InputError
from .packages import LARGEST_METADATA, METADATA, Metadata, parse, require

MOST_ENTRIES = 10_000
LARGEST = 2 << 30
"""Bytes when unpacked; the largest packages of Argos's index have some 300 MB."""
LARGEST_RATIO = 200
"""Unpacked to packed; weights hardly shrink at all."""
_CHUNK = 1 << 20
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Those that packages use; LZMA lets an archive say how much memory unpacking takes."""
_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9 ._+-]{0,99}")
"""What a folder or file may be called: nothing that Windows takes for a drive, device or stream."""
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,  # an extra field that ends too soon
    OverflowError,
    RuntimeError,  # encrypted
    ValueError,
)


class Archive:
    """An archive that was found fit to be unpacked."""

    def __init__(self, path: Path, file: zipfile.ZipFile) -> None:
        self._path, self._file = path, file
        self._entries = [entry for entry in file.infolist() if not entry.is_dir()]
        self.top = self._only_folder(file.infolist())
        """The folder that everything in the archive lies in."""
        self._check_sizes()
        names = [entry.filename.removeprefix(f"{self.top}/") for entry in self._entries]
        if METADATA not in names:
            raise InputError(f"has no {METADATA}", where=path)
        require(names, path)
        self.metadata = self._metadata()

    def _only_folder(self, entries: list[zipfile.ZipInfo]) -> str:
        tops, seen = set(), set()
        for entry in entries:
            parts = PurePosixPath(entry.filename).parts
            if not _is_safe(entry, parts):
                raise InputError(f"holds an unsafe name: {entry.orig_filename!r}", where=self._path)
            kind = stat.S_IFMT(entry.external_attr >> 16)
            if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
                raise InputError(f"holds a link: {entry.filename!r}", where=self._path)
            if entry.compress_type not in _COMPRESSIONS:
                raise InputError(f"holds {entry.filename!r} oddly compressed", where=self._path)
            folded = entry.filename.casefold()
            if folded in seen:
                raise InputError(f"holds {entry.filename!r} twice", where=self._path)
            seen.add(folded)
            tops.add(parts[0])
        loose = any("/" not in entry.filename for entry in self._entries)
        if len(tops) != 1 or loose:
            raise InputError("has to hold one folder and nothing beside it", where=self._path)
        return str(tops.pop())

    def _check_sizes(self) -> None:
        total = sum(entry.file_size for entry in self._entries)
        limit = min(LARGEST, LARGEST_RATIO * self._path.stat().st_size)
        if len(self._entries) > MOST_ENTRIES or total > limit:
            raise InputError(
                f"is too large when unpacked: {len(self._entries)} files, {total:,} bytes",
                where=self._path,
            )

    def _metadata(self) -> Metadata:
        with self._file.open(f"{self.top}/{METADATA}") as stream:
            metadata = parse(stream.read(LARGEST_METADATA + 1), self._path)
        if metadata is None:
            raise InputError("is not a translation package", where=self._path)
        return metadata

    def extract(self, into: Path) -> Path:
        """Unpack into a folder that is empty; returns the package's folder in it."""
        for entry in self._entries:
            target = into / PurePosixPath(entry.filename)
            target.parent.mkdir(parents=True, exist_ok=True)
            # zipfile gives no more than the size that the entry says, and checks its CRC.
            with _damage(self._path), self._file.open(entry) as source, target.open("xb") as out:
                while chunk := source.read(_CHUNK):
                    out.write(chunk)
        return into / self.top


def _is_safe(entry: zipfile.ZipInfo, parts: tuple[str, ...]) -> bool:
    """zipfile cuts a name at a NUL and makes / of this system's separator; the original tells."""
    plain = "/".join(parts) + ("/" if entry.is_dir() else "")
    return plain == entry.orig_filename and all(
        _SAFE.fullmatch(part) and not part.endswith((".", " ")) and not _DEVICE.fullmatch(part)
        for part in parts
    )


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Open an archive and look it through; raises InputError where it isn't fit."""
    try:
        file = zipfile.ZipFile(path)
    except OSError as error:
        raise InputError(f"can't be read: {error.strerror}", where=path) from error
    except _DAMAGE as error:
        raise InputError("is not an Argos package (a zip archive)", where=path) from error
    with file:
        with _damage(path):
            archive = Archive(path, file)
        yield archive


@contextmanager
def _damage(path: Path) -> Iterator[None]:
    try:
        yield
    except (*_DAMAGE, OSError) as error:
        # zipfile seeks where a damaged archive tells it to: "invalid argument" is its answer.
        if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
            raise
        raise InputError(
            f"is damaged: {error}", where=path, hint="download the package again"
        ) from error
