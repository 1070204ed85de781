"""Batches of sentences through the graphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .graph import END, LONGEST, PADDING, UNKNOWN, Network, encoder, greedy
from .session import Session, tensor

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import OrtValue

    from .shortlist import Ids, Shortlist

    Floats = NDArray[np.float32]

FACTOR, LEAST = 2.5, 16
"""A translation of n words may be of FACTOR · n words, as Firefox has it, and LEAST more: three
words of an acronym may become ten."""
COLUMNS = 8
"""Lengths are padded to a multiple: sums over padding are then exact zeros in whole vectors, and a
sentence's numbers the same to the last bit whatever it stands beside."""


@dataclass(frozen=True, slots=True)
class Found:
    """A translation in words of the target vocabulary."""

    ids: list[int]
    """Without END."""
    likelihood: NDArray[np.float64]
    """ln p of each word, and of END where the sentence ended."""
    entropy: NDArray[np.float64]
    """In nats, at each of these steps."""
    attention: Floats
    """[steps, source words]; rows add up to 1, but for END's share."""

    @property
    def certainty(self) -> float:
        """Σ exp(-entropy) over the steps: how many of them, as it were, were sure."""
        import numpy as np

        return float(np.exp(-self.entropy).sum())

    @property
    def is_cut(self) -> bool:
        """Whether the steps were used up before END came."""
        return len(self.likelihood) == len(self.ids)


class Encoder:
    """Sentences to what the decoders read; the one session that they share."""

    def __init__(self, network: Network) -> None:
        self._session = Session(encoder(network))

    def __call__(self, sentences: Sequence[Sequence[int]]) -> dict[str, OrtValue]:
        import numpy as np

        lengths = np.array([len(ids) for ids in sentences], np.int32)
        ids = np.zeros((len(sentences), -(-int(lengths.max()) // COLUMNS) * COLUMNS), np.int64)
        for row, sentence in zip(ids, sentences, strict=True):
            row[: len(sentence)] = sentence
        return self._session.run({"ids": tensor(ids), "lengths": tensor(lengths)})


@dataclass(frozen=True, slots=True)
class Candidates:
    """The target words that a batch may use."""

    words: Ids
    """[words], of all sentences, sorted."""
    own: Ids
    """[batch, candidates], of each sentence, padded with UNKNOWN."""
    at: Ids
    """Where in `words` those stand."""

    @classmethod
    def of(cls, lists: Sequence[Ids], size: int) -> Candidates:
        """Join the lists of sentences; `size` is that of the vocabulary."""
        import numpy as np

        longest = max(map(len, lists))
        own = np.full((len(lists), -(-longest // PADDING) * PADDING), UNKNOWN, np.int64)
        used = np.zeros(size, bool)
        used[UNKNOWN] = True
        for row, words in zip(own, lists, strict=True):
            row[: len(words)] = words
            used[words] = True
        places = np.cumsum(used) - 1
        return cls(np.flatnonzero(used), own, places[own])

    def inputs(self) -> dict[str, OrtValue]:
        return {
            "words": tensor(self.words),
            "candidates": tensor(self.own),
            "at": tensor(self.at),
        }


class Greedy:
    """The likeliest word at each step."""

    def __init__(self, network: Network, encoder: Encoder, shortlist: Shortlist) -> None:
        self._session = Session(greedy(network))
        self._encoder = encoder
        self._shortlist = shortlist

    def __call__(self, sentences: Sequence[Sequence[int]]) -> list[Found]:
        """Translate a batch of sentences, each of at least one word and ended by END."""
        import numpy as np

        lists = [self._shortlist.of(ids) for ids in sentences]
        candidates = Candidates.of(lists, self._shortlist.target_size)
        limits = np.array([limit(ids) for ids in sentences], np.int64)
        memory = self._encoder(sentences)
        found = self._session.run(
            {
                **memory,
                **candidates.inputs(),
                "limits": tensor(limits),
                "steps": tensor(limits.max(keepdims=True)),
            }
        )
        arrays = {name: value.numpy() for name, value in found.items()}
        return [_found(arrays, n, len(ids), int(limits[n])) for n, ids in enumerate(sentences)]


def limit(sentence: Sequence[int]) -> int:
    """The steps that its translation may take."""
    return min(LONGEST, int(FACTOR * len(sentence)) + LEAST)


def _found(arrays: dict[str, NDArray[Any]], n: int, length: int, most: int) -> Found:
    import numpy as np

    chosen = arrays["chosen"][:most, n]
    ends = np.flatnonzero(chosen == END)
    steps = int(ends[0]) + 1 if len(ends) else len(chosen)
    likelihood = np.log(arrays["chance"][:steps, n].astype(np.float64))
    return Found(
        chosen[: steps - bool(len(ends))].tolist(),
        likelihood,
        -likelihood - arrays["distance"][:steps, n],
        # A copy: as long as a view is kept, the whole batch's is.
        arrays["attention"][:steps, n, :length].copy(),
    )
