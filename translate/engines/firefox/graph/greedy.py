"""A whole translation in one run: the likeliest word at each step, until all sentences end."""

from __future__ import annotations

from .builder import Body, Builder, Network
from .decoder import memories, states, step
from .encoder import positions
from .model import Graph, value
from .output import BLOCK, END, confidence, gather_candidates, likeliest, logits

PADDING = 4 * BLOCK
"""Sentences' candidates are padded to a multiple of it."""


def greedy(network: Network) -> Graph:
    """Build the greedy decoder.

    In: the encoder's outputs; `words` int64 [words], the candidates of the whole batch, with
    UNKNOWN among them; `candidates` int64 [batch, candidates], each sentence's own, padded with
    UNKNOWN to a multiple of PADDING, and `at`, int64 of that shape, where in `words` each stands;
    `limits` int64 [batch], the steps that a sentence may take; `steps` int64, the highest of them.

    Out, a row a step: `chosen` int64 [steps, batch]; `chance` [steps, batch], the
    chosen word's probability among the sentence's candidates, and `distance` [steps, batch], as
    `output.confidence` has it; `attention` [steps, batch, length].

    That a sentence has candidates of its own makes its translation independent of its batch. One
    product with all, and the rest on each one's own, is faster than sixteen products.
    """
    g = Builder(network)
    kind = network.architecture
    gather_candidates(g)
    positions(g)
    batch = g.op("Slice", g.op("Shape", "at"), g.integers(0), g.integers(1))
    start = g.op("Expand", g.integer(start_word(network)), batch)
    shape = g.op("Concat", batch, g.integers(kind.width), axis=0)
    zeros = g.op("Expand", g.number(0.0), shape)
    done = g.op("Less", start, g.integer(0))
    inputs = ["steps", g.truth(), start, done, *[zeros] * kind.decoder_layers]
    last = [f"last{n}" for n in range(kind.decoder_layers + 2)]
    found = ["chosen", "chance", "distance", "attention"]
    g.nested("Loop", inputs, [*last, *found], body=_body(g))
    return g.finished(
        "greedy",
        [
            *memories(network),
            value("words", "INT64", "words"),
            value("candidates", "INT64", "batch", "candidates"),
            value("at", "INT64", "batch", "candidates"),
            value("limits", "INT64", "batch"),
            value("steps", "INT64", 1),
        ],
        [
            value("chosen", "INT64", "steps", "batch"),
            value("chance", "FLOAT", "steps", "batch"),
            value("distance", "FLOAT", "steps", "batch"),
            value("attention", "FLOAT", "steps", "batch", "length"),
        ],
    )


def start_word(network: Network) -> int:
    """The number of the row of zeros that stands for the word before the first."""
    kind = network.architecture
    return len(network.model.matrices[kind.target_table].values)


def _body(outer: Builder) -> Body:
    """One step of the loop."""
    g = outer.body()
    network = g.network
    hidden = step(g, "before", "place")
    own = g.op("GatherElements", logits(g, hidden), "at", axis=1)
    top, best = likeliest(g, own)
    word = g.op("Squeeze", g.op("GatherElements", "candidates", best, axis=1), g.integers(1))
    ended = g.op("Equal", word, g.integer(END))
    spent = g.op("GreaterOrEqual", g.op("Add", "place", g.integer(1)), "limits")
    done = g.op("Or", "done", g.op("Or", ended, spent))
    all_done = g.op("ReduceMin", g.cast(done, "INT32"), keepdims=0)
    on = g.op("Not", g.cast(all_done, "BOOL"))
    chance, distance = confidence(g, own, top)
    g.inputs = [
        value("place", "INT64"),
        value("goes_on", "BOOL"),
        value("before", "INT64", "batch"),
        value("done", "BOOL", "batch"),
        *states(network, "state"),
    ]
    g.outputs = [
        value(on, "BOOL"),
        value(word, "INT64", "batch"),
        value(done, "BOOL", "batch"),
        *states(network, "next"),
        value(g.op("Identity", word), "INT64", "batch"),
        value(chance, "FLOAT", "batch"),
        value(distance, "FLOAT", "batch"),
        value("attention", "FLOAT", "batch", "length"),
    ]
    return g
