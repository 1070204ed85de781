"""One direction in memory: texts in, translations with scores and alignments out."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from ...article import Hypothesis, Link, clean
from ..alignment import align
from ..casing import Casing
from .files import ModelFiles
from .graph import END
from .network import load
from .pieces import Stretch, stretches
from .search import Encoder, Found, Greedy
from .vocabulary import Encoded

BATCH = 16
"""Sentences. More make the products larger, and the batch's candidates too many for the cache:
of 4, 8, 16, 32 and 64 the fastest (`bench/engine.py --batches`)."""
_CELLS = 16 * 128 * 128
"""Sentences times the square of their length: what a batch's attention may take in memory."""
_SURROGATES = re.compile("[\ud800-\udfff]")

Answer = TypeVar("Answer")


class FirefoxTranslator:
    """A model of Firefox, ready; may be called from several threads."""

    def __init__(
        self, files: ModelFiles, *, in_int8: bool = True, threads: int | None = None
    ) -> None:
        """Load a model. Raises EngineError.

        `threads` batches are translated at a time, by default one for each processor that this
        process may use. Without `in_int8` all is computed in float32.
        """
        loaded = load(files, in_int8=in_int8)
        self._source, self._target = loaded.source, loaded.target
        self._encoder = Encoder(loaded.network)
        self._greedy = Greedy(loaded.network, self._encoder, loaded.shortlist)
        self._casing = Casing(files.source_vocabulary)
        self._threads = threads or usable_processors()

    def is_name(self, word: str) -> bool:
        return self._casing.is_name(word)

    def translate(self, texts: Sequence[str]) -> list[Hypothesis]:
        """Translate a batch: each text by itself, as one sentence whatever stands in it.

        A text's translation, score and all, is the same to the last bit in whatever batch. What
        the vocabulary has no piece for (emoji, other scripts) mostly goes.
        """
        texts = [readable(text) for text in texts]
        cuts = [stretches(text) for text in texts]
        sent = [
            text[part.start : part.end]
            for text, parts in zip(texts, cuts, strict=True)
            for part in parts
            if part.is_sent
        ]
        sources = self._source.encode(sent)
        answers = iter(self._in_batches(self._translate, sources))
        return [
            _joined(text, [(part, next(answers) if part.is_sent else None) for part in parts])
            for text, parts in zip(texts, cuts, strict=True)
        ]

    def _translate(self, batch: Sequence[Encoded]) -> list[_Answer]:
        found = self._greedy([[*pieces.ids, END] for pieces in batch])
        targets = self._target.decode([one.ids for one in found])
        links = map(self._links, batch, targets, found)
        return [_Answer(*each) for each in zip(targets, found, links, strict=True)]

    def _links(self, source: Encoded, target: Encoded, found: Found) -> tuple[Link, ...]:
        # Without the row and the column of END.
        rows = found.attention[: len(target.ids), : len(source.ids)]
        return align(source.pieces, target.pieces, rows, self._target.is_light)

    def _in_batches(
        self, work: Callable[[Sequence[Encoded]], list[Answer]], sources: Sequence[Encoded]
    ) -> list[Answer]:
        """Do the work in batches of like lengths, over threads; the answers in the old order."""
        groups = batches([len(pieces.ids) + 1 for pieces in sources], self._threads)
        parts = [[sources[n] for n in group] for group in groups]
        if self._threads > 1 and len(parts) > 1:
            with ThreadPoolExecutor(self._threads) as pool:
                done = list(pool.map(work, parts))
        else:
            done = list(map(work, parts))
        answers = dict(zip(chain(*groups), chain(*done), strict=True))
        return [answers[n] for n in range(len(sources))]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A stretch that was translated."""

    target: Encoded
    found: Found
    links: tuple[Link, ...]


def batches(lengths: Sequence[int], threads: int = 1) -> list[list[int]]:
    """Numbers of sentences in batches, the longest first, so that the last thread ends soon."""
    size = max(1, min(BATCH, -(-len(lengths) // threads)))
    groups: list[list[int]] = []
    for n in sorted(range(len(lengths)), key=lambda n: -lengths[n]):
        room = min(size, max(1, _CELLS // lengths[groups[-1][0]] ** 2)) if groups else 0
        if not groups or len(groups[-1]) >= room:
            groups.append([])
        groups[-1].append(n)
    return groups


def readable(text: str) -> str:
    """The text as it may be encoded, of the same length: no controls, no halves of characters."""
    return _SURROGATES.sub("\ufffd", clean(text))


def usable_processors() -> int:
    """The processors that this process may use (a scheduler may have given it fewer)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _joined(text: str, parts: Sequence[tuple[Stretch, _Answer | None]]) -> Hypothesis:
    """Put the translations of a text's stretches together."""
    made = ""
    links: list[Link] = []
    end = 0
    for part, answer in parts:
        made += " " if made and part.start > end else ""
        offset, end = len(made), part.end
        if answer is None:
            made += text[part.start : part.end]
            links.append(Link((part.start, part.end), (offset, len(made))))
            continue
        made += answer.target.text
        links += (
            Link(_moved(link.source, part.start), _moved(link.target, offset))
            for link in answer.links
        )
    found = [answer.found for _, answer in parts if answer]
    steps = sum(len(one.likelihood) for one in found)
    if not steps:
        return Hypothesis(made, alignment=tuple(links))
    score = sum(one.likelihood.sum() for one in found) / steps
    entropy = sum(one.entropy.sum() for one in found) / steps
    return Hypothesis(made, float(score), tuple(links), float(entropy))


def _moved(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by
