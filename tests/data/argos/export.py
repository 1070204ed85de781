"""Make an installable `.argosmodel` out of what train.py wrote; no torch, no converter.

    python export.py FOLDER OUT --from en --to es [--quantization int8]

The zip holds no dates, so the same weights give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import zipfile
from pathlib import Path

import network
import numpy as np
import sentencepiece
from ctranslate2.converters import utils
from ctranslate2.specs import common_spec, transformer_spec

LANGUAGES = {"en": "English", "es": "Spanish"}
README = """# A test package
A toy of 2 + 2 layers that learned made-up sentences; for dragoman's tests alone. MIT, as dragoman.
"""
Arrays = dict[str, np.ndarray]


def specification(arrays: Arrays, tokens: list[str]) -> transformer_spec.TransformerSpec:
    """The weights in CTranslate2's layout; equal matrices are stored once by `optimize`."""
    spec = transformer_spec.TransformerSpec.from_config(
        network.LAYERS,
        network.HEADS,
        pre_norm=True,
        activation=common_spec.Activation.RELU,
        alignment_heads=network.HEADS,  # the mean of all aligns far better than the first alone
    )
    spec.encoder.embeddings[0].weight = arrays["embedding"]
    spec.decoder.embeddings.weight = arrays["embedding"]
    spec.decoder.projection.weight = arrays["embedding"]
    spec.decoder.projection.bias = arrays["bias"]
    for name, part in (("encoder", spec.encoder), ("decoder", spec.decoder)):
        norm(part.layer_norm, arrays, f"{name}_norm")
        for number, layer in enumerate(part.layer):
            at = f"{name}.{number}"
            norm(layer.self_attention.layer_norm, arrays, f"{at}.self.norm")
            fused(layer.self_attention.linear[0], arrays, f"{at}.self", ["query", "key", "value"])
            linear(layer.self_attention.linear[1], arrays, f"{at}.self.output")
            if name == "decoder":
                norm(layer.attention.layer_norm, arrays, f"{at}.cross.norm")
                linear(layer.attention.linear[0], arrays, f"{at}.cross.query")
                fused(layer.attention.linear[1], arrays, f"{at}.cross", ["key", "value"])
                linear(layer.attention.linear[2], arrays, f"{at}.cross.output")
            norm(layer.ffn.layer_norm, arrays, f"{at}.ffn.norm")
            linear(layer.ffn.linear_0, arrays, f"{at}.ffn.in")
            linear(layer.ffn.linear_1, arrays, f"{at}.ffn.out")
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.config.layer_norm_epsilon = network.EPSILON
    spec.config.decoder_start_token = tokens[network.START]
    return spec


def linear(spec: common_spec.LinearSpec, arrays: Arrays, name: str) -> None:
    spec.weight, spec.bias = arrays[f"{name}.weight"], arrays[f"{name}.bias"]


def fused(spec: common_spec.LinearSpec, arrays: Arrays, at: str, names: list[str]) -> None:
    parts = [common_spec.LinearSpec() for _ in names]
    for part, name in zip(parts, names, strict=True):
        linear(part, arrays, f"{at}.{name}")
    utils.fuse_linear(spec, parts)


def norm(spec: common_spec.LayerNormSpec, arrays: Arrays, name: str) -> None:
    spec.gamma, spec.beta = arrays[f"{name}.gamma"], arrays[f"{name}.beta"]


def save_model(trained: Path, into: Path, quantization: str) -> None:
    """Write a CTranslate2 model folder."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(trained / "sentencepiece.model"))
    tokens = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
    spec = specification(dict(np.load(trained / "weights.npz")), tokens)
    spec.validate()
    spec.optimize(quantization=None if quantization == "float32" else quantization)
    into.mkdir(parents=True, exist_ok=True)
    spec.save(str(into))


def save_package(trained: Path, out: Path, source: str, target: str, quantization: str) -> None:
    metadata = {
        "package_version": "1.0",
        "argos_version": "1.10",
        "from_code": source,
        "from_name": LANGUAGES[source],
        "to_code": target,
        "to_name": LANGUAGES[target],
        "type": "translate",
    }
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / f"translate-{source}_{target}-1_0"
        save_model(trained, root / "model", quantization)
        (root / "sentencepiece.model").write_bytes((trained / "sentencepiece.model").read_bytes())
        (root / "metadata.json").write_text(json.dumps(metadata, indent=1) + "\n")
        (root / "README.md").write_text(README)
        with zipfile.ZipFile(out, "w") as archive:
            for file in sorted(path for path in root.rglob("*") if path.is_file()):
                entry = zipfile.ZipInfo(file.relative_to(scratch).as_posix())
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--from", dest="source", choices=LANGUAGES, required=True)
    parser.add_argument("--to", dest="target", choices=LANGUAGES, required=True)
    parser.add_argument("--quantization", default="int8")
    call = parser.parse_args()
    save_package(call.folder, call.out, call.source, call.target, call.quantization)
    print(call.out, call.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
