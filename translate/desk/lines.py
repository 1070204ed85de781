"""`dragoman lines`: a stream of lines through the engine and the glossary."""

from __future__ import annotations

import io
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import BinaryIO

from ..article import Draft
from ..errors import InputError
from .order import Order

CHUNK = 1 << 16
"""Bytes read at a time, some 500 lines: enough for any engine's batches, few enough to show
progress."""
AHEAD = 2
"""Batches under way at once: while the engine has the one, the next is made ready for it."""


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
) -> str:
    """Translate lines as they come; return a line on how much there was.

    Each line is an article of its own and keeps its line end. What has come is translated without
    waiting for more, so that a program may write a line and read its translation. `told` hears
    after each batch how many bytes were read for it and how things stand. Raises InputError at a
    line that isn't UTF-8, with all lines before its batch written.
    """
    from ..draft import translate_lines

    if order.source is None:
        raise InputError("the source language is not given", hint="say it with --from")
    language, start, count, words = order.source, time.monotonic(), 0, 0

    def drafted(batch: _Batch) -> list[Draft]:
        return translate_lines(
            batch.texts,
            language,
            order.target,
            engine=order.engine,
            glossary=order.glossary,
            checked=False,
            rules=order.rules,
        )

    def written(batch: _Batch, drafts: Future[list[Draft]], before: Future[None] | None) -> None:
        nonlocal count, words
        if before is not None:
            before.result()  # After a batch that failed none is written.
        lines = zip(drafts.result(), batch.ends, strict=True)
        output.write(b"".join((draft.text + end).encode() for draft, end in lines))
        output.flush()
        count, words = count + len(batch.texts), words + batch.words
        told(batch.size, state())

    def state() -> str:
        rate = words / max(time.monotonic() - start, 1e-9)
        return f"{count} lines, {words} words, {rate:.0f} words a second"

    with ThreadPoolExecutor(AHEAD) as drafting, ThreadPoolExecutor(1) as writing:
        under_way: deque[Future[None]] = deque()
        for batch in _batches(source):
            before = under_way[-1] if under_way else None
            under_way.append(
                writing.submit(written, batch, drafting.submit(drafted, batch), before)
            )
            if len(under_way) > AHEAD:
                under_way.popleft().result()
        for future in under_way:
            future.result()
    return state()


def _batches(source: io.BufferedReader) -> Iterator[_Batch]:
    """The lines that there are each time, whole."""
    number = 1
    begun: list[bytes] = []
    while chunk := source.read1(CHUNK):
        whole, newline, rest = chunk.rpartition(b"\n")
        if newline:
            batch = _batch(b"".join((*begun, whole, newline)), number)
            number += len(batch.texts)
            yield batch
            begun.clear()
        begun.append(rest)
    if any(begun):
        yield _batch(b"".join(begun), number)


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
