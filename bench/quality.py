"""BLEU and chrF of `dragoman lines` beside the engine's own on the same lines.

    uv run python bench/quality.py [--lines 1000] [--target por-BR]

Reads NTREX-128 from ../shared/eval/ntrex (not part of the project). Three rounds: the lines as
they are, with curly quotes, and the first 60 in capitals (scored in lower case). Quotes are folded
to straight ones on both sides before scoring.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

from translate.engines.routing import find_route
from translate.evaluation import corpus_scores, fold

DATA = Path(__file__).parents[2] / "shared" / "eval" / "ntrex"


def curl(line: str) -> str:
    """The line with the quotation marks and apostrophes of an English newsroom."""
    line = re.sub(r'(^|(?<=[\s(\[—–-]))"', "“", line).replace('"', "”")
    return re.sub(r"(^|(?<=[\s(\[—–“-]))'(?!\d0s)", "‘", line).replace("'", "’")


def dragoman(lines: list[str], target: str) -> list[str]:
    command = [sys.executable, "-m", "translate", "lines", "--from", "en", "--to", target, "-q"]
    text = "".join(f"{line}\n" for line in lines)
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def score(drafts: list[str], references: list[str], *, lower: bool = False) -> str:
    folded = [
        [fold(text).lower() if lower else fold(text) for text in side]
        for side in (drafts, references)
    ]
    scores = corpus_scores(folded[0], [folded[1]], "pt", ("BLEU", "chrF2"))
    return f"BLEU {scores['BLEU']:6.2f}  chrF {scores['chrF2']:6.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1000)
    parser.add_argument("--target", default="por-BR")
    options = parser.parse_args()
    for name in ("eng", options.target):
        if not (DATA / f"{name}.txt").is_file():
            sys.exit(f"skipped: {DATA / name}.txt is not there")
    source = (DATA / "eng.txt").read_text("utf-8").splitlines()[: options.lines]
    wanted = (DATA / f"{options.target}.txt").read_text("utf-8").splitlines()[: options.lines]
    engine = [hypothesis.text for hypothesis in find_route("en", "pt").translate(source)]
    plain = dragoman(source, "pt-BR")
    print(f"engine alone         {score(engine, wanted)}")
    print(f"dragoman             {score(plain, wanted)}")
    print(f"dragoman, to pt      {score(dragoman(source, 'pt'), wanted)}")
    print(f"curly, engine alone  {score(_engine(map(curl, source)), wanted)}")
    print(f"curly, dragoman      {score(dragoman([*map(curl, source)], 'pt-BR'), wanted)}")
    few, reference = source[:60], wanted[:60]
    loud = [line.upper() for line in few]
    print(f"60 lines             {score(plain[:60], reference, lower=True)}")
    print(f"60 capitals, engine  {score(_engine(loud), reference, lower=True)}")
    print(f"60 capitals          {score(dragoman(loud, 'pt-BR'), reference, lower=True)}")


def _engine(lines: object) -> list[str]:
    return [h.text for h in find_route("en", "pt").translate(list(lines))]  # type: ignore[call-overload]


if __name__ == "__main__":
    main()
