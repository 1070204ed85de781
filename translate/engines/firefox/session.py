"""onnxruntime, kept quiet and to one thread."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...errors import EngineError
from .graph import Graph

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import OrtValue


def onnxruntime() -> Any:
    """The module. From 1.29 on it phones home where this variable isn't set (docs/network.md)."""
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
    import onnxruntime

    return onnxruntime


class Session:
    """A graph ready to run; may be called from several threads, which is how it uses processors.

    Threads inside a product gain less: 1.3 times on two processors, against 1.8.
    """

    def __init__(self, graph: Graph) -> None:
        """Raises EngineError where this onnxruntime can't run the graph."""
        runtime = onnxruntime()
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Lengths differ from batch to batch: a plan of memory fits none but the first.
        options.enable_mem_pattern = False
        # One arena for all threads is a lock for all threads: malloc has an arena for each, and
        # two processors gain 1.8 to 1.9 times instead of 1.6 to 1.8 (`bench/engine.py`).
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        weights = [tensor(array) for array in graph.weights.values()]
        options.add_external_initializers(list(graph.weights), weights)
        try:
            self._session = runtime.InferenceSession(
                graph.model,
                options,
                providers=["CPUExecutionProvider"],
            )
        except Exception as error:  # its exceptions have no base of their own
            raise EngineError(f"onnxruntime can't run the model: {_first_line(error)}") from error
        self._outputs = [output.name for output in self._session.get_outputs()]

    def run(self, inputs: Mapping[str, OrtValue]) -> dict[str, OrtValue]:
        """Run the graph. Raises EngineError."""
        try:
            values = self._session.run_with_ort_values(None, inputs)
        except Exception as error:
            raise EngineError(f"onnxruntime failed: {_first_line(error)}") from error
        return dict(zip(self._outputs, values, strict=True))


def tensor(array: NDArray[Any]) -> OrtValue:
    """An array as an input."""
    return onnxruntime().OrtValue.ortvalue_from_numpy(array)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
