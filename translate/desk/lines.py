"""`dragoman lines`: a stream of lines through the engine and the glossary."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import islice
from typing import BinaryIO

from ..errors import InputError
from .order import Order

BATCH = 500
"""Lines drafted together: enough for any engine's batches, few enough to show progress."""


def translate_stream(
    source: BinaryIO,
    output: BinaryIO,
    order: Order,
    told: Callable[[int, str], None] = lambda size, state: None,
) -> str:
    """Translate lines as they come; return a line on how much there was.

    Each line is an article of its own and keeps its line end. `told` hears after each batch how
    many bytes were read for it and how things stand. Raises InputError at a line that isn't
    UTF-8, with all lines before its batch written.
    """
    from ..draft import translate_lines

    if order.source is None:
        raise InputError("the source language is not given", hint="say it with --from")
    size = 1 if source.isatty() else BATCH
    start, count, words, state = time.monotonic(), 0, 0, "0 lines"
    while batch := list(islice(source, size)):
        pairs = [_decode(line, count + n) for n, line in enumerate(batch, 1)]
        drafts = translate_lines(
            [text for text, _ in pairs],
            order.source,
            order.target,
            engine=order.engine,
            glossary=order.glossary,
        )
        output.write(
            b"".join((d.text + end).encode() for d, (_, end) in zip(drafts, pairs, strict=True))
        )
        output.flush()
        count += len(batch)
        words += sum(len(text.split()) for text, _ in pairs)
        rate = words / max(time.monotonic() - start, 1e-9)
        state = f"{count} lines, {words} words, {rate:.0f} words a second"
        told(sum(map(len, batch)), state)
    return state


def _decode(line: bytes, number: int) -> tuple[str, str]:
    """The line's text and its end."""
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8", where=f"line {number}", hint="convert it first") from error
    body = text.rstrip("\r\n")
    return body, text[len(body) :]
