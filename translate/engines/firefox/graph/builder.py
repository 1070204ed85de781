"""An ONNX graph in the making: nodes, constants, and the products that a model is made of.

Products are taken in int8 with the multipliers that stand in the model file, by onnxruntime's
operators for it (domain com.microsoft): `x` is rounded to `x * alpha + 128` in uint8, the weights
stay as they are in the file, sums are whole numbers. So a row's result doesn't depend on the other
rows. Where a model has no multipliers for the activations, or on demand, everything is float32.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ..architecture import Architecture
from ..marian import MarianFile, Matrix
from .model import MICROSOFT, Graph

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnx import NodeProto, ValueInfoProto

_ZERO = 128
"""What stands for 0 in uint8."""
_COARSE = 8
"""Steps to the unit; the last layer of the encoders has 4, all others more than 10."""


@dataclass(frozen=True, slots=True)
class Network:
    """A model's weights and how to run them."""

    model: MarianFile
    architecture: Architecture
    in_int8: bool = True
    """False: float32 throughout, four times slower, for comparison."""


@dataclass(slots=True)
class Builder:
    """Collects nodes; names of values are made up as they come."""

    network: Network
    constants: dict[str, NDArray[Any]] = field(default_factory=dict)
    nodes: list[NodeProto] = field(default_factory=list)
    prefix: str = "v"

    def body(self) -> Body:
        """A builder for the body of a loop: nodes of its own, the same constants."""
        return Body(self.network, self.constants, prefix=f"{self.prefix}{len(self.nodes)}b")

    def constant(self, name: str, array: NDArray[Any] | np.generic) -> str:
        """A constant, once for each name."""
        import numpy as np

        kept = self.constants.setdefault(name, np.asarray(array))
        assert kept.shape == np.shape(array), name
        return name

    def integers(self, *values: int) -> str:
        """A vector of int64: axes, shapes."""
        import numpy as np

        return self.constant(f"ints{values}", np.array(values, np.int64))

    def integer(self, value: int) -> str:
        import numpy as np

        return self.constant(f"int{value}", np.int64(value))

    def number(self, value: float) -> str:
        """A float32 scalar."""
        import numpy as np

        return self.constant(f"float{value!r}", np.float32(value))

    def ops(self, kind: str, *inputs: str, outputs: int, **attributes: Any) -> list[str]:
        """Add a node with several outputs."""
        from onnx import helper

        names = [f"{self.prefix}{len(self.nodes)}_{n}" for n in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names

    def op(self, kind: str, *inputs: str, named: str = "", **attributes: Any) -> str:
        """Add a node with one output, called `named` where that is given."""
        from onnx import helper

        name = named or f"{self.prefix}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], **attributes))
        return name

    def cast(self, x: str, kind: str) -> str:
        """`x` as `FLOAT`, `INT64`, …"""
        from onnx import TensorProto

        return self.op("Cast", x, to=getattr(TensorProto, kind))

    def linear(self, x: str, layers: Sequence[tuple[str, str | None]]) -> str:
        """x @ [W1 | W2 | …] + [b1 | b2 | …]; a layer without a bias adds none."""
        import numpy as np

        matrices = [self.network.model.matrices[name] for name, _ in layers]
        key = "|".join(name for name, _ in layers)
        bias = np.concatenate(
            [
                self.vector(name) if name else np.zeros(matrix.values.shape[1], np.float32)
                for (_, name), matrix in zip(layers, matrices, strict=True)
            ]
        )
        biases = [self.constant(key + ".bias", bias)] if any(name for _, name in layers) else []
        if not self.fits_int8(matrices):
            weights = np.concatenate([matrix.floats() for matrix in matrices], 1)
            product = self.op("MatMul", x, self.constant(key, weights))
            return self.op("Add", product, biases[0]) if biases else product
        weights = np.concatenate([matrix.values for matrix in matrices], 1)
        return self.product(self.rounded(x, matrices[0]), key, weights, matrices, biases)

    def product(
        self,
        rounded: tuple[str, str, str],
        key: str,
        weights: NDArray[Any],
        matrices: Sequence[Matrix],
        biases: Sequence[str],
    ) -> str:
        """The product of rounded activations with int8 weights, as float32."""
        x, scale, zero = rounded
        scales = self.constant(key + ".scales", column_scales(matrices))
        inputs = (x, self.constant(key, weights), scale, scales, zero, "", *biases)
        return self.op("MatMulIntegerToFloat", *inputs, domain=MICROSOFT)

    def rounded(self, x: str, matrix: Matrix, *, zero: int = _ZERO) -> tuple[str, str, str]:
        """Activations as uint8, their scale and what stands for 0.

        With 0 for 0 whatever is negative becomes 0: a ReLU.
        """
        scale, middle = self.rounding(matrix, zero)
        return self.op("QuantizeLinear", x, scale, middle), scale, middle

    def rounding(self, matrix: Matrix, zero: int) -> tuple[str, str]:
        import numpy as np

        assert matrix.alpha is not None
        return self.number(1 / matrix.alpha), self.constant(f"uint{zero}", np.uint8(zero))

    def fits_int8(self, matrices: Sequence[Matrix]) -> bool:
        """Whether these, side by side, can take the same rounded activations."""
        same = len({matrix.alpha for matrix in matrices}) == 1
        return self.network.in_int8 and same and all(matrix.is_int8 for matrix in matrices)

    def vector(self, name: str) -> NDArray[np.float32]:
        return self.network.model.vectors[name].ravel()

    def normalised(self, change: str, x: str, prefix: str) -> str:
        """Add what a sublayer made to what it was given, and normalise each row; [rows, width].

        Each row is taken for a picture of one channel, and scale and bias are applied by
        themselves: onnxruntime's InstanceNormalization is vectorised, and many times as fast as
        its LayerNormalization, which took a third of the encoder's time.
        """
        import numpy as np

        scale = self.constant(prefix + "_ln_scale", self.vector(prefix + "_ln_scale"))
        bias = self.constant(prefix + "_ln_bias", self.vector(prefix + "_ln_bias"))
        total = self.op("Add", change, x)
        one = self.constant("one", np.ones(1, np.float32))
        zero = self.constant("zero", np.zeros(1, np.float32))
        rows = self.op("Unsqueeze", total, self.integers(1))
        rows = self.op("InstanceNormalization", rows, one, zero, epsilon=1e-9)
        scaled = self.op("Mul", self.op("Squeeze", rows, self.integers(1)), scale)
        return self.op("Add", scaled, bias)

    def feed_forward(self, x: str, prefix: str) -> str:
        """relu(x @ W1 + b1) @ W2 + b2 and normalisation; x is [rows, width]."""
        import numpy as np

        first, second = (self.network.model.matrices[f"{prefix}_W{n}"] for n in (1, 2))
        if not (self.fits_int8([first]) and self.fits_int8([second])):
            inner = self.op("Relu", self.linear(x, [(f"{prefix}_W1", f"{prefix}_b1")]))
            made = self.linear(inner, [(f"{prefix}_W2", f"{prefix}_b2")])
            return self.normalised(made, x, f"{prefix}_ffn")
        assert first.alpha is not None
        bias = np.rint(self.vector(f"{prefix}_b1") * (first.alpha * first.multiplier))
        scale, zero = self.rounding(halved(second), 0)
        inner = self.op(
            "QGemm",
            *self.rounded(x, first),
            self.constant(f"{prefix}_W1", first.values),
            self.number(1 / first.multiplier),
            self.constant("int8_0", np.int8(0)),
            self.constant(f"{prefix}_b1", bias.astype(np.int32)),
            scale,
            zero,
            domain=MICROSOFT,
        )
        bias = self.constant(f"{prefix}_W2.bias", self.vector(f"{prefix}_b2"))
        key = f"{prefix}_W2"
        made = self.product((inner, scale, zero), key, second.values, [second], [bias])
        return self.normalised(made, x, f"{prefix}_ffn")

    def truth(self) -> str:
        import numpy as np

        return self.constant("true", np.bool_(True))

    def nested(
        self, kind: str, inputs: Sequence[str], outputs: Sequence[str], body: Body, **rest: Any
    ) -> None:
        """Add a node that runs a graph of its own, such as a loop; constants are those out here."""
        from onnx import helper

        graph = helper.make_graph(body.nodes, kind.lower(), body.inputs, body.outputs)
        self.nodes.append(helper.make_node(kind, inputs, outputs, body=graph, **rest))

    def finished(
        self, name: str, inputs: Sequence[ValueInfoProto], outputs: Sequence[ValueInfoProto]
    ) -> Graph:
        """The whole graph, for onnxruntime."""
        return Graph.of(name, self.nodes, self.constants, inputs, outputs)


@dataclass(slots=True)
class Body(Builder):
    """The inside of a loop."""

    inputs: list[ValueInfoProto] = field(default_factory=list)
    outputs: list[ValueInfoProto] = field(default_factory=list)


def halved(matrix: Matrix) -> Matrix:
    """A matrix whose activations, never negative, are rounded in finer steps where those are wide.

    The multipliers in a file spread them over 127 steps, and uint8 has 255: half the step leaves
    as much room above as Marian has. Elsewhere twice that room is worth more. From Portuguese to
    English BLEU is 36.66 so, 36.50 without, 36.68 in float32 (`bench/engine.py --from pt`).
    """
    assert matrix.alpha is not None
    return replace(matrix, alpha=2 * matrix.alpha) if matrix.alpha < _COARSE else matrix


def column_scales(matrices: Sequence[Matrix]) -> NDArray[np.float32]:
    """What a whole-number sum has to be multiplied by: one for all columns, or one a column."""
    import numpy as np

    if len(matrices) == 1:
        return np.asarray(np.float32(1 / matrices[0].multiplier))
    parts = [np.full(m.values.shape[1], 1 / m.multiplier, np.float32) for m in matrices]
    return np.concatenate(parts)
