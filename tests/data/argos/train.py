"""Train the network of a test package; writes weights.npz and sentencepiece.model into a folder.

python train.py FOLDER --from en --to es [--steps 3500] [--normalise nmt_nfkc]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

import jax
import jax.numpy as jnp
import network
import numpy as np
import optax
import sentencepiece
from sentences import Pair, pairs

BATCH = 64
SEED = 7
TRAINING, HELD_OUT = 1, 99
"""Seeds of the sentences to learn from and to be tested on."""
COUNT = 40_000

Encoded = tuple[list[int], list[int]]


def directed(data: list[Pair], source: str) -> list[Pair]:
    return data if source == "en" else [(spanish, english) for english, spanish in data]


def train_pieces(data: list[Pair], prefix: Path, rule: str) -> sentencepiece.SentencePieceProcessor:
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=(text for pair in data[:8000] for text in pair),
        model_prefix=str(prefix),
        vocab_size=network.VOCABULARY,
        normalization_rule_name=rule,
        character_coverage=1.0,
        unk_id=0,
        bos_id=network.START,
        eos_id=network.END,
        pad_id=-1,
        num_threads=1,
        minloglevel=2,
    )
    return sentencepiece.SentencePieceProcessor(model_file=f"{prefix}.model")


def batches(data: list[Encoded], random: np.random.Generator) -> Iterator[list[Encoded]]:
    """Batches of sentences about as long as one another, for ever."""
    while True:
        noise = random.random(len(data)) * 3
        order = sorted(range(len(data)), key=lambda i: len(data[i][0]) + len(data[i][1]) + noise[i])
        chunks = [order[i : i + BATCH] for i in range(0, len(order) - BATCH + 1, BATCH)]
        for chunk in random.permutation(len(chunks)):
            yield [data[i] for i in chunks[chunk]]


def padded(batch: list[Encoded]) -> tuple[np.ndarray, ...]:
    """Source, its mask, decoder input, wanted output and its mask; widths in steps of 16."""
    wide = 16 * -(-max(len(source) for source, _ in batch) // 16)
    high = 16 * -(-max(len(target) + 1 for _, target in batch) // 16)
    source = np.zeros((len(batch), wide), np.int32)
    given, wanted = (np.zeros((len(batch), high), np.int32) for _ in range(2))
    for row, (one, other) in enumerate(batch):
        source[row, : len(one)] = one
        given[row, : len(other) + 1] = [network.START, *other]
        wanted[row, : len(other) + 1] = [*other, network.END]
    lengths = np.array([(len(one), len(other) + 1) for one, other in batch])
    source_mask = np.arange(wide) < lengths[:, :1]
    return source, source_mask, given, wanted, np.arange(high) < lengths[:, 1:]


def loss(p: network.Tree, source, source_mask, given, wanted, mask):
    """Cross-entropy with a little label smoothing; and without, to look at."""
    scores = network.decode(p, network.encode(p, source, source_mask), source_mask, given)
    scores = jax.nn.log_softmax(scores)
    nll = -jnp.take_along_axis(scores, wanted[..., None], -1)[..., 0]
    smoothed = 0.95 * nll - 0.05 * scores.mean(-1)
    return (smoothed * mask).sum() / mask.sum(), (nll * mask).sum() / mask.sum()


def train(data: list[Encoded], steps: int, folder: Path) -> network.Tree:
    p = network.initial(SEED)
    schedule = optax.warmup_cosine_decay_schedule(0, 3e-3, 300, steps, 1e-5)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(schedule, b2=0.98))
    state = optimiser.init(p)

    @jax.jit
    def step(p, state, *batch):
        (_, nll), gradient = jax.value_and_grad(loss, has_aux=True)(p, *batch)
        update, state = optimiser.update(gradient, state, p)
        return optax.apply_updates(p, update), state, nll

    start = time.monotonic()
    stream = batches(data, np.random.default_rng(SEED))
    for number in range(1, steps + 1):
        p, state, nll = step(p, state, *padded(next(stream)))
        if number % 100 == 0:
            print(f"{number} nll {float(nll):.4f} {time.monotonic() - start:.0f} s", flush=True)
        if number % 500 == 0 or number == steps:
            np.savez(folder / "weights.npz", **dict(network.flat(p)))
    return p


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="source", choices=["en", "es"], required=True)
    parser.add_argument("--to", dest="target", choices=["en", "es"], required=True)
    parser.add_argument("--steps", type=int, default=3500)
    parser.add_argument("--normalise", default="nmt_nfkc")
    call = parser.parse_args()
    call.folder.mkdir(parents=True, exist_ok=True)
    data = directed(pairs(COUNT, TRAINING), call.source)
    pieces = train_pieces(data, call.folder / "sentencepiece", call.normalise)
    encoded = [(pieces.encode(one), pieces.encode(other)) for one, other in data]
    short = [pair for pair in encoded if max(map(len, pair)) <= network.LONGEST - 2]
    print(f"{len(short)} of {len(data)} pairs", flush=True)
    p = train(short, call.steps, call.folder)
    test = directed(pairs(200, HELD_OUT), call.source)
    right = sum(pieces.decode(network.greedy(p, pieces.encode(one))[0]) == o for one, o in test)
    print(f"equal to the reference: {right} of {len(test)} held-out sentences")


if __name__ == "__main__":
    main()
