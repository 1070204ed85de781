"""The encoder: source words to the keys and values that the decoder's attention reads."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from ..marian import Matrix
from .builder import Builder, Network, column_scales
from .model import MICROSOFT, Graph, value

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnx import ValueInfoProto

LONGEST = 1024
"""Words of a text, and of a translation: as far as the table of positions goes."""
MASKED = -1e9
"""What is added to the weight of a place that is not to be attended to."""


def encoder(network: Network) -> Graph:
    """Build the encoder.

    In: `ids` int64 [batch, length], padded at the end; `lengths` int32 [batch]. Out: `mask`
    [batch, 1, 1, length], and for each decoder layer n from 1 `keys<n>` [batch, heads, head width,
    length], divided by the root of the head width, and `values<n>` [batch, heads, length, head
    width].
    """
    g = Builder(network)
    kind = network.architecture
    shape = g.op("Shape", "ids")
    length = g.op("Slice", shape, g.integers(1), g.integers(2))
    mask = _mask(g, length)
    rows = [0, 0, kind.heads, kind.head_width]
    whole = g.op("Concat", shape, g.integers(kind.width), axis=0)
    places = g.op("Slice", positions(g), g.integers(0), length)
    words = g.op(
        "Reshape", embedded(g, kind.source_table, "ids", places), g.integers(-1, kind.width)
    )
    for n in range(1, kind.encoder_layers + 1):
        seen = g.op("Reshape", _self_attention(g, words, whole, f"encoder_l{n}_self", mask),
                    g.integers(-1, kind.width))  # fmt: skip
        made = g.linear(seen, [(f"encoder_l{n}_self_Wo", f"encoder_l{n}_self_bo")])
        words = g.normalised(made, words, f"encoder_l{n}_self_Wo")
        words = g.feed_forward(words, f"encoder_l{n}_ffn")
    outputs = [value("mask", "FLOAT", "batch", 1, 1, "length")]
    for n in range(1, kind.decoder_layers + 1):
        _memory(g, words, whole, rows, n)
        outputs += memory(network, n)
    inputs = [value("ids", "INT64", "batch", "length"), value("lengths", "INT32", "batch")]
    return g.finished("encoder", inputs, outputs)


def memory(network: Network, layer: int) -> list[ValueInfoProto]:
    """The keys and values of a decoder layer, as outputs here and as inputs of the decoders."""
    kind = network.architecture
    return [
        value(f"keys{layer}", "FLOAT", "batch", kind.heads, kind.head_width, "length"),
        value(f"values{layer}", "FLOAT", "batch", kind.heads, "length", kind.head_width),
    ]


def table(matrix: Matrix) -> NDArray[np.int8] | NDArray[np.float32]:
    """An embedding table with one row more, zeros: the word before the first."""
    import numpy as np

    width = matrix.values.shape[1]
    return np.concatenate([matrix.values, np.zeros((1, width), matrix.values.dtype)])


def embedded(g: Builder, name: str, ids: str, places: str) -> str:
    """The rows of words, times the root of the width, plus their places' (Vaswani et al., 3.4)."""
    matrix = g.network.model.matrices[name]
    rows = g.op("Gather", g.constant(name, table(matrix)), ids)
    scale = g.number(sqrt(matrix.values.shape[1]) / matrix.multiplier)
    scaled = g.op("Mul", g.cast(rows, "FLOAT"), scale)
    return g.op("Add", scaled, places)


def positions(g: Builder) -> str:
    """Sines then cosines of each place at wave lengths from 2π to 20,000π, [LONGEST, width]."""
    import numpy as np

    width = g.network.architecture.width
    half = width // 2
    rates = np.exp(np.arange(half) * (-np.log(10_000.0) / (half - 1)))
    angles = np.arange(LONGEST)[:, None] * rates
    return g.constant("positions", np.concatenate([np.sin(angles), np.cos(angles)], 1, dtype="f4"))


def _mask(g: Builder, length: str) -> str:
    places = g.op("Range", g.integer(0), g.op("Squeeze", length), g.integer(1))
    lengths = g.cast("lengths", "INT64")
    inside = g.op("Less", g.op("Unsqueeze", places, g.integers(0)),
                  g.op("Unsqueeze", lengths, g.integers(1)))  # fmt: skip
    open_, shut = g.number(0.0), g.number(MASKED)
    return g.op("Unsqueeze", g.op("Where", inside, open_, shut), g.integers(1, 2), named="mask")


def _self_attention(g: Builder, words: str, whole: str, prefix: str, mask: str) -> str:
    """What each word gathers from all words of its sentence; [batch, length, width]."""
    kind = g.network.architecture
    layers = [(f"{prefix}_W{part}", f"{prefix}_b{part}") for part in "qkv"]
    matrices = [g.network.model.matrices[name] for name, _ in layers]
    if g.fits_int8(matrices):
        return _attention_in_int8(g, words, whole, prefix, matrices)
    parts = g.ops("Split", g.linear(words, layers), outputs=3, axis=-1)
    query, key, values = (
        g.op("Reshape", g.op("Reshape", part, whole), g.integers(0, 0, kind.heads, kind.head_width))
        for part in parts
    )
    query = g.op("Mul", query, g.number(1 / sqrt(kind.head_width)))
    weights = g.op("MatMul", g.op("Transpose", query, perm=[0, 2, 1, 3]),
                   g.op("Transpose", key, perm=[0, 2, 3, 1]))  # fmt: skip
    weights = g.op("Softmax", g.op("Add", weights, mask), axis=-1)
    seen = g.op("MatMul", weights, g.op("Transpose", values, perm=[0, 2, 1, 3]))
    return g.op("Transpose", seen, perm=[0, 2, 1, 3])


def _attention_in_int8(
    g: Builder, words: str, whole: str, prefix: str, matrices: list[Matrix]
) -> str:
    import numpy as np

    kind = g.network.architecture
    x, scale, zero = g.rounded(words, matrices[0])
    weights = np.concatenate([matrix.values for matrix in matrices], 1)
    bias = np.concatenate([g.vector(f"{prefix}_b{part}") for part in "qkv"])
    inputs = (
        g.op("Reshape", x, whole),
        g.constant(f"{prefix}_Wqkv", weights),
        g.constant(f"{prefix}_bqkv", bias),
        scale,
        g.constant(f"{prefix}_Wqkv.scales", column_scales(matrices)),
        "lengths",
        zero,
        g.constant("int8_zeros", np.zeros(3 * kind.width, np.int8)),
    )
    return g.op("QAttention", *inputs, domain=MICROSOFT, num_heads=kind.heads)


def _memory(g: Builder, words: str, whole: str, rows: list[int], layer: int) -> None:
    """Compute a decoder layer's keys and values once for all its steps."""
    kind = g.network.architecture
    prefix = f"decoder_l{layer}_context"
    layers = [(f"{prefix}_W{part}", f"{prefix}_b{part}") for part in "kv"]
    key, values = (
        g.op("Reshape", g.op("Reshape", part, whole), g.integers(*rows))
        for part in g.ops("Split", g.linear(words, layers), outputs=2, axis=-1)
    )
    scaled = g.op("Mul", key, g.number(1 / sqrt(kind.head_width)))
    g.op("Transpose", scaled, perm=[0, 2, 3, 1], named=f"keys{layer}")
    g.op("Transpose", values, perm=[0, 2, 1, 3], named=f"values{layer}")
