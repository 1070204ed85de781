"""How likely a given translation is, all its words in one run."""

from __future__ import annotations

from .builder import Body, Builder, Network
from .decoder import layers, memories, mixed
from .encoder import positions
from .model import Graph, value
from .output import gather_candidates, logits


def forced(network: Network) -> Graph:
    """Build the decoder that is told each word before.

    In: the encoder's outputs; `words` int64 [words], the candidates of the batch; `mask` of these,
    `allowed` [batch, words], 0 where a sentence may use one and MASKED where not; `before` int64
    [batch, steps], the words before each, the row of zeros first; `at` int64 [batch, steps], where
    in `words` each wanted word stands. Out: `likelihood` [batch, steps], ln p of these.
    """
    g = Builder(network)
    kind = network.architecture
    gather_candidates(g)
    shape = g.op("Shape", "before")
    steps = g.op("Slice", shape, g.integers(1), g.integers(2))
    whole = g.op("Concat", shape, g.integers(kind.width), axis=0)
    flat = g.integers(-1, kind.width)
    batch = g.op("Slice", shape, g.integers(0), g.integers(1))
    zeros = g.op("Expand", g.number(0.0), g.op("Concat", batch, g.integers(kind.width), axis=0))

    def advance(layer: int, forget: str, new: str) -> str:
        """All states, one after another."""
        rows = [g.op("Reshape", each, whole) for each in (forget, new)]
        names = [f"last{layer}", f"states{layer}"]
        axes = {"scan_input_axes": [1, 1], "scan_output_axes": [1]}
        g.nested("Scan", [zeros, *rows], names, _recurrence(g), num_scan_inputs=2, **axes)
        return g.op("Reshape", names[1], flat)

    def attend(layer: int, query: str) -> str:
        heads = g.op("Reshape", g.op("Reshape", query, whole),
                     g.integers(0, 0, kind.heads, kind.head_width))  # fmt: skip
        heads = g.op("Transpose", heads, perm=[0, 2, 1, 3])
        weights = g.op("Add", g.op("MatMul", heads, f"keys{layer}"), "mask")
        gathered = g.op("MatMul", g.op("Softmax", weights, axis=-1), f"values{layer}")
        return g.op("Reshape", g.op("Transpose", gathered, perm=[0, 2, 1, 3]), flat)

    places = g.op("Expand", g.op("Slice", positions(g), g.integers(0), steps), whole)
    ids = g.op("Reshape", "before", g.integers(-1))
    hidden = layers(g, ids, g.op("Reshape", places, flat), advance, attend)
    rows = g.op("Reshape", logits(g, hidden), g.op("Concat", shape, g.integers(-1), axis=0))
    masked = g.op("Add", rows, g.op("Unsqueeze", "allowed", g.integers(1)))
    wanted = g.op("GatherElements", g.op("LogSoftmax", masked, axis=-1),
                  g.op("Unsqueeze", "at", g.integers(2)), axis=2)  # fmt: skip
    g.op("Squeeze", wanted, g.integers(2), named="likelihood")
    return g.finished(
        "forced",
        [
            *memories(network),
            value("words", "INT64", "words"),
            value("allowed", "FLOAT", "batch", "words"),
            value("before", "INT64", "batch", "steps"),
            value("at", "INT64", "batch", "steps"),
        ],
        [value("likelihood", "FLOAT", "batch", "steps")],
    )


def _recurrence(outer: Builder) -> Body:
    g = outer.body()
    width = g.network.architecture.width
    state = mixed(g, "state", "forget", "new")
    g.inputs = [value(name, "FLOAT", "batch", width) for name in ("state", "forget", "new")]
    g.outputs = [value(state, "FLOAT", "batch", width)]
    g.outputs.append(value(g.op("Identity", state), "FLOAT", "batch", width))
    return g
