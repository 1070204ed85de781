"""The Argos engine beside stock Argos Translate: the same package, the same sentences, one thread.

    uv venv stock && uv pip install --python stock/bin/python argos-translate-lt onnx
    uv run python bench/argos_stock.py stock/bin/python

Stock runs in that environment, as a child process, and splits with a stand-in for MiniSBD's model
(which can only be downloaded): where it splits is ours, that it splits again is stock's.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).parents[1] / "tests" / "data" / "argos"
ARCHIVE = DATA / "en_es.argosmodel"
ROUNDS = 3
FAULTS = [
    "The user lopa_kiso wrote that the mayor opened a hospital in Cairo.",
    "Dr. Smith studied the fire in Porto for ten years.",
    "The ferry left Lisbon for Oslo\non Monday.",
    "\n\nThe ferry left Lisbon for Oslo on Monday.\n\n",
]


def timed(work: Callable[[], list[str]]) -> tuple[list[str], float]:
    """The answer, and the CPU seconds of the fastest of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        answer = work()
        best = min(best, time.process_time() - start)
    return answer, best


def stock(request: dict[str, list[str]]) -> dict[str, object]:
    """Translate by Argos Translate itself, a call a text, as its users do."""
    from importlib.metadata import version

    from argostranslate import package, translate

    package.install_from_path(ARCHIVE)
    (installed,) = package.get_installed_packages()
    folder = installed.package_path / "minisbd"
    folder.mkdir()
    write_splitter(folder / "en.onnx")
    translation = translate.get_translation_from_codes("en", "es")

    def all_lines() -> list[str]:
        translation.cache = {}
        return [translation.translate(line) for line in request["lines"]]

    lines, seconds = timed(all_lines)
    return {
        "version": version("argos-translate-lt"),
        "lines": lines,
        "seconds": seconds,
        "faults": [translation.translate(text) for text in request["faults"]],
    }


def write_splitter(path: Path) -> None:
    """A model that MiniSBD loads: `.`, `!` and `?` end a sentence, all else is inside a token."""
    import numpy as np
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    units = ["<PAD>", "<UNK>", *map(chr, range(32, 127)), *"áéíóúñüÁÉÍÓÚÑÜ“”‘’«»—–…¿¡"]
    table = np.zeros((len(units), 5), np.float32)
    table[:, 0] = 1
    for mark in ".!?":
        table[units.index(mark)] = [0, 0, 1, 0, 0]
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "units"], ["out"])],
        "rule",
        [
            helper.make_tensor_value_info("units", TensorProto.INT64, ["b", "n"]),
            helper.make_tensor_value_info("features", TensorProto.FLOAT, ["b", "n", "f"]),
        ],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["b", "n", 5])],
        [numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    config = {
        "skip_newline": False,
        "max_seqlen": 1000,
        "batch_size": 32,
        "feat_funcs": ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"],
        "use_dictionary": False,
    }
    vocabulary = {
        "lang": "en",
        "idx": 0,
        "cutoff": 0,
        "lower": False,
        "_id2unit": units,
        "_unit2id": {unit: number for number, unit in enumerate(units)},
    }
    properties = {
        "lang_code": "en",
        "lexicon": "null",
        "config": json.dumps(config),
        "vocab": json.dumps(vocabulary),
    }
    helper.set_model_props(model, properties)
    onnx.save(model, str(path))


def ours(request: dict[str, list[str]], folder: Path) -> dict[str, object]:
    """Translate by this project's engine, the whole batch in a call."""
    from translate.engines.argos import ArgosEngine
    from translate.engines.argos.store import install

    translator = ArgosEngine(folder).load(install(ARCHIVE, folder))

    def run(texts: list[str]) -> list[str]:
        return [hypothesis.text for hypothesis in translator.translate(texts)]

    lines, seconds = timed(lambda: run(request["lines"]))
    return {"lines": lines, "seconds": seconds, "faults": run(request["faults"])}


def run_stock(python: str, request: dict[str, list[str]], home: Path) -> dict[str, object]:
    places = {
        name: str(home / name)
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    }
    result = subprocess.run(
        [python, __file__, "--stock-side"],
        input=json.dumps(request),
        env={
            **os.environ,
            **places,
            "ARGOS_PACKAGES_DIR": str(home / "packages"),
            "ARGOS_INTRA_THREADS": "1",
            "OMP_NUM_THREADS": "1",
            "ORT_DISABLE_TELEMETRY": "1",
        },
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    answer: dict[str, object] = json.loads(result.stdout.splitlines()[-1])
    return answer


def report(lines: list[str], theirs: dict, own: dict) -> None:
    words = sum(len(line.split()) for line in lines)
    pairs = list(zip(lines, theirs["lines"], own["lines"], strict=True))
    plain = [pair for pair in pairs if "_" not in pair[0] and "Dr." not in pair[0]]
    handles = [pair for pair in pairs if "_" in pair[0]]
    print(f"argos-translate-lt {theirs['version']}, {len(lines)} sentences, {words} words")
    print(f"stock, a call a line: {words / theirs['seconds']:,.0f} words per CPU-second")
    print(f"ours, one batch:      {words / own['seconds']:,.0f} words per CPU-second")
    print(f"equal, of those without _ and Dr.: {sum(t == o for _, t, o in plain)} of {len(plain)}")
    print(f"equal, of all: {sum(t == o for _, t, o in pairs)} of {len(pairs)}")
    print(
        f"underscore lost, of {len(handles)}: stock {sum('_' not in t for _, t, _ in handles)}, "
        f"ours {sum('_' not in o for _, _, o in handles)}"
    )
    for text, their, our in zip(FAULTS, theirs["faults"], own["faults"], strict=True):
        print(f"{text!r}\n  stock {their!r}\n  ours  {our!r}")


def main() -> None:
    if sys.argv[1:] == ["--stock-side"]:
        print(json.dumps(stock(json.load(sys.stdin))))
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("python", help="the interpreter of stock's environment")
    parser.add_argument("--count", type=int, default=500)
    call = parser.parse_args()
    if not Path(call.python).is_file():
        sys.exit(f"skipped: {call.python} is no interpreter; make the environment first")
    os.environ["OMP_NUM_THREADS"] = "1"
    sys.path.insert(0, str(DATA))
    from sentences import pairs

    lines = [english for english, _ in pairs(call.count, seed=5)]
    request = {"lines": lines, "faults": FAULTS}
    with tempfile.TemporaryDirectory() as scratch:
        theirs = run_stock(call.python, request, Path(scratch) / "stock")
        own = ours(request, Path(scratch) / "ours")
    report(lines, theirs, own)


if __name__ == "__main__":
    main()
