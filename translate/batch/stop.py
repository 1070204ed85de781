"""Ctrl-C: once ends the job behind the shards in hand, twice at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """Whether the job is to end."""

    asked = False


@contextmanager
def stoppable(told: Callable[[], None]) -> Iterator[Stop]:
    """Hear Ctrl-C, and what schedulers send before they kill; `told` is called the first time.

    Raises KeyboardInterrupt the second time.
    """
    stop = Stop()

    def hear(number: int, frame: FrameType | None) -> None:
        if stop.asked:
            raise KeyboardInterrupt
        stop.asked = True
        told()

    if threading.current_thread() is not threading.main_thread():
        yield stop
        return
    before = {number: signal.signal(number, hear) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
