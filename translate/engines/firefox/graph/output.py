"""The output layer: how likely each candidate is the next word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..architecture import OUTPUT_BIAS, UNTIED
from ..marian import Matrix
from .builder import Builder, Network, column_scales
from .encoder import MASKED, table
from .model import MICROSOFT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

END, UNKNOWN = 0, 1
"""Marian's numbers of the word that ends a sentence, and of what is not in the vocabulary."""
BLOCK = 64


def output_matrix(network: Network) -> Matrix:
    """The output's weights as a table, [words, width], with the multiplier of its activations."""
    model, name = network.model, network.architecture.output
    matrix = model.matrices[name]
    values = matrix.values.T if name == UNTIED else matrix.values
    return replace(matrix, values=values, alpha=model.alphas.get("none", matrix.alpha))


def output_bias(network: Network) -> NDArray[np.float32]:
    """A number a word; UNKNOWN's is so low that it is never written."""
    import numpy as np

    size = len(output_matrix(network).values)
    has_bias = network.architecture.has_output_bias
    bias = network.model.vectors[OUTPUT_BIAS].ravel() if has_bias else np.zeros(size, np.float32)
    bias = bias.copy()
    bias[UNKNOWN] = MASKED
    return bias


def is_int8(network: Network) -> bool:
    """Whether the output's product is taken in int8."""
    return network.in_int8 and output_matrix(network).is_int8


def gather_candidates(g: Builder) -> None:
    """Cut the output's weights and bias down to `words`, once for all steps."""
    matrix = output_matrix(g.network)
    kind = g.network.architecture
    if kind.output == kind.target_table:
        name = g.constant(kind.output, table(matrix))
    else:
        name = g.constant(kind.output, matrix.values)
    rows = g.op("Gather", name, "words")
    if not is_int8(g.network):
        rows = g.op("Mul", g.cast(rows, "FLOAT"), g.number(1 / matrix.multiplier))
    g.op("Transpose", rows, perm=[1, 0], named="candidate_weights")
    bias = g.constant("output.bias", output_bias(g.network))
    g.op("Gather", bias, "words", named="candidate_bias")


def logits(g: Builder, hidden: str) -> str:
    """[rows, words]"""
    matrix = output_matrix(g.network)
    if not is_int8(g.network):
        return g.op("Add", g.op("MatMul", hidden, "candidate_weights"), "candidate_bias")
    x, scale, zero = g.rounded(hidden, matrix)
    scales = g.constant("output.scales", column_scales([matrix]))
    inputs = (x, "candidate_weights", scale, scales, zero, "", "candidate_bias")
    return g.op("MatMulIntegerToFloat", *inputs, domain=MICROSOFT)


def likeliest(g: Builder, own: str) -> tuple[str, str]:
    """The highest of each row's numbers, [rows, 1], and where it stands, int64 [rows, 1].

    `own` is [rows, a multiple of BLOCK]. First the block, then the place in it: onnxruntime
    vectorises ReduceMax, and ArgMax it doesn't.
    """
    blocks = g.op("Reshape", own, g.integers(0, -1, BLOCK))
    tops = g.op("ReduceMax", blocks, axes=[2], keepdims=0)
    block = g.op("ArgMax", tops, axis=-1, keepdims=1)
    place = g.op("ArgMax", g.op("GatherND", blocks, block, batch_dims=1), axis=-1, keepdims=1)
    top = g.op("ReduceMax", tops, axes=[1], keepdims=1)
    return top, g.op("Add", g.op("Mul", block, g.integer(BLOCK)), place)


def confidence(g: Builder, own: str, top: str) -> tuple[str, str]:
    """Each row's highest probability p, and Σ p x over its x, the distances to the highest number.

    The entropy is -ln p - Σ p x. Both are such that a row's don't depend, not even by a bit, on
    the other rows: a sum as a product of matrices a row, for onnxruntime's ReduceSum adds in
    another order where there are few rows, and no logarithm: the last rows' would be another.
    """
    chances = g.op("Softmax", own, axis=-1)
    # Where a candidate is masked, p is 0 and x but a large number.
    distance = g.op("Unsqueeze", g.op("Sub", own, top), g.integers(2))
    mean = g.op("MatMul", g.op("Unsqueeze", chances, g.integers(1)), distance)
    highest = g.op("ReduceMax", chances, axes=[1], keepdims=0)
    return highest, g.op("Squeeze", mean, g.integers(1, 2))
