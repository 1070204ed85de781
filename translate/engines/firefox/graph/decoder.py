"""The decoder's layers: from words written so far, and the encoder's memory, to what comes next.

A layer is an SSRU (Kim et al. 2019, "From Research to Production and Back"), attention to the
source, and a feed-forward net. An SSRU's state is c' = f c + (1 - f) x W with f = σ(x Wf + bf),
its output relu(c').
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .builder import Builder, Network
from .encoder import embedded, memory
from .model import value

if TYPE_CHECKING:
    from onnx import ValueInfoProto

Advance = Callable[[int, str, str], str]
"""Of a layer, from 1: its states by the gates f and by x W, all [rows, width]."""
Attend = Callable[[int, str], str]
"""Of a layer, from 1: what queries gather from the source, both [rows, width]."""


def layers(g: Builder, ids: str, places: str, advance: Advance, attend: Attend) -> str:
    """All layers; a row for each word before the one that is to come, [rows, width]."""
    kind = g.network.architecture
    x = embedded(g, kind.target_table, ids, places)
    for n in range(1, kind.decoder_layers + 1):
        x = _recurrent(g, x, n, advance)
        prefix = f"decoder_l{n}_context"
        query = g.linear(x, [(f"{prefix}_Wq", f"{prefix}_bq")])
        gathered = g.linear(attend(n, query), [(f"{prefix}_Wo", f"{prefix}_bo")])
        x = g.normalised(gathered, x, f"{prefix}_Wo")
        x = g.feed_forward(x, f"decoder_l{n}_ffn")
    return x


def _recurrent(g: Builder, x: str, layer: int, advance: Advance) -> str:
    prefix = f"decoder_l{layer}_rnn"
    pair = [(f"{prefix}_Wf", f"{prefix}_bf"), (f"{prefix}_W", None)]
    forget, new = g.ops("Split", g.linear(x, pair), outputs=2, axis=-1)
    state = advance(layer, g.op("Sigmoid", forget), new)
    return g.normalised(g.op("Relu", state), x, f"{prefix}_ffn")


def mixed(g: Builder, state: str, forget: str, new: str, *, named: str = "") -> str:
    """The next state, f c + (1 - f) new, with one product less."""
    change = g.op("Mul", forget, g.op("Sub", state, new))
    return g.op("Add", new, change, named=named)


def step(g: Builder, before: str, place: str) -> str:
    """Take one step: the word before, int64 [batch], and its place, int64; [batch, width].

    Reads the values `state<n>` and writes `next<n>`, of each layer, and `attention` [batch,
    length]: that of the head that Marian trains to align, the first of its layer.
    """
    kind = g.network.architecture
    start = g.op("Unsqueeze", place, g.integers(0))
    end = g.op("Add", start, g.integers(1))
    here = g.op("Slice", "positions", start, end)

    def advance(layer: int, forget: str, new: str) -> str:
        return mixed(g, f"state{layer}", forget, new, named=f"next{layer}")

    def attend(layer: int, query: str) -> str:
        heads = g.op("Reshape", query, g.integers(-1, kind.heads, 1, kind.head_width))
        weights = g.op("Add", g.op("MatMul", heads, f"keys{layer}"), "mask")
        weights = g.op("Softmax", weights, axis=-1)
        if layer == kind.alignment_layer:
            g.op("Gather", g.op("Squeeze", weights, g.integers(2)), g.integer(0), axis=1,
                 named="attention")  # fmt: skip
        gathered = g.op("MatMul", weights, f"values{layer}")
        return g.op("Reshape", gathered, g.integers(-1, kind.width))

    return layers(g, before, here, advance, attend)


def memories(network: Network) -> list[ValueInfoProto]:
    """The encoder's outputs, as a decoder's inputs."""
    count = network.architecture.decoder_layers
    mask = value("mask", "FLOAT", "batch", 1, 1, "length")
    return [mask, *(each for n in range(1, count + 1) for each in memory(network, n))]


def states(network: Network, name: str) -> list[ValueInfoProto]:
    """`state<n>` or `next<n>` of each layer n from 1, [batch, width]."""
    kind = network.architecture
    count = range(1, kind.decoder_layers + 1)
    return [value(f"{name}{n}", "FLOAT", "batch", kind.width) for n in count]
