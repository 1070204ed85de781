"""Models of random weights in Marian's files, of any size: as Firefox has them, but for the sense.

Written by what the format says, not by the reader.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece
from numpy.typing import NDArray

INT8, FLOAT32, BYTES = 0x4101, 0x404, 0x101
ALPHA = 30.0
"""What activations are multiplied by: those of a normalised layer lie within ± 4."""


@dataclass(frozen=True)
class Shape:
    """How large a model is, and what of it is shared."""

    encoder: int
    decoder: int
    width: int
    heads: int
    inner: int
    tied: str = "all"
    """`all`: one table; `output`: a table a language; `none`: and one more for the output."""
    alphas: bool = True


def write(folder: Path, shape: Shape, text: list[str], *, words: int = 260) -> None:
    """Write model, vocabularies and shortlist; `text` is what the vocabularies are made of."""
    sizes = [words] if shape.tied == "all" else [words, words + 40]
    for name, size in zip(["srcvocab", "trgvocab"] if sizes[1:] else ["vocab"], sizes, strict=True):
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(text),
            model_prefix=str(folder / f"{name}.xxyy"),
            vocab_size=size,
            eos_id=0,
            unk_id=1,
            bos_id=-1,
            pad_id=-1,
            minloglevel=2,
        )
        (folder / f"{name}.xxyy.model").rename(folder / f"{name}.xxyy.spm")
    rng = np.random.default_rng(shape.width + shape.decoder)
    (folder / "model.xxyy.bin").write_bytes(_model(shape, sizes[0], sizes[-1], rng))
    (folder / "lex.xxyy.bin").write_bytes(_shortlist(sizes[0], sizes[-1], rng))


def _model(shape: Shape, source: int, target: int, rng: np.random.Generator) -> bytes:
    width, items = shape.width, list[tuple[str, int, tuple[int, ...], bytes]]()

    def matrix(name: str, rows: int, columns: int, *, is_table: bool = False) -> None:
        values = rng.normal(0, 1 / np.sqrt(width), (rows, columns)).astype(np.float32)
        multiplier = np.float32(127 / np.abs(values).max())
        rounded = np.rint(values * multiplier).astype(np.int8)
        data = (rounded if is_table else rounded.T).tobytes() + struct.pack("<f", multiplier)
        items.append((name, INT8, (rows, columns), data.ljust(-(-len(data) // 256) * 256, b"\0")))
        if shape.alphas:
            alpha = struct.pack("<f", ALPHA).ljust(256, b"\0")
            items.append((f"{name}_QuantMultA", FLOAT32, (1, 1), alpha))

    def vector(name: str, values: NDArray[np.float64]) -> None:
        data = values.astype(np.float32).tobytes()
        items.append((name, FLOAT32, (1, len(values)), data))

    def bias(name: str, size: int) -> None:
        vector(name, rng.normal(0, 0.1, size))

    def normalisation(prefix: str) -> None:
        vector(f"{prefix}_ln_scale", rng.normal(1, 0.1, width))
        bias(f"{prefix}_ln_bias", width)

    def attention(prefix: str) -> None:
        for part in "qkvo":
            matrix(f"{prefix}_W{part}", width, width)
            bias(f"{prefix}_b{part}", width)
        normalisation(f"{prefix}_Wo")

    def feed_forward(prefix: str) -> None:
        matrix(f"{prefix}_W1", width, shape.inner)
        bias(f"{prefix}_b1", shape.inner)
        matrix(f"{prefix}_W2", shape.inner, width)
        bias(f"{prefix}_b2", width)
        normalisation(f"{prefix}_ffn")

    if shape.tied == "all":
        matrix("Wemb", source, width, is_table=True)
    else:
        matrix("encoder_Wemb", source, width, is_table=True)
        matrix("decoder_Wemb", target, width, is_table=True)
    if shape.tied == "none":
        matrix("decoder_ff_logit_out_W", width, target)
    bias("decoder_ff_logit_out_b", target)
    for n in range(1, shape.encoder + 1):
        attention(f"encoder_l{n}_self")
        feed_forward(f"encoder_l{n}_ffn")
    for n in range(1, shape.decoder + 1):
        matrix(f"decoder_l{n}_rnn_W", width, width)
        matrix(f"decoder_l{n}_rnn_Wf", width, width)
        bias(f"decoder_l{n}_rnn_bf", width)
        normalisation(f"decoder_l{n}_rnn_ffn")
        attention(f"decoder_l{n}_context")
        feed_forward(f"decoder_l{n}_ffn")
    options = (
        f"enc-depth: {shape.encoder}\ndec-depth: {shape.decoder}\ndim-emb: {width}\n"
        f"transformer-heads: {shape.heads}\ntype: transformer\ndec-cell: ssru\n"
        "transformer-decoder-autoreg: rnn\ntransformer-postprocess: dan\n"
        f"tied-embeddings-all: {str(shape.tied == 'all').lower()}\n"
        f"tied-embeddings: {str(shape.tied == 'output').lower()}\n"
    ).encode()
    items.append(("special:model.yml", BYTES, (len(options) + 1,), options + b"\0"))
    return _file(items)


def _file(items: list[tuple[str, int, tuple[int, ...], bytes]]) -> bytes:
    head = struct.pack("<QQ", 1, len(items))
    names = [name.encode() + b"\0" for name, *_ in items]
    for name, (_, kind, dimensions, data) in zip(names, items, strict=True):
        head += struct.pack("<4Q", len(name), kind, len(dimensions), len(data))
    head += b"".join(names)
    for _, _, dimensions, _ in items:
        head += struct.pack(f"<{len(dimensions)}I", *dimensions)
    padding = -(len(head) + 8) % 256
    head += struct.pack("<Q", padding) + b"\0" * padding
    return head + b"".join(data for *_, data in items)


def _shortlist(source: int, target: int, rng: np.random.Generator) -> bytes:
    lists = [np.sort(rng.choice(target, 30, replace=False)) for _ in range(source)]
    offsets = np.cumsum([0, *map(len, lists)]).astype(np.uint64)
    words = np.concatenate(lists).astype(np.uint32)
    head = struct.pack("<6Q", 0xF11A48D5013417F5, 0, 50, 50, len(offsets), len(words))
    return head + offsets.tobytes() + words.tobytes()
