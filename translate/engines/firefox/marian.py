"""Marian's binary model files (version 1): named tensors, some of int8, and the training's options.

The layout, little-endian: two uint64, version and number of tensors; for each tensor four uint64,
the lengths of its name, its type, its rank and the bytes of its data; all names, each ended by NUL;
all shapes as uint32; a uint64 and as many bytes of padding; all data. An int8 tensor's data is
followed by its float32 multiplier: weight = value / multiplier. (marian-dev, src/common/binary.cpp;
intgemm's rows and columns as expression_graph_packable.h stores them.)
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import EngineError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_VERSION = 1
_FLOAT32, _INT8, _INTGEMM8 = 0x404, 0x101, 0x4101
_CONFIG = "special:model.yml"
_ALPHA = "_QuantMultA"
_MOST_TENSORS = 10_000
_HINT = "install the model again"


@dataclass(frozen=True, slots=True)
class Matrix:
    """The weights of a product `x @ W`, or a table with a row a word."""

    values: NDArray[np.int8] | Floats
    """[in, out]; a table is [words, width]."""
    multiplier: float = 1.0
    """What the weights were multiplied by before they were rounded to int8."""
    alpha: float | None = None
    """What `x` is to be multiplied by before it is; None where nobody measured it."""

    @property
    def is_int8(self) -> bool:
        """Whether the product can be taken in int8: weights and activations have multipliers."""
        return self.values.dtype.name == "int8" and self.alpha is not None

    def floats(self) -> Floats:
        import numpy as np

        return np.asarray(self.values, np.float32) / np.float32(self.multiplier)


@dataclass(frozen=True, slots=True)
class MarianFile:
    """What stands in a model file."""

    config: dict[str, Any]
    """The options of training, those that shape the network."""
    matrices: dict[str, Matrix]
    """By name: whatever is called `…_W`, `…_W1`, `…Wemb` and the like."""
    vectors: dict[str, Floats]
    """By name, [1, n]: biases and the scales of layer normalisation."""
    alphas: dict[str, float]
    """By the name of the matrix; `none` is the output's where a shortlist cuts it."""


def read(path: Path) -> MarianFile:
    """Read a model file. Raises EngineError for one that is torn or of another kind."""
    try:
        return _parse(path.read_bytes())
    except (ValueError, IndexError, struct.error, UnicodeDecodeError) as error:
        raise EngineError(f"not a Marian model: {error}", where=path, hint=_HINT) from error
    except OSError as error:
        raise EngineError(str(error.strerror), where=path, hint=_HINT) from error


def _parse(data: bytes) -> MarianFile:
    version, count = struct.unpack_from("<QQ", data, 0)
    if version != _VERSION or count > _MOST_TENSORS:
        raise ValueError(f"its version is {version}, not {_VERSION}")
    heads = [struct.unpack_from("<4Q", data, 16 + 32 * n) for n in range(count)]
    at = 16 + 32 * count
    names, shapes = [], []
    for length, *_ in heads:
        names.append(data[at : at + length].rstrip(b"\0").decode())
        at += length
    for _, _, rank, _ in heads:
        shapes.append(struct.unpack_from(f"<{rank}I", data, at))
        at += 4 * rank
    (padding,) = struct.unpack_from("<Q", data, at)
    at += 8 + padding
    if at + sum(size for *_, size in heads) != len(data):
        raise ValueError(f"it has {len(data)} bytes, not those that it lists")
    parts = _Parts({}, {}, {}, {})
    for name, shape, (_, kind, _, size) in zip(names, shapes, heads, strict=True):
        parts.add(name, shape, kind, data[at : at + size])
        at += size
    return parts.joined()


@dataclass(slots=True)
class _Parts:
    """What was read so far."""

    config: dict[str, Any]
    matrices: dict[str, Matrix]
    vectors: dict[str, Floats]
    alphas: dict[str, float]

    def add(self, name: str, shape: tuple[int, ...], kind: int, data: bytes) -> None:
        import numpy as np

        if name == _CONFIG:
            self.config = _options(data)
        elif name.endswith(_ALPHA):
            # As float32, or as one int8 with the number for its multiplier.
            self.alphas[name.removesuffix(_ALPHA)] = _scalar(data, 1 if kind == _INTGEMM8 else 0)
        elif kind == _FLOAT32:
            values = np.frombuffer(data, np.float32, prod(shape)).reshape(shape)
            if shape[0] == 1:
                self.vectors[name] = values
            else:
                self.matrices[name] = Matrix(values)
        elif kind == _INTGEMM8:
            rows, columns = shape
            values = np.frombuffer(data, np.int8, rows * columns)
            # Tables lie as they are, everything else is stored [out, in].
            is_table = name.endswith("Wemb")
            turned = values.reshape(shape) if is_table else values.reshape(columns, rows).T
            self.matrices[name] = Matrix(turned, _scalar(data, rows * columns))
        else:
            raise ValueError(f"{name} is of the type {kind:#x}")

    def joined(self) -> MarianFile:
        """The matrices with the multipliers of their activations."""
        matrices = {
            name: Matrix(matrix.values, matrix.multiplier, self.alphas.get(name))
            for name, matrix in self.matrices.items()
        }
        return MarianFile(self.config, matrices, self.vectors, self.alphas)


def _scalar(data: bytes, at: int) -> float:
    (value,) = struct.unpack_from("<f", data, at)
    return float(value)


def _options(data: bytes) -> dict[str, Any]:
    import yaml

    try:
        options = yaml.safe_load(data.rstrip(b"\0").decode())
    except yaml.YAMLError as error:
        raise ValueError("its options are no YAML") from error
    if not isinstance(options, dict):
        raise ValueError("its options are no mapping")
    return options
