"""A small Transformer in JAX, built the way CTranslate2's `TransformerSpec` computes it.

Pre-norm with a final norm, ReLU, embeddings times sqrt(width), one embedding for source, target and
output, sinusoids that count positions from 1 (sines, then cosines, as CTranslate2 makes them where
a model has no table).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

WIDTH, HEADS, INNER, LAYERS = 64, 4, 256, 2
EPSILON = 1e-6
VOCABULARY = 800
LONGEST = 64
"""Pieces; longer training sentences are left out."""
START, END = 1, 2

Tree = Any
"""Arrays in nested dicts and lists."""


def positions(count: int) -> np.ndarray:
    half = WIDTH // 2
    scale = np.exp(np.arange(half) * -(math.log(10000.0) / (half - 1)))
    angles = (np.arange(count)[:, None] + 1) * scale[None]
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


POSITIONS = positions(LONGEST + 2)


def initial(seed: int) -> Tree:
    random = np.random.default_rng(seed)

    def linear(outputs: int, inputs: int) -> Tree:
        scale = math.sqrt(2.0 / (outputs + inputs))
        weight = random.standard_normal((outputs, inputs)) * scale
        return {"weight": weight.astype(np.float32), "bias": np.zeros(outputs, np.float32)}

    def norm() -> Tree:
        return {"gamma": np.ones(WIDTH, np.float32), "beta": np.zeros(WIDTH, np.float32)}

    def attention() -> Tree:
        return {name: linear(WIDTH, WIDTH) for name in ("query", "key", "value", "output")} | {
            "norm": norm()
        }

    def feed_forward() -> Tree:
        return {"in": linear(INNER, WIDTH), "out": linear(WIDTH, INNER), "norm": norm()}

    embedding = random.standard_normal((VOCABULARY, WIDTH)) * WIDTH**-0.5
    return {
        "embedding": embedding.astype(np.float32),
        "bias": np.zeros(VOCABULARY, np.float32),
        "encoder": [{"self": attention(), "ffn": feed_forward()} for _ in range(LAYERS)],
        "encoder_norm": norm(),
        "decoder": [
            {"self": attention(), "cross": attention(), "ffn": feed_forward()}
            for _ in range(LAYERS)
        ],
        "decoder_norm": norm(),
    }


def normed(p: Tree, x: jax.Array) -> jax.Array:
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / jnp.sqrt(variance + EPSILON) * p["gamma"] + p["beta"]


def linear(p: Tree, x: jax.Array) -> jax.Array:
    return x @ p["weight"].T + p["bias"]


def attend(p: Tree, x: jax.Array, memory: jax.Array, mask: jax.Array) -> jax.Array:
    def split(y: jax.Array) -> jax.Array:
        return y.reshape(*y.shape[:2], HEADS, WIDTH // HEADS).transpose(0, 2, 1, 3)

    query = split(linear(p["query"], x))
    key, value = split(linear(p["key"], memory)), split(linear(p["value"], memory))
    scores = query @ key.transpose(0, 1, 3, 2) / math.sqrt(WIDTH // HEADS)
    mixed = jax.nn.softmax(jnp.where(mask, scores, -1e9), -1) @ value
    return linear(p["output"], mixed.transpose(0, 2, 1, 3).reshape(x.shape))


def feed(p: Tree, x: jax.Array) -> jax.Array:
    return linear(p["out"], jax.nn.relu(linear(p["in"], normed(p["norm"], x))))


def embed(p: Tree, pieces: jax.Array) -> jax.Array:
    return p["embedding"][pieces] * math.sqrt(WIDTH) + POSITIONS[: pieces.shape[1]]


def encode(p: Tree, source: jax.Array, mask: jax.Array) -> jax.Array:
    x = embed(p, source)
    for layer in p["encoder"]:
        y = normed(layer["self"]["norm"], x)
        x = x + attend(layer["self"], y, y, mask[:, None, None, :])
        x = x + feed(layer["ffn"], x)
    return normed(p["encoder_norm"], x)


def decode(p: Tree, memory: jax.Array, mask: jax.Array, target: jax.Array) -> jax.Array:
    x = embed(p, target)
    causal = jnp.tril(jnp.ones((target.shape[1], target.shape[1]), bool))[None, None]
    for layer in p["decoder"]:
        y = normed(layer["self"]["norm"], x)
        x = x + attend(layer["self"], y, y, causal)
        y = normed(layer["cross"]["norm"], x)
        x = x + attend(layer["cross"], y, memory, mask[:, None, None, :])
        x = x + feed(layer["ffn"], x)
    return normed(p["decoder_norm"], x) @ p["embedding"].T + p["bias"]


_encode = jax.jit(encode)
_next = jax.jit(lambda p, m, mask, t, i: jax.nn.log_softmax(decode(p, m, mask, t)[0, i]))


def greedy(p: Tree, source: list[int]) -> tuple[list[int], float]:
    """One sentence's pieces and the sum of log-probabilities: what CTranslate2 has to equal."""
    rest = LONGEST - len(source)
    mask = jnp.array([[1] * len(source) + [0] * rest], bool)
    memory = _encode(p, jnp.array([source + [0] * rest]), mask)
    made, total = [START], 0.0
    while len(made) < LONGEST:
        padded = jnp.array([made + [0] * (LONGEST - len(made))])
        scores = np.asarray(_next(p, memory, mask, padded, len(made) - 1))
        best = int(scores.argmax())
        total += float(scores[best])
        if best == END:
            break
        made.append(best)
    return made[1:], total


def flat(tree: Tree, prefix: str = "") -> Iterator[tuple[str, np.ndarray]]:
    """The arrays by dotted name: `encoder.0.self.query.weight`."""
    if isinstance(tree, dict | list):
        items = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for key, value in items:
            yield from flat(value, f"{prefix}.{key}" if prefix else str(key))
    else:
        yield prefix, np.asarray(tree)


def unflat(arrays: dict[str, np.ndarray], tree: Tree = None, prefix: str = "") -> Tree:
    """The tree again, from what `flat` gave."""
    tree = initial(0) if tree is None else tree
    if isinstance(tree, dict):
        return {k: unflat(arrays, v, f"{prefix}.{k}" if prefix else k) for k, v in tree.items()}
    if isinstance(tree, list):
        return [unflat(arrays, v, f"{prefix}.{i}") for i, v in enumerate(tree)]
    return arrays[prefix]
