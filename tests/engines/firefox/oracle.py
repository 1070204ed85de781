"""Marian's forward pass in plain numpy and float32, a sentence at a time: what the graphs are for.

Written from marian-dev's models/transformer.h and rnn/cells.h, without a look at the graphs: it
shares the reader of the file with them and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from translate.engines.firefox.marian import MarianFile

Array = NDArray[np.float32]

END, UNKNOWN = 0, 1


@dataclass(eq=False)
class Oracle:
    """A model, and the target words that it may write."""

    model: MarianFile

    def __post_init__(self) -> None:
        options = self.model.config
        self.heads = options["transformer-heads"]
        self.depths = options["enc-depth"], options["dec-depth"]
        joint = options.get("tied-embeddings-all") or options.get("tied-embeddings-src")
        tied = options.get("tied-embeddings-all") or options.get("tied-embeddings")
        self.source = self.matrix("Wemb" if joint else "encoder_Wemb")
        self.target = self.matrix("Wemb" if joint else "decoder_Wemb")
        self.output = self.target.T if tied else self.matrix("decoder_ff_logit_out_W")
        self.bias = self.model.vectors.get("decoder_ff_logit_out_b")
        if self.bias is None:
            self.bias = np.zeros((1, self.output.shape[1]), np.float32)

    @cache  # noqa: B019 - an oracle lives as long as its test
    def matrix(self, name: str) -> Array:
        matrix = self.model.matrices[name]
        return matrix.values.astype(np.float32) / np.float32(matrix.multiplier)

    def affine(self, x: Array, prefix: str, part: str) -> Array:
        return x @ self.matrix(f"{prefix}_W{part}") + self.model.vectors[f"{prefix}_b{part}"]

    def normalised(self, x: Array, prefix: str) -> Array:
        mean = x.mean(-1, keepdims=True)
        deviation = np.sqrt(((x - mean) ** 2).mean(-1, keepdims=True) + 1e-9)
        scale, bias = (self.model.vectors[f"{prefix}_ln_{name}"] for name in ("scale", "bias"))
        return (x - mean) / deviation * scale + bias

    def attend(self, queries: Array, memory: Array, prefix: str) -> tuple[Array, Array]:
        """Multi-head attention: what is gathered, and the weights [heads, queries, memory]."""
        parts = ((queries, "q"), (memory, "k"), (memory, "v"))
        q, k, v = (
            self.affine(x, prefix, part).reshape(len(x), self.heads, -1).swapaxes(0, 1)
            for x, part in parts
        )
        weights = _softmax(q @ k.swapaxes(1, 2) / np.float32(np.sqrt(q.shape[-1])))
        gathered = (weights @ v).swapaxes(0, 1).reshape(len(queries), -1)
        return self.affine(gathered, prefix, "o"), weights

    def feed_forward(self, x: Array, prefix: str) -> Array:
        inner = np.maximum(self.affine(x, prefix, "1"), 0)
        return self.normalised(x + self.affine(inner, prefix, "2"), f"{prefix}_ffn")

    def encode(self, ids: Sequence[int]) -> Array:
        width = self.source.shape[1]
        x = self.source[list(ids)] * np.float32(np.sqrt(width)) + _positions(0, len(ids), width)
        for n in range(1, self.depths[0] + 1):
            gathered, _ = self.attend(x, x, f"encoder_l{n}_self")
            x = self.normalised(x + gathered, f"encoder_l{n}_self_Wo")
            x = self.feed_forward(x, f"encoder_l{n}_ffn")
        return x

    def step(self, memory: Array, states: list[Array], before: int | None) -> tuple[Array, Array]:
        """Logits of the next word and where it attends to; `states` go one step on.

        The last of `states` counts the steps.
        """
        width = self.target.shape[1]
        place = int(states[-1][0, 0])
        states[-1] = states[-1] + 1
        word = np.zeros((1, width), np.float32) if before is None else self.target[[before]]
        x = word * np.float32(np.sqrt(width)) + _positions(place, 1, width)
        for n in range(1, self.depths[1] + 1):
            prefix = f"decoder_l{n}"
            forget = 1 / (1 + np.exp(-self.affine(x, f"{prefix}_rnn", "f")))
            new = x @ self.matrix(f"{prefix}_rnn_W")
            states[n - 1] = forget * states[n - 1] + (1 - forget) * new
            x = self.normalised(x + np.maximum(states[n - 1], 0), f"{prefix}_rnn_ffn")
            gathered, weights = self.attend(x, memory, f"{prefix}_context")
            x = self.normalised(x + gathered, f"{prefix}_context_Wo")
            x = self.feed_forward(x, f"{prefix}_ffn")
        return (x @ self.output + self.bias)[0], weights[0, 0]

    def start(self) -> list[Array]:
        zeros = [np.zeros((1, self.target.shape[1]), np.float32) for _ in range(self.depths[1])]
        return [*zeros, np.zeros((1, 1), np.float32)]

    def greedy(
        self, ids: Sequence[int], candidates: Sequence[int], most: int
    ) -> tuple[list[int], list[float], list[float]]:
        """The likeliest words of the candidates, with END; ln p and the entropy of each."""
        allowed = np.array([word for word in candidates if word != UNKNOWN])
        memory, states = self.encode(ids), self.start()
        words: list[int] = []
        likelihoods, entropies = [], []
        while len(words) < most and (not words or words[-1] != END):
            logits, _ = self.step(memory, states, words[-1] if words else None)
            logs = _log_softmax(logits[allowed].astype(np.float64))
            words.append(int(allowed[logs.argmax()]))
            likelihoods.append(float(logs.max()))
            entropies.append(float(-(np.exp(logs) * logs).sum()))
        return words, likelihoods, entropies

    def score(
        self, ids: Sequence[int], words: Sequence[int], candidates: Sequence[int]
    ) -> list[float]:
        """ln p of given words among the candidates, one after another."""
        allowed = np.array([word for word in candidates if word != UNKNOWN])
        memory, states = self.encode(ids), self.start()
        found = []
        for before, word in zip([None, *words[:-1]], words, strict=True):
            logits, _ = self.step(memory, states, before)
            logs = _log_softmax(logits[allowed].astype(np.float64))
            found.append(float(logs[np.flatnonzero(allowed == word)[0]]))
        return found


def _softmax(x: Array) -> Array:
    powers = np.exp(x - x.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def _log_softmax(x: NDArray[np.float64]) -> NDArray[np.float64]:
    x = x - x.max()
    return x - np.log(np.exp(x).sum())


def _positions(start: int, count: int, width: int) -> Array:
    half = width // 2
    rates = 10_000.0 ** (-np.arange(half) / (half - 1))
    angles = np.arange(start, start + count)[:, None] * rates
    return np.concatenate([np.sin(angles), np.cos(angles)], 1).astype(np.float32)
