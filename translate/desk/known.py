"""Lines that were drafted lately: news says the same again, and need not be asked for it twice.

Allowed because in a stream each line is an article of its own: its draft depends on nothing that
stands before or behind it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Lock

MOST = 1 << 24
"""Characters of lines and drafts that are kept by default, some 50,000 lines."""


class Known:
    """The drafts of the lines that came last; safe from several threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._drafts: OrderedDict[str, str] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def submit(
        self, lines: Sequence[str], drafted: Callable[[Sequence[str]], Future[list[str]]]
    ) -> Callable[[], dict[str, str]]:
        """Have the new ones among some lines drafted; call the answer for the drafts of all.

        It raises what the future raises.
        """
        known = self._of(lines)
        new = [line for line in dict.fromkeys(lines) if line not in known]
        future = drafted(new)

        def drafts() -> dict[str, str]:
            made = dict(zip(new, future.result(), strict=True))
            self._keep(made)
            return known | made

        return drafts

    def _of(self, lines: Sequence[str]) -> dict[str, str]:
        """The drafts of those that are known, which now came last."""
        with self._lock:
            known = {line: self._drafts[line] for line in lines if line in self._drafts}
            for line in known:
                self._drafts.move_to_end(line)
        return known

    def _keep(self, drafts: dict[str, str]) -> None:
        """Take in drafts of lines; what came first is forgotten where there are too many."""
        with self._lock:
            for line in drafts.keys() - self._drafts.keys():
                self._drafts[line] = drafts[line]
                self._size += len(line) + len(drafts[line])
            while self._size > self._most:
                line, draft = self._drafts.popitem(last=False)
                self._size -= len(line) + len(draft)
