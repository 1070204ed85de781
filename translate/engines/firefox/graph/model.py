"""A finished graph: the ONNX model, and the weights beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnx import NodeProto, TensorProto, ValueInfoProto

MICROSOFT = "com.microsoft"
"""The domain of onnxruntime's own operators."""
_OPSET, _IR_VERSION = 17, 9
_BIG = 1024
"""Bytes; smaller constants are written into the model, for onnxruntime to reckon with."""


@dataclass(frozen=True, slots=True)
class Graph:
    """An ONNX model, and beside it its weights: written into it they would be copied four times."""

    model: bytes
    weights: dict[str, NDArray[Any]]

    @classmethod
    def of(
        cls,
        name: str,
        nodes: Sequence[NodeProto],
        constants: Mapping[str, NDArray[Any]],
        inputs: Sequence[ValueInfoProto],
        outputs: Sequence[ValueInfoProto],
    ) -> Graph:
        import numpy as np
        from onnx import helper, numpy_helper

        tensors, weights = [], {}
        for key, array in constants.items():
            if array.nbytes > _BIG:
                weights[key] = np.ascontiguousarray(array)
                tensors.append(_outside(key, array))
            else:
                tensors.append(numpy_helper.from_array(array, key))
        graph = helper.make_graph(nodes, name, inputs, outputs, tensors)
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=_IR_VERSION)
        return cls(bytes(model.SerializeToString()), weights)


def _outside(name: str, array: NDArray[Any]) -> TensorProto:
    """Stands in the model for a constant that is handed over beside it."""
    from onnx import TensorProto, helper

    kind = helper.np_dtype_to_tensor_dtype(array.dtype)
    tensor = TensorProto(name=name, data_type=kind, dims=array.shape)
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="memory")
    return tensor


def value(name: str, kind: str, *shape: int | str) -> ValueInfoProto:
    """An input or output: `FLOAT`, `INT64`, …; lengths that vary have names."""
    from onnx import TensorProto, helper

    return helper.make_tensor_value_info(name, getattr(TensorProto, kind), list(shape))
