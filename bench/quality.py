"""BLEU and chrF of `dragoman lines` beside the engine's own on the same lines.

    uv run python bench/quality.py [--lines 1000] [--target por-BR]

Reads NTREX-128 from ../shared/eval/ntrex (not part of the project). Four rounds: the lines as
they are, with curly quotes, the first 60 in capitals (scored in lower case), and the first 250
that are as long as headlines in Title Case. Quotes are folded to straight ones on both sides before
scoring; in how many lines all quotation marks are kept is told beside.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

from translate.engines.routing import find_route
from translate.evaluation import corpus_scores, fold
from translate.typography import scan

DATA = Path(__file__).parents[2] / "shared" / "eval" / "ntrex"


def curl(line: str) -> str:
    """The line with the quotation marks and apostrophes of an English newsroom."""
    line = re.sub(r'(^|(?<=[\s(\[—–-]))"', "“", line).replace('"', "”")
    return re.sub(r"(^|(?<=[\s(\[—–“-]))'(?!\d0s)", "‘", line).replace("'", "’")


def title(line: str) -> str:
    """The line as an English headline: a capital for each word but the small ones."""
    small = r"(?:an?|and|as|at|but|by|for|from|in|into|of|on|or|the|to|up|with)"
    word = rf"(?<![\w'’])(?!(?<!^){small}\b)[a-z][^\W\d_]*"
    return re.sub(word, lambda match: match[0][0].upper() + match[0][1:], line)


def kept(sources: list[str], drafts: list[str]) -> str:
    """In how many of the lines with curly double quotes no quotation mark is lost or added."""
    quoted = [pair for pair in zip(sources, drafts, strict=True) if "“" in pair[0]]
    same = sum(len(scan(source).marks) == len(scan(draft).marks) for source, draft in quoted)
    return f"quotes kept in {same} of {len(quoted)}"


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
    curly = [*map(curl, source)]
    drafts = dragoman(curly, "pt-BR")
    print(f"curly, dragoman      {score(drafts, wanted)}  {kept(curly, drafts)}")
    quoted = [n for n, line in enumerate(curly) if "“" in line][:300]
    for name, of in (("curly", drafts), ("straight", plain)):
        some = score([of[n] for n in quoted], [wanted[n] for n in quoted])
        told = kept([curly[n] for n in quoted], [of[n] for n in quoted]) if of is drafts else ""
        print(f"{len(quoted)} quoted, {name:9} {some}  {told}")
    few, reference = source[:60], wanted[:60]
    loud = [line.upper() for line in few]
    print(f"60 lines             {score(plain[:60], reference, lower=True)}")
    print(f"60 capitals, engine  {score(_engine(loud), reference, lower=True)}")
    print(f"60 capitals          {score(dragoman(loud, 'pt-BR'), reference, lower=True)}")
    short = [n for n, line in enumerate(source) if 5 <= len(line.split()) <= 16][:250]
    titled, reference = [title(source[n]) for n in short], [wanted[n] for n in short]
    print(f"{len(short)} short lines      {score([plain[n] for n in short], reference)}")
    print(f"… in titles, engine  {score(_engine(titled), reference)}")
    print(f"… in titles          {score(dragoman(titled, 'pt-BR'), reference)}")


def _engine(lines: object) -> list[str]:
    return [h.text for h in find_route("en", "pt").translate(list(lines))]  # type: ignore[call-overload]


if __name__ == "__main__":
    main()
