"""Compare CTranslate2 with the JAX network on sentences that it never saw.

python verify.py FOLDER --from en --to es
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import ctranslate2
import export
import network
import numpy as np
import sentencepiece
from sentences import pairs
from train import COUNT, HELD_OUT, TRAINING, directed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="source", choices=export.LANGUAGES, required=True)
    parser.add_argument("--to", dest="target", choices=export.LANGUAGES, required=True)
    call = parser.parse_args()
    spm = sentencepiece.SentencePieceProcessor(model_file=str(call.folder / "sentencepiece.model"))
    weights = network.unflat(dict(np.load(call.folder / "weights.npz")))
    seen = set(directed(pairs(COUNT, TRAINING), call.source))
    test = [pair for pair in directed(pairs(400, HELD_OUT), call.source) if pair not in seen]
    wanted = [network.greedy(weights, spm.encode(source)) for source, _ in test]
    for quantization in ("float32", "int8"):
        with tempfile.TemporaryDirectory() as folder:
            export.save_model(call.folder, Path(folder), quantization)
            model = ctranslate2.Translator(folder, compute_type=quantization, intra_threads=1)
            results = model.translate_batch(
                [spm.encode(source, out_type=str) for source, _ in test],
                beam_size=1,
                length_penalty=0,
                return_scores=True,
            )
        made = [result.hypotheses[0] for result in results]
        same = [
            pieces == [spm.id_to_piece(number) for number in numbers]
            for pieces, (numbers, _) in zip(made, wanted, strict=True)
        ]
        gap = max(
            abs(result.scores[0] - total)
            for result, (_, total), equal in zip(results, wanted, same, strict=True)
            if equal
        )
        right = sum(spm.decode(p) == target for p, (_, target) in zip(made, test, strict=True))
        print(
            f"{quantization}: {sum(same)} of {len(test)} as JAX, scores within {gap:.0e}, "
            f"{right} as the reference"
        )


if __name__ == "__main__":
    main()
