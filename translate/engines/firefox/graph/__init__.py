"""The network as ONNX graphs, built in memory from Marian's weights.

`encoder` reads the source, and a decoder goes on from what it remembers: `greedy` writes a whole
translation, `step` one word of it, `forced` weighs a given one.
"""

from __future__ import annotations

from .builder import Graph, Network
from .encoder import LONGEST, encoder
from .greedy import PADDING, greedy, start_word
from .output import END, UNKNOWN

__all__ = [
    "END",
    "LONGEST",
    "PADDING",
    "UNKNOWN",
    "Graph",
    "Network",
    "encoder",
    "greedy",
    "start_word",
]
