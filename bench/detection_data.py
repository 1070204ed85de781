"""The texts that detection is measured on and was tuned on, out of `../shared/eval`.

Each set is cut into halves, by documents where there are some: the confidence was fitted on the
even ones, the odd ones tell how good it is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval"
_SHORT = {
    "arb": "ar", "cat": "ca", "deu": "de", "eng": "en", "fra": "fr", "ita": "it", "jpn": "ja",
    "kor": "ko", "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "tur": "tr", "ukr": "uk",
    "zho": "zh",
}  # fmt: skip
FIRST = 25


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with its language."""

    kind: str
    half: int
    language: str
    """ISO 639-1."""
    text: str
    region: str = ""
    """`BR`, `CN` where the set says it."""


def samples() -> Iterator[Sample]:
    """All of NTREX, then lingua's sentences and word pairs."""
    yield from _ntrex(DATA / "ntrex")
    yield from _lingua(DATA / "langid")


def _ntrex(folder: Path) -> Iterator[Sample]:
    documents = (folder / "doc_ids.txt").read_text("utf-8").splitlines()
    for path in sorted(folder.glob("*.txt")):
        if path.stem == "doc_ids":
            continue
        code, _, region = path.stem.partition("-")
        language = _SHORT[code]
        lines = path.read_text("utf-8").split("\n")
        pairs = zip(documents, lines, strict=False)
        for number, (_, group) in enumerate(groupby(pairs, key=lambda pair: pair[0])):
            sentences = [line for _, line in group]
            half = number % 2
            yield Sample("NTREX, documents", half, language, "\n".join(sentences), region)
            for sentence in sentences:
                yield Sample("NTREX, sentences", half, language, sentence, region)
                yield Sample(
                    f"NTREX, first {FIRST} characters", half, language, sentence[:FIRST], region
                )


def _lingua(folder: Path) -> Iterator[Sample]:
    for kind in ("sentences", "word pairs"):
        path = folder / f"{kind.replace(' ', '-')}.tsv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            for number, (language, text) in enumerate(rows):
                language = "nb" if language == "nn" else language
                yield Sample(f"lingua, {kind}", number % 2, language, text)
                if kind == "sentences":
                    short = text[:FIRST]
                    yield Sample(f"lingua, first {FIRST} characters", number % 2, language, short)
