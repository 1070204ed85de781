"""Measure language detection beside langdetect alone, py3langid and lingua.

    uv run --with lingua-language-detector python bench/detection.py

A library that is not installed is left out; py3langid comes with `dragoman[detect]`. The tables of
docs/detection.md come from here, of the half of the data that the confidence was not fitted on
(`--half both` takes all). The data stands beside the repository (`../shared/eval`); without it
there is nothing to measure.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from detection_data import DATA, Sample, samples

from translate.detect import candidates, detect, foreign_blocks, opinion
from translate.formats import read

UND = "und"
Answer = tuple[str, str]
"""What is said, and what is likeliest; the same where a library always says something."""
FIRST_CALL = "The neighbours mended the clock of the tower before the winter came."
LANGUAGES = {
    *(tag.partition("-")[0] for tags in candidates.CANDIDATES.values() for tag in tags),
    *("bn", "el", "gu", "he", "ja", "kn", "ko", "ml", "pa", "ta", "te", "th", "zh"),
}
"""Those that langdetect knows, and Belarusian and Serbian."""


def _base(code: str) -> str:
    code = code.lower().replace("_", "-").partition("-")[0]
    return "nb" if code == "no" else code


def ours() -> Callable[[str], Answer]:
    opinion._identifier = lambda: None
    candidates._scores.cache_clear()
    return _ours


def ours_with_second() -> Callable[[str], Answer]:
    if not opinion._identifier():
        raise ImportError("py3langid")
    return _ours


def _ours(text: str) -> Answer:
    found = detect(text)
    return _base(found.language), _base(found.guess)


def langdetect() -> Callable[[str], Answer]:
    import langdetect
    from langdetect import DetectorFactory, LangDetectException

    DetectorFactory.seed = 0

    def answer(text: str) -> Answer:
        try:
            code = _base(langdetect.detect(text))
        except LangDetectException:
            code = UND
        return code, code

    return answer


def py3langid() -> Callable[[str], Answer]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)

    def answer(text: str) -> Answer:
        code = _base(identifier.classify(text)[0])
        return code, code

    return answer


def lingua() -> Callable[[str], Answer]:
    from lingua import LanguageDetectorBuilder

    detector = LanguageDetectorBuilder.from_all_languages().build()

    def answer(text: str) -> Answer:
        found = detector.detect_language_of(text)
        code = _base(found.iso_code_639_1.name) if found else UND
        return code, code

    return answer


DETECTORS: dict[str, Callable[[], Callable[[str], Answer]]] = {
    "dragoman[detect]": ours_with_second,
    "dragoman": ours,
    "langdetect alone": langdetect,
    "py3langid": py3langid,
    "lingua": lingua,
}


def installed() -> list[str]:
    """The detectors that can be measured here."""
    needed = {"dragoman[detect]": "py3langid", "py3langid": "py3langid", "lingua": "lingua"}
    return [n for n in DETECTORS if n not in needed or importlib.util.find_spec(needed[n])]


def measure(answer: Callable[[str], Answer], texts: Sequence[Sample]) -> Iterator[str]:
    """A row's cells for each kind of text: likeliest right, said right, said wrong, not said."""
    kinds: dict[str, Counter[str]] = {}
    for sample in texts:
        counts = kinds.setdefault(sample.kind, Counter())
        said, guess = answer(sample.text)
        counts["n"] += 1
        counts["guess"] += guess == sample.language
        counts[UND if said == UND else "right" if said == sample.language else "wrong"] += 1
    for kind, counts in kinds.items():
        shares = (f"{counts[what] / counts['n']:.2%}" for what in ("guess", "right", "wrong", UND))
        yield f"{kind} ({counts['n']}) | " + " | ".join(shares)


def first_call(name: str) -> float:
    """CPU milliseconds of the first answer, imports and loading included."""
    started = time.process_time()
    DETECTORS[name]()(FIRST_CALL)
    return 1000 * (time.process_time() - started)


def same_answers(runs: int) -> bool:
    """Whether runs in other processes, with other hash seeds, say the same of a few texts."""
    digests = set()
    for seed in range(runs):
        env = {**os.environ, "PYTHONHASHSEED": str(seed)}
        command = [sys.executable, __file__, "--digest"]
        digests.add(subprocess.run(command, env=env, check=True, capture_output=True).stdout)
    return len(digests) == 1


