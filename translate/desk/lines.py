"""`dragoman lines`: a stream of lines through the engine and the glossary."""

from __future__ import annotations

import io
import select
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO

from ..errors import InputError
from ..formats import LONGEST
from .drafters import Drafters
from .known import Known
from .order import Order

CHUNK = 1 << 17
"""Bytes drafted together, some 1,000 lines: more make the engine's batches no better, and few
enough show progress."""
_PIPE = 1 << 16
"""Bytes that a pipe holds: who has filled it has more."""
_SOON = 0.01
"""Seconds until it is there."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Lines that came together."""

    texts: list[str]
    ends: list[str]
    size: int
    """In bytes."""

    @property
    def words(self) -> int:
        return sum(len(text.split()) for text in self.texts)


def translate_stream(
    source: io.BufferedReader,
    output: BinaryIO,
    order: Order,
    told: Callable[[int, str], None] = lambda size, state: None,
    jobs: int | None = None,
) -> str:
    """Translate lines as they come; return a line on how much there was.

    Each line is an article of its own and keeps its line end; one that comes again is not drafted
    again. What has come is translated without waiting for more, so that a program may write a line
    and read its translation. `told` hears after each batch how many bytes were read for it and how
    things stand. `jobs` processes do it where there is much, by default one a processor. Raises
    InputError at a line that isn't UTF-8 or is longer than any article, with all lines before its
    batch written.
    """
    if order.source is None:
        raise InputError("the source language is not given", hint="say it with --from")
    start, count, words = time.monotonic(), 0, 0
    known = Known()

    def written(
        batch: _Batch, drafts: Callable[[], dict[str, str]], before: Future[None] | None
    ) -> None:
        nonlocal count, words
        if before is not None:
            before.result()  # After a batch that failed none is written.
        made = drafts()
        lines = zip(batch.texts, batch.ends, strict=True)
        output.write(b"".join((made[text] + end).encode() for text, end in lines))
        output.flush()
        count, words = count + len(batch.texts), words + batch.words
        told(batch.size, state())

    def state() -> str:
        rate = words / max(time.monotonic() - start, 1e-9)
        return f"{count} lines, {words} words, {rate:.0f} words a second"

    with Drafters(order, jobs) as drafters, ThreadPoolExecutor(1) as writing:
        under_way: deque[Future[None]] = deque()
        for batch in _batches(source):
            before = under_way[-1] if under_way else None
            drafts = known.submit(batch.texts, drafters.submit)
            under_way.append(writing.submit(written, batch, drafts, before))
            while len(under_way) > drafters.ahead:
                under_way.popleft().result()
        for future in under_way:
            future.result()
    return state()


def _batches(source: io.BufferedReader) -> Iterator[_Batch]:
    """The lines that there are each time, whole."""
    number, length = 1, 0
    begun: list[bytes] = []
    while chunk := _read(source):
        whole, newline, rest = chunk.rpartition(b"\n")
        if newline:
            batch = _batch(b"".join((*begun, whole, newline)), number)
            number += len(batch.texts)
            yield batch
            begun.clear()
            length = 0
        begun.append(rest)
        length += len(rest)
        if length > LONGEST:
            raise InputError(
                f"is longer than {LONGEST / 1e6:.0f} MB", where=f"line {number}", hint="split it"
            )
    if any(begun):
        yield _batch(b"".join(begun), number)


def _read(source: io.BufferedReader) -> bytes:
    """What there is, without waiting for more than what is on its way."""
    data = source.read1(CHUNK)
    while _PIPE <= len(data) < CHUNK and _is_coming(source):
        more = source.read1(CHUNK - len(data))
        if not more:
            break
        data += more
    return data


def _is_coming(source: io.BufferedReader) -> bool:
    try:
        return bool(select.select([source], [], [], _SOON)[0])
    except (OSError, ValueError):  # no file that can be asked
        return False


def _batch(data: bytes, number: int) -> _Batch:
    lines = [_decode(line, n) for n, line in enumerate(io.BytesIO(data), number)]
    return _Batch([text for text, _ in lines], [end for _, end in lines], len(data))


def _decode(line: bytes, number: int) -> tuple[str, str]:
    """The line's text and its end."""
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8", where=f"line {number}", hint="convert it first") from error
    body = text.rstrip("\r\n")
    return body, text[len(body) :]
