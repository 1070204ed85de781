"""Measure the checks on human translations: alarms on sound ones, recall on planted faults.

    uv run python bench/checks.py

Reads ../shared/eval/ntrex (English and its translations, one thread, a minute).
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path

from translate.checks import check_segment
from translate.checks.numbers import lost, numbers

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "ntrex"
PAIRS = {
    "por-BR": "pt-BR", "por": "pt-PT", "spa": "es", "fra": "fr", "deu": "de", "ita": "it",
    "cat": "ca", "rus": "ru", "ukr": "uk", "pol": "pl", "tur": "tr", "arb": "ar", "jpn": "ja",
    "kor": "ko", "zho-CN": "zh-Hans",
}  # fmt: skip


def planted(source: str, target: str, language: str, chance: random.Random) -> list[str]:
    """The target with a digit changed, once for each number that the source has in digits."""
    values = {value for number in numbers(source, "en") for value in number.values}
    faulty = []
    for match in re.finditer(r"\d+(?:[.,]\d+)*", target):
        if any(values & n.values for n in numbers(match[0], language, lenient=True)):
            at = chance.choice([i for i in range(*match.span()) if target[i].isdigit()])
            digit = chance.choice([d for d in "123456789" if d != target[at]])
            faulty.append(target[:at] + digit + target[at + 1 :])
    return faulty


def main() -> int:
    if not (DATA / "eng.txt").exists():
        print(f"skipped: needs NTREX in {DATA.parent.parent.name}/{DATA.parent.name}")
        return 0
    source = (DATA / "eng.txt").read_text("utf-8").splitlines()
    print("lines with an alarm, % (en to …); changed digits found; alarms on copied sources, %")
    for name, language in PAIRS.items():
        chance = random.Random(4)
        target = (DATA / f"{name}.txt").read_text("utf-8").splitlines()
        alarms: Counter[str] = Counter()
        found = total = copies = 0
        for one, other in zip(source, target, strict=True):
            kinds = {
                finding.kind
                for finding in check_segment(
                    one, other, source_language="en", target_language=language
                )
            }
            alarms.update(kinds)
            alarms["any"] += bool(kinds)
            copy = check_segment(one, one, source_language="en", target_language=language)
            copies += any(finding.kind == "copy" for finding in copy)
            if "number" not in kinds:
                faulty = planted(one, other, language, chance)
                total += len(faulty)
                found += sum(bool(lost(one, text, "en", language)) for text in faulty)
        rates = "  ".join(
            f"{kind} {100 * n / len(source):.1f}" for kind, n in sorted(alarms.items())
        )
        share = f"{found}/{total}", f"{100 * copies / len(source):.1f}"
        print(f"{name:7} digits {share[0]:8} copies {share[1]:5} alarms: {rates}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