def digest() -> str:
    """Names the answers to a few hundred texts."""
    few = (sample.text for number, sample in enumerate(samples()) if number % 199 == 0)
    return hashlib.sha256(repr([detect(text) for text in few]).encode()).hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", choices=("held", "both"), default="held")
    parser.add_argument("--by", nargs="*", choices=DETECTORS, help="these alone")
    parser.add_argument("--other", action="store_true", help="languages without a profile instead")
    parser.add_argument("--variants", action="store_true", help="Portuguese and Chinese alone")
    parser.add_argument("--paragraphs", action="store_true", help="those in another language alone")
    parser.add_argument("--runs", type=int, default=0, help="processes that have to agree")
    parser.add_argument("--first", choices=DETECTORS, help=argparse.SUPPRESS)
    parser.add_argument("--digest", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not (DATA / "ntrex").is_dir():
        print(f"skipped: no evaluation data in {DATA}", file=sys.stderr)
        return 0
    if options.first or options.digest:
        print(f"{first_call(options.first):.0f}" if options.first else digest())
        return 0
    if options.runs:
        print(f"{options.runs} runs agree: {same_answers(options.runs)}")
        return 0
    if options.variants or options.paragraphs:
        (_variants if options.variants else _paragraphs)()
        return 0
    texts = [s for s in samples() if s.half or options.half == "both"]
    names = [name for name in installed() if not options.by or name in options.by]
    _table([s for s in texts if (s.language in LANGUAGES) is not options.other], names)
    return 0


def _paragraphs() -> None:
    """How many paragraphs are called foreign: in their own article, and in another's."""
    own, other = Counter[str](), Counter[str]()
    english = [s.text for s in samples() if s.kind == "NTREX, sentences" and s.language == "en"]
    for number, sample in enumerate(s for s in samples() if s.kind == "NTREX, sentences"):
        before, after = english[number % len(english)], english[number % len(english) - 1]
        if sample.language == "en" or sum(map(str.isalpha, sample.text)) < 60:
            continue
        article = read("\n\n".join((before, sample.text, after)).encode())
        other[str(foreign_blocks(article.with_language("en")).get(1, UND) != UND)] += 1
    for sample in samples():
        if sample.kind == "NTREX, documents":
            article = read(sample.text.replace("\n", "\n\n").encode())
            article = article.with_language(sample.language)
            own["blocks"] += len(article.blocks)
            own["foreign"] += len(foreign_blocks(article))
    print(f"{own['foreign']} of {own['blocks']} paragraphs in their own article are called foreign")
    print(f"{other['True']} of {other.total()} paragraphs of 60 letters in an English one are")


def _variants() -> None:
    """What is said of Portuguese from Brazil and Portugal, and of Chinese, all of it."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for sample in samples():
        if sample.language in ("pt", "zh") and sample.kind.startswith("NTREX"):
            name = f"{sample.language} {sample.region}".strip()
            counts.setdefault((sample.kind, name), Counter())[detect(sample.text).language] += 1
    for (kind, name), said in counts.items():
        print(f"{kind}, {name}: " + ", ".join(f"{n} {tag}" for tag, n in said.most_common()))


def _table(texts: Sequence[Sample], names: Sequence[str]) -> None:
    print("| texts (number) | by | likeliest is right | said, right | said, wrong | not said |")
    print("|---|---|--:|--:|--:|--:|")
    rows: list[tuple[str, str]] = []
    costs = []
    for name in names:
        answer = DETECTORS[name]()
        answer(FIRST_CALL)
        started = time.process_time()
        for cells in measure(answer, texts):
            kind, _, shares = cells.partition(" | ")
            rows.append((kind, f"| {kind} | {name} | {shares} |"))
        each = 1000 * (time.process_time() - started) / len(texts)
        command = [sys.executable, __file__, "--first", name]
        first = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        costs.append(f"| {name} | {first} ms | {each:.2f} ms |")
    order = list(dict.fromkeys(kind for kind, _ in rows))
    print("\n".join(row for _, row in sorted(rows, key=lambda row: order.index(row[0]))))
    print("\n| by | first call, CPU | a text, CPU |\n|---|--:|--:|")
    print("\n".join(costs))


if __name__ == "__main__":
    raise SystemExit(main())
