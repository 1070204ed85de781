"""How often the Argos engine's links tie the right words together, by the share they need.

    uv run python bench/argos_alignment.py

On made-up sentences whose names stand in both languages and whose nouns have one rendering.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

DATA = Path(__file__).parents[1] / "tests" / "data" / "argos"
sys.path.insert(0, str(DATA))

import sentences  # noqa: E402

from translate.engines import alignment  # noqa: E402
from translate.engines.argos.packages import read  # noqa: E402
from translate.engines.argos.store import install  # noqa: E402
from translate.engines.argos.translator import ArgosTranslator  # noqa: E402
from translate.hypothesis import Hypothesis  # noqa: E402

TABLES = (
    sentences.CITIES,
    sentences.DAYS,
    sentences.NUMBERS,
    sentences.EVENTS,
    sentences.COUNTRIES,
    sentences.ACTORS,
    sentences.WORKS,
)
VESSELS = {("transbordador", "ferry"), ("barco", "boat"), ("buque", "boat")}
NOUNS = {
    *((es.split()[-1], en.split()[-1]) for table in TABLES for en, es in table.items()),
    ("personas", "people"),
    *VESSELS,
}
"""(Spanish, English), the last word of each entry."""


def judged(source: str, hypothesis: Hypothesis) -> list[tuple[str, bool | None]]:
    """Each Spanish word with a known origin: its kind, and whether its link is right (or none)."""
    text, words = hypothesis.text, re.findall(r"\w+", source)
    linked = {
        text[slice(*link.target)]: source[slice(*link.source)]
        for link in hypothesis.alignment or ()
    }
    answers: list[tuple[str, bool | None]] = []
    for word in re.findall(r"\w+", text):
        if text.split().count(word) != 1:
            continue  # which of two is meant can't be told
        if word in words and (word[0].isupper() or "_" in word):
            kind, origins = "name", {word}
        else:
            kind = "noun"
            origins = {english for spanish, english in NOUNS if spanish == word} & set(words)
        if origins:
            answers.append((kind, linked[word] in origins if word in linked else None))
    return answers


def main() -> None:
    sources = [english for english, _ in sentences.pairs(400, seed=77)]
    with tempfile.TemporaryDirectory() as scratch:
        model = install(DATA / "en_es.argosmodel", Path(scratch))
        package = read(Path(scratch) / model.name)
        assert package
        translator = ArgosTranslator(package, compute_type="float32", threads=1)
        for least in (0.2, 0.35, 0.5, 0.65):
            alignment.LEAST = least
            hypotheses = translator.translate(sources)
            answers = [
                answer
                for source, hypothesis in zip(sources, hypotheses, strict=True)
                for answer in judged(source, hypothesis)
            ]
            for kind in ("name", "noun"):
                of_kind = [right for which, right in answers if which == kind]
                print(
                    f"share {least}: {len(of_kind)} {kind}s, {of_kind.count(True)} right, "
                    f"{of_kind.count(False)} wrong, {of_kind.count(None)} without a link"
                )


if __name__ == "__main__":
    main()
