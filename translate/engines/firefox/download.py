"""Fetching over HTTP: what was asked for, checked, or nothing; goes on where it was cut off.

By Python's own `urllib`, which knows proxies and certificates: no library here was found that
resumes and checks as it goes. `fxtranslate` fetches these very models, but whole into memory,
without resuming, and knows neither size nor checksum of what is under way.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from ...errors import ConfigError, EngineError, InputError

SECONDS = 30.0
"""How long a server may be silent."""
ATTEMPTS = 4
PAUSE = 0.5
"""Seconds before the second attempt; twice that before the third, and so on."""
_CHUNK = 1 << 16
_PASSING = {429, 500, 502, 503, 504}
"""HTTP statuses that another attempt may not meet again."""

Report = Callable[[int], None]
"""Is told how many bytes of the file are here; fewer than before where it has to come again."""


class _Cut(Exception):
    """The connection ended early; what came is kept."""


def get(url: str, most: int) -> bytes:
    """Fetch a document of at most that many bytes. Raises EngineError, InputError."""
    try:
        with _told(url), _open(url) as response:
            data: bytes = response.read(most + 1)
            if len(data) > most:
                raise InputError("is larger than it can be", where=url)
            if response.length:  # what is missing of the announced length
                raise _Cut(f"the connection was cut after {len(data)} bytes")
            return data
    except _Cut as cut:
        raise EngineError(f"{cut}: {url}") from cut


def fetch(url: str, part: Path, *, size: int, digest: str, report: Report = lambda _: None) -> None:
    """Fetch a file into `part`, going on with what is there of it; then it is whole and checked.

    Raises EngineError where the network or the server fails, with what came kept for the next
    time, and InputError where something else came than the size and SHA-256 promise, with nothing
    kept. An OSError is the caller's: a full disk.
    """
    for attempt in range(ATTEMPTS):
        have = part.stat().st_size if part.exists() else 0
        report(have)
        try:
            if have < size:
                _continue(url, part, have, size, report)
        except _Cut as cut:
            if attempt == ATTEMPTS - 1:
                hint = "what came is kept: the same command goes on from there"
                raise EngineError(f"{cut}: {url}", hint=hint) from cut
            time.sleep(PAUSE * 2**attempt)
            continue
        except InputError:
            part.unlink(missing_ok=True)
            raise
        if sha256(part) == digest:
            return
        part.unlink()
        if not have:  # nothing of it was older: the server has another file
            break
    raise InputError("has not the checksum that its record says", where=url)


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _continue(url: str, part: Path, have: int, size: int, report: Report) -> None:
    with _told(url), _open(url, have) as response, part.open("ab") as file:
        begin = _begin(response)
        if begin != have:  # a server that knows no ranges begins anew
            file.truncate(0)
            have = 0
            if begin:
                raise _Cut("the server answered with another range")
        while chunk := _read(response):
            file.write(chunk)
            have += len(chunk)
            report(have)
            if have > size:
                raise InputError("is larger than its record says", where=url)
    if have < size:
        raise _Cut(f"the connection was cut after {have} of {size} bytes")


def _begin(response: http.client.HTTPResponse) -> int:
    """The offset of what comes."""
    if response.status != 206:
        return 0
    found = re.match(r"bytes (\d+)-", response.headers.get("Content-Range", ""))
    return int(found[1]) if found else 0


def _read(response: http.client.HTTPResponse) -> bytes:
    try:
        return response.read(_CHUNK)
    except (http.client.HTTPException, OSError) as error:
        raise _Cut(f"the connection was cut ({_reason(error)})") from error


def _open(url: str, have: int = 0) -> http.client.HTTPResponse:
    if urlsplit(url).scheme not in ("http", "https"):  # urllib would open file: as well
        raise ConfigError(f"{url} is not an http or https address")
    headers = {"User-Agent": "dragoman"}
    if have:
        headers["Range"] = f"bytes={have}-"
    request = urllib.request.Request(url, headers=headers)
    response: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=SECONDS)
    if urlsplit(url).scheme == "https" and urlsplit(response.url).scheme != "https":
        response.close()
        raise InputError("was redirected to an address without encryption", where=url)
    return response


@contextlib.contextmanager
def _told(url: str) -> Iterator[None]:
    """Turn what urllib raises into a line."""
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in _PASSING:
            raise _Cut(f"the server failed ({error.code} {error.reason})") from error
        if error.code == 416:
            raise InputError("is smaller than its record says", where=url) from error
        raise EngineError(f"the server has no such file ({error.code}): {url}") from error
    except urllib.error.URLError as error:
        raise EngineError(
            f"{urlsplit(url).netloc} can't be reached: {_reason(error.reason)}",
            hint="is this machine online? DRAGOMAN_FIREFOX_RECORDS may name a mirror",
        ) from error
    except TimeoutError as error:
        raise _Cut(f"{urlsplit(url).netloc} did not answer within {SECONDS:g} s") from error
    except (http.client.HTTPException, ConnectionError) as error:
        raise _Cut(f"the server's answer can't be read ({_reason(error)})") from error


def _reason(error: object) -> str:
    return str(getattr(error, "strerror", None) or error or type(error).__name__)
