"""One word of a translation in one run, for a search that wants a say in each."""

from __future__ import annotations

from .builder import Builder, Network
from .decoder import memories, states, step
from .encoder import positions
from .model import Graph, value
from .output import is_int8, logits


def one_step(network: Network) -> Graph:
    """Build the decoder's step.

    In: the encoder's outputs; `candidate_weights` [width, words], int8 or float32 as the model is,
    and `candidate_bias` [words], of all candidates of the batch; `at` int64 [batch, candidates],
    where each sentence's own ones stand; `before` int64 [batch], the words before; `place` int64
    [1], the steps before; `state<n>` [batch, width] of each layer. Out: `logits` [batch,
    candidates], `next<n>` as `state<n>`, `attention` [batch, length].
    """
    g = Builder(network)
    kind = network.architecture
    positions(g)
    hidden = step(g, "before", g.op("Squeeze", "place"))
    g.op("GatherElements", logits(g, hidden), "at", axis=1, named="logits")
    weights = "INT8" if is_int8(network) else "FLOAT"
    return g.finished(
        "step",
        [
            *memories(network),
            value("candidate_weights", weights, kind.width, "words"),
            value("candidate_bias", "FLOAT", "words"),
            value("at", "INT64", "batch", "candidates"),
            value("before", "INT64", "batch"),
            value("place", "INT64", 1),
            *states(network, "state"),
        ],
        [
            value("logits", "FLOAT", "batch", "candidates"),
            *states(network, "next"),
            value("attention", "FLOAT", "batch", "length"),
        ],
    )
