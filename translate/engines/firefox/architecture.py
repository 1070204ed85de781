"""What kind of network a model file holds, and whether this package knows how to run it.

The graph is written for one family: Marian's transformer with an SSRU decoder, normalised after
each sublayer, as every model of Firefox is. Depth, width, heads, embeddings and vocabularies are
free; everything else has to be as the graph has it, to the last tensor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .marian import MarianFile, Matrix

if TYPE_CHECKING:
    from .marian import Floats

_REQUIRED: dict[str, tuple[object, ...]] = {
    # What an option has to be, and what it is where the file doesn't say.
    "type": ("transformer",),
    "transformer-decoder-autoreg": ("rnn",),
    "dec-cell": ("ssru",),
    "transformer-preprocess": ("",),
    "transformer-postprocess": ("dan",),
    "transformer-postprocess-emb": ("d", ""),
    "transformer-postprocess-top": ("",),
    "transformer-ffn-activation": ("relu",),
    "transformer-ffn-depth": (2,),
    "transformer-no-projection": (False,),
    "transformer-rnn-projection": (False,),
    "transformer-train-position-embeddings": (False,),
    "transformer-tied-layers": ([],),
    "transformer-pool": (False,),
    "right-left": (False,),
    "lemma-dim-emb": (0,),
    "input-types": ([],),
    "ulr": (False,),
}


class UnknownArchitecture(ValueError):
    """A network that the graph can't express; the message says by what."""


@dataclass(frozen=True, slots=True)
class Architecture:
    """The dimensions of a model, and which tensors are its embeddings."""

    encoder_layers: int
    decoder_layers: int
    heads: int
    width: int
    """Numbers that stand for a word in its context: `dim-emb`."""
    alignment_layer: int
    """Decoder layer, from 1, whose first head was trained to align."""
    source_table: str
    target_table: str
    output: str
    """A table of its own where the embeddings are not tied; else the target's."""
    has_output_bias: bool

    @classmethod
    def of(cls, model: MarianFile) -> Architecture:
        """Tell a model's kind by its options. Raises UnknownArchitecture."""
        options = model.config
        for name, allowed in _REQUIRED.items():
            if options.get(name, allowed[0]) not in allowed:
                raise UnknownArchitecture(f"{name} is {options[name]!r}, not {allowed[0]!r}")
        found = cls(
            encoder_layers=_whole(options, "enc-depth"),
            decoder_layers=_whole(options, "dec-depth"),
            heads=_whole(options, "transformer-heads"),
            width=_whole(options, "dim-emb"),
            alignment_layer=_alignment_layer(options),
            has_output_bias=not options.get("output-omit-bias", False),
            **_tables(options),
        )
        found.verify(model)
        return found

    @property
    def head_width(self) -> int:
        return self.width // self.heads

    def verify(self, model: MarianFile) -> None:
        """See that the file holds the tensors of the graph, of the right shapes, and no other."""
        if self.width % self.heads:
            raise UnknownArchitecture(f"{self.heads} heads do not share {self.width} numbers")
        wanted = dict(self._tensors(model))
        found: dict[str, Matrix | Floats] = {**model.matrices, **model.vectors}
        for name, shape in wanted.items():
            if name not in found:
                raise UnknownArchitecture(f"{name} is missing")
            have = _shape(found[name])
            if any(want not in (have_, None) for want, have_ in zip(shape, have, strict=True)):
                raise UnknownArchitecture(f"{name} is {have}, not {shape}")
        if strange := sorted(set(found) - set(wanted)):
            raise UnknownArchitecture(f"it has {strange[0]}, which has no place in the graph")

    def _tensors(self, model: MarianFile) -> Iterator[tuple[str, tuple[int | None, ...]]]:
        """Each tensor that the graph takes, with its shape; None is any length."""
        width = self.width
        tables = {self.source_table, self.target_table, self.output} - {UNTIED}
        yield from ((table, (None, width)) for table in tables)
        if self.output == UNTIED:
            yield UNTIED, (width, None)
        if self.has_output_bias:
            yield OUTPUT_BIAS, (1, None)
        for n in range(1, self.encoder_layers + 1):
            yield from _attention(f"encoder_l{n}_self", width)
            yield from _feed_forward(f"encoder_l{n}_ffn", width, model)
        for n in range(1, self.decoder_layers + 1):
            yield f"decoder_l{n}_rnn_W", (width, width)
            yield f"decoder_l{n}_rnn_Wf", (width, width)
            yield f"decoder_l{n}_rnn_bf", (1, width)
            yield from _normalisation(f"decoder_l{n}_rnn_ffn", width)
            yield from _attention(f"decoder_l{n}_context", width)
            yield from _feed_forward(f"decoder_l{n}_ffn", width, model)


UNTIED = "decoder_ff_logit_out_W"
OUTPUT_BIAS = "decoder_ff_logit_out_b"


def _attention(prefix: str, width: int) -> Iterator[tuple[str, tuple[int, int]]]:
    for part in "qkvo":
        yield f"{prefix}_W{part}", (width, width)
        yield f"{prefix}_b{part}", (1, width)
    yield from _normalisation(f"{prefix}_Wo", width)


def _feed_forward(
    prefix: str, width: int, model: MarianFile
) -> Iterator[tuple[str, tuple[int | None, int | None]]]:
    first = model.matrices.get(f"{prefix}_W1")
    inner = None if first is None else first.values.shape[1]
    yield f"{prefix}_W1", (width, inner)
    yield f"{prefix}_b1", (1, inner)
    yield f"{prefix}_W2", (inner, width)
    yield f"{prefix}_b2", (1, width)
    yield from _normalisation(f"{prefix}_ffn", width)


def _normalisation(prefix: str, width: int) -> Iterator[tuple[str, tuple[int, int]]]:
    yield f"{prefix}_ln_scale", (1, width)
    yield f"{prefix}_ln_bias", (1, width)


def _shape(tensor: Matrix | Floats) -> tuple[int, ...]:
    return tensor.values.shape if isinstance(tensor, Matrix) else tensor.shape


def _tables(options: Mapping[str, Any]) -> dict[str, str]:
    """Which tables are one, by Marian's options for tied embeddings (models/decoder.h)."""
    joint = options.get("tied-embeddings-all") or options.get("tied-embeddings-src")
    source, target = ("Wemb", "Wemb") if joint else ("encoder_Wemb", "decoder_Wemb")
    tied = options.get("tied-embeddings-all") or options.get("tied-embeddings")
    return {"source_table": source, "target_table": target, "output": target if tied else UNTIED}


def _alignment_layer(options: Mapping[str, Any]) -> int:
    layer = options.get("transformer-guided-alignment-layer", "last")
    return _whole(options, "dec-depth") if layer == "last" else int(layer)


def _whole(options: Mapping[str, Any], name: str) -> int:
    value = options.get(name)
    if not isinstance(value, int) or value < 1:
        raise UnknownArchitecture(f"{name} is {value!r}")
    return value
