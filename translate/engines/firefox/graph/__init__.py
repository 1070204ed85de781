"""The network as ONNX graphs, built in memory from Marian's weights.

`encoder` reads the source, and a decoder goes on from what it remembers: `greedy` writes a whole
translation, `one_step` one word of it, `forced` weighs a given one.
"""

from __future__ import annotations

from .builder import Network
from .encoder import LONGEST, encoder
from .forced import forced
from .greedy import PADDING, greedy, start_word
from .model import Graph
from .one_step import one_step
from .output import END, UNKNOWN

__all__ = [
    "END",
    "LONGEST",
    "PADDING",
    "UNKNOWN",
    "Graph",
    "Network",
    "encoder",
    "forced",
    "greedy",
    "one_step",
    "start_word",
]
