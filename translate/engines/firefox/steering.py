"""Translation with words that have to stand in it.

The decoder takes a step, and a sentence's `Writer` says what is written and what the decoder is
left to believe.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .graph import LONGEST, Network, one_step, start_word
from .graph.output import is_int8, output_bias, output_matrix
from .search import Candidates, Encoder, Found, limit
from .session import Session, tensor
from .writer import Forced, Writer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import OrtValue

    from .shortlist import Shortlist
    from .tokenizer import Tokenizer

    Floats = NDArray[np.float32]


class Steered:
    """The likeliest word at each step, or the one that has to come."""

    def __init__(
        self, network: Network, encoder: Encoder, shortlist: Shortlist, target: Tokenizer
    ) -> None:
        self._session = Session(one_step(network))
        self._encoder, self._shortlist, self._target = encoder, shortlist, target
        self._start = start_word(network)
        self._width = network.architecture.width
        self._layers = range(1, network.architecture.decoder_layers + 1)
        matrix = output_matrix(network)
        self._table = matrix.values if is_int8(network) else matrix.floats()
        self._bias = output_bias(network)
        self._inside = target.inside()

    def __call__(
        self, sentences: Sequence[Sequence[int]], forced: Sequence[Sequence[Forced]]
    ) -> list[Found]:
        """Translate a batch as `Greedy` does; `forced` are each sentence's constraints."""
        import numpy as np

        lists = [
            self._shortlist.of(ids, (w for each in some for w in (*each.words, *each.joined)))
            for ids, some in zip(sentences, forced, strict=True)
        ]
        candidates = Candidates.of(lists, self._shortlist.target_size)
        writers = [
            Writer(self._target, list(some), len(ids), _limit(ids, some), own, self._inside[own])
            for ids, some, own in zip(sentences, forced, candidates.own, strict=True)
        ]
        inputs = {**self._encoder(sentences), **self._output(candidates)}
        zeros = tensor(np.zeros((len(writers), self._width), np.float32))
        inputs |= {f"state{n}": zeros for n in self._layers}
        before = np.full(len(writers), self._start, np.int64)
        place = 0
        while not all(writer.done for writer in writers):
            inputs |= {"before": tensor(before), "place": tensor(np.array([place]))}
            found = self._session.run(inputs)
            inputs |= {f"state{n}": found[f"next{n}"] for n in self._layers}
            rows = zip(writers, found["logits"].numpy(), found["attention"].numpy(), strict=True)
            before = np.array([writer.write(*row) for writer, *row in rows])
            place += 1
        return [writer.found() for writer in writers]

    def _output(self, candidates: Candidates) -> dict[str, OrtValue]:
        import numpy as np

        weights = np.ascontiguousarray(self._table[candidates.words].T)
        return {
            "candidate_weights": tensor(weights),
            "candidate_bias": tensor(self._bias[candidates.words]),
            "at": tensor(candidates.at),
        }


def _limit(sentence: Sequence[int], forced: Sequence[Forced]) -> int:
    """The steps that a translation may take, with room for what has to stand in it."""
    return min(LONGEST, limit(sentence) + sum(len(each.words) for each in forced))
