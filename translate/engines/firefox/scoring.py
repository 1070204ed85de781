"""How likely the model holds given translations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .graph import END, Network, forced, start_word
from .graph.encoder import MASKED
from .search import Encoder
from .session import Session, tensor

if TYPE_CHECKING:
    from onnxruntime import OrtValue

    from .shortlist import Shortlist


class Scoring:
    """Batches of sentences with their translations."""

    def __init__(self, network: Network, encoder: Encoder, shortlist: Shortlist) -> None:
        self._session = Session(forced(network))
        self._encoder, self._shortlist = encoder, shortlist
        self._start = start_word(network)

    def __call__(
        self, sentences: Sequence[Sequence[int]], translations: Sequence[Sequence[int]]
    ) -> list[float]:
        """The mean ln p of a translation's words; each is ended by END, as are the sentences.

        Among the candidates that a sentence has, and the words of its translation.
        """
        import numpy as np

        lists = [
            self._shortlist.of(ids, words)
            for ids, words in zip(sentences, translations, strict=True)
        ]
        words = np.unique(np.concatenate(lists))
        allowed = np.full((len(lists), len(words)), MASKED, np.float32)
        steps = max(map(len, translations))
        before = np.full((len(lists), steps), self._start, np.int64)
        wanted = np.full((len(lists), steps), END, np.int64)
        for n, (own, ids) in enumerate(zip(lists, translations, strict=True)):
            allowed[n, np.searchsorted(words, own)] = 0
            before[n, 1 : len(ids)] = ids[:-1]
            wanted[n, : len(ids)] = ids
        inputs = {
            **self._encoded(sentences),
            "words": tensor(words),
            "allowed": tensor(allowed),
            "before": tensor(before),
            "at": tensor(np.searchsorted(words, wanted)),
        }
        found = self._session.run(inputs)["likelihood"].numpy()
        return [
            float(row[: len(ids)].mean(dtype=np.float64))
            for row, ids in zip(found, translations, strict=True)
        ]

    def _encoded(self, sentences: Sequence[Sequence[int]]) -> dict[str, OrtValue]:
        """What the decoder reads: often the same sentence with one translation and another."""
        rows: dict[tuple[int, ...], int] = {}
        places = [rows.setdefault(tuple(ids), len(rows)) for ids in sentences]
        memory = self._encoder(list(rows))
        if len(rows) == len(places):
            return memory
        return {name: tensor(value.numpy()[places]) for name, value in memory.items()}
